import { AGREED_HOW, PLAN_PARTIES } from "../../../domain/planLife.js";
import type { AgreedPlan } from "../../../services/planLife/agreePlan.js";
import { command } from "../../command.js";
import { argument, choice, day, text } from "../../option.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { HOW_LABELS, PARTY_LABELS } from "./planWords.js";

export const planAgree = command({
  description:
    "Records that the person, or their community offender manager, agreed to the newest version of the plan. It has to say what is recorded now: where something changed since it was drawn, draw it again first.",
  args: { person: argument("prisoner number, or a part of the surname") },
  options: {
    by: choice("party", PLAN_PARTIES, "who agreed: the person, or the community offender manager (com)"),
    how: choice("how", AGREED_HOW, "in what way; in person unless said"),
    on: day("the day it was agreed; today unless said"),
    name: text("name", "who agreed for probation; the community offender manager on record unless said"),
    template: text("name", "the template; that of the newest version unless given"),
  },
  examples: [
    ["resettle plan agree A1002AC --by person", "gone through with the person, who agrees"],
    ["resettle plan agree A1002AC --by com --how phone --name 'Ash King'", "probation agrees too"],
  ],
  async run(context, { person, by, how, on, name, template }) {
    const choices = PLAN_PARTIES.map((value) => ({ value, name: PARTY_LABELS[value] }));
    const party = by ?? (await context.ask.select({ flag: "--by", message: "Who agreed?", choices }));
    const { withSession } = await import("../../../services/session.js");
    const { preparePress, templateOfPlan } = await import("../../../services/renderPlan/planPress.js");
    const { agreePlan } = await import("../../../services/planLife/agreePlan.js");
    const agreed = await withSession(sessionOptions(context), async (session) =>
      agreePlan(session, await preparePress(session, template ?? (await templateOfPlan(session, person))), person, {
        party,
        how: how ?? "in_person",
        on,
        name,
      }),
    );
    const { plan, agreements } = agreed;
    await context.output.item({
      schema: "plan.agree/1",
      item: {
        prisonerNumber: plan.prisonerNumber,
        planId: plan.id,
        version: plan.version,
        status: plan.status,
        agreements: agreements.map(({ party: who, agreedOn, how: way, name: whom }) => ({
          by: who,
          agreedOn,
          how: way,
          name: whom,
        })),
      },
      sections: sectionsOf(agreed),
    });
    if (plan.status === "agreed") context.output.next(`resettle plan issue ${plan.prisonerNumber} --out plans`, "give it out");
  },
});

function sectionsOf({ plan, agreements }: AgreedPlan): Section[] {
  return [
    fields([
      ["Number", plan.prisonerNumber],
      ["Version", plan.version],
      ["Plan", plan.status],
    ]),
    table(
      "Agreed by",
      [
        {
          key: "by",
          title: "Who",
          get: ({ party, name }) => (name === "" ? PARTY_LABELS[party] : `${PARTY_LABELS[party]}, ${name}`),
        },
        { key: "agreedOn", title: "On", get: ({ agreedOn }) => agreedOn, kind: "day" },
        { key: "how", title: "How", get: ({ how }) => HOW_LABELS[how] },
      ],
      agreements,
      "Nobody yet.",
    ),
  ];
}
