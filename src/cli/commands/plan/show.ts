import { DATE_LANGUAGES } from "../../../domain/dateWords.js";
import type { ShownPlan } from "../../../services/planLife/showPlan.js";
import { command } from "../../command.js";
import { argument, choice, count, text } from "../../option.js";
import { fields, prose } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { HOW_LABELS, PARTY_LABELS } from "./planWords.js";

export const planShow = command({
  description:
    "What the plan says, as text: as it would be drawn today, or a version as it was kept. Nothing is drawn or changed.",
  args: { person: argument("prisoner number, or a part of the surname") },
  options: {
    planVersion: count("number", "a version that was drawn; as of today unless given", { min: 1 }),
    template: text("name", "the form of the page, and whom it is for; that of the newest version unless given"),
    language: choice("language", DATE_LANGUAGES, "en or cy; that of the template unless given"),
    for: text("name", "of the family: whom the page is for"),
  },
  examples: [["resettle plan show A1001AA", "read it before it is drawn"]],
  async run(context, { person, planVersion: version, template, language, for: recipient }) {
    const { withSession } = await import("../../../services/session.js");
    const { preparePress, templateOfPlan } = await import("../../../services/renderPlan/planPress.js");
    const { showPlan } = await import("../../../services/planLife/showPlan.js");
    const shown = await withSession(sessionOptions(context), async (session) => {
      const press = await preparePress(session, template ?? (await templateOfPlan(session, person)), language);
      return showPlan(session, press, person, { version, recipient });
    });
    await context.output.item({ schema: "plan.show/1", item: jsonItem(shown), sections: sections(shown) });
    for (const { severity, code, message } of shown.issues) if (severity !== "info") context.output.warn(`${code} ${message}`);
  },
});

function sections({ prisonerNumber, plan, value, agreements, text: words }: ShownPlan) {
  const agreed = agreements.map(({ party, how }) => `${PARTY_LABELS[party]}, ${HOW_LABELS[how]}`).join("; ");
  return [
    fields([
      ["Number", prisonerNumber],
      ["Version", plan === undefined ? `${value.version}, not drawn yet` : value.version],
      ["Plan", plan?.status],
      ["Made", plan?.recordedOn, "day"],
      ["Agreed by", agreed],
      ["Issued", plan?.issuedOn, "day"],
    ]),
    prose(words),
  ];
}

function jsonItem({ prisonerNumber, plan, value, agreements, issues }: ShownPlan): object {
  const { language, audience, version } = value;
  return {
    prisonerNumber,
    planId: plan?.id,
    version,
    status: plan?.status ?? "not_drawn",
    template: plan?.template,
    language,
    audience,
    madeOn: plan?.recordedOn,
    issuedOn: plan?.issuedOn,
    agreements: agreements.map(({ party, agreedOn, how, name }) => ({ party, agreedOn, how, name })),
    issues,
    plan: value,
  };
}
