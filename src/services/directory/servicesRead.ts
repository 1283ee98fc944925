import type { InputIssue } from "../../domain/appError.js";
import type { GivenService } from "../../domain/serviceDirectory.js";

/** What a file says of services, before it is compared with what is known. */
export interface ServicesRead {
  readonly format: "csv" | "open_referral";
  /** How many services the file has, those that were not taken in too. */
  readonly entries: number;
  readonly services: readonly GivenService[];
  /** Services of a feed that cannot be taken in, by line: the others can. Our own CSV has none, it is refused whole. */
  readonly leftOut: readonly InputIssue[];
  /** Names of services that are in the file and were not taken in: they are not gone. */
  readonly namesLeftOut: readonly string[];
  /** What a feed said that the directory has no place for. */
  readonly unmapped: readonly Unmapped[];
}

/** `what`: "pathway" for a term that is no pathway of ours, else a part of the feed. */
export interface Unmapped {
  readonly what: string;
  readonly count: number;
}
