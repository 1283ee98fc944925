import { beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { timeOfMinutes } from "../../src/domain/plainTime.js";
import { addAppointment, type NewAppointment } from "../../src/services/addAppointment.js";
import { cancelAppointment, moveAppointment, recordAppointmentOutcome } from "../../src/services/changeAppointment.js";
import { listAppointmentsBetween, listAppointmentsOf } from "../../src/services/listAppointments.js";
import type { Session } from "../../src/services/session.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const TEN = timeOfMinutes(600);
const PEOPLE = Array.from({ length: 20 }, (_, index) =>
  rollPerson({
    prisonerNumber: `A10${index + 10}AA`,
    lastName: index === 0 ? "Zhang" : "Marsh",
    facts: { dates: { crd: plainDate("2027-02-13") } },
  }),
);
const CLINIC: NewAppointment = { kind: "health", title: "Clinic", date: plainDate("2027-02-12"), time: TEN };

forEachStore("appointments", ({ makeStore }) => {
  let session: Session;
  let next = 0;
  /** One store for all tests, and somebody of their own for each. */
  const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, PEOPLE, MONDAY);
    session = await sessionOn(store);
  });

  it("are booked for a person named by surname, as the session's worker on the session's day", async () => {
    const { appointment, clashes, passed } = await addAppointment(session, "zhang", { ...CLINIC, postcode: "zz1 1aa" });
    expect(appointment).toMatchObject({ prisonerNumber: somebody(), postcode: "ZZ1 1AA", means: "in_person", status: "booked" });
    expect(appointment).toMatchObject({ recordedBy: "worker", recordedOn: "2026-11-23" });
    expect({ clashes, passed }).toEqual({ clashes: [], passed: false });
  });

  it("say at once what they clash with, and are booked all the same", async () => {
    const person = somebody();
    const first = await addAppointment(session, person, { ...CLINIC, minutes: 60 });
    const second = await addAppointment(session, person, { ...CLINIC, title: "Jobcentre", kind: "benefits", minutes: 30 });
    expect(second.clashes.map(({ code, severity, appointments }) => [code, severity, appointments])).toEqual([
      ["C01", "error", [second.appointment.id, first.appointment.id]],
    ]);
    expect(await session.store.read.appointments.list(person)).toHaveLength(2);
  });

  it("on a past day are kept, and said to be past", async () => {
    const person = somebody();
    const { passed } = await addAppointment(session, person, { ...CLINIC, date: addDays(MONDAY, -1) });
    expect(passed).toBe(true);
  });

  it.each([
    ["a postcode that is none", { postcode: "Example Street" }],
    ["a title of a thousand words", { title: "word ".repeat(1_000) }],
  ])("are refused with %s, and nothing is kept", async (_, wrong) => {
    const person = somebody();
    await expect(addAppointment(session, person, { ...CLINIC, ...wrong })).rejects.toMatchObject({ kind: "input" });
    expect(await session.store.read.appointments.list(person)).toEqual([]);
  });

  describe("when moved", () => {
    it("leave the old one on record as moved, and stand anew with everything else the same", async () => {
      const person = somebody();
      const { appointment: before } = await addAppointment(session, person, { ...CLINIC, place: "Harbour House" });
      const to = { date: plainDate("2027-02-15"), time: timeOfMinutes(840) };
      const { appointment: after } = await moveAppointment(session, before.id, to);
      expect(after).toMatchObject({ ...to, title: "Clinic", place: "Harbour House", status: "booked" });
      expect(after.id).not.toBe(before.id);
      expect(await session.store.read.appointments.get(before.id)).toMatchObject({ status: "moved", date: before.date });
    });

    it("to where they are already, stay as they are", async () => {
      const person = somebody();
      const { appointment } = await addAppointment(session, person, CLINIC);
      expect((await moveAppointment(session, appointment.id, CLINIC)).appointment).toEqual(appointment);
      expect(await session.store.read.appointments.list(person)).toHaveLength(1);
    });

    it("cannot be moved a second time, nor cancelled", async () => {
      const person = somebody();
      const { appointment } = await addAppointment(session, person, CLINIC);
      const to = { date: plainDate("2027-02-15"), time: TEN };
      await moveAppointment(session, appointment.id, to);
      const refused = { kind: "refused", code: "APPOINTMENT_NOT_BOOKED" };
      await expect(moveAppointment(session, appointment.id, to)).rejects.toMatchObject(refused);
      await expect(cancelAppointment(session, appointment.id)).rejects.toMatchObject(refused);
    });
  });

  it("when cancelled, clash with nothing any more; cancelling again changes nothing", async () => {
    const person = somebody();
    const { appointment } = await addAppointment(session, person, CLINIC);
    expect(await cancelAppointment(session, appointment.id)).toMatchObject({ status: "cancelled" });
    const { entries } = await session.store.verifyAudit();
    expect(await cancelAppointment(session, appointment.id)).toMatchObject({ status: "cancelled" });
    expect(await session.store.verifyAudit()).toMatchObject({ intact: true, entries });
    expect((await addAppointment(session, person, CLINIC)).clashes).toEqual([]);
  });

  it("have an outcome from their day on, which can be mended, and then cannot be moved", async () => {
    const person = somebody();
    const { appointment } = await addAppointment(session, person, { ...CLINIC, date: MONDAY });
    expect(await recordAppointmentOutcome(session, appointment.id, "not_attended")).toMatchObject({ outcome: "not_attended" });
    expect(await recordAppointmentOutcome(session, appointment.id, "late")).toMatchObject({ outcome: "late" });
    await expect(moveAppointment(session, appointment.id, CLINIC)).rejects.toMatchObject({ code: "APPOINTMENT_OVER" });
  });

  it("have no outcome before their day", async () => {
    const person = somebody();
    const { appointment } = await addAppointment(session, person, CLINIC);
    await expect(recordAppointmentOutcome(session, appointment.id, "attended")).rejects.toMatchObject({
      kind: "refused",
      code: "APPOINTMENT_AHEAD",
    });
  });

  describe("in a list", () => {
    let team: Session;
    const february = { from: plainDate("2027-02-01"), until: plainDate("2027-02-28") };

    beforeAll(async () => {
      const store = await makeStore();
      const marsh = rollPerson();
      await seedPeople(store, [marsh, rollPerson({ prisonerNumber: "A5678CD", lastName: "Bowen", prison: "EYI" })], MONDAY);
      team = await sessionOn(store);
      const hidden = { title: "Refuge", publicLabel: "Meeting", place: "4 Hidden Street", notes: "ask for Jo" };
      await addAppointment(team, "A1234BC", { ...CLINIC, ...hidden });
      await addAppointment(team, "A5678CD", { ...CLINIC, date: plainDate("2027-02-11"), place: "Harbour House" });
      const { appointment } = await addAppointment(team, "A5678CD", { ...CLINIC, title: "Off" });
      await cancelAppointment(team, appointment.id);
      // Bowen leaves, and their appointments are still theirs.
      await seedPeople(store, [marsh], addDays(MONDAY, 1));
    });

    it("over everyone, are the booked ones by day, under their public names, without what would undo those", async () => {
      const { appointments } = await listAppointmentsBetween(team, february);
      expect(appointments.map(({ prisonerNumber, name, label, place }) => [prisonerNumber, name, label, place])).toEqual([
        ["A5678CD", "BOWEN, Ioan", "Clinic", "Harbour House"],
        ["A1234BC", "MARSH, Ioan", "Meeting", ""],
      ]);
      expect(JSON.stringify(appointments)).not.toMatch(/Refuge|Hidden|Jo/);
    });

    it("over everyone, are of the prisons asked for, also of who has left", async () => {
      const { appointments } = await listAppointmentsBetween({ ...team, prisons: ["EYI"] }, february);
      expect(appointments.map(({ prisonerNumber }) => prisonerNumber)).toEqual(["A5678CD"]);
    });

    it("over everyone, are the next seven days' unless said, and leave one line in the trail", async () => {
      const { entries } = await team.store.verifyAudit();
      expect(await listAppointmentsBetween(team, {})).toEqual({ from: "2026-11-23", until: "2026-11-29", appointments: [] });
      expect(await team.store.verifyAudit()).toMatchObject({ entries: entries + 1 });
    });

    it("of one person, are all of them, cancelled ones too", async () => {
      const all = await listAppointmentsOf(team, "A5678CD", {});
      expect(all.map(({ title, status }) => [title, status])).toEqual([
        ["Clinic", "booked"],
        ["Off", "cancelled"],
      ]);
      expect(await listAppointmentsOf(team, "A5678CD", { from: plainDate("2027-02-12") })).toHaveLength(1);
    });
  });
});
