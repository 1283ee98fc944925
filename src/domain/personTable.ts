const LETTER_A = 65;
const DIGIT_0 = 48;
const LETTER_PLACES = [0, 5, 6];
/** Codes from here on are of numbers that have not the national shape. */
const FIRST_OTHER = 2 ** 28;
const SMALLEST = 1_024;

/** A table as plain values. */
export interface PersonTableState {
  readonly width: number;
  readonly slots: Int32Array;
  readonly codes: Uint32Array;
  readonly values: Int32Array;
  readonly size: number;
  readonly others: readonly string[];
}

/**
 * A table of people by prisoner number, with a few whole numbers kept for each. A million people cost it tens of megabytes, where a
 * Map of texts costs hundreds: a roll's memory stays flat. Numbers of other systems have not the national shape: those cost what texts do.
 */
export class PersonTable {
  readonly #width: number;
  /** Where each person's entry is, plus 1; 0 where a slot is free. Its length is a power of two, at most half of it filled. */
  #slots: Int32Array = new Int32Array(SMALLEST * 2);
  #codes: Uint32Array = new Uint32Array(SMALLEST);
  #values: Int32Array;
  #size = 0;
  /** Numbers that have not the national shape, and their codes. */
  readonly #others: string[] = [];
  readonly #otherCodes = new Map<string, number>();

  /** `width` is how many numbers are kept for each person. */
  constructor(width: number) {
    this.#width = width;
    this.#values = new Int32Array(SMALLEST * width);
  }

  /** The table of a state. */
  static from({ width, slots, codes, values, size, others }: PersonTableState): PersonTable {
    const table = new PersonTable(width);
    table.#slots = slots;
    table.#codes = codes;
    table.#values = values;
    table.#size = size;
    for (const number of others) table.#addOther(number);
    return table;
  }

  /** What the table is made of, in memory that is shared from here on: another thread can be given it. Neither may add anybody then. */
  share(): PersonTableState {
    this.#slots = new Int32Array(sharedCopy(this.#slots));
    this.#codes = new Uint32Array(sharedCopy(this.#codes));
    this.#values = new Int32Array(sharedCopy(this.#values));
    const [width, slots, codes, values] = [this.#width, this.#slots, this.#codes, this.#values];
    return { width, slots, codes, values, size: this.#size, others: this.#others };
  }

  get size(): number {
    return this.#size;
  }

  /** The person's entry, from 0 in the order in which people were added; -1 where there is none. */
  find(prisonerNumber: string): number {
    const code = codeOf(prisonerNumber) ?? this.#otherCodes.get(prisonerNumber);
    return code === undefined ? -1 : (this.#slots[this.#slotOf(code)] ?? 0) - 1;
  }

  /** The person's entry, made with zeros where there was none. */
  add(prisonerNumber: string): number {
    const code = codeOf(prisonerNumber) ?? this.#addOther(prisonerNumber);
    const slot = this.#slotOf(code);
    const found = this.#slots[slot] ?? 0;
    if (found > 0) return found - 1;
    if (this.#size === this.#codes.length) {
      this.#grow();
      return this.add(prisonerNumber);
    }
    this.#codes[this.#size] = code;
    this.#size += 1;
    this.#slots[slot] = this.#size;
    return this.#size - 1;
  }

  /** One of the numbers kept for an entry. */
  get(entry: number, column: number): number {
    return this.#values[entry * this.#width + column] ?? 0;
  }

  set(entry: number, column: number, value: number): void {
    this.#values[entry * this.#width + column] = value;
  }

  numberOf(entry: number): string {
    const code = this.#codes[entry] ?? 0;
    return code < FIRST_OTHER ? numberOfCode(code) : (this.#others[code - FIRST_OTHER] ?? "");
  }

  #addOther(prisonerNumber: string): number {
    const known = this.#otherCodes.get(prisonerNumber);
    if (known !== undefined) return known;
    const code = FIRST_OTHER + this.#others.length;
    this.#others.push(prisonerNumber);
    this.#otherCodes.set(prisonerNumber, code);
    return code;
  }

  /** The slot that holds a code, or the free one where it would go. */
  #slotOf(code: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = Math.imul(code, 0x9e3779b1) >>> 7; ; slot += 1) {
      const entry = this.#slots[slot & mask] ?? 0;
      if (entry === 0 || this.#codes[entry - 1] === code) return slot & mask;
    }
  }

  #grow(): void {
    const [codes, values] = [this.#codes, this.#values];
    this.#codes = new Uint32Array(codes.length * 2);
    this.#codes.set(codes);
    this.#values = new Int32Array(values.length * 2);
    this.#values.set(values);
    this.#slots = new Int32Array(codes.length * 4);
    for (let entry = 0; entry < this.#size; entry += 1) this.#slots[this.#slotOf(codes[entry] ?? 0)] = entry + 1;
  }
}

function sharedCopy({ buffer, byteLength }: Int32Array | Uint32Array): SharedArrayBuffer {
  const shared = new SharedArrayBuffer(byteLength);
  new Uint8Array(shared).set(new Uint8Array(buffer));
  return shared;
}

/** A national prisoner number as a whole number under 2^28: three letters of 26, four digits. Undefined where it has another shape. */
function codeOf(text: string): number | undefined {
  if (text.length !== 7) return undefined;
  let letters = 0;
  for (const at of LETTER_PLACES) {
    const value = text.charCodeAt(at) - LETTER_A;
    if (value < 0 || value > 25) return undefined;
    letters = letters * 26 + value;
  }
  let digits = 0;
  for (let at = 1; at < 5; at += 1) {
    const value = text.charCodeAt(at) - DIGIT_0;
    if (value < 0 || value > 9) return undefined;
    digits = digits * 10 + value;
  }
  return letters * 10_000 + digits;
}

function numberOfCode(code: number): string {
  const letters = Math.floor(code / 10_000);
  const letter = (value: number) => String.fromCharCode(LETTER_A + value);
  const digits = String(code % 10_000).padStart(4, "0");
  return `${letter(Math.floor(letters / 676))}${digits}${letter(Math.floor(letters / 26) % 26)}${letter(letters % 26)}`;
}
