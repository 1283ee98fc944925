import type { RenderedPlan } from "../../../services/renderPlan/keepPlan.js";
import type { Column } from "../../output/column.js";

type PlanIssue = RenderedPlan["issues"][number];

export const ISSUE_COLUMNS: readonly Column<PlanIssue>[] = [
  {
    key: "severity",
    title: "",
    get: (issue) => issue.severity,
    tone: (issue) => (issue.severity === "error" ? "bad" : issue.severity === "warning" ? "warning" : "quiet"),
  },
  { key: "code", title: "Code", get: (issue) => issue.code },
  { key: "message", title: "What", get: (issue) => issue.message, whole: true },
];
