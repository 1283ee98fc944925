import { AppError } from "../../../domain/appError.js";
import { DATE_LANGUAGES, type DateLanguage } from "../../../domain/dateWords.js";
import type { DuePlans } from "../../../services/renderPlan/renderDuePlans.js";
import type { RenderedPlan, RenderOptions } from "../../../services/renderPlan/renderPlan.js";
import { type CommandResult, command } from "../../command.js";
import type { Context } from "../../context.js";
import { warnOfUnknownNames } from "../../listSession.js";
import { choice, flag, optionalArgument, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";

const COLUMNS: readonly Column<RenderedPlan>[] = [
  { key: "prisonerNumber", title: "Number", get: (plan) => plan.prisonerNumber },
  { key: "version", title: "Version", get: (plan) => plan.version },
  { key: "pages", title: "Pages", get: (plan) => plan.pages },
  { key: "warnings", title: "To look at", get: (plan) => plan.issues.length },
  { key: "file", title: "File", get: (plan) => plan.file },
  { key: "sha256", title: "SHA-256", get: (plan) => plan.sha256, dataOnly: true },
];

export const planRender = command({
  description:
    "Draws a personal release plan as an accessible PDF. A plan with errors (a clash, no first appointment) is refused unless it is to be a draft.",
  args: { person: optionalArgument("prisoner number, or a part of the surname") },
  options: {
    allDue: flag("everyone whose plan has to be agreed within two weeks, or should have been"),
    out: text("folder", "where the files go; the present folder unless given"),
    draft: flag("draw it although it has errors; its pages say that it is a draft"),
    template: text(
      "name",
      "the form of the page, and whom it is for; the form the person asked for in a screening unless given, else standard. `resettle template list` shows them",
    ),
    language: choice("language", DATE_LANGUAGES, "en or cy; that of the template unless given"),
    for: text("name", "whom the page is given to: of the family, a name or id of `person contact list`; it is recorded"),
  },
  examples: [
    ["resettle plan render A1001AA --out demo/plans", "one plan"],
    [
      "resettle plan render A1001AA --template professional --for 'Community mental health team'",
      "an overview for those who work with the person",
    ],
    ["resettle plan render --all-due --draft --out demo/plans", "all that are due, also those that are not finished"],
  ],
  async run(context, { person, allDue, out, draft, template, language, for: recipient }): Promise<CommandResult> {
    if (allDue === (person !== undefined)) {
      throw new AppError("usage", "ONE_OR_ALL", "Say whose plan is to be drawn, or --all-due.", {
        hint: "For example: resettle plan render A1234BC",
      });
    }
    const result = await draw(context, person, {
      out: out ?? ".",
      draft,
      template,
      language,
      recipient,
    });
    await context.output.list({
      schema: "plan.render/1",
      columns: COLUMNS,
      items: result.drawn,
      jsonItem: (plan) => plan,
      empty: "No plan is due.",
      ...(allDue ? { more: { refused: result.refused } } : {}),
    });
    for (const plan of result.drawn) {
      if (plan.note !== undefined) context.output.warn(plan.note);
      if (plan.changes.length > 0) context.output.say(changeWords(plan));
      for (const issue of plan.issues)
        if (issue.severity !== "info") context.output.warn(`${plan.prisonerNumber}: ${issue.code} ${issue.message}`);
    }
    for (const plan of result.refused) context.output.warn(`${plan.message} ${plan.problems.join(" ")}`);
    return { exitCode: result.refused.length > 0 ? 4 : 0 };
  },
});

/** What a new version says otherwise than the one before, in one sentence. */
function changeWords({ prisonerNumber, version, changes }: RenderedPlan): string {
  const parts = changes.map(({ label, added, gone }) => (added === undefined ? label : `${label} (${added} new, ${gone} gone)`));
  return `${prisonerNumber}: version ${version} is new. Changed since the one before: ${parts.join("; ")}.`;
}

async function draw(
  context: Context,
  person: string | undefined,
  options: RenderOptions & { readonly template: string | undefined; readonly language: DateLanguage | undefined },
): Promise<DuePlans> {
  const { withSession } = await import("../../../services/session.js");
  const { chooseForms, oneForm } = await import("../../../services/renderPlan/chosenForm.js");
  const { preparePress, renderPlan, STANDARD_TEMPLATE } = await import("../../../services/renderPlan/renderPlan.js");
  const { renderDuePlans } = await import("../../../services/renderPlan/renderDuePlans.js");
  const { resolvePerson } = await import("../../../services/resolvePerson.js");
  return withSession(sessionOptions(context), async (session) => {
    const { template, language } = options;
    const isSaid = template !== undefined || language !== undefined;
    const forms = isSaid
      ? oneForm(await preparePress(session, template ?? STANDARD_TEMPLATE, language))
      : await chooseForms(session);
    if (person !== undefined) {
      const prisonerNumber = await resolvePerson(session, person);
      const drawn = await forms.draw(prisonerNumber, (press) => renderPlan(session, press, prisonerNumber, options));
      return { drawn: [drawn], refused: [] };
    }
    await warnOfUnknownNames(context, session);
    const progress = context.output.progress("Drawing");
    try {
      return await renderDuePlans(session, forms, options, (done, total) => progress.update(done, total));
    } finally {
      progress.done();
    }
  });
}
