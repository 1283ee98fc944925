import { expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { recordOutcomes } from "../../src/services/recordOutcomes.js";
import { releasePerson } from "../../src/services/releasePerson.js";
import { reportTimeliness } from "../../src/services/reportTimeliness.js";
import type { Session } from "../../src/services/session.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const [KEPT, LATE, NO_DATE, LEFT] = ["A1001AA", "A1002AA", "A1003AA", "A1004AA"] as const;

/** Their window opens a week before Monday. */
const entering = (prisonerNumber: string, prison = "MDI") =>
  rollPerson({ prisonerNumber, prison, facts: { dates: { crd: addDays(MONDAY, 77) }, receptionDate: plainDate("2026-01-05") } });

forEachStore("how deadlines were kept", ({ makeStore }) => {
  const screen = (session: Session, prisonerNumber: string, days: number) =>
    session.store.write("jo", "set up", (tx) => {
      const completedOn = addDays(MONDAY, days);
      const of = { prisonerNumber, recordedOn: completedOn, completedOn, template: "bcst3", templateVersion: "1" };
      return tx.screenings.record({ ...of, kind: "bcst3", answers: {}, notes: {} }, {});
    });
  const open = async () => {
    const session = await sessionOn(await makeStore());
    const people = [entering(KEPT), entering(LATE, "EYI"), rollPerson({ prisonerNumber: NO_DATE }), entering(LEFT)];
    await seedPeople(session.store, people, addDays(MONDAY, -30));
    await screen(session, KEPT, -8);
    await screen(session, LATE, -5);
    return { session, people };
  };
  const rowOf = async (session: Session, deadline: string, prison?: string, from = addDays(MONDAY, -20)) => {
    const { figures } = await reportTimeliness(session, { from, until: MONDAY });
    return figures.find((row) => row.deadline === deadline && row.prison === prison);
  };

  it("are told of all together and of each prison; who has no date is not lost", async () => {
    const { session } = await open();
    expect(await rowOf(session, "bcst3")).toMatchObject({ onTime: 1, late: 1, notDone: 1, unknown: 1, percent: 33.3 });
    expect(await rowOf(session, "bcst3", "EYI")).toMatchObject({ onTime: 0, late: 1, notDone: 0, unknown: 0 });
    const one = { ...session, prisons: ["EYI"] };
    expect(await rowOf(one, "bcst3", "EYI")).toMatchObject({ late: 1 });
    expect((await reportTimeliness(one, {})).figures).toHaveLength(10);
  });

  it("only count what was due in the period", async () => {
    const { session } = await open();
    expect(await rowOf(session, "bcst3", undefined, addDays(MONDAY, -6))).toMatchObject({ due: 0, unknown: 1 });
  });

  it("of somebody who was released are still told, by what was done by then", async () => {
    const { session, people } = await open();
    await releasePerson(session, LEFT, { end: "released", reason: "", on: addDays(MONDAY, -1) });
    await seedPeople(
      session.store,
      people.filter(({ prisonerNumber }) => prisonerNumber !== LEFT),
      MONDAY,
    );
    expect(await rowOf(session, "bcst3", "MDI")).toMatchObject({ onTime: 1, notDone: 1 });
    expect(await rowOf(session, "first_night", "MDI")).toMatchObject({ due: 1, ahead: 1 });
    await recordOutcomes(session, LEFT, { values: { first_night: "supported" } });
    expect(await rowOf(session, "first_night", "MDI")).toMatchObject({ onTime: 1, percent: 100 });
    expect((await reportTimeliness(session, {})).notCounted).toBe(0);
  });

  it("times in custody that nobody has ended are not counted, and said", async () => {
    const { session, people } = await open();
    await seedPeople(session.store, people.slice(0, 3), MONDAY);
    const { notCounted, people: looked } = await reportTimeliness(session, {});
    expect({ notCounted, looked }).toEqual({ notCounted: 1, looked: 3 });
  });
});
