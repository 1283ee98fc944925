import { sql } from "kysely";
import { endStays } from "../../domain/endStays.js";
import { joinStays } from "../../domain/joinStays.js";
import type { PlainDate } from "../../domain/plainDate.js";
import type { Stay, StayEnd } from "../../domain/records.js";
import { findAllNumbers } from "../mergedNumbers.js";
import type { ReadContext } from "./context.js";
import type { CustodyVersion } from "./custody.js";
import { MergeReader } from "./merges.js";
import { PersonCustodyReader } from "./personCustody.js";
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

  /**
   * Every end of a time in custody by a day, once a person and day: as staff said, as a roll gives a release, or that nobody has said; with the prison they were last in. A time
   * that went on under another number has not ended.
   */
  async listEnds(asOf: PlainDate): Promise<readonly StayEnding[]> {
    const { rows } = await sql<{ prisoner_number: string }>`
      select distinct prisoner_number from stay where ended_on is not null
      union select prisoner_number from stay_end where undone_on is null
      union select prisoner_number from custody where facts like '%"releasedOn"%'`.execute(this.#context.db);
    const people = new Set<string>();
    const into = new Map((await this.#merges.list()).map((merge) => [merge.from, merge.into]));
    for (const row of rows) people.add(into.get(row.prisoner_number) ?? row.prisoner_number);
    const custody = new PersonCustodyReader(this.#context);
    const ends: StayEnding[] = [];
    for (const prisonerNumber of people) {
      const versions = await custody.history(prisonerNumber);
      const stays = await this.list(prisonerNumber);
      const said = stays.flatMap(({ endedOn: on, end }) => {
        // Gone from one prison's roll and found on another's of the same day: the time goes on.
        const goesOn = end === "not_on_roll" && stays.some(({ firstSeenOn }) => firstSeenOn === on);
        return on === undefined || end === undefined || goesOn ? [] : [{ on, end }];
      });
      ends.push(...endingsOf(prisonerNumber, said, versions).filter(({ on }) => on <= asOf));
    }
    return ends;
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

/** A time in custody that has ended. */
export interface StayEnding {
  readonly prisonerNumber: string;
  readonly prison: string;
  readonly on: PlainDate;
  readonly end: StayEnd;
}

/** A release that a roll gives stands for the end that the same roll made of it a few days later. */
function endingsOf(
  prisonerNumber: string,
  said: readonly Pick<StayEnding, "on" | "end">[],
  versions: readonly CustodyVersion[],
): readonly StayEnding[] {
  const given = [...new Set(versions.flatMap(({ person }) => person.facts.releasedOn ?? []))];
  const known = new Map<PlainDate, StayEnd>(given.map((on) => [on, "released"]));
  for (const { on, end } of said) {
    const byRoll = given.some(
      (day) => day <= on && versions.some(({ person, toDay }) => person.facts.releasedOn === day && toDay === on),
    );
    if (!(end === "not_on_roll" && byRoll)) known.set(on, end);
  }
  return [...known].map(([on, end]) => {
    const last = versions.findLast(({ fromDay }) => fromDay <= on) ?? versions[0];
    return { prisonerNumber, prison: last?.person.prison ?? "", on, end };
  });
}

function isHeld({ firstSeenOn, endedOn }: Stay, asOf: PlainDate): boolean {
  return firstSeenOn <= asOf && (endedOn === undefined || endedOn > asOf);
}
