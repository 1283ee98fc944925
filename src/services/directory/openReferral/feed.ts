import { AppError } from "../../../domain/appError.js";

/** A record of a feed: other people's JSON, of which nothing is believed before it is looked at. */
export type FeedRecord = Readonly<Record<string, unknown>>;

/** One service of a feed with everything that belongs to it, and the line of the file on which it starts. */
export interface FeedService {
  readonly line: number;
  readonly record: FeedRecord;
}

/** The parts of a feed's record that are records: one, or a list of them. Anything else is none. */
export function recordsOf(record: FeedRecord | undefined, ...keys: readonly string[]): readonly FeedRecord[] {
  return keys.flatMap((key) => {
    const value = record?.[key];
    return (Array.isArray(value) ? value : [value]).filter(isRecord);
  });
}

/** A text of a feed's record, under the first of some keys that has one; empty where none has. Numbers are taken as they are written. */
export function textOf(record: FeedRecord | undefined, ...keys: readonly string[]): string {
  for (const key of keys) {
    const value = record?.[key];
    if (typeof value === "string" && value.trim() !== "") return value.trim();
    if (typeof value === "number") return String(value);
  }
  return "";
}

/**
 * The services of Open Referral UK JSON: a page of a feed (`contents`), a list, one service, or a package of tables (`services`, `organizations`,
 * `locations`, …), whose records are put under the service they belong to. Throws AppError (input) where it is no JSON or has no services.
 */
export function readFeed(name: string, text: string): readonly FeedService[] {
  const feed = parseJson(name, text);
  const [key, list] = findServiceList(feed);
  if (list === undefined) {
    throw new AppError("input", "FEED_WITHOUT_SERVICES", `${name} has no list of services in it.`, {
      hint: "Open Referral UK has them under `contents` or `services`, or as a list.",
    });
  }
  const lines = findListLines(text, key);
  const join = joinTables(isRecord(feed) ? feed : {});
  return list.map((record, index) => ({ line: lines[index] ?? 1, record: isRecord(record) ? join(record) : {} }));
}

function parseJson(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = cause instanceof SyntaxError ? /position (\d+)/u.exec(cause.message)?.[1] : undefined;
    const line = text.slice(0, at === undefined ? text.length : Number(at)).split("\n").length;
    throw new AppError("input", "FEED_BROKEN", `${name} is not JSON: it cannot be read from line ${line} on.`, {
      hint: "Export or copy the whole file again.",
      issues: [{ file: name, line, message: "This is not JSON." }],
    });
  }
}

function findServiceList(feed: unknown): readonly [key: string | undefined, list: readonly unknown[] | undefined] {
  if (Array.isArray(feed)) return [undefined, feed];
  if (!isRecord(feed)) return [undefined, undefined];
  for (const key of ["contents", "content", "services", "service"]) {
    const value = feed[key];
    if (Array.isArray(value)) return [key, value];
  }
  return typeof feed.name === "string" ? [undefined, [feed]] : [undefined, undefined];
}

/** The lines on which the objects of the services' list start: under a key of the outermost object, or of the outermost list. */
function findListLines(text: string, key: string | undefined): readonly number[] {
  const depthOfList = key === undefined ? 1 : 2;
  const lines: number[] = [];
  let [line, depth, listOpen] = [1, 0, false];
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}\n]/gsu)) {
    if (token === "\n") line += 1;
    else if (token.startsWith('"')) {
      if (depth === 1 && token.endsWith(":")) listOpen = token.slice(1, token.lastIndexOf('"')) === key;
      line += token.split("\n").length - 1;
    } else if (token === "{" || token === "[") {
      if (token === "{" && depth === depthOfList && (listOpen || key === undefined)) lines.push(line);
      depth += 1;
    } else depth -= 1;
  }
  return lines.length === 0 ? [1] : lines;
}

/** What the tables of a package are called, and under which key of what they belong to HSDS puts their records. */
const PARTS = [
  { tables: ["service_at_locations", "service_at_location"], under: "service_at_locations" },
  { tables: ["contacts", "contact"], under: "contacts" },
  { tables: ["phones", "phone"], under: "phones" },
  { tables: ["schedules", "schedule", "regular_schedules", "regular_schedule"], under: "schedules" },
  { tables: ["service_areas", "service_area"], under: "service_areas" },
  { tables: ["addresses", "address", "physical_addresses"], under: "addresses" },
  { tables: ["attributes", "attribute", "service_taxonomies", "service_taxonomys"], under: "attributes" },
] as const;

/** Puts the records of a package's tables under the service they belong to, by their ids; a feed that is nested already stays as it is. */
function joinTables(feed: FeedRecord): (service: FeedRecord) => FeedRecord {
  const owners = ["service_id", "location_id", "service_at_location_id", "contact_id", "link_id"];
  const parts = PARTS.map(({ tables, under }) => ({
    under,
    of: groupBy(recordsOf(feed, ...tables), under === "service_at_locations" ? ["service_id"] : owners),
  }));
  const [organizations, locations, terms] = [
    byId(recordsOf(feed, "organizations", "organization")),
    byId(recordsOf(feed, "locations", "location")),
    byId(recordsOf(feed, "taxonomy_terms", "taxonomy_term", "taxonomies", "taxonomy")),
  ];
  const complete = (record: FeedRecord, depth = 0): FeedRecord => {
    const own: Record<string, unknown> = { ...record };
    for (const { under, of } of depth > 3 ? [] : parts) {
      const found = of.get(textOf(record, "id"));
      if (own[under] === undefined && found !== undefined) own[under] = found.map((part) => complete(part, depth + 1));
    }
    own.organization ??= organizations.get(textOf(record, "organization_id"));
    const location = locations.get(textOf(record, "location_id"));
    if (own.location === undefined && location !== undefined && depth <= 3) own.location = complete(location, depth + 1);
    own.taxonomy_term ??= terms.get(textOf(record, "taxonomy_term_id", "taxonomy_id"));
    return own;
  };
  return complete;
}

function byId(records: readonly FeedRecord[]): ReadonlyMap<string, FeedRecord> {
  return new Map(records.map((record) => [textOf(record, "id"), record]));
}

function groupBy(records: readonly FeedRecord[], owners: readonly string[]): ReadonlyMap<string, readonly FeedRecord[]> {
  const groups = new Map<string, FeedRecord[]>();
  for (const record of records) {
    for (const owner of new Set(owners.map((key) => textOf(record, key)).filter((id) => id !== ""))) {
      groups.set(owner, [...(groups.get(owner) ?? []), record]);
    }
  }
  return groups;
}

function isRecord(value: unknown): value is FeedRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
