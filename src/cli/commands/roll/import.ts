import { AppError } from "../../../domain/appError.js";
import type { PlainDate } from "../../../domain/plainDate.js";
import type { ImportedRolls } from "../../../services/importRoll/importRolls.js";
import type { RollImportResult } from "../../../services/importRoll/rollImportResult.js";
import { type CommandResult, command } from "../../command.js";
import type { Context } from "../../context.js";
import { argumentList, day, flag, repeated, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { importSections } from "./importSections.js";
import { askWhereabouts, readWhereabouts } from "./whereabouts.js";

const READING = {
  mapping: text("name", "how the file's headings are read; found by the headings unless given"),
  sheet: text("name", "the sheet of a workbook that has several; the one that looks like a roll unless given"),
  takenOn: day("the day the roll was taken, where the file does not say it or says it wrong"),
  partial: flag("it is a part of a roll: nobody missing from it is gone"),
  complete: flag("it is the whole roll, whatever the file looks like"),
  allowShrink: flag("take it in although many people or dates would go; this is recorded"),
  believe: repeated(text("heading", "a column that is right although it does not look so; this is recorded; repeatable")),
  bringBackErased: flag(
    "take in people whose records were erased on the day of the roll or after it, who are else left out; this is recorded",
  ),
  at: repeated(text("number=prison", "where somebody is whom the rolls of two prisons name on the same day; repeatable")),
};

interface ImportFlags {
  readonly mapping: string | undefined;
  readonly sheet: string | undefined;
  readonly takenOn: PlainDate | undefined;
  readonly partial: boolean;
  readonly complete: boolean;
  readonly allowShrink: boolean;
  readonly bringBackErased: boolean;
  readonly believe: readonly string[];
  readonly at: readonly string[];
  readonly rejects?: string | undefined;
}

export const rollImport = command({
  description:
    "Takes in one or several rolls (CSV, XLSX or JSON; - is standard input), compares each with what was known, and says what changed. All of a file or nothing of it, in the order of their days. Rows that name no prison are of the one --prison names. Somebody whose record was erased is left out of a roll of that day or before; on a roll of a later day they have come back, and a new record begins.",
  args: { files: argumentList("files of rolls, or folders of them") },
  options: { ...READING, rejects: text("path", "where rows that cannot be taken in are written; beside the roll unless given") },
  examples: [
    ["resettle roll import demo/rolls/today.csv", "take in this morning's roll"],
    ["resettle roll import elmley.csv --prison EYI --partial", "a part of Elmley's roll, without a prison column"],
  ],
  run: (context, { files, ...flags }) => run(context, files, flags, false),
});

export const rollCheck = command({
  description: "Reads and compares a roll exactly as an import does, says what it would change, and changes nothing.",
  args: { files: argumentList("files of rolls, or folders of them") },
  options: READING,
  examples: [["resettle roll check demo/rolls/today.csv", "what would this roll change?"]],
  run: (context, { files, ...flags }) => run(context, files, flags, true),
});

/** Several rolls in CSV: a line of figures each. */
const FIGURES: readonly Column<RollImportResult>[] = [
  { key: "file", title: "File", get: (result) => result.file },
  { key: "takenOn", title: "Taken on", get: (result) => result.takenOn, kind: "day" },
  { key: "rows", title: "Rows", get: (result) => result.rows },
  { key: "accepted", title: "Taken in", get: (result) => result.accepted },
  { key: "rejected", title: "Rejected", get: (result) => result.rejected },
  { key: "unchanged", title: "Unchanged", get: (result) => result.unchanged },
  { key: "erased", title: "Left out, erased", get: (result) => result.erased },
];

async function run(context: Context, files: readonly string[], flags: ImportFlags, checkOnly: boolean): Promise<CommandResult> {
  if (flags.partial && flags.complete) {
    throw new AppError("usage", "PARTIAL_OR_COMPLETE", "A roll is either partial or complete.", {
      hint: "Give one of the two flags.",
    });
  }
  const whereabouts = readWhereabouts(flags.at);
  const rolls = await take(context, files, flags, checkOnly, whereabouts);
  await printResults(context, rolls, rolls.imports.length + rolls.failed.length > 1, checkOnly);
  const after = checkOnly ? [] : await askWhereabouts(context, rolls.imports, whereabouts);
  if (after.length === 0) return { exitCode: isWhole(rolls) ? 0 : 4 };
  const settled = await take(context, after, flags, checkOnly, whereabouts);
  await printResults(context, settled, after.length > 1, checkOnly);
  return { exitCode: isWhole(settled) && rolls.failed.length === 0 ? 0 : 4 };
}

async function take(
  context: Context,
  files: readonly string[],
  flags: ImportFlags,
  checkOnly: boolean,
  whereabouts: ReadonlyMap<string, string>,
): Promise<ImportedRolls> {
  const { withSession } = await import("../../../services/session.js");
  const { importRolls } = await import("../../../services/importRoll/importRolls.js");
  const progress = context.output.progress(checkOnly ? "Comparing" : "Taking in");
  return withSession(sessionOptions(context), (session) =>
    importRolls(session, files, {
      stdin: context.streams.stdin,
      mapping: flags.mapping,
      sheet: flags.sheet,
      takenOn: flags.takenOn,
      complete: flags.partial ? false : flags.complete ? true : undefined,
      allowShrink: flags.allowShrink,
      bringBackErased: flags.bringBackErased,
      believed: flags.believe,
      whereabouts,
      rejects: flags.rejects,
      checkOnly,
      onProgress: (read, total) => progress.update(read, total),
    }).finally(() => progress.done()),
  );
}

function isWhole({ imports, failed }: ImportedRolls): boolean {
  return failed.length === 0 && imports.every((result) => result.rejected === 0);
}

async function printResults(
  context: Context,
  { imports, failed }: ImportedRolls,
  asList: boolean,
  checkOnly: boolean,
): Promise<void> {
  const schema = checkOnly ? "roll.check/1" : "roll.import/1";
  if (asList && context.options.format !== "table") {
    const more = { failed };
    await context.output.list({ schema, columns: FIGURES, items: imports, jsonItem: (result) => result, empty: "", more });
  } else {
    for (const result of imports) {
      await context.output.item({ schema, item: result, sections: importSections(result, checkOnly, context.options.verbose) });
    }
  }
  for (const result of imports) {
    for (const { line, message } of result.warnings)
      context.output.warn(line === undefined ? message : `line ${line}: ${message}`);
    const [proposal] = result.mergeProposals;
    if (proposal !== undefined) {
      const line = `resettle person merge ${proposal.from} ${proposal.into} --reason "the number was changed"`;
      context.output.next(line, "where it is one person; it can be taken back");
    }
    if (result.rejectsFile !== undefined) {
      context.output.warn(
        `${result.rejected} of ${result.rows} rows could not be taken in. What is wrong is in ${result.rejectsFile}: mend it there and import that file.`,
      );
    }
  }
  for (const { file, message } of failed) context.output.warn(`${file} was not taken in: ${message}`);
  if (!checkOnly) context.output.next("resettle window", "who is entering the window, in it or overdue");
}
