import { verbs } from "../command.js";
import { rollCheck, rollImport } from "./roll/import.js";
import { rollList, rollShow } from "./roll/list.js";
import { rollUndo } from "./roll/undo.js";

export const rollCommand = verbs([
  ["import", "Take in a roll: who came, went, moved, and whose dates changed", rollImport],
  ["check", "Say what an import would do, and change nothing", rollCheck],
  ["list", "What was taken in", rollList],
  ["show", "One import: its figures and where it came from", rollShow],
  ["undo", "Take back the newest import", rollUndo],
]);
