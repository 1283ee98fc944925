import { decisionOf, PERSON_TABLE_NAMES, type PersonTableName } from "../../../store/personColumns.js";
import type { Opener } from "../../openRestricted.js";
import type { Session } from "../../session.js";

type Stored = string | number | null;
type Row = Readonly<Record<string, Stored>>;

/** A record as it is given: columns in camelCase, JSON as what it means, what was sealed, opened. */
export type GivenRecord = Readonly<Record<string, unknown>>;

/** One thing to look at before the record is handed over. */
export interface ReviewLine {
  readonly value: string;
  readonly why: "worker" | "somebody else";
  /** In which parts, and fields of them. */
  readonly where: readonly string[];
}

export interface PersonParts {
  readonly parts: ReadonlyMap<PersonTableName, readonly GivenRecord[]>;
  readonly review: readonly ReviewLine[];
  /** Free words that staff wrote: somebody has to read them. */
  readonly texts: number;
  /** What is restricted and was not opened: records, answers and notes. */
  readonly leftOut: number;
}

/** Everything that is held under these numbers, table by table. With `open`, what is restricted too. Throws what `open` throws. */
export async function readPersonParts({ store }: Session, numbers: readonly string[], open?: Opener): Promise<PersonParts> {
  const review = new Map<string, ReviewLine>();
  const parts = new Map<PersonTableName, readonly GivenRecord[]>();
  let [texts, leftOut] = [0, 0];
  const guarded = new Set<Stored>();
  // Records before what belongs to them: what is kept of a restricted one is restricted too.
  const order = [...PERSON_TABLE_NAMES].sort((a, b) => Number(isChild(a)) - Number(isChild(b)));
  for (const table of order) {
    const rows = await store.read.personRows.list(table, numbers);
    for (const id of guardedIds(table, rows)) guarded.add(id);
    const given = rows.filter((row) => open !== undefined || !isGuarded(table, row, guarded));
    leftOut += rows.length - given.length;
    if (open === undefined && table === "screening") leftOut += rows.reduce((sum, row) => sum + Number(row.restricted_count), 0);
    for (const row of given) {
      const lines = reviewLines(table, row);
      for (const line of lines.named) addReview(review, line);
      texts += lines.texts;
    }
    if (given.length > 0)
      parts.set(
        table,
        given.map((row) => givenRecord(table, row, open)),
      );
  }
  return { parts, review: [...review.values()], texts, leftOut };
}

function addReview(review: Map<string, ReviewLine>, line: ReviewLine): void {
  const key = `${line.why} ${line.value}`;
  const where = new Set([...(review.get(key)?.where ?? []), ...line.where]);
  review.set(key, { ...line, where: [...where] });
}

const PARENTS = ["need_id", "referral_id", "plan_id"] as const;

function isChild(table: PersonTableName): boolean {
  return table === "need_change" || table.startsWith("referral_") || table === "plan_form";
}

/** Ids of restricted records; a note whose correction is restricted is as restricted as that. */
function guardedIds(table: PersonTableName, rows: readonly Row[]): readonly Stored[] {
  if (table === "screening") return [];
  const ids = new Set(rows.filter((row) => row.restricted === 1 || isSealed(row)).map((row) => row.id ?? null));
  for (const row of [...rows].reverse()) if (ids.has(row.id ?? null) && typeof row.corrects === "string") ids.add(row.corrects);
  return [...ids];
}

function isSealed(row: Row): boolean {
  return row.sealed !== undefined && row.sealed !== null;
}

function isGuarded(table: PersonTableName, row: Row, guarded: ReadonlySet<Stored>): boolean {
  if (table === "screening") return false;
  const own = isChild(table) ? PARENTS.map((name) => row[name]) : [row.id];
  return own.some((id) => typeof id === "string" && guarded.has(id));
}

function givenRecord(table: PersonTableName, row: Row, open: Opener | undefined): GivenRecord {
  const record: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row)) {
    const decision = decisionOf(table, column);
    if (decision === "machine" || value === null) continue;
    if (decision === "sealed") {
      if (open !== undefined) record.sealed = open(String(value), String(row.referral_id ?? row.id));
    } else record[camelCase(column)] = isJson(table, column) ? JSON.parse(String(value)) : value;
  }
  return record;
}

/** A condition's details are JSON too, in which somebody else may be named. */
function isJson(table: PersonTableName, column: string): boolean {
  return decisionOf(table, column) === "json" || (table === "licence_condition" && column === "details");
}

function reviewLines(table: PersonTableName, row: Row): { readonly named: readonly ReviewLine[]; readonly texts: number } {
  const named: ReviewLine[] = [];
  let texts = 0;
  for (const [column, value] of Object.entries(row)) {
    if (typeof value !== "string" || value === "" || value === "{}") continue;
    const decision = decisionOf(table, column);
    const why = decision === "worker" ? "worker" : decision === "others" ? "somebody else" : undefined;
    if (why !== undefined) {
      const words = isJson(table, column) ? wordsIn(JSON.parse(value)) : [value];
      for (const word of words) named.push({ value: word, why, where: [`${table}.${camelCase(column)}`] });
    }
    if (decision === "text") texts += 1;
  }
  return { named, texts };
}

/** What is text in the details of a condition: hours and days name nobody. */
function wordsIn(details: unknown): readonly string[] {
  if (typeof details === "string") return /\p{L}{2}/u.test(details) ? [details] : [];
  return typeof details === "object" && details !== null ? Object.values(details).flatMap(wordsIn) : [];
}

export function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
