import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { NEED_STATUS_LABELS, URGENCY_LABELS } from "../../../domain/recordLabels.js";
import type { ShownNeed } from "../../../services/shownNeed.js";
import { fields, prose, type Section } from "../../output/section.js";

/** A need as `--json` gives it; of a restricted one only how it stands. */
export function shownItem(shown: ShownNeed): object {
  const { id: needId, prisonerNumber, status } = shown.record;
  if (shown.restricted) return { needId, prisonerNumber, status, restricted: true };
  const { pathway, need, urgency, level, action, by, dueOn } = shown.record;
  const about = { needId, prisonerNumber, pathway, need, label: shown.label, urgency, status };
  return { ...about, level, action, by, dueOn, restricted: false };
}

/** One need as people read it. */
export function shownSections(shown: ShownNeed): Section[] {
  const { id, prisonerNumber, status } = shown.record;
  return [
    fields([
      ["Number", prisonerNumber],
      ...(shown.restricted
        ? []
        : ([
            ["Need", shown.label],
            ["Pathway", PATHWAY_LABELS[shown.record.pathway]],
            ["When", URGENCY_LABELS[shown.record.urgency]],
            ["Level", shown.record.level],
            ["What is done", shown.record.action],
            ["By", shown.record.by],
            ["Due", shown.record.dueOn, "day"],
          ] as const)),
      ["Status", NEED_STATUS_LABELS[status]],
      ["Id", id],
    ]),
    prose(shown.restricted ? "It is restricted, so what it is is not shown here." : ""),
  ];
}
