import { PATHWAY_LABELS, PATHWAYS } from "../../../domain/pathway.js";
import { SERVICE_GROUPS, SERVICE_SETTING_LABELS, SERVICE_SETTINGS } from "../../../domain/serviceDirectory.js";
import type { ListedService } from "../../../services/directory/listServices.js";
import type { ServiceUpdate, TypedService } from "../../../services/directory/saveService.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, count, day, flag, repeated, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { serviceItem, serviceSections } from "./serviceSections.js";

const DETAILS = {
  pathway: repeated(choice("pathway", PATHWAYS, "what it helps with; repeatable")),
  setting: choice("setting", SERVICE_SETTINGS, "where it sees people"),
  publicLabel: text("name", "a neutral name that may be printed where others see it"),
  organisation: text("name", "who runs it"),
  at: repeated(text("code", "a prison it works with, any unless given; repeatable")),
  area: repeated(text("name", "an area it is for people released to, any unless given; repeatable")),
  for: repeated(choice("group", SERVICE_GROUPS, "whom it is for, anyone unless given; repeatable")),
  ageFrom: count("years", "the youngest it is for", { min: 1, max: 120 }),
  ageTo: count("years", "the oldest it is for", { min: 1, max: 120 }),
  howToRefer: text("words", "how it is asked"),
  daysToAnswer: count("days", "working days within which it answers", { min: 1, max: 365 }),
  address: text("words", "where it is"),
  postcode: text("postcode", "the postcode of that"),
  phone: text("number", "where it can be rung"),
  open: text("words", "when it is open"),
  travel: text("words", "how to get there"),
  notes: text("words", "anything else a worker should know"),
};

interface Details
  extends Omit<TypedService, "pathways" | "prisons" | "releaseAreas" | "whoFor" | "ageFrom" | "ageTo" | "daysToAnswer"> {
  readonly pathway: readonly string[];
  readonly at: readonly string[];
  readonly area: readonly string[];
  readonly for: readonly string[];
  readonly ageFrom: number | undefined;
  readonly ageTo: number | undefined;
  readonly daysToAnswer: number | undefined;
  readonly open: string | undefined;
  readonly travel: string | undefined;
}

/** The flags as the texts of the directory's fields. */
function typedOf({
  pathway,
  at,
  area,
  for: groups,
  ageFrom,
  ageTo,
  daysToAnswer,
  open,
  travel,
  ...texts
}: Details): TypedService {
  return {
    ...texts,
    pathways: listText(pathway),
    prisons: listText(at),
    releaseAreas: listText(area),
    whoFor: listText(groups),
    ageFrom: ageFrom?.toString(),
    ageTo: ageTo?.toString(),
    daysToAnswer: daysToAnswer?.toString(),
    openingTimes: open,
    travelNotes: travel,
  };
}

function listText(list: readonly string[]): string | undefined {
  return list.length === 0 ? undefined : list.join(";");
}

export const serviceAdd = command({
  description: "Adds a service to the directory, as checked today.",
  args: { name: argument("what it is called") },
  options: DETAILS,
  examples: [
    [
      'resettle service add "Harbour Advice" --pathway finance_and_id --setting community --area Testford --phone "01632 960130"',
      "a service for one area",
    ],
  ],
  async run(context, { name, ...given }) {
    const { ask } = context;
    const pathway =
      given.pathway.length > 0
        ? given.pathway
        : await ask.checkbox({
            flag: "--pathway",
            message: "What does it help with?",
            choices: labelChoices(PATHWAYS, PATHWAY_LABELS),
          });
    const setting =
      given.setting ??
      (await ask.select({
        flag: "--setting",
        message: "Where does it see people?",
        choices: labelChoices(SERVICE_SETTINGS, SERVICE_SETTING_LABELS),
      }));
    const { withSession } = await import("../../../services/session.js");
    const { addService } = await import("../../../services/directory/saveService.js");
    const typed = { pathways: "", ...typedOf({ ...given, pathway, setting }), name };
    await print(context, "service.add/1", await withSession(sessionOptions(context), (session) => addService(session, typed)));
  },
});

export const serviceUpdate = command({
  description: "Changes what is known of a service: what is given takes the place of what was there, and the rest stays.",
  args: { service: argument("name, or a part of it if only one service has it") },
  options: {
    ...DETAILS,
    checked: flag("all of it has been checked today"),
    withdrawn: flag("it is no longer offered"),
    offered: flag("it is offered again"),
  },
  examples: [
    ['resettle service update riverside --phone "01632 960131" --checked', "a new number, and the rest is still true"],
    ['resettle service update "Keys Tenancy Advice" --withdrawn', "it is no longer offered"],
  ],
  async run(context, { service, checked, withdrawn, offered, ...given }) {
    const { options } = context;
    const typed = { ...typedOf(given), ...(withdrawn ? { withdrawnOn: options.asOf } : offered ? { withdrawnOn: "" } : {}) };
    const { requireChanges } = await import("../../../services/givenFields.js");
    requireChanges(
      { ...typed, ...(checked ? { checked } : {}) },
      "--phone, --notes, --checked, --withdrawn … (--help shows all)",
    );
    await save(context, "service.update/1", service, { typed, checkedOn: checked ? options.asOf : undefined });
  },
});

export const serviceChecked = command({
  description: "Says that somebody has made sure that all that is known of a service is still true.",
  args: { service: argument("name, or a part of it if only one service has it") },
  options: { on: day("the day that was; today unless given") },
  examples: [["resettle service checked riverside", "rung up this morning: nothing has changed"]],
  run: (context, { service, on }) =>
    save(context, "service.checked/1", service, { typed: {}, checkedOn: on ?? context.options.asOf }),
});

async function save(context: Context, schema: string, service: string, update: ServiceUpdate): Promise<void> {
  const { withSession } = await import("../../../services/session.js");
  const { updateService } = await import("../../../services/directory/saveService.js");
  await print(context, schema, await withSession(sessionOptions(context), (session) => updateService(session, service, update)));
}

async function print({ output }: Context, schema: string, saved: ListedService): Promise<void> {
  await output.item({ schema, item: serviceItem(saved), sections: serviceSections(saved) });
}
