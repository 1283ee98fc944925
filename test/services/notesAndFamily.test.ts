import { describe, expect, it } from "vitest";
import { consentOn } from "../../src/domain/familyConsent.js";
import type { FamilyContact } from "../../src/domain/peopleAround.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { addContact, listContacts, removeContact, updateContact } from "../../src/services/familyContacts.js";
import { findPeople } from "../../src/services/findPeople.js";
import { addNote, correctNote, listNotes } from "../../src/services/liaisonNotes.js";
import type { Session } from "../../src/services/session.js";
import { showPerson } from "../../src/services/showPerson.js";
import { auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const NUMBER = "A1234BC";
const ASK = { restricted: false, all: false };

forEachStore("around a person", ({ makeStore }) => {
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson()], MONDAY);
    return sessionOn(store);
  };

  describe("notes", () => {
    it("say who told us what, newest first, and are narrowed to a source", async () => {
      const session = await open();
      await addNote(session, NUMBER, { source: "key_worker", text: "Likes cooking", on: addDays(MONDAY, -2), restricted: false });
      await addNote(session, NUMBER, { source: "health_care", text: "Glasses came", restricted: false });
      expect((await listNotes(session, NUMBER, ASK)).notes.map(({ text }) => text)).toEqual(["Glasses came", "Likes cooking"]);
      expect((await listNotes(session, NUMBER, { ...ASK, source: "key_worker" })).notes).toHaveLength(1);
    });

    it("keep the old text when they are corrected, once", async () => {
      const session = await open();
      const first = await addNote(session, NUMBER, { source: "key_worker", text: "Likes cooking", restricted: false });
      const second = await correctNote(session, first.id, { text: "Likes gardening", restricted: false });
      expect((await listNotes(session, NUMBER, ASK)).notes).toMatchObject([{ text: "Likes gardening", corrects: first.id }]);
      const all = await listNotes(session, NUMBER, { ...ASK, all: true });
      expect(all.notes.map(({ text, correctedBy }) => [text, correctedBy])).toEqual([
        ["Likes gardening", undefined],
        ["Likes cooking", second.id],
      ]);
      const again = correctNote(session, first.id, { text: "Likes both", restricted: false });
      await expect(again).rejects.toMatchObject({ kind: "refused", code: "NOTE_CORRECTED" });
    });

    it("that are restricted are only counted, also once corrected, unless asked for by name, which is recorded", async () => {
      const store = await makeStore();
      await seedPeople(store, [rollPerson()], MONDAY);
      await markForRestricted(store);
      const session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
      const sealed = await addNote(session, NUMBER, { source: "mental_health", text: "SEALED one", restricted: true });
      expect(sealed.text).toBe("");
      await correctNote(session, sealed.id, { text: "SEALED two", restricted: false });
      const plain = await addNote(session, NUMBER, { source: "social_care", text: "SEALED late", restricted: false });
      await correctNote(session, plain.id, { text: "SEALED now", restricted: true });
      const listed = await listNotes(session, NUMBER, { ...ASK, all: true });
      expect(listed).toMatchObject({ notes: [], sealed: 4 });
      expect(await showPerson(session, NUMBER)).toMatchObject({ notes: 0, restricted: { notes: 2 } });
      expect(JSON.stringify(await showPerson(session, NUMBER))).not.toContain("SEALED");
      const asked = await listNotes(session, NUMBER, { restricted: true, all: true });
      expect(asked.notes.map(({ text }) => text).sort()).toEqual(["SEALED late", "SEALED now", "SEALED one", "SEALED two"]);
      expect(JSON.stringify(await store.read.liaisonNotes.list(NUMBER))).not.toContain("SEALED");
      const other = await sessionOn(store, { actor: "somebody", restrictedKeyFile: restrictedKeyFile() });
      await expect(listNotes(other, NUMBER, { restricted: true, all: false })).rejects.toMatchObject({ code: "RESTRICTED" });
      const trail = await auditTrail(session.store);
      expect(trail.at(-1)).toMatchObject({ action: "liaison_note.list_restricted", subject: NUMBER });
      expect(JSON.stringify(trail)).not.toContain("SEALED");
    });

    it("are not of a day that has not come", async () => {
      const early = addNote(await open(), NUMBER, { source: "key_worker", text: "x", on: addDays(MONDAY, 1), restricted: false });
      await expect(early).rejects.toMatchObject({ kind: "input" });
    });
  });

  describe("family and friends", () => {
    it("may be told what the person agreed to, until it runs out or is withdrawn", async () => {
      const session = await open();
      const until = addDays(MONDAY, 30);
      const { record } = await addContact(session, NUMBER, {
        ...{ name: "Mair", relation: "mother", consent: "given", mayShare: ["release_date"], consentUntil: until },
      });
      expect(await listContacts(session, NUMBER)).toMatchObject([{ standing: { state: "holds", mayShare: ["release_date"] } }]);
      const later = { ...session, asOf: addDays(until, 1) };
      expect(await listContacts(later, NUMBER)).toMatchObject([{ standing: { state: "expired", mayShare: [] } }]);
      await updateContact(session, record.id, { consent: "withdrawn" });
      expect(await listContacts(session, NUMBER)).toMatchObject([{ standing: { state: "withdrawn", mayShare: [] } }]);
      await updateContact(session, record.id, { consent: "given", mayShare: ["progress"] });
      expect(await listContacts(later, NUMBER)).toMatchObject([{ standing: { state: "holds", mayShare: ["progress"] } }]);
    });

    it("are not found by their names, nor on anybody's page, and are gone when removed", async () => {
      const session = await open();
      const { record } = await addContact(session, NUMBER, { name: "Blodwen" });
      expect((await findPeople(session, "Blodwen")).people).toEqual([]);
      expect(await showPerson(session, NUMBER)).toMatchObject({ familyContacts: 1 });
      expect(JSON.stringify(await showPerson(session, NUMBER))).not.toContain("Blodwen");
      await removeContact(session, record.id);
      expect(await listContacts(session, NUMBER)).toEqual([]);
      await expect(updateContact(session, record.id, { name: "B" })).rejects.toMatchObject({ kind: "refused" });
    });

    it("are refused with every mistake at once", async () => {
      const session = await open();
      const wrong = addContact(session, NUMBER, {
        ...{ name: "x".repeat(300), consent: "given", consentOn: addDays(MONDAY, 2), consentUntil: addDays(MONDAY, -1) },
      });
      await expect(wrong).rejects.toMatchObject({
        issues: [{ column: "--name" }, { column: "--may-share" }, { column: "--consent-on" }, { column: "--until" }],
      });
      await expect(addContact(session, NUMBER, { name: "Mair", mayShare: ["progress"] })).rejects.toMatchObject({
        kind: "input",
      });
    });
  });
});

describe("a consent", () => {
  const given = { consent: "given", consentOn: MONDAY, consentUntil: addDays(MONDAY, 2), mayShare: ["progress"] } as const;
  it.each([
    [-1, given, "not_yet"],
    [0, given, "holds"],
    [2, given, "holds"],
    [3, given, "expired"],
    [0, { ...given, consent: "refused" }, "refused"],
    [0, { ...given, consent: "not_asked" }, "not_asked"],
  ] as const)("stands %i days after it was given as it should", (days, contact, state) => {
    expect(consentOn(contact as unknown as FamilyContact, addDays(MONDAY, days)).state).toBe(state);
  });
});
