import type { ServiceChange, ServicesImported } from "../../../services/directory/importServices.js";
import { type CommandResult, command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, flag, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

const CHANGE_LABELS: Readonly<Record<ServiceChange["change"], string>> = {
  added: "Added",
  changed: "Changed",
  withdrawn: "Withdrawn",
};

const CHANGES: readonly Column<ServiceChange>[] = [
  { key: "change", title: "Change", get: ({ change }) => change, format: (_, { change }) => CHANGE_LABELS[change] },
  { key: "name", title: "Name", get: ({ name }) => name },
  {
    key: "fields",
    title: "What is different",
    get: ({ change, fields }) => (change === "changed" ? fields.join(", ") : ""),
  },
];

export const serviceImport = command({
  description:
    "Takes in a directory and says what it changed: CSV in our own columns, all of it or nothing; or Open Referral UK JSON, of which services that cannot be taken in are left out and said. - is standard input. A column or a part that is not in the file leaves what was known.",
  args: { file: argument("the file") },
  options: {
    complete: flag("it is the whole directory: services it does not name are withdrawn"),
    allowShrink: flag("with --complete: it is right that more than half of the services are gone"),
    terms: text("file", "which terms of a feed are which pathways; the one in the templates unless given"),
  },
  examples: [
    ["resettle service import templates/services/demo.csv", "the made-up directory of the demonstration"],
    ["resettle service import council.json --terms our-terms.yaml", "a council's feed, with terms of your own"],
  ],
  async run(context, { file, complete, allowShrink, terms }): Promise<CommandResult> {
    const { withSession } = await import("../../../services/session.js");
    const { importServices } = await import("../../../services/directory/importServices.js");
    const request = { stdin: context.streams.stdin, complete, allowShrink, terms };
    const done = await withSession(sessionOptions(context), (session) => importServices(session, file, request));
    await context.output.item({ schema: "service.import/1", item: itemOf(done), sections: sectionsOf(done) });
    remark(context, done);
    return { exitCode: done.leftOut.length === 0 ? 0 : 4 };
  },
});

function countOf({ changes }: ServicesImported, change: ServiceChange["change"]): number {
  return changes.filter((one) => one.change === change).length;
}

function itemOf(done: ServicesImported): object {
  const figures = { added: countOf(done, "added"), changed: countOf(done, "changed"), withdrawn: countOf(done, "withdrawn") };
  const { changes, ...rest } = done;
  return { ...rest, ...figures, changes };
}

function sectionsOf(done: ServicesImported): Section[] {
  const figures = fields([
    ["File", done.file],
    ["Format", done.format === "csv" ? "CSV" : "Open Referral UK"],
    ["Services", done.entries],
    ["Added", countOf(done, "added")],
    ["Changed", countOf(done, "changed")],
    ["Withdrawn", countOf(done, "withdrawn")],
    ["Unchanged", done.unchanged],
  ]);
  return done.changes.length === 0 ? [figures] : [figures, table("What changed", CHANGES, done.changes, "Nothing.")];
}

const MOST_SHOWN = 10;

function remark({ output }: Context, { leftOut, unmapped, notInFile, complete, file }: ServicesImported): void {
  for (const { line, column, message } of leftOut.slice(0, MOST_SHOWN))
    output.warn(`${file}, line ${line}${column === undefined ? "" : `, ${column}`}: ${message}`);
  if (leftOut.length > 0) output.warn(`Services that could not be taken in: ${leftOut.length}. The others are in.`);
  if (unmapped.length > 0) {
    const shown = unmapped.slice(0, MOST_SHOWN).map(({ what, count }) => `${what} (${count})`);
    output.warn(
      `The directory has no place for: ${shown.join(", ")}${unmapped.length > MOST_SHOWN ? `, and ${unmapped.length - MOST_SHOWN} more kinds` : ""}.`,
    );
  }
  if (!complete && notInFile.length > 0)
    output.say(`Not in this file, and kept as they were: ${notInFile.length}. --complete would withdraw them.`);
  output.next("resettle service list", "who can help with what");
}
