import { verbs } from "../command.js";
import { planCheck } from "./plan/check.js";
import { planList } from "./plan/list.js";
import { planRender } from "./plan/render.js";

export const planCommand = verbs([
  ["check", "What is missing or clashes, before a plan is drawn", planCheck],
  ["render", "Draw a plan as PDF, or all that are due", planRender],
  ["list", "The plans there are, and their versions", planList],
]);
