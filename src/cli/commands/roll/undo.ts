import { formatDay } from "../../../domain/dateWords.js";
import type { UndoneImport } from "../../../services/undoImport.js";
import { command } from "../../command.js";
import { argument, flag } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { readImportNumber } from "./importNumber.js";

export const rollUndo = command({
  description:
    "Takes back the newest import: what it made goes, what it changed goes back. What staff have recorded since of the people it brought stays, and they are named. The import stays in the list, marked; the mended roll of the same day can then be taken in.",
  args: { id: argument("number of the newest import, from `resettle roll list`") },
  options: { yes: flag("do not ask, for scripts") },
  examples: [["resettle roll undo 2 --yes", "take back this morning's roll"]],
  async run(context, { id, yes }) {
    const number = readImportNumber(id);
    const { withSession } = await import("../../../services/session.js");
    const { undoImport } = await import("../../../services/undoImport.js");
    const undone = await withSession(sessionOptions(context), (session) =>
      undoImport(session, number, async ({ file, takenOn, importedBy, counts }) => {
        const what = `import ${number}, ${file}, roll of ${formatDay(takenOn)}, ${counts.rows ?? 0} rows, taken in by ${importedBy}`;
        return yes || context.ask.confirm({ flag: "--yes", message: `Take back ${what}?`, default: false });
      }),
    );
    if (undone === undefined) {
      context.output.say("Nothing was changed.");
      return;
    }
    await context.output.item({ schema: "roll.undo/1", item: undoItem(undone), sections: undoSections(undone) });
    context.output.next("resettle roll import <file>", "take in the roll as it should be");
  },
});

function undoItem({ number, file, takenOn, prisons, undoneAt, undoneBy, taken, kept }: UndoneImport): object {
  return { importId: number, file, takenOn, prisons, undoneAt, undoneBy, counts: taken, kept };
}

const KEPT: readonly Column<UndoneImport["kept"][number]>[] = [
  { key: "prisonerNumber", title: "Number", get: (person) => person.prisonerNumber },
  { key: "records", title: "Records kept", get: (person) => person.records },
];

function undoSections({ number, file, takenOn, prisons, taken, kept }: UndoneImport): Section[] {
  const some = (count: number) => (count === 0 ? undefined : count);
  return [
    fields(
      [
        ["Import", number],
        ["File", `${file}, roll of ${formatDay(takenOn)}`],
        ["Prisons", prisons.join(", ")],
        ["Versions taken back", some(taken.versionsTakenBack)],
        ["Versions put back", some(taken.versionsReopened)],
        ["Times in custody taken back", some(taken.staysTakenBack)],
        ["Times in custody put back", some(taken.staysReopened)],
        ["People no longer known", some(taken.peopleForgotten)],
        ["Prisons no longer known", some(taken.prisonsForgotten)],
      ],
      "Taken back",
    ),
    ...(kept.length === 0
      ? []
      : [table("Still known, for what was recorded since; no longer on the roll by it", KEPT, kept, "")]),
  ];
}
