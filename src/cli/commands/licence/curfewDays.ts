import { AppError } from "../../../domain/appError.js";
import { parseTimeRange } from "../../../domain/conditionDetails.js";
import { formatWeekday } from "../../../domain/dateWords.js";
import { type CurfewHours, WEEKDAYS, type Weekday } from "../../../domain/records.js";

type ByDay = Readonly<Partial<Record<Weekday, CurfewHours>>>;

/** The hours of days of the week as they are typed, `sat,sun=17:00-08:00` each; a day given again has the later ones. Throws AppError usage. */
export function readCurfewDays(typed: readonly string[]): ByDay | undefined {
  if (typed.length === 0) return undefined;
  return Object.fromEntries(typed.flatMap(readOne));
}

function readOne(typed: string): (readonly [Weekday, CurfewHours])[] {
  const [days = "", range = ""] = typed.split("=");
  const hours = parseTimeRange(range.trim());
  const names = days.split(",").map(weekdayNamed);
  const known = names.filter((day) => day !== undefined);
  if (hours !== undefined && known.length === names.length) return known.map((day) => [day, hours] as const);
  throw new AppError(
    "usage",
    "BAD_VALUE",
    `--curfew was given ${JSON.stringify(typed)}, which is not a day of the week and its hours.`,
    {
      hint: "Write it as mon=19:00-07:00, or sat,sun=17:00-08:00 for several days.",
    },
  );
}

/** "tue", "Tues" or "Tuesday": three letters of its name or more. */
function weekdayNamed(typed: string): Weekday | undefined {
  const name = typed.trim().toLowerCase();
  return WEEKDAYS.find(
    (day, index) =>
      name.startsWith(day) &&
      formatWeekday(index + 1)
        .toLowerCase()
        .startsWith(name),
  );
}
