import { verbs } from "../command.js";
import { screeningCheck } from "./screening/check.js";
import { screeningHistory } from "./screening/history.js";
import { screeningList } from "./screening/list.js";
import { screeningRecord } from "./screening/record.js";
import { screeningShow } from "./screening/show.js";
import { screeningStart } from "./screening/start.js";

export const screeningCommand = verbs([
  ["start", "What a screening will ask, and what is known already", screeningStart],
  ["record", "Record a screening: asked one question at a time, or from a file", screeningRecord],
  ["check", "Find the mistakes in a screening file, by line", screeningCheck],
  ["show", "One screening with its answers", screeningShow],
  ["list", "The screenings of one person", screeningList],
  ["history", "What a person answered over time", screeningHistory],
]);
