import { beforeAll, beforeEach, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { getAuthority } from "../../src/services/loadAuthorities.js";
import { makeReferral, type NewReferral } from "../../src/services/makeReferral.js";
import type { Session } from "../../src/services/session.js";
import { showReferralPage } from "../../src/services/showReferralPage.js";
import { updateReferral } from "../../src/services/updateReferral.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const DUTY: NewReferral = {
  kind: "duty_to_refer",
  consent: true,
  draft: false,
  details: { authority: "Leeds City Council", contactConsent: true },
};
const BANK: NewReferral = {
  kind: "bank_account",
  consent: true,
  draft: false,
  details: { bank: "natwest" },
  on: addDays(MONDAY, -14),
};

forEachStore("a referral with rules of its own", ({ makeStore }) => {
  let session: Session;
  let person: string;
  const people = rollPeople(30, { facts: { dates: { crd: plainDate("2027-01-20") } } });
  const numbers = people.map(({ prisonerNumber }) => prisonerNumber);

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, people, MONDAY);
    session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
  });
  beforeEach(() => {
    person = numbers.pop() ?? "";
  });

  it("to a council keeps its code, and where the person was and when they were to leave", async () => {
    const { about, state } = await makeReferral(session, person, DUTY);
    expect({ state, ...about }).toMatchObject({
      state: "made",
      service: "Leeds",
      pathway: "accommodation",
      answer: "submitted",
      details: { authority: "E08000035", contactConsent: true, prison: "MDI", releaseOn: "2027-01-20" },
    });
  });

  it.each<[string, Partial<NewReferral>, object]>([
    ["without the second consent", { details: { authority: "Leeds" } }, { kind: "refused", code: "NO_CONTACT_CONSENT" }],
    ["without a council", { details: { contactConsent: true } }, { kind: "input", issues: [{ column: "--authority" }] }],
    ["to a council that is not there", { details: { authority: "Leds" } }, { kind: "input", code: "AUTHORITY_UNKNOWN" }],
    ["to a council that is part of another now", { details: { authority: "Eden" } }, { code: "AUTHORITY_GONE" }],
    [
      "with details of other kinds, all of which are named",
      { details: { ...DUTY.details, bank: "hsbc", document: "passport" } },
      { kind: "input", issues: [{ column: "--bank" }, { column: "--document" }] },
    ],
  ])("to a council is not made %s", async (_, wrong, error) => {
    await expect(makeReferral(session, person, { ...DUTY, ...wrong })).rejects.toMatchObject(error);
    expect(await session.store.read.referrals.list(person)).toEqual([]);
  });

  it("is drafted without what it needs, and made once it is there", async () => {
    const draft = { ...DUTY, draft: true, consent: false, service: "A council", details: {} };
    const { id } = await makeReferral(session, person, draft);
    await expect(updateReferral(session, id, { state: "made", consent: true }, {})).rejects.toMatchObject({ kind: "input" });
    const details = { authority: "Leeds", contactConsent: true };
    const made = await updateReferral(session, id, { answer: "submitted", consent: true, details }, {});
    expect(made).toMatchObject({ state: "made", about: { details: { authority: "E08000035", prison: "MDI" } } });
  });

  it("to a council is withdrawn for a reason of the list, or in words", async () => {
    const { id } = await makeReferral(session, person, DUTY);
    const withdraw = (withdrawnFor?: "other" | "resolved", note?: string) =>
      updateReferral(session, id, { answer: "withdrawn", details: { withdrawnFor } }, { note });
    await expect(withdraw(undefined, "went home")).rejects.toMatchObject({ hint: expect.stringContaining("--withdrawn-for") });
    await expect(withdraw("other")).rejects.toMatchObject({ hint: expect.stringContaining("--note") });
    expect(await withdraw("resolved")).toMatchObject({ state: "withdrawn", about: { details: { withdrawnFor: "resolved" } } });
  });

  it("to a council says what the council decided, once it has answered", async () => {
    const { id } = await makeReferral(session, person, DUTY);
    const details = { dutyOutcome: "no_local_connection", reference: "LC/1" } as const;
    await expect(updateReferral(session, id, { details }, {})).rejects.toMatchObject({ kind: "input" });
    const answered = await updateReferral(session, id, { answer: "not_accepted", details }, { note: "no ties" });
    expect(answered).toMatchObject({ state: "declined", about: { answer: "not_accepted", details } });
  });

  it("to a bank comes back, goes out again, and is put in property", async () => {
    const { id } = await makeReferral(session, person, BANK);
    const returned = await updateReferral(session, id, { answer: "returned_incomplete" }, { on: addDays(MONDAY, -10) });
    expect(returned).toMatchObject({ state: "made", about: { answer: "returned_incomplete" } });
    expect(returned).not.toHaveProperty("answerBy");
    const again = await updateReferral(session, id, { details: { resubmitted: addDays(MONDAY, -9) } }, {});
    expect(again).toMatchObject({ state: "made", answerBy: "2026-11-27", about: { answer: "pending" } });
    const back = await updateReferral(session, id, { answer: "returned_inaccurate" }, { on: addDays(MONDAY, -9) });
    expect(back.about?.answer).toBe("returned_inaccurate");
    await updateReferral(session, id, { details: { resubmitted: addDays(MONDAY, -8) } }, {});
    const opened = await updateReferral(session, id, { answer: "opened", details: { inProperty: MONDAY } }, {});
    expect(opened).toMatchObject({ state: "accepted", about: { answer: "opened", details: { inProperty: MONDAY } } });
    await expect(updateReferral(session, id, { answer: "returned_incomplete" }, {})).rejects.toMatchObject({ kind: "refused" });
  });

  it("that a bank finds not eligible is over, without more words", async () => {
    const { id } = await makeReferral(session, person, BANK);
    expect(await updateReferral(session, id, { answer: "returned_ineligible" }, {})).toMatchObject({ state: "declined" });
  });

  it("knows no answer of another kind", async () => {
    const { id } = await makeReferral(session, person, BANK);
    await expect(updateReferral(session, id, { answer: "submitted" }, {})).rejects.toMatchObject({
      kind: "input",
      issues: [{ column: "--answer", message: expect.stringContaining("pending, opened") }],
    });
  });

  it("is shown whole, and who looked is recorded", async () => {
    const { id } = await makeReferral(session, person, { ...DUTY, reason: "No home to go to" });
    const before = (await auditTrail(session.store)).length;
    const page = await showReferralPage(session, id, false);
    expect(page).toMatchObject({
      authority: "Leeds",
      record: { reason: "No home to go to" },
      chases: [],
      answerBy: "2026-12-07",
    });
    expect(await actionsAfter(session.store, before)).toEqual(["referral.show"]);
  });

  it("on a restricted pathway is shown only where it is asked for as such", async () => {
    const sealed: NewReferral = { service: "Sealed", pathway: "abuse_support", consent: true, draft: false };
    const { id } = await makeReferral(session, person, sealed);
    await expect(showReferralPage(session, id, false)).rejects.toMatchObject({ kind: "refused", code: "REFERRAL_RESTRICTED" });
    const before = (await auditTrail(session.store)).length;
    expect((await showReferralPage(session, id, true)).record.service).toBe("Sealed");
    expect(await actionsAfter(session.store, before)).toEqual(["referral.show_restricted"]);
  });

  it("on a restricted pathway keeps what its draft said when it is made, and takes no more of it", async () => {
    const sealed: NewReferral = { service: "Sealed", pathway: "abuse_support", reason: "ZZREASON", consent: true, draft: true };
    const { id } = await makeReferral(session, person, sealed);
    const change = updateReferral(session, id, { details: { complexity: "high" } }, {});
    await expect(change).rejects.toMatchObject({ kind: "refused", code: "SEALED" });
    expect(await updateReferral(session, id, { state: "made" }, {})).toMatchObject({ state: "made" });
    expect((await session.store.read.referrals.get(id)).reason).toBe("");
    expect((await showReferralPage(session, id, true)).record).toMatchObject({ reason: "ZZREASON", pathway: "abuse_support" });
  });
});

it.each([
  ["Leeds", "E08000035"],
  ["leeds city council", "E08000035"],
  ["W06000015", "W06000015"],
  ["London Borough of Camden", "E09000007"],
])("the council %j is %s", async (typed, code) => {
  expect((await getAuthority(typed)).code).toBe(code);
});
