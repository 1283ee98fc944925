import { formatDay } from "../../../domain/dateWords.js";
import { daysBetween } from "../../../domain/plainDate.js";
import type { WindowResult } from "../../../domain/windowResult.js";

/** The resettlement window in one line, with the date that decided and why. `window --explain` says all of it. */
export function windowLine(window: WindowResult): string {
  switch (window.state) {
    case "not_open":
      return `Not open: opens ${openingOf(window)}`;
    case "open":
      return `Open since ${openingOf(window)}`;
    case "overdue":
      return `OVERDUE: ${dateOf(window)} has passed and no release is recorded`;
    case "held_after_release_date":
      return `Held past ${dateOf(window)}: on remand, awaiting sentence or under immigration powers`;
    case "released":
      return "Released";
    case "unsentenced":
      return "None: on remand or not yet sentenced, and no release date";
    case "immigration_no_date":
      return "None: held under immigration powers, and no release date";
    case "indeterminate_no_date":
      return "None: indeterminate sentence, and no date that counts";
    case "no_date":
      return "None: the roll has no date that counts";
  }
}

function openingOf(window: WindowResult): string {
  const { windowStart, earliestDate, flags } = window;
  if (windowStart === undefined || earliestDate === undefined) return "on a day that is not known";
  const why = flags.includes("WINDOW_FROM_RECEPTION")
    ? `when they came in, ${daysBetween(windowStart, earliestDate)} days before ${dateOf(window)}`
    : `${daysBetween(windowStart, earliestDate)} days before ${dateOf(window)}`;
  return `${formatDay(windowStart)}, ${why}`;
}

function dateOf({ basis = "the date", earliestDate }: WindowResult): string {
  return earliestDate === undefined ? basis : `${basis} ${formatDay(earliestDate)}`;
}
