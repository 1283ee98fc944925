import { basename, join } from "node:path";
import { AppError } from "../../../domain/appError.js";
import { DATE_LANGUAGES, type DateLanguage } from "../../../domain/dateWords.js";
import type { RenderedPlan } from "../../../services/renderPlan/keepPlan.js";
import type { RenderOptions } from "../../../services/renderPlan/planFiles.js";
import type { DuePlans } from "../../../services/renderPlan/renderDuePlans.js";
import { type CommandResult, command } from "../../command.js";
import type { Context } from "../../context.js";
import { warnOfUnknownNames } from "../../listSession.js";
import { choice, count, flag, optionalArgument, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { refusedWords } from "./refusedWords.js";

const COLUMNS: readonly Column<RenderedPlan>[] = [
  { key: "prisonerNumber", title: "Number", get: (plan) => plan.prisonerNumber },
  { key: "version", title: "Version", get: (plan) => plan.version },
  { key: "pages", title: "Pages", get: (plan) => plan.pages },
  { key: "warnings", title: "To look at", get: (plan) => plan.issues.length },
  { key: "file", title: "File", get: (plan) => plan.file },
  { key: "sha256", title: "SHA-256", get: (plan) => plan.sha256, dataOnly: true },
];

const INDEX: readonly Column<RenderedPlan>[] = [
  ...COLUMNS.filter(({ key }) => key !== "file"),
  { key: "status", title: "Plan", get: (plan) => plan.status },
  { key: "file", title: "File", get: (plan) => basename(plan.file) },
];

export const planRender = command({
  description: [
    "Draws a personal release plan as an accessible PDF. A plan with errors (a clash, no first appointment) is refused unless it is to be a draft.",
    "With --all-due each plan is kept as soon as it is drawn, and index.csv lists them. Run again after it was stopped, it goes on: a file that is there as it was recorded is left.",
    "With --protect or --password-file the files are copies for sending, encrypted with AES-256. That is worth as much as the password: take four words or more that nobody would guess, and tell it another way than you send the file. Whoever has it can print, copy and pass on every word. The plan that is kept here is not protected by it.",
  ].join("\n\n"),
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
    planVersion: count("number", "a version that was drawn before; of an issued one, the very pages", { min: 1 }),
    for: text("name", "whom the page is given to: of the family, a name or id of `person contact list`; it is recorded"),
    workers: count("number", "threads that draw, with --all-due; fitting the batch and the computer unless given", {
      max: 16,
    }),
    protect: flag("make copies for sending that open with a password, which is asked for here"),
    passwordFile: text("file", "the same, with the password that is the one line of this file"),
  },
  examples: [
    ["resettle plan render A1001AA --out demo/plans", "one plan"],
    [
      "resettle plan render A1001AA --template professional --for 'Community mental health team'",
      "an overview for those who work with the person",
    ],
    ["resettle plan render --all-due --draft --out demo/plans", "all that are due, also those that are not finished"],
  ],
  async run(
    context,
    { person, allDue, draft, planVersion, for: recipient, workers, protect, passwordFile, ...asked },
  ): Promise<CommandResult> {
    if (allDue === (person !== undefined)) {
      throw new AppError("usage", "ONE_OR_ALL", "Say whose plan is to be drawn, or --all-due.", {
        hint: "For example: resettle plan render A1234BC",
      });
    }
    if (allDue && (planVersion !== undefined || recipient !== undefined)) throw forOneOnly();
    const { out = ".", template, language } = asked;
    const password = await findPassword(context, protect, passwordFile);
    const version = planVersion;
    const result = await draw(context, person, { out, draft, template, language, recipient, version, workers, password });
    await context.output.list({
      schema: "plan.render/1",
      columns: COLUMNS,
      items: result.drawn,
      jsonItem: (plan) => plan,
      empty: "No plan is due.",
      ...(allDue ? { more: { refused: result.refused } } : {}),
    });
    sayOf(context, result);
    return { exitCode: result.refused.length > 0 ? 4 : 0 };
  },
});

/** What is to be said beside the list: what changed, what to look at, what could not be drawn. */
function sayOf({ output }: Context, { drawn, refused }: DuePlans): void {
  const there = drawn.filter((plan) => plan.alreadyThere).length;
  for (const { note } of drawn) if (note !== undefined) output.warn(note);
  if (there > 0)
    output.say(
      `${there} of ${drawn.length} ${drawn.length === 1 ? "plan was" : "plans were"} there already, and left as ${there === 1 ? "it was" : "they were"}.`,
    );
  for (const plan of drawn) {
    if (plan.changes.length > 0) output.say(changeWords(plan));
    for (const issue of plan.issues)
      if (issue.severity !== "info") output.warn(`${plan.prisonerNumber}: ${issue.code} ${issue.message}`);
  }
  for (const words of refusedWords(refused)) output.warn(words);
  if (drawn.some((plan) => plan.protected)) {
    output.say(
      "The files are copies for sending. They are worth as much as their password: tell it another way than you send them. Whoever has it can copy every word. Their SHA-256 here is that of the plans themselves.",
    );
  }
}

/** Asked for, or read from a file: never taken from the command line or the environment, where others could see it. */
async function findPassword({ ask }: Context, protect: boolean, file: string | undefined): Promise<string | undefined> {
  if (!protect && file === undefined) return undefined;
  const { passwordProblem, readPasswordFile } = await import("../../../services/sendingPassword.js");
  if (file !== undefined) return readPasswordFile(file);
  const asked = { flag: "--password-file", message: "Password for the copies (four words or more)" };
  const password = await ask.password({ ...asked, check: passwordProblem });
  const isSame = (again: string) =>
    again === password ? undefined : "That is not the same: type it again, or press Ctrl-C to stop.";
  await ask.password({ ...asked, message: "The same password again", check: isSame });
  return password;
}

/** What a new version says otherwise than the one before, in one sentence. */
function changeWords({ prisonerNumber, version, changes }: RenderedPlan): string {
  const parts = changes.map(({ label, added, gone }) => (added === undefined ? label : `${label} (${added} new, ${gone} gone)`));
  return `${prisonerNumber}: version ${version} is new. Changed since the one before: ${parts.join("; ")}.`;
}

interface DrawOptions extends RenderOptions {
  readonly template: string | undefined;
  readonly language: DateLanguage | undefined;
  readonly version: number | undefined;
  readonly workers: number | undefined;
}

async function draw(context: Context, person: string | undefined, options: DrawOptions): Promise<DuePlans> {
  const { withSession } = await import("../../../services/session.js");
  const { chooseForms, oneForm } = await import("../../../services/renderPlan/chosenForm.js");
  const { preparePress, STANDARD_TEMPLATE, templateOfIssued } = await import("../../../services/renderPlan/planPress.js");
  const { renderPlan } = await import("../../../services/renderPlan/renderPlan.js");
  const { renderVersion } = await import("../../../services/renderPlan/renderVersion.js");
  const { renderDuePlans } = await import("../../../services/renderPlan/renderDuePlans.js");
  const { resolvePerson } = await import("../../../services/resolvePerson.js");
  return withSession(sessionOptions(context), async (session) => {
    const { language, version } = options;
    const isOld = version !== undefined && person !== undefined;
    const template = options.template ?? (isOld ? await templateOfIssued(session, person, version, language) : undefined);
    const isSaid = template !== undefined || language !== undefined;
    const forms = isSaid
      ? oneForm(await preparePress(session, template ?? STANDARD_TEMPLATE, language))
      : await chooseForms(session);
    if (person !== undefined) {
      const number = await resolvePerson(session, person);
      const drawn = await forms.draw(number, (press) =>
        version === undefined
          ? renderPlan(session, press, number, options)
          : renderVersion(session, press, number, { ...options, version }),
      );
      return { drawn: [drawn], refused: [] };
    }
    await warnOfUnknownNames(context, session);
    const progress = context.output.progress("Drawing");
    let kept = 0;
    try {
      const plans = await renderDuePlans(session, forms, options, (done, total) => {
        kept = done;
        progress.update(done, total);
      });
      await writeIndex(options.out, plans);
      return plans;
    } catch (error) {
      if (kept > 0) context.output.say(`It stopped after ${kept} of the plans that are due. Run the same again to go on.`);
      throw error;
    } finally {
      progress.done();
    }
  });
}

function forOneOnly(): AppError {
  return new AppError("usage", "ONE_PERSON_ONLY", "--for and --plan-version are about one person's pages.", {
    hint: "Name the person, or leave them out.",
  });
}

/** In the folder with the plans, which others may see: so it says no more of a person than the names of the files do. */
async function writeIndex(out: string, { drawn }: DuePlans): Promise<void> {
  if (drawn.length === 0) return;
  const { writeWholeFile } = await import("../../../services/writeWholeFile.js");
  const { csvList } = await import("../../output/csv.js");
  await writeWholeFile(join(out, "index.csv"), csvList(INDEX, drawn));
}
