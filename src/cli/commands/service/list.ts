import { PATHWAY_LABELS, PATHWAYS } from "../../../domain/pathway.js";
import { SERVICE_GROUPS, SERVICE_SETTING_LABELS } from "../../../domain/serviceDirectory.js";
import type { ListedService, ServiceList } from "../../../services/directory/listServices.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { argument, choice, flag, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { serviceItem, serviceSections, stateWords, whoForWords } from "./serviceSections.js";

const COLUMNS: readonly Column<ListedService>[] = [
  { key: "name", title: "Name", get: ({ service }) => service.name },
  {
    key: "pathways",
    title: "Helps with",
    get: ({ service }) => service.pathways.join(";"),
    format: (_, { service }) => service.pathways.map((pathway) => PATHWAY_LABELS[pathway]).join("; "),
  },
  {
    key: "setting",
    title: "Where",
    get: ({ service }) => service.setting,
    format: (_, { service }) => SERVICE_SETTING_LABELS[service.setting],
  },
  {
    key: "releaseAreas",
    title: "Areas",
    get: ({ service }) => service.releaseAreas.join(";"),
    format: (_, { service }) => service.releaseAreas.join(", "),
  },
  {
    key: "state",
    title: "State",
    get: stateWords,
    tone: ({ stale, withdrawn }) => (stale || withdrawn ? "warning" : undefined),
  },
  { key: "prisons", title: "Prisons", get: ({ service }) => service.prisons.join(";"), dataOnly: true },
  { key: "whoFor", title: "Who for", get: ({ service }) => whoForWords(service), dataOnly: true },
  { key: "phone", title: "Phone", get: ({ service }) => service.phone, dataOnly: true },
  { key: "daysToAnswer", title: "Answers within", get: ({ service }) => service.daysToAnswer, dataOnly: true },
  { key: "checkedOn", title: "Last checked", get: ({ service }) => service.checkedOn, kind: "day", dataOnly: true },
];

export const serviceList = command({
  description:
    "The services of the directory, by name. Those for any prison, any area or anyone are there too when a prison, an area or a group is asked for.",
  options: {
    pathway: choice("pathway", PATHWAYS, "those that help with this"),
    area: text("name", "those for people released to this area"),
    setting: choice("setting", ["custody", "community"], "those that see people there"),
    for: choice("group", SERVICE_GROUPS, "those for these people"),
    stale: flag("only those that nobody has checked for too long"),
    search: text("words", "those whose entry has all of these words"),
    all: flag("those that are withdrawn too"),
  },
  examples: [
    ["resettle service list --pathway accommodation --area Testford", "who helps with a home there"],
    ["resettle service list --stale", "which entries somebody should ring up about"],
    ['resettle service list --search "debt"', "whose entry speaks of debt"],
  ],
  async run(context, { for: group, ...filter }) {
    const { listServices } = await import("../../../services/directory/listServices.js");
    const found = await withListSession(context, (session) => listServices(session, { ...filter, group }));
    await context.output.list({
      schema: "service.list/1",
      columns: COLUMNS,
      items: found.services,
      jsonItem: serviceItem,
      empty: found.known === 0 ? "The directory is empty: `resettle service import` fills it." : "No such service.",
      more: { withdrawn: found.withdrawn },
    });
    remark(context, found, filter);
  },
});

function remark(
  { output }: Context,
  found: ServiceList,
  { area, stale }: { readonly area?: string | undefined; readonly stale: boolean },
): void {
  const { withdrawn, nearAreas, services } = found;
  if (nearAreas !== undefined && found.known > 0) {
    const meant = nearAreas.length === 0 ? "" : ` Did you mean ${nearAreas.join(" or ")}?`;
    output.warn(`No service of the directory names the area ${JSON.stringify(area)}; only those for any area are shown.${meant}`);
  }
  const old = services.filter((one) => one.stale && !one.withdrawn).length;
  if (old > 0 && !stale) output.say(`Not checked for too long, or never: ${old}. --stale lists them.`);
  if (old > 0 && stale) output.next("resettle service checked <name>", "when somebody has made sure that it is still true");
  if (withdrawn > 0) output.say(`Withdrawn, and not shown: ${withdrawn}. --all shows them.`);
}

export const serviceShow = command({
  description: "All that the directory knows of one service, and whether it can be relied on.",
  args: { service: argument("name, or a part of it if only one service has it") },
  examples: [["resettle service show riverside", "what is known of Riverside Recovery"]],
  async run(context, { service }) {
    const { withSession } = await import("../../../services/session.js");
    const { getService } = await import("../../../services/directory/findService.js");
    const { listed } = await import("../../../services/directory/listServices.js");
    const found = await withSession(sessionOptions(context), async (session) =>
      listed(session, await getService(session, service)),
    );
    await context.output.item({ schema: "service.show/1", item: serviceItem(found), sections: serviceSections(found) });
  },
});
