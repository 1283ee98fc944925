import type { PlainDate } from "../../domain/plainDate.js";
import { findAllNumbers } from "../mergedNumbers.js";
import type { ReadContext } from "./context.js";
import { type AsOfOptions, CustodyReader, type CustodyVersion } from "./custody.js";
import { MergeReader } from "./merges.js";

/**
 * The custody history of people, where CustodyReader has that of numbers: what the rolls said of a number that has been merged into another is said of the other's person. Where
 * rolls say something of both at once, what they say of the number that counts goes first.
 */
export class PersonCustodyReader extends CustodyReader {
  readonly #context: ReadContext;
  readonly #merges: MergeReader;

  constructor(context: ReadContext) {
    super(context);
    this.#context = context;
    this.#merges = new MergeReader(context);
  }

  override async *asOf(day: PlainDate, options: AsOfOptions = {}): AsyncGenerator<readonly CustodyVersion[]> {
    const into = await this.#mergedInto();
    if (into.size === 0) return yield* super.asOf(day, options);
    const named = await this.#onRoll([...new Set(into.values())], day);
    for await (const batch of super.asOf(day, options)) {
      yield batch.flatMap((version) => {
        const person = into.get(version.person.prisonerNumber);
        if (person === undefined) return [version];
        if (named.has(person)) return [];
        named.add(person);
        return [asOther(version, person)];
      });
    }
  }

  override async find(prisonerNumber: string, day: PlainDate): Promise<CustodyVersion | undefined> {
    for (const number of await findAllNumbers(this.#context, [prisonerNumber])) {
      const version = await super.find(number, day);
      if (version !== undefined) return asOther(version, prisonerNumber);
    }
    return undefined;
  }

  override async history(prisonerNumber: string): Promise<readonly CustodyVersion[]> {
    const numbers = await findAllNumbers(this.#context, [prisonerNumber]);
    const histories = await Promise.all(numbers.map((number) => super.history(number)));
    const versions = histories.flat().map((version) => asOther(version, prisonerNumber));
    return versions.sort((a, b) => a.importNumber - b.importNumber);
  }

  override async current(prisonerNumbers: readonly string[]): Promise<ReadonlyMap<string, CustodyVersion>> {
    const own = await super.current(prisonerNumbers);
    const into = await this.#mergedInto();
    const asked = new Set(prisonerNumbers);
    const others = [...into].filter(([, person]) => asked.has(person) && !own.has(person));
    const versions = await super.current(others.map(([number]) => number));
    const found = others.flatMap(([number, person]) => {
      const version = versions.get(number);
      return version === undefined ? [] : [[person, asOther(version, person)] as const];
    });
    return new Map([...own, ...found]);
  }

  async #mergedInto(): Promise<ReadonlyMap<string, string>> {
    return new Map((await this.#merges.list()).map(({ from, into }) => [from, into]));
  }

  async #onRoll(numbers: readonly string[], day: PlainDate): Promise<Set<string>> {
    const found = await Promise.all(numbers.map((number) => super.find(number, day)));
    return new Set(found.flatMap((version) => version?.person.prisonerNumber ?? []));
  }
}

/** The same version, of the person; with the number that the roll gave them, where it was another. */
function asOther(version: CustodyVersion, prisonerNumber: string): CustodyVersion {
  const onRoll = version.person.prisonerNumber;
  if (onRoll === prisonerNumber) return version;
  return { ...version, person: { ...version.person, prisonerNumber }, numberOnRoll: onRoll };
}
