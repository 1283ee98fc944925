import { verbs } from "../command.js";
import { rollCheck, rollImport } from "./roll/import.js";
import { rollList } from "./roll/list.js";
import { rollMapping } from "./roll/mapping.js";
import { rollSample } from "./roll/sample.js";
import { rollShow } from "./roll/show.js";
import { rollUndo } from "./roll/undo.js";

export const rollCommand = verbs([
  ["import", "Take in a roll: who came, went, moved, and whose dates changed", rollImport],
  ["check", "Say what an import would do, and change nothing", rollCheck],
  ["list", "What was taken in", rollList],
  ["show", "What an import changed, person by person", rollShow],
  ["undo", "Take back the newest import", rollUndo],
  ["mapping", "How exports are read: the mappings, and making and proving one", rollMapping],
  ["sample", "A copy of a roll that names nobody, to show to whoever can help", rollSample],
]);
