import { beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { timeOfMinutes } from "../../src/domain/plainTime.js";
import { addAppointment, type NewAppointment } from "../../src/services/addAppointment.js";
import { addCondition } from "../../src/services/addCondition.js";
import { checkAllAppointments } from "../../src/services/checkAllAppointments.js";
import { checkAppointmentsOf } from "../../src/services/checkAppointments.js";
import type { Session } from "../../src/services/session.js";
import { setLicence } from "../../src/services/setLicence.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const RELEASE = { facts: { dates: { crd: plainDate("2027-03-01"), hdcad: plainDate("2026-12-10") } } };
/** In each test two people of a prison of their own. */
const PRISONS = ["AAA", "BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"];
const PEOPLE = PRISONS.flatMap((prison, index) => [
  rollPerson({ ...RELEASE, prison, prisonerNumber: `A10${index}0AA` }),
  rollPerson({ ...RELEASE, prison, prisonerNumber: `A10${index}1AA` }),
]);

function appointment(wish: Partial<NewAppointment> = {}): NewAppointment {
  return { kind: "probation", title: "Probation", date: plainDate("2026-12-11"), time: timeOfMinutes(600), ...wish };
}

forEachStore("the check of appointments", ({ makeStore }) => {
  let session: Session;
  let next = 0;
  const twoPeople = () => {
    const [prison = "", index] = [PRISONS[next], next];
    next += 1;
    return { one: `A10${index}0AA`, other: `A10${index}1AA`, here: { ...session, prisons: [prison] } };
  };
  const codes = async (person: string) => (await checkAppointmentsOf(session, person)).clashes.map(({ code }) => code);
  const everyones = async (asked: Session) => {
    const { clashes, ...rest } = await checkAllAppointments(asked);
    return { ...rest, found: clashes.map(({ prisonerNumber, code }) => [prisonerNumber, code]) };
  };

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, PEOPLE, MONDAY);
    session = await sessionOn(store);
  });

  it("sees the curfew and its first night, and that nothing is said of the first report", async () => {
    const { one } = twoPeople();
    const evening = { date: plainDate("2026-12-10"), time: timeOfMinutes(15 * 60 + 30) };
    await setLicence(session, one, { address: "2 Example Road", curfew: {} });
    await addAppointment(session, one, appointment({ kind: "health", ...evening }));
    await addAppointment(session, one, appointment({ kind: "health", time: timeOfMinutes(18 * 60 + 45) }));
    expect(await codes(one)).toEqual(["C03", "C05", "C09"]);
    await setLicence(session, one, { first: { time: "next_working_day_2pm" } });
    expect(await codes(one)).toEqual(["C03", "C05"]);
  });

  it("sees a condition whose details are missing", async () => {
    const { one } = twoPeople();
    await setLicence(session, one, { first: { time: "immediately" } });
    await addCondition(session, one, { condition: "exclusion_zone", details: [] });
    const { clashes, hasErrors } = await checkAppointmentsOf(session, one);
    expect(clashes).toMatchObject([{ code: "C21", severity: "error", prisonerNumber: one }]);
    expect(hasErrors).toBe(true);
  });

  it("works for somebody no roll has named", async () => {
    await session.store.write("w", "set up", (tx) => tx.people.record("A9999ZZ"));
    await addAppointment(session, "A9999ZZ", appointment());
    await addAppointment(session, "A9999ZZ", appointment({ title: "Clinic", kind: "health" }));
    expect(await codes("A9999ZZ")).toEqual(["C01"]);
  });

  it("leaves one line in the trail, for one person or for everyone", async () => {
    const { one, here } = twoPeople();
    const { entries } = await session.store.verifyAudit();
    await checkAppointmentsOf(session, one);
    await checkAllAppointments(here);
    expect(await session.store.verifyAudit()).toMatchObject({ entries: entries + 2 });
  });

  describe("of everyone", () => {
    it("takes those with an appointment to come or a licence, in the prisons asked for", async () => {
      const { one, other, here } = twoPeople();
      await setLicence(session, one, { address: "2 Example Road" });
      await addAppointment(session, other, appointment({ date: plainDate("2026-11-30") }));
      const found = [
        [one, "C09"],
        [other, "C07"],
      ];
      expect(await everyones(here)).toEqual({ people: 2, withheldFrom: [], hasErrors: true, found });
    });

    it("says nothing of a sensitive condition, only for whom there is more; it counts all the same", async () => {
      const { one, here } = twoPeople();
      await setLicence(session, one, { first: { time: "immediately" } });
      await addCondition(session, one, { condition: "no_contact_victim", details: [] });
      expect(await everyones(here)).toEqual({ people: 1, withheldFrom: [one], hasErrors: true, found: [] });
      expect(await codes(one)).toEqual(["C21"]);
    });

    it("names appointments as others may see them", async () => {
      const { one, here } = twoPeople();
      const hidden = { title: "Refuge", publicLabel: "Meeting", date: plainDate("2026-11-30") };
      await addAppointment(session, one, appointment(hidden));
      const { clashes } = await checkAllAppointments(here);
      expect(clashes.map(({ message }) => message).join()).toMatch(/"Meeting"/);
      expect(JSON.stringify(clashes)).not.toContain("Refuge");
    });
  });

  describe("once somebody is on the roll no more", () => {
    const gone = async (leftOn = addDays(MONDAY, 1)) => {
      const store = await makeStore();
      const team = await sessionOn(store);
      await seedPeople(store, [rollPerson(RELEASE), rollPerson({ prisonerNumber: "A5678CD" })], MONDAY);
      await addAppointment(team, "A1234BC", appointment());
      await addAppointment(team, "A1234BC", appointment({ kind: "health", title: "Clinic" }));
      await seedPeople(store, [rollPerson({ prisonerNumber: "A5678CD" })], leftOn);
      return { ...team, asOf: leftOn };
    };

    it("sees that their dates are older than the last roll (C22), where they went before their date", async () => {
      const team = await gone();
      const { clashes } = await checkAppointmentsOf(team, "A1234BC");
      expect(clashes.map(({ code }) => code)).toEqual(["C01", "C22"]);
    });

    it("checks them with everyone as long as there is something to come", async () => {
      const team = await gone(plainDate("2026-12-10"));
      expect(await everyones(team)).toMatchObject({ people: 1, found: [["A1234BC", "C01"]] });
      expect(await everyones({ ...team, asOf: plainDate("2026-12-12") })).toMatchObject({ people: 0, found: [] });
    });
  });
});
