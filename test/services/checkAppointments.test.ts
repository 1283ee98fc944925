import { beforeEach, expect, it } from "vitest";
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
const MARSH = rollPerson({ facts: { dates: { crd: plainDate("2027-03-01"), hdcad: plainDate("2026-12-10") } } });
const BOWEN = rollPerson({ prisonerNumber: "A5678CD", prison: "EYI", facts: { dates: { crd: plainDate("2027-03-01") } } });

function appointment(wish: Partial<NewAppointment> = {}): NewAppointment {
  return { kind: "probation", title: "Probation", date: plainDate("2026-12-11"), time: timeOfMinutes(600), ...wish };
}

forEachStore("the check of appointments", ({ makeStore }) => {
  let session: Session;
  const codes = async (person = "A1234BC") => (await checkAppointmentsOf(session, person)).clashes.map(({ code }) => code);
  const everyones = async (wish: Partial<Session> = {}) => {
    const { clashes, ...rest } = await checkAllAppointments({ ...session, ...wish });
    return { ...rest, found: clashes.map(({ prisonerNumber, code }) => `${prisonerNumber} ${code}`) };
  };

  beforeEach(async () => {
    const store = await makeStore();
    await seedPeople(store, [MARSH, BOWEN], MONDAY);
    session = await sessionOn(store);
  });

  it("sees the curfew and its first night, the address, and the first report", async () => {
    await setLicence(session, "A1234BC", { address: "2 Example Road", curfew: {} });
    await addAppointment(
      session,
      "A1234BC",
      appointment({ kind: "health", date: plainDate("2026-12-10"), time: timeOfMinutes(15 * 60 + 30) }),
    );
    await addAppointment(session, "A1234BC", appointment({ kind: "health", time: timeOfMinutes(18 * 60 + 45) }));
    expect(await codes()).toEqual(["C03", "C05", "C09"]);
    await setLicence(session, "A1234BC", { first: { time: "immediately" } });
    expect(await codes()).toEqual(["C03", "C05"]);
  });

  it("sees a condition whose details are missing, until it is off the licence", async () => {
    await setLicence(session, "A1234BC", { first: { time: "immediately" } });
    await addCondition(session, "A1234BC", { condition: "exclusion_zone", details: [] });
    const { clashes, hasErrors } = await checkAppointmentsOf(session, "A1234BC");
    expect(clashes).toMatchObject([{ code: "C21", severity: "error", prisonerNumber: "A1234BC" }]);
    expect(hasErrors).toBe(true);
  });

  it("sees dates that are older than the last roll of the prison (C22)", async () => {
    await addAppointment(session, "A1234BC", appointment());
    await seedPeople(session.store, [rollPerson({ prisonerNumber: "A9012EF" }), BOWEN], addDays(MONDAY, 1));
    session = { ...session, asOf: addDays(MONDAY, 1) };
    expect(await codes()).toContain("C22");
  });

  it("works for somebody no roll has named", async () => {
    await session.store.write("w", "set up", (tx) => tx.people.record("A9999ZZ"));
    await addAppointment(session, "A9999ZZ", appointment());
    await addAppointment(session, "A9999ZZ", appointment({ title: "Clinic", kind: "health" }));
    expect(await codes("A9999ZZ")).toEqual(["C01"]);
  });

  it("leaves one line in the trail, for one person or for everyone", async () => {
    const { entries } = await session.store.verifyAudit();
    await checkAppointmentsOf(session, "A1234BC");
    await checkAllAppointments(session);
    expect(await session.store.verifyAudit()).toMatchObject({ entries: entries + 2 });
  });

  it("of everyone, takes those with an appointment to come or a licence, in the prisons asked for", async () => {
    await addAppointment(session, "A5678CD", appointment({ date: plainDate("2026-11-30") }));
    await setLicence(session, "A1234BC", { address: "2 Example Road" });
    expect(await everyones()).toEqual({
      people: 2,
      withheldFrom: [],
      hasErrors: true,
      found: ["A1234BC C09", "A5678CD C07"],
    });
    expect(await everyones({ prisons: ["EYI"] })).toMatchObject({ people: 1, found: ["A5678CD C07"] });
  });

  it("of everyone, takes who has left only for what is still to come", async () => {
    await setLicence(session, "A1234BC", { address: "2 Example Road" });
    await addAppointment(session, "A5678CD", appointment({ date: plainDate("2027-03-02") }));
    await addAppointment(session, "A5678CD", appointment({ date: plainDate("2027-03-02"), title: "Clinic" }));
    await seedPeople(session.store, [rollPerson({ prisonerNumber: "A9012EF" })], plainDate("2027-03-01"));
    expect(await everyones({ asOf: plainDate("2027-03-01") })).toMatchObject({ people: 1, found: ["A5678CD C01"] });
    expect(await everyones({ asOf: plainDate("2027-03-03") })).toMatchObject({ people: 0, found: [] });
  });

  it("of everyone, says nothing of a sensitive condition, only for whom there is more; it counts all the same", async () => {
    await setLicence(session, "A1234BC", { first: { time: "immediately" } });
    await addCondition(session, "A1234BC", { condition: "no_contact_victim", details: [] });
    expect(await everyones()).toEqual({ people: 1, withheldFrom: ["A1234BC"], hasErrors: true, found: [] });
    expect(await codes()).toEqual(["C21"]);
  });

  it("of everyone, names appointments as others may see them", async () => {
    await addAppointment(
      session,
      "A1234BC",
      appointment({ title: "Refuge", publicLabel: "Meeting", date: plainDate("2026-11-30") }),
    );
    const { clashes } = await checkAllAppointments(session);
    expect(clashes.map(({ message }) => message).join()).toMatch(/"Meeting"/);
    expect(JSON.stringify(clashes)).not.toContain("Refuge");
  });
});
