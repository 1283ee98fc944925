import type { ClashRule, Situation } from "./situation.js";

/** C09, error: nothing says when and where the person first reports, nor that they need not. */
export const findNoFirstReport: ClashRule = (situation) => {
  if (!isReportExpected(situation) || isReportKnown(situation)) return [];
  return [
    {
      code: "C09",
      severity: "error",
      appointments: [],
      message: "Nothing is recorded about the first probation appointment.",
      remedy:
        "Record when and where it is, that it is straight after release or by 2 pm on the next working day, or that none is needed.",
    },
  ];
};

/** Once release is being planned. An automatic release date (ARD) with no licence recorded is release without one. */
function isReportExpected({ input, slots, conditions }: Situation): boolean {
  const { window, licence } = input;
  if (window.state === "released") return false;
  if (licence !== undefined || conditions.length > 0) return true;
  return window.nextBasis !== "ARD" && (window.state === "open" || slots.length > 0);
}

function isReportKnown({ input, slots }: Situation): boolean {
  const report = input.licence?.firstAppointment;
  if (slots.some((slot) => slot.kind === "probation")) return true;
  return report !== undefined && (report.time !== "at" || (report.date !== undefined && report.at !== undefined));
}
