import { cy } from "date-fns/locale/cy";
import { enGB } from "date-fns/locale/en-GB";
import { type PlainDate, partsOf, weekdayOf } from "./plainDate.js";
import type { PlainTime } from "./plainTime.js";

/** Languages in which days are written. */
export const DATE_LANGUAGES = ["en", "cy"] as const;
export type DateLanguage = (typeof DATE_LANGUAGES)[number];

export const LANGUAGE_LABELS: Readonly<Record<DateLanguage, string>> = { en: "English", cy: "Welsh" };

type Locale = typeof enGB;
type Weekday = Parameters<Locale["localize"]["day"]>[0];
type Month = Parameters<Locale["localize"]["month"]>[0];

const LOCALES: Readonly<Record<DateLanguage, Locale>> = { en: enGB, cy };

/** Short Welsh months as the Unicode locale data has them: date-fns cuts Awst to "Aws" and Medi to "Med". */
const SHORT_WELSH_MONTHS = ["Ion", "Chw", "Maw", "Ebr", "Mai", "Meh", "Gor", "Awst", "Medi", "Hyd", "Tach", "Rhag"] as const;

/** A day for lists: "Mon 23 Nov 2026", "Llun 23 Tach 2026". No `Date` is made, so it reads the same in every time zone. */
export function formatDay(day: PlainDate, language: DateLanguage = "en"): string {
  const month =
    language === "cy" ? SHORT_WELSH_MONTHS[monthOf(day)] : LOCALES.en.localize.month(monthOf(day), { width: "abbreviated" });
  return write(day, LOCALES[language].localize.day(dayOfWeek(day), { width: "abbreviated" }), month);
}

/** A day in full: "Monday 23 November 2026", "Dydd Llun 23 Tachwedd 2026". Begins with a capital, to stand on its own. */
export function formatLongDay(day: PlainDate, language: DateLanguage = "en"): string {
  const { localize } = LOCALES[language];
  const weekday = localize.day(dayOfWeek(day), { width: "wide" });
  return write(day, weekday.charAt(0).toUpperCase() + weekday.slice(1), localize.month(monthOf(day), { width: "wide" }));
}

/** A time as it is printed: "09:30", 24 hours, in every language. One place, should that ever differ. */
export function formatTime(time: PlainTime): string {
  return time;
}

function write(day: PlainDate, weekday: string, month: string): string {
  const [year, , dayOfMonth] = partsOf(day);
  return `${weekday} ${dayOfMonth} ${month} ${year}`;
}

/** Sunday 0 to Saturday 6, as date-fns counts. */
function dayOfWeek(day: PlainDate): Weekday {
  return (weekdayOf(day) % 7) as Weekday;
}

/** January 0 to December 11, as date-fns counts. */
function monthOf(day: PlainDate): Month {
  return (partsOf(day)[1] - 1) as Month;
}
