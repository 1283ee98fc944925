import { AppError } from "../domain/appError.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { NeedLevel, NeedRecord, ScreeningRecord } from "../domain/records.js";
import { LONGEST_LINE, LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";

/** Who does what by when, and how much of a need it is. */
export interface NeedDetails {
  readonly level?: NeedLevel | undefined;
  readonly action?: string | undefined;
  readonly by?: string | undefined;
  readonly dueOn?: PlainDate | undefined;
}

export function refuseLongDetails({ action, by }: NeedDetails): void {
  refuseLongText(action, "--action", LONGEST_TEXT);
  refuseLongText(by, "--by", LONGEST_LINE);
}

/** What was found on a day cannot have been due before it. Throws AppError input. */
export async function refuseDueBeforeFound(
  read: { readonly screenings: { get(id: string): Promise<ScreeningRecord> } },
  { recordedOn, screeningId, dueOn }: Pick<NeedRecord, "recordedOn" | "screeningId" | "dueOn">,
): Promise<void> {
  const found = screeningId === undefined ? recordedOn : (await read.screenings.get(screeningId)).completedOn;
  if (dueOn === undefined || dueOn >= found) return;
  throw new AppError("input", "DUE_BEFORE_FOUND", `--due is ${dueOn}, before the need was found on ${found}.`, {
    hint: "Give a day on or after that.",
  });
}
