import { verbs } from "../command.js";
import { personAssign } from "./person/assign.js";
import { personFind } from "./person/find.js";
import { personHistory } from "./person/history.js";
import { personMerge } from "./person/merge.js";
import { personShow } from "./person/show.js";

export const personCommand = verbs([
  ["find", "Find people by number, surname or part of one", personFind],
  ["show", "One person on one page", personShow],
  ["history", "What the rolls have said of one person, and when", personHistory],
  ["assign", "Give people a worker, hand over, or end it", personAssign],
  ["merge", "Two numbers are one person's: their records become one", personMerge],
]);
