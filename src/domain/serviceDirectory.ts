import type { Pathway } from "./pathway.js";
import type { PlainDate } from "./plainDate.js";

export const SERVICE_SETTINGS = ["custody", "community", "both"] as const;
/** Where a service sees people: in prison, after release, or both. */
export type ServiceSetting = (typeof SERVICE_SETTINGS)[number];

/** An entry of the local directory (records.md, "Services"). Texts that are not known are empty. */
export interface DirectoryService {
  readonly name: string;
  /** A neutral name that may be printed where others see it; the name where empty. */
  readonly publicLabel: string;
  readonly pathways: readonly Pathway[];
  /** Codes of the prisons it works with; empty for any. */
  readonly prisons: readonly string[];
  readonly setting: ServiceSetting;
  /** Working days within which it should answer a referral; undefined where it has not said. */
  readonly daysToAnswer?: number;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly openingTimes: string;
  readonly notes: string;
  /** When somebody last made sure that all this is true. */
  readonly checkedOn?: PlainDate;
}
