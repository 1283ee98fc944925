import { PersonTable, type PersonTableState } from "../../domain/personTable.js";
import type { RollRow } from "../../store/rollBatch.js";

/** A hash is kept as so many whole numbers of thirty bits each: five letters of base64. */
const HASH_WORDS = 4;
const LETTERS_A_WORD = 5;
/** The column that holds where the person was and, in its last bit, whether this roll has named them. */
const PLACE = HASH_WORDS;
const NAMED = 1;
const BASE64_VALUES = valuesOfLetters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

/** Who was on the roll before, as plain values in memory that is shared. */
export interface KnownRollState {
  readonly people: PersonTableState;
  readonly prisons: readonly string[];
}

/** Who was on the roll before this one, with what their row said, in flat memory; and which of them this roll names. */
export class KnownRoll {
  #people = new PersonTable(PLACE + 1);
  readonly #prisons: string[] = [];
  readonly #places = new Map<string, number>();

  /** Reads the remembered rows of everyone who is on the roll. */
  static async read(batches: AsyncIterable<readonly RollRow[]>): Promise<KnownRoll> {
    const known = new KnownRoll();
    for await (const batch of batches) for (const row of batch) known.#remember(row);
    return known;
  }

  /** What is known, as another thread has it: whom this one notes as named, that one sees. */
  static from({ people, prisons }: KnownRollState): KnownRoll {
    const known = new KnownRoll();
    known.#people = PersonTable.from(people);
    for (const prison of prisons) known.#placeOf(prison);
    return known;
  }

  /** What another thread needs to know as much, and to note whom the roll names. */
  share(): KnownRollState {
    return { people: this.#people.share(), prisons: this.#prisons };
  }

  get size(): number {
    return this.#people.size;
  }

  has(prisonerNumber: string): boolean {
    return this.#people.find(prisonerNumber) !== -1;
  }

  /** Whether the person's row said just this when it was last taken in. */
  isAsYesterday(prisonerNumber: string, hash: string): boolean {
    const entry = this.#people.find(prisonerNumber);
    if (entry === -1) return false;
    for (let word = 0; word < HASH_WORDS; word += 1) {
      if (this.#people.get(entry, word) !== hashWord(hash, word)) return false;
    }
    return true;
  }

  /** Notes that this roll names a person, taken in or not: then they are not gone. */
  name(prisonerNumber: string): void {
    const entry = this.#people.find(prisonerNumber);
    if (entry !== -1) this.#people.set(entry, PLACE, this.#people.get(entry, PLACE) | NAMED);
  }

  /** Whoever was in one of these prisons and has not been named, by prison, in order of number (rolls.md, 4). */
  missingFrom(prisons: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
    const missing = new Map<string, string[]>();
    for (let entry = 0; entry < this.#people.size; entry += 1) {
      if ((this.#people.get(entry, PLACE) & NAMED) !== 0) continue;
      const prison = this.#prisonOf(entry);
      if (!prisons.has(prison)) continue;
      const there = missing.get(prison);
      if (there === undefined) missing.set(prison, [this.#people.numberOf(entry)]);
      else there.push(this.#people.numberOf(entry));
    }
    for (const there of missing.values()) there.sort();
    return missing;
  }

  /** How many people were in each of these prisons. */
  peopleIn(prisons: ReadonlySet<string>): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (let entry = 0; entry < this.#people.size; entry += 1) {
      const prison = this.#prisonOf(entry);
      if (prisons.has(prison)) counts.set(prison, (counts.get(prison) ?? 0) + 1);
    }
    return counts;
  }

  #remember({ prisonerNumber, prison, hash }: RollRow): void {
    const entry = this.#people.add(prisonerNumber);
    for (let word = 0; word < HASH_WORDS; word += 1) this.#people.set(entry, word, hashWord(hash, word));
    this.#people.set(entry, PLACE, this.#placeOf(prison) << 1);
  }

  #placeOf(prison: string): number {
    const known = this.#places.get(prison);
    if (known !== undefined) return known;
    this.#places.set(prison, this.#prisons.length);
    return this.#prisons.push(prison) - 1;
  }

  #prisonOf(entry: number): string {
    return this.#prisons[this.#people.get(entry, PLACE) >> 1] ?? "";
  }
}

/** Part of a hash as a number; a hash that is shorter, or none, is unlike any that is whole. */
function hashWord(hash: string, word: number): number {
  let value = 0;
  for (let at = word * LETTERS_A_WORD; at < (word + 1) * LETTERS_A_WORD; at += 1) {
    value = (value << 6) | (BASE64_VALUES[hash.charCodeAt(at)] ?? -1);
  }
  return value;
}

function valuesOfLetters(letters: string): readonly number[] {
  const values: number[] = new Array(128).fill(-1);
  for (let at = 0; at < letters.length; at += 1) values[letters.charCodeAt(at)] = at;
  return values;
}
