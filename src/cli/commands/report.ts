import { verbs } from "../command.js";
import { reportCaseloadCommand } from "./report/caseload.js";
import { reportDischargeCommand } from "./report/discharge.js";
import { reportOutcomesCommand } from "./report/outcomes.js";
import { reportResearchCommand } from "./report/research.js";
import { reportTimelinessCommand } from "./report/timeliness.js";

export const reportCommand = verbs([
  ["caseload", "Who works with how many people, and how they stand", reportCaseloadCommand],
  ["discharge", "Who leaves on a day, and what they must have in their hand", reportDischargeCommand],
  ["outcomes", "What became of people after release", reportOutcomesCommand],
  ["timeliness", "How deadlines were kept", reportTimelinessCommand],
  ["research", "What became of people, of nobody in particular, for research", reportResearchCommand],
]);
