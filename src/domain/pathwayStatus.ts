import { PATHWAYS, type Pathway } from "./pathway.js";
import type { NeedRecord } from "./records.js";
import { isRestricted } from "./restricted.js";

export const PATHWAY_STATUSES = ["support_not_required", "support_required", "support_declined", "in_progress", "done"] as const;
export type PathwayStatus = (typeof PATHWAY_STATUSES)[number];

export const PATHWAY_STATUS_LABELS: Readonly<Record<PathwayStatus, string>> = {
  support_not_required: "support not required",
  support_required: "support required",
  support_declined: "support declined",
  in_progress: "in progress",
  done: "done",
};

/**
 * How a person stands on each pathway, from their needs (records.md, "Needs"): work under way first, then what is not begun, then what is
 * dealt with. A pathway without a need is not required where all were asked about (`screened`), and otherwise not said. Restricted needs
 * do not count: they would say what is sealed.
 */
export function pathwayStatuses(
  needs: readonly NeedRecord[],
  screened: boolean,
): readonly { readonly pathway: Pathway; readonly status: PathwayStatus }[] {
  const open = needs.filter((need) => !isRestricted(need));
  return PATHWAYS.filter((pathway) => !isRestricted({ pathway })).flatMap((pathway) => {
    const found = open.filter((need) => need.pathway === pathway).map(({ status }) => status);
    if (found.length === 0) return screened ? [{ pathway, status: "support_not_required" } as const] : [];
    return [{ pathway, status: statusOf(new Set(found)) }];
  });
}

function statusOf(found: ReadonlySet<NeedRecord["status"]>): PathwayStatus {
  if (found.has("in_progress")) return "in_progress";
  if (found.has("not_started")) return "support_required";
  return found.has("met") ? "done" : "support_declined";
}
