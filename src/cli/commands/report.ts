import { verbs } from "../command.js";
import { reportCaseloadCommand } from "./report/caseload.js";
import { reportOutcomesCommand } from "./report/outcomes.js";
import { reportResearchCommand } from "./report/research.js";

export const reportCommand = verbs([
  ["caseload", "Who works with how many people, and how they stand", reportCaseloadCommand],
  ["outcomes", "What became of people after release", reportOutcomesCommand],
  ["research", "What became of people, of nobody in particular, for research", reportResearchCommand],
]);
