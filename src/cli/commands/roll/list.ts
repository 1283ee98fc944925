import type { RollImport } from "../../../services/listImports.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import type { Column } from "../../output/column.js";

const COLUMNS: readonly Column<RollImport>[] = [
  { key: "importId", title: "No.", get: (roll) => roll.number },
  { key: "takenOn", title: "Roll of", get: (roll) => roll.takenOn, kind: "day" },
  { key: "prisons", title: "Prisons", get: (roll) => roll.prisons.join(" ") },
  { key: "file", title: "File", get: (roll) => roll.file },
  { key: "rows", title: "Rows", get: (roll) => roll.counts.rows },
  { key: "rejected", title: "Rejected", get: (roll) => roll.counts.rejected },
  {
    key: "importedBy",
    title: "By",
    get: (roll) => roll.importedBy,
    format: (worker, { undoneBy }) => (undoneBy === undefined ? String(worker) : `undone by ${undoneBy}`),
    tone: ({ undoneBy }) => (undoneBy === undefined ? undefined : "quiet"),
  },
  { key: "undoneBy", title: "Undone by", get: (roll) => roll.undoneBy, dataOnly: true },
  { key: "undoneAt", title: "Undone at", get: (roll) => roll.undoneAt, dataOnly: true },
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
    const { listImports } = await import("../../../services/listImports.js");
    const items = await withListSession(context, listImports);
    await context.output.list({
      schema: "roll.list/1",
      columns: COLUMNS,
      items,
      jsonItem: importItem,
      empty: "No roll has been taken in yet.",
    });
  },
});

/** An import as data, but for what it was read from. */
export function importItem(roll: RollImport): object {
  const { number, counts, digest: _, purpose: __, columns: ___, warnings: ____, ...rest } = roll;
  return { importId: number, ...rest, counts };
}
