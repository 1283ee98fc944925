import { verbs } from "../command.js";
import { addCommand } from "./need/add.js";
import { listCommand } from "./need/list.js";
import { showCommand } from "./need/show.js";
import { updateCommand } from "./need/update.js";

export const needCommand = verbs([
  ["list", "What one person needs, or everyone", listCommand],
  ["add", "Record a need that no screening found", addCommand],
  ["update", "Say how a need stands now", updateCommand],
  ["show", "One need, and how it changed", showCommand],
]);
