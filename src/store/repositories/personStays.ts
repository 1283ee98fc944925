import { endStays } from "../../domain/endStays.js";
import { joinStays } from "../../domain/joinStays.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { Stay } from "../../domain/records.js";
import { findAllNumbers } from "../mergedNumbers.js";
import type { ReadContext } from "./context.js";
import { MergeReader } from "./merges.js";
import { ReleaseReader } from "./releases.js";
import { StayReader } from "./stays.js";

/**
 * The times in custody of people, where StayReader has those of numbers: a number that changed ends none and begins none. They end as staff said, where somebody did.
 */
export class PersonStayReader extends StayReader {
  readonly #context: ReadContext;
  readonly #merges: MergeReader;
  readonly #releases: ReleaseReader;

  constructor(context: ReadContext) {
    super(context);
    this.#context = context;
    this.#merges = new MergeReader(context);
    this.#releases = new ReleaseReader(context);
  }

  override async list(prisonerNumber: string): Promise<readonly Stay[]> {
    return endStays(await this.#listByRolls(prisonerNumber), await this.#releases.list(prisonerNumber));
  }

  async #listByRolls(prisonerNumber: string): Promise<readonly Stay[]> {
    const numbers = await findAllNumbers(this.#context, [prisonerNumber]);
    if (numbers.length === 1) return super.list(prisonerNumber);
    const stays = await Promise.all(numbers.map((number) => super.list(number)));
    return joinStays(stays.flat()).map((stay) => ({ ...stay, prisonerNumber }));
  }

  override async listOfEach(prisonerNumbers: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly Stay[]>> {
    const stays = new Map(await super.listOfEach(prisonerNumbers));
    for (const { into } of await this.#merges.list()) if (stays.has(into)) stays.set(into, await this.#listByRolls(into));
    for (const [number, releases] of await this.#releases.listByPerson([...prisonerNumbers])) {
      stays.set(number, endStays(stays.get(number) ?? [], releases));
    }
    return stays;
  }

  override async heldByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, Stay>> {
    const held = new Map(await super.heldByPerson(asOf));
    for (const { from, into } of await this.#merges.list()) {
      held.delete(from);
      const stay = (await this.#listByRolls(into)).find((one) => isHeld(one, asOf));
      if (stay !== undefined) held.set(into, stay);
    }
    for (const number of (await this.#releases.listByPerson()).keys()) {
      if (!held.delete(number)) continue;
      const stay = (await this.list(number)).find((one) => isHeld(one, asOf));
      if (stay !== undefined) held.set(number, stay);
    }
    return held;
  }
}

function isHeld({ firstSeenOn, endedOn }: Stay, asOf: PlainDate): boolean {
  return firstSeenOn <= asOf && (endedOn === undefined || endedOn > asOf);
}
