import { type ClashRule, slotWords } from "./situation.js";

/** C10, warning: the person has to report straight after release, but something else that day comes before probation. */
export const findReportOrder: ClashRule = ({ slots, input, releaseDay }) => {
  if (input.licence?.firstAppointment?.time !== "immediately") return [];
  const thatDay = slots.filter((slot) => slot.date === releaseDay);
  const report = thatDay.find((slot) => slot.kind === "probation");
  return thatDay
    .filter((slot) => slot.kind !== "probation" && (report === undefined || slot.span.start < report.span.start))
    .map((slot) => ({
      code: "C10",
      severity: "warning",
      appointments: report === undefined ? [slot.id] : [slot.id, report.id],
      message:
        report === undefined
          ? `The person has to report to probation straight after release. ${slotWords(slot)} is that day, and no time to report is booked before it.`
          : `The person has to report to probation straight after release, but ${slotWords(slot)} comes before ${slotWords(report)}.`,
      remedy:
        report === undefined
          ? `Book the time to report, before "${slot.title}".`
          : `Move "${slot.title}" to after "${report.title}".`,
    }));
};
