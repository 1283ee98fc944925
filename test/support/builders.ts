import type { ReleaseFacts, RollPerson } from "../../src/domain/person.js";
import type { PlainDate } from "../../src/domain/plainDate.js";
import { canonicalJson } from "../../src/store/canonicalJson.js";
import type { Store } from "../../src/store/store.js";

type RollPersonWish = Partial<Omit<RollPerson, "facts">> & { readonly facts?: Partial<ReleaseFacts> };

/** Somebody made up, as a roll has them: sentenced, in Moorland, with no dates; whatever else a test cares about. */
export function rollPerson(wish: RollPersonWish = {}): RollPerson {
  return {
    prisonerNumber: "A1234BC",
    lastName: "Marsh",
    firstName: "Ioan",
    middleNames: "",
    prison: "MDI",
    location: "A-1-001",
    ...wish,
    facts: {
      legalStatus: "SENTENCED",
      dates: {},
      overrides: {},
      hdcStatus: "unknown",
      paroleStatus: "unknown",
      immigrationHold: false,
      under18: false,
      ...wish.facts,
    },
  };
}

/** So many people who differ in number and name only: A1001AA, A1002AA … */
export function rollPeople(count: number, wish: RollPersonWish = {}): readonly RollPerson[] {
  return Array.from({ length: count }, (_, index) => {
    const letters = `${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}`;
    return rollPerson({ prisonerNumber: `A${1001 + index}AA`, lastName: `Test${letters}`, ...wish });
  });
}

/** Takes in a complete roll of these people, as an import does: who is not among them is gone. Gives the number of the import. */
export async function seedPeople(store: Store, people: readonly RollPerson[], day: PlainDate): Promise<number> {
  return store.write("importer", "roll import", async (tx) => {
    const number = await tx.imports.nextNumber();
    const before = new Set<string>();
    for await (const rows of tx.roll.rows()) for (const row of rows) before.add(row.prisonerNumber);
    const numbers = people.map((person) => person.prisonerNumber);
    const open = await tx.custody.current(numbers);
    const lines = people.map((person, index) => ({ person, line: index + 2 }));
    const changed = lines.filter(
      ({ person }) => canonicalJson(open.get(person.prisonerNumber)?.person ?? null) !== canonicalJson(person),
    );
    const gone = [...before].filter((prisonerNumber) => !numbers.includes(prisonerNumber));
    await tx.roll.apply(number, day, {
      closeVersions: [...changed.map(({ person }) => person.prisonerNumber).filter((one) => open.has(one)), ...gone],
      openVersions: changed,
      rememberRows: changed.map(({ person }) => ({
        prisonerNumber: person.prisonerNumber,
        prison: person.prison,
        hash: canonicalJson(person),
      })),
      forgetRows: gone,
      closeStays: gone.length === 0 ? [] : [{ endedOn: day, end: "not_on_roll", people: gone }],
      openStays: people
        .filter((person) => !before.has(person.prisonerNumber))
        .map(({ prisonerNumber, facts }) => ({ prisonerNumber, receivedOn: facts.receptionDate ?? day, firstSeenOn: day })),
    });
    const prisons = [...new Set(people.map((person) => person.prison))];
    await tx.imports.record({
      number,
      file: `roll-${day}.csv`,
      sha256: `${number}`.padStart(64, "0"),
      takenOn: day,
      complete: true,
      prisons,
      mapping: "resettle",
      encoding: "utf-8",
      counts: { rows: people.length },
      columns: [],
    });
    return number;
  });
}
