export type ClashSeverity = "error" | "warning" | "info";

/** One clash found (licence.md 2.2), with what would mend it. */
export interface Clash {
  /** C01 to C22. */
  readonly code: string;
  readonly severity: ClashSeverity;
  /** Ids of the appointments concerned; "first_report" for the first report of the licence where it is not booked as one. */
  readonly appointments: readonly string[];
  /** Id of the licence condition concerned. */
  readonly condition?: string;
  readonly message: string;
  readonly remedy: string;
}
