import { beforeAll, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { chaseReferral } from "../../src/services/chaseReferral.js";
import { chaseReferrals, listReferrals } from "../../src/services/listReferrals.js";
import { makeReferral, type NewReferral } from "../../src/services/makeReferral.js";
import type { Session } from "../../src/services/session.js";
import { updateReferral } from "../../src/services/updateReferral.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const LATE: NewReferral = {
  service: "Beacon Housing",
  pathway: "accommodation",
  consent: true,
  draft: false,
  answerWithin: 5,
  on: addDays(MONDAY, -21),
};

forEachStore("a service that has not answered", ({ makeStore }) => {
  let session: Session;
  let id: string;

  beforeAll(async () => {
    const store = await makeStore();
    const facts = { dates: { crd: plainDate("2027-01-18") } };
    await seedPeople(store, [rollPerson({ prisonerNumber: "A1001AA", sex: "M", facts })], addDays(MONDAY, -60));
    session = await sessionOn(store);
    id = (await makeReferral(session, "A1001AA", LATE)).id;
  });

  it("is chased, and how often and how long is said", async () => {
    const before = (await auditTrail(session.store)).length;
    await chaseReferral(session, id, { on: addDays(MONDAY, -3), note: "no reply" });
    expect(await chaseReferral(session, id, {})).toMatchObject({ chased: 2, lastChasedOn: MONDAY, answerBy: "2026-11-09" });
    expect(await actionsAfter(session.store, before)).toEqual(["referral.chase", "referral.chase"]);
    const { referrals } = await chaseReferrals(session, { restricted: false });
    expect(referrals).toMatchObject([{ chased: 2, lastChasedOn: "2026-11-23", workingDaysWaiting: 15, daysWaiting: 21 }]);
    const earlier = await chaseReferrals({ ...session, asOf: addDays(MONDAY, -2) }, { restricted: false });
    expect(earlier.referrals).toMatchObject([{ chased: 1, lastChasedOn: "2026-11-20" }]);
  });

  it.each<[string, Parameters<typeof chaseReferral>[2], object]>([
    ["tomorrow", { on: addDays(MONDAY, 1) }, { kind: "input", code: "DAY_AHEAD" }],
    ["before it was asked", { on: addDays(MONDAY, -22) }, { kind: "input", code: "DAY_BEFORE_LAST_MOVE" }],
  ])("cannot have been chased %s", async (_, detail, error) => {
    await expect(chaseReferral(session, id, detail)).rejects.toMatchObject(error);
  });

  it("is not chased once it has answered", async () => {
    const answered = await makeReferral(session, "A1001AA", LATE);
    await updateReferral(session, answered.id, { state: "accepted" }, {});
    await expect(chaseReferral(session, answered.id, {})).rejects.toMatchObject({
      kind: "refused",
      code: "REFERRAL_NOT_WAITING",
    });
  });

  it("is told apart from what closes soon", async () => {
    const bank = await makeReferral(session, "A1001AA", {
      kind: "bank_account",
      consent: false,
      draft: true,
      details: { bank: "hsbc" },
    });
    const { closing, referrals } = await chaseReferrals(session, { restricted: false });
    expect(closing.map(({ record, cautions }) => [record.id, cautions.at(-1)?.code])).toEqual([[bank.id, "window_closes"]]);
    expect(referrals.map(({ record }) => record.id)).not.toContain(bank.id);
  });

  it("leaves open whether a council and a commissioned service have to be asked", async () => {
    const standing = async () => (await listReferrals(session, "A1001AA", { all: false, restricted: false })).standing;
    expect(await standing()).toMatchObject({
      dutyToRefer: { status: "not_started", why: "To be made since 2026-11-23, 56 days before 2027-01-18." },
      commissionedService: { status: "not_started", contract: "accommodation" },
    });
    const details = { authority: "Leeds", contactConsent: true };
    await makeReferral(session, "A1001AA", { kind: "duty_to_refer", consent: true, draft: false, details });
    await makeReferral(session, "A1001AA", {
      kind: "commissioned_service",
      consent: true,
      draft: false,
      details: { contract: "accommodation" },
    });
    expect(await standing()).toMatchObject({
      dutyToRefer: { status: "submitted" },
      commissionedService: { status: "submitted" },
    });
  });
});
