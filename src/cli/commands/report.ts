import { verbs } from "../command.js";
import { reportCaseloadCommand } from "./report/caseload.js";
import { reportOutcomesCommand } from "./report/outcomes.js";

export const reportCommand = verbs([
  ["caseload", "Who works with how many people, and how they stand", reportCaseloadCommand],
  ["outcomes", "What became of people after release", reportOutcomesCommand],
]);
