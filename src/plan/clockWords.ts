import type { DateLanguage } from "../domain/dateWords.js";
import { minutesOf, type PlainTime, parsePlainTime } from "../domain/plainTime.js";

interface ClockWords {
  readonly am: string;
  readonly pm: string;
  /** From six in the evening on. */
  readonly evening: string;
  readonly midday: string;
  readonly midnight: string;
}

const EVENING = 18 * 60;

/** In Welsh: of the morning (y bore), the afternoon (y prynhawn), the evening (yr hwyr). */
const WORDS: Readonly<Record<DateLanguage, ClockWords>> = {
  en: { am: "am", pm: "pm", evening: "pm", midday: "midday", midnight: "midnight" },
  cy: { am: "yb", pm: "yp", evening: "yh", midday: "hanner dydd", midnight: "hanner nos" },
};

/** A time as people say it, for a page that is read with difficulty: "9:30am", "2pm", "midday". Lists and data keep 24 hours. */
export function clockWords(time: PlainTime, language: DateLanguage): string {
  const words = WORDS[language];
  const minutes = minutesOf(time);
  if (minutes === 0) return words.midnight;
  if (minutes === 12 * 60) return words.midday;
  const hour = Math.floor(minutes / 60) % 12 || 12;
  const past = minutes % 60 === 0 ? "" : `:${time.slice(3)}`;
  const half = minutes < 12 * 60 ? words.am : minutes < EVENING ? words.pm : words.evening;
  return `${hour}${past}${half}`;
}

/** The text with each time of 24 hours in it (`19:00`) as people say it. */
export function withClockWords(text: string, language: DateLanguage): string {
  return text.replace(/\b\d{2}:\d{2}\b/g, (typed) => {
    const time = parsePlainTime(typed);
    return time === undefined ? typed : clockWords(time, language);
  });
}
