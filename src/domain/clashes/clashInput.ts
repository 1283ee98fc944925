import type { LicenceCatalogue } from "../licenceCatalogue.js";
import type { PlainDate } from "../plainDate.js";
import type { Policy } from "../policy.js";
import type { AppointmentRecord, ConditionRecord, LicenceRecord } from "../records.js";
import type { WindowResult } from "../windowResult.js";

/** Minutes the checks assume where nobody has said. */
export interface ClashSettings {
  /** Length of an appointment recorded without one. */
  readonly defaultMinutes: number;
  /** From the release address to an appointment, or back. */
  readonly travelMinutes: number;
  /** Between two appointments in different places (C02). */
  readonly betweenMinutes: number;
  /** Kept free before a report that is due by a certain hour (C11). */
  readonly runUpMinutes: number;
  /** How long it takes to report to the police or to staff of approved premises (C12). */
  readonly reportMinutes: number;
}

export const DEFAULT_CLASH_SETTINGS: ClashSettings = {
  defaultMinutes: 60,
  travelMinutes: 30,
  betweenMinutes: 30,
  runUpMinutes: 120,
  reportMinutes: 15,
};

/** What the checks C01 to C22 look at, for one person. */
export interface ClashInput {
  readonly appointments: readonly AppointmentRecord[];
  readonly licence?: LicenceRecord | undefined;
  readonly conditions: readonly ConditionRecord[];
  readonly catalogue: LicenceCatalogue;
  readonly window: WindowResult;
  readonly policy: Policy;
  readonly settings: ClashSettings;
  /** The roll the person's dates come from, and the last one of their prison (C22). */
  readonly datesImportedOn?: PlainDate | undefined;
  readonly lastImportOn?: PlainDate | undefined;
  /** Appointments before this day are past, and clash with nothing any more. */
  readonly asOf: PlainDate;
}
