import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { DEMO_PLAN_PEOPLE } from "../../../src/services/demo/demoPeople.js";
import { buildDemoRolls } from "../../../src/services/demo/demoRolls.js";
import { createStore } from "../../../src/store/store.js";
import { oddities, peopleOf, rollOf, takeRoll } from "../../roll/rolls.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { takeIn } from "../importRoll/madeUpPrison.js";

const PRISONS = [
  { code: "EYI", name: "Elmley" },
  { code: "HOI", name: "Hollesley Bay" },
  { code: "BZI", name: "Bronzefield" },
];
const take = (csv: string, asOf: string) => takeRoll(csv, { prisons: PRISONS, asOf: plainDate(asOf) });

describe("the rolls of the demonstration", () => {
  it.each(["2026-11-23", "2026-12-25", "2027-01-01", "2028-02-29", "2030-07-15"])("on %s are good ones", async (asOf) => {
    const { yesterday, today } = buildDemoRolls(plainDate(asOf));
    for (const csv of [yesterday.csv, today.csv]) {
      const taken = await take(csv, asOf);
      expect(taken.rows.filter((row) => row.kind !== "person")).toEqual([]);
      expect(oddities(taken)).toEqual([]);
    }
    expect(peopleOf(await take(yesterday.csv, asOf))).toHaveLength(120);
  });

  it("are the same ones for the same day", () => {
    const asOf = plainDate("2026-11-23");
    expect(buildDemoRolls(asOf)).toEqual(buildDemoRolls(asOf));
  });

  it("have overnight everything that a roll can bring", async () => {
    const store = await createStore(makeSqlitePlace());
    const { yesterday, today } = buildDemoRolls(plainDate("2026-11-23"));
    await takeIn(store, yesterday.takenOn, [], { source: rollOf(yesterday.csv) });
    const { changes, windowOpened } = await takeIn(store, today.takenOn, [], { source: rollOf(today.csv) });
    expect(changes).toMatchObject({ received: 3, transferredIn: 2, left: 2, datesMoved: 5 });
    expect(changes.moved).toBeGreaterThan(0);
    expect(new Set(windowOpened.map((opened) => opened.reason))).toEqual(new Set(["time", "dateMoved", "received"]));
    const stays = await store.read.stays.heldByPerson(today.takenOn);
    expect(DEMO_PLAN_PEOPLE.filter((number) => !stays.has(number))).toEqual([]);
    await store.close();
  });
});
