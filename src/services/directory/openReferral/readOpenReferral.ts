import type { InputIssue } from "../../../domain/appError.js";
import { type DirectoryService, type GivenService, serviceKey } from "../../../domain/serviceDirectory.js";
import { findAgeMistake, readField } from "../serviceFields.js";
import type { ServicesRead, Unmapped } from "../servicesRead.js";
import { type FeedService, readFeed, textOf } from "./feed.js";
import { type FeedTexts, textsOf } from "./feedTexts.js";
import type { ServiceTerms } from "./serviceTerms.js";

/** What cannot be missing or wrong: without a name or a pathway there is no entry. Anything else that cannot be read is counted and left as it was. */
const NEEDED: ReadonlySet<keyof DirectoryService> = new Set(["name", "pathways"]);

/**
 * The services of an Open Referral UK feed (HSDS 3, and what of version 1 has the same names). A service none of whose terms is a pathway is left out and its terms
 * counted: a council's feed has more than resettlement needs. One without a name, or with another's, is left out by line. Throws AppError (input) where the
 * file is no feed.
 */
export function readOpenReferral(name: string, text: string, terms: ServiceTerms): ServicesRead {
  const feed = readFeed(name, text);
  const tally = new Tally();
  const services: GivenService[] = [];
  const [leftOut, namesLeftOut]: [InputIssue[], string[]] = [[], []];
  const seen = new Set<string>();
  for (const entry of feed) {
    const read = readEntry(entry, terms, tally);
    const mistake = "mistake" in read ? read.mistake : findRepeat(read.service.name, seen);
    if (mistake !== undefined) {
      leftOut.push({ file: name, line: entry.line, ...mistake });
      namesLeftOut.push(textOf(entry.record, "name"));
    } else if ("service" in read && read.service.pathways !== undefined) services.push(read.service);
    else if ("service" in read) namesLeftOut.push(read.service.name);
  }
  return { format: "open_referral", entries: feed.length, services, leftOut, namesLeftOut, unmapped: tally.list() };
}

type Entry = { readonly service: GivenService } | { readonly mistake: InputIssue };

function readEntry({ record }: FeedService, terms: ServiceTerms, tally: Tally): Entry {
  const texts = textsOf(record, terms, (what) => tally.add(what));
  const given: Record<string, unknown> = {};
  for (const [column, text] of Object.entries(texts) as [keyof FeedTexts, string][]) {
    const read = readField(column, text);
    if ("value" in read) given[column] = read.value;
    else if (NEEDED.has(column)) {
      if (column === "name") return { mistake: read.mistake };
      tally.add("services with no term of a pathway");
    } else tally.add(`${column} that cannot be read`);
  }
  const service = given as unknown as GivenService;
  const age = findAgeMistake(service);
  return age === undefined ? { service } : { mistake: age };
}

function findRepeat(name: string, seen: Set<string>): InputIssue | undefined {
  if (seen.has(serviceKey(name))) return { column: "name", message: "Another service of this name comes before it in the file." };
  seen.add(serviceKey(name));
  return undefined;
}

/** Counts what there is no place for, the most frequent first. */
class Tally {
  readonly #counts = new Map<string, number>();

  add(what: string): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
  }

  list(): readonly Unmapped[] {
    return [...this.#counts].map(([what, count]) => ({ what, count })).sort((one, other) => other.count - one.count);
  }
}
