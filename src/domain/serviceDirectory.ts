import type { Pathway } from "./pathway.js";
import { addMonths, type PlainDate } from "./plainDate.js";
import type { Policy } from "./policy.js";
import { foldText } from "./rollChanges.js";

export const SERVICE_SETTINGS = ["custody", "community", "both"] as const;
/** Where a service sees people: in prison, after release, or both. */
export type ServiceSetting = (typeof SERVICE_SETTINGS)[number];

export const SERVICE_SETTING_LABELS: Readonly<Record<ServiceSetting, string>> = {
  custody: "In custody",
  community: "In the community",
  both: "In custody and after",
};

export const SERVICE_GROUPS = ["women", "men", "veterans", "care_leavers", "foreign_nationals", "parents"] as const;
/** For whom a service is; age is said by numbers. */
export type ServiceGroup = (typeof SERVICE_GROUPS)[number];

export const SERVICE_GROUP_LABELS: Readonly<Record<ServiceGroup, string>> = {
  women: "Women",
  men: "Men",
  veterans: "People who were in the armed forces",
  care_leavers: "People who were in care",
  foreign_nationals: "People who are not British citizens",
  parents: "Parents",
};

/** An entry of the local directory (records.md, "Services"). Texts that are not known are empty. */
export interface DirectoryService {
  readonly name: string;
  /** A neutral name that may be printed where others see it; the name where empty. */
  readonly publicLabel: string;
  /** Who runs it. */
  readonly organisation: string;
  readonly pathways: readonly Pathway[];
  /** Codes of the prisons it works with; empty for any. */
  readonly prisons: readonly string[];
  /** Local authority areas by name, or the first halves of postcodes (ZZ1); empty for any. */
  readonly releaseAreas: readonly string[];
  readonly setting: ServiceSetting;
  /** Empty for anyone. */
  readonly whoFor: readonly ServiceGroup[];
  /** Youngest and oldest age in years, both included. */
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly howToRefer: string;
  /** Working days within which it should answer a referral; undefined where it has not said. */
  readonly daysToAnswer?: number;
  readonly address: string;
  readonly postcode: string;
  readonly phone: string;
  readonly openingTimes: string;
  /** How to get there. */
  readonly travelNotes: string;
  readonly notes: string;
  /** When somebody last made sure that all this is true. */
  readonly checkedOn?: PlainDate;
  /** Since when it is no longer offered. */
  readonly withdrawnOn?: PlainDate;
}

/** What was given of a service: a field that is there is set, also to nothing; one that is absent is not spoken of. */
export type GivenService = Pick<DirectoryService, "name"> & {
  readonly [Field in Exclude<keyof DirectoryService, "name">]?: DirectoryService[Field] | undefined;
};

/** A service of which nothing is known but its name; it may see people anywhere until somebody says. */
const NOTHING_KNOWN: Omit<DirectoryService, "name"> = {
  publicLabel: "",
  organisation: "",
  pathways: [],
  prisons: [],
  releaseAreas: [],
  setting: "both",
  whoFor: [],
  howToRefer: "",
  address: "",
  postcode: "",
  phone: "",
  openingTimes: "",
  travelNotes: "",
  notes: "",
};

/** A service as it is after something was given of it: what was not spoken of stays, and a later check is never forgotten for an earlier one. */
export function applyGiven(before: DirectoryService | undefined, given: GivenService): DirectoryService {
  const after = { ...NOTHING_KNOWN, ...before, ...given };
  const checkedOn = laterOf(before?.checkedOn, after.checkedOn);
  const known = Object.entries({ ...after, checkedOn }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as DirectoryService;
}

function laterOf(one: PlainDate | undefined, other: PlainDate | undefined): PlainDate | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one > other ? one : other;
}

/** What two spellings of one service's name have in common: it is one service. */
export function serviceKey(name: string): string {
  return foldText(name);
}

/** Whether nobody has made sure of a service for longer than the policy allows, or ever. */
export function isStaleService({ checkedOn }: Pick<DirectoryService, "checkedOn">, asOf: PlainDate, policy: Policy): boolean {
  return checkedOn === undefined || addMonths(checkedOn, policy.serviceStaleAfterMonths) < asOf;
}

/** Whether it is no longer offered on a day. */
export function isWithdrawn({ withdrawnOn }: Pick<DirectoryService, "withdrawnOn">, asOf: PlainDate): boolean {
  return withdrawnOn !== undefined && withdrawnOn <= asOf;
}
