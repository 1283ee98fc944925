import { verbs } from "../command.js";
import { planAgree } from "./plan/agree.js";
import { planCheck } from "./plan/check.js";
import { planIssue } from "./plan/issue.js";
import { planList } from "./plan/list.js";
import { planRender } from "./plan/render.js";
import { planShow } from "./plan/show.js";
import { planVerify } from "./plan/verify.js";

export const planCommand = verbs([
  ["show", "What a plan says, as text", planShow],
  ["check", "What is missing or clashes, before a plan is drawn", planCheck],
  ["render", "Draw a plan as PDF, or all that are due", planRender],
  ["agree", "Record who agreed to a plan", planAgree],
  ["issue", "Give out an agreed plan for good, and keep its pages", planIssue],
  ["verify", "Which plan and version a PDF is, and whether it is the newest", planVerify],
  ["list", "The plans there are, and their versions", planList],
]);
