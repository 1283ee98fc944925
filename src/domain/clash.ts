export type ClashSeverity = "error" | "warning" | "info";

/** One clash found (licence.md 2.2), with what would mend it. */
export interface Clash {
  /** C01 to C22. */
  readonly code: string;
  readonly severity: ClashSeverity;
  /** Ids of the appointments concerned. */
  readonly appointments: readonly string[];
  /** Id of the licence condition concerned. */
  readonly condition?: string;
  readonly message: string;
  readonly remedy: string;
}
