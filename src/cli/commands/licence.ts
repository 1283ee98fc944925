import { verbs } from "../command.js";
import { catalogueCommand } from "./licence/catalogue.js";
import { addCommand, removeCommand, updateCommand } from "./licence/conditions.js";
import { setCommand } from "./licence/set.js";
import { showCommand } from "./licence/show.js";

export const licenceCommand = verbs([
  ["show", "A person's licence, with its conditions in plain words", showCommand],
  ["set", "Dates, address, first appointment and curfew", setCommand],
  ["add", "Add a condition", addCommand],
  ["update", "Fill in the details of a condition", updateCommand],
  ["remove", "Take a condition off", removeCommand],
  ["catalogue", "The conditions that are known, and what each asks", catalogueCommand],
]);
