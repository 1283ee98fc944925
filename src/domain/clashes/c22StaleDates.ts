import { formatDay } from "../dateWords.js";
import type { ClashRule } from "./situation.js";

/** C22, error: dates from before the last import. Where it is not known which roll they are from, they are as old as the day asked about. */
export const findStaleDates: ClashRule = ({ input }) => {
  const { lastImportOn, datesImportedOn, asOf } = input;
  const datesAsOf = datesImportedOn ?? asOf;
  if (lastImportOn === undefined || datesAsOf >= lastImportOn) return [];
  return [
    {
      code: "C22",
      severity: "error",
      appointments: [],
      message: `The release dates are from ${formatDay(datesAsOf)}, but a roll was taken in on ${formatDay(lastImportOn)}.`,
      remedy: "Check the dates against the newer roll before the plan is given out.",
    },
  ];
};
