/** Entries kept before it starts afresh: memory stays flat over any number of plans. */
const MOST = 2_000;

/** What was worked out for a text, kept for the next plan that has it. It must depend on the text alone. */
export class Remembered<T> {
  private readonly known = new Map<string, T>();

  get(text: string, make: () => T): T {
    const known = this.known.get(text);
    if (known !== undefined) return known;
    if (this.known.size >= MOST) this.known.clear();
    const made = make();
    this.known.set(text, made);
    return made;
  }
}
