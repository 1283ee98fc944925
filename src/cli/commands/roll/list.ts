import type { RollImport } from "../../../services/listImports.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { readImportNumber } from "./importNumber.js";

const COLUMNS: readonly Column<RollImport>[] = [
  { key: "importId", title: "No.", get: (roll) => roll.number },
  { key: "takenOn", title: "Roll of", get: (roll) => roll.takenOn, kind: "day" },
  { key: "prisons", title: "Prisons", get: (roll) => roll.prisons.join(" ") },
  { key: "file", title: "File", get: (roll) => roll.file },
  { key: "rows", title: "Rows", get: (roll) => roll.counts.rows },
  { key: "rejected", title: "Rejected", get: (roll) => roll.counts.rejected },
  { key: "importedBy", title: "By", get: (roll) => roll.importedBy },
  {
    key: "undoneBy",
    title: "Taken back",
    get: (roll) => roll.undoneBy,
    format: (worker) => `by ${worker}`,
    tone: () => "quiet",
  },
  { key: "undoneAt", title: "Taken back at", get: (roll) => roll.undoneAt, dataOnly: true },
  { key: "complete", title: "Complete", get: (roll) => roll.complete, dataOnly: true },
  { key: "sha256", title: "SHA-256", get: (roll) => roll.sha256, dataOnly: true },
  { key: "importedAt", title: "At", get: (roll) => roll.importedAt, dataOnly: true },
];

export const rollList = command({
  description: "The rolls that were taken in, newest first; those that were taken back too, with who did it.",
  examples: [
    ["resettle roll list", "newest first"],
    ["resettle roll list --prison EYI", "those that covered Elmley"],
  ],
  async run(context) {
    const { withSession } = await import("../../../services/session.js");
    const { listImports } = await import("../../../services/listImports.js");
    const items = await withSession(sessionOptions(context), listImports);
    await context.output.list({
      schema: "roll.list/1",
      columns: COLUMNS,
      items,
      jsonItem,
      empty: "No roll has been taken in yet.",
    });
  },
});

export const rollShow = command({
  args: { id: argument("number of the import, from `resettle roll list`") },
  examples: [["resettle roll show 1", "the first import"]],
  async run(context, { id }) {
    const number = readImportNumber(id);
    const { withSession } = await import("../../../services/session.js");
    const { getImport } = await import("../../../services/listImports.js");
    const roll = await withSession(sessionOptions(context), (session) => getImport(session, number));
    await context.output.item({
      schema: "roll.show/1",
      item: jsonItem(roll),
      sections: [
        fields([
          ["Import", roll.number],
          ["Roll of", roll.takenOn, "day"],
          ["File", roll.file],
          ["SHA-256", roll.sha256],
          ["Prisons", roll.prisons.join(", ")],
          ["Complete", roll.complete ? "yes" : "no, a part"],
          ["Read with", `${roll.mapping}, ${roll.encoding}`],
          ["Taken in by", `${roll.importedBy} at ${roll.importedAt}`],
          ["Taken back by", roll.undoneBy === undefined ? undefined : `${roll.undoneBy} at ${roll.undoneAt}`, "warning"],
        ]),
        fields(Object.entries(roll.counts), "Figures"),
      ],
    });
  },
});

function jsonItem(roll: RollImport): object {
  const { number, counts, digest: _digest, purpose: _purpose, ...rest } = roll;
  return { importId: number, ...rest, counts };
}
