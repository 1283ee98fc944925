/** Entries kept before those that nothing has asked for lately go: memory stays flat over any number of plans. */
const MOST = 2_000;

/** What was worked out for a text, kept for the next plan that has it. It must depend on the text alone. */
export class Remembered<T> {
  private recent = new Map<string, T>();
  private older = new Map<string, T>();

  get(text: string, make: () => T): T {
    const known = this.recent.get(text);
    if (known !== undefined) return known;
    if (this.recent.size >= MOST) {
      this.older = this.recent;
      this.recent = new Map();
    }
    const made = this.older.get(text) ?? make();
    this.recent.set(text, made);
    return made;
  }
}
