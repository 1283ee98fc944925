const LETTER_A = 65;
const DIGIT_0 = 48;
const SMALLEST = 1_024;

/**
 * A table of people by prisoner number, with a few whole numbers kept for each. A million people cost it tens of megabytes, where a
 * Map of texts costs hundreds: a roll's memory stays flat. Numbers must be well formed (parsePrisonerNumber).
 */
export class PersonTable {
  readonly #width: number;
  /** Where each person's entry is, plus 1; 0 where a slot is free. Its length is a power of two, at most half of it filled. */
  #slots = new Int32Array(SMALLEST * 2);
  #codes = new Uint32Array(SMALLEST);
  #values: Int32Array;
  #size = 0;

  /** `width` is how many numbers are kept for each person. */
  constructor(width: number) {
    this.#width = width;
    this.#values = new Int32Array(SMALLEST * width);
  }

  get size(): number {
    return this.#size;
  }

  /** The person's entry, from 0 in the order in which people were added; -1 where there is none. */
  find(prisonerNumber: string): number {
    return (this.#slots[this.#slotOf(codeOf(prisonerNumber))] ?? 0) - 1;
  }

  /** The person's entry, made with zeros where there was none. */
  add(prisonerNumber: string): number {
    const code = codeOf(prisonerNumber);
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
    return numberOfCode(this.#codes[entry] ?? 0);
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

/** A prisoner number as a whole number under 2^28: three letters of 26, four digits. */
function codeOf(text: string): number {
  const letters = (text.charCodeAt(0) - LETTER_A) * 676 + (text.charCodeAt(5) - LETTER_A) * 26 + text.charCodeAt(6) - LETTER_A;
  let digits = 0;
  for (let at = 1; at < 5; at += 1) digits = digits * 10 + text.charCodeAt(at) - DIGIT_0;
  return letters * 10_000 + digits;
}

function numberOfCode(code: number): string {
  const letters = Math.floor(code / 10_000);
  const letter = (value: number) => String.fromCharCode(LETTER_A + value);
  const digits = String(code % 10_000).padStart(4, "0");
  return `${letter(Math.floor(letters / 676))}${digits}${letter(Math.floor(letters / 26) % 26)}${letter(letters % 26)}`;
}
