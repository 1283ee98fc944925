import { beforeAll, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { addNeed, type NewNeed } from "../../src/services/addNeed.js";
import { addService } from "../../src/services/directory/saveService.js";
import { makeReferral } from "../../src/services/makeReferral.js";
import { makeProposed } from "../../src/services/proposals/makeProposed.js";
import { proposeForWindow, proposeReferrals } from "../../src/services/proposals/proposeReferrals.js";
import type { Session } from "../../src/services/session.js";
import { setLicence } from "../../src/services/setLicence.js";
import { updateNeed } from "../../src/services/updateNeed.js";
import { updateReferral } from "../../src/services/updateReferral.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const HOME: NewNeed = { pathway: "accommodation", need: "Somewhere to live", urgency: "immediate", restricted: false };
const ASKED = { area: undefined, all: false };

forEachStore("proposed referrals", ({ makeStore }) => {
  let session: Session;
  let person: string;
  beforeAll(async () => {
    session = await sessionOn(await makeStore());
    const dates = { crd: plainDate("2026-12-23") };
    const people = rollPeople(12, { sex: "Male", facts: { dates } });
    await seedPeople(session.store, people, MONDAY);
    for (const typed of [
      { name: "Testford Homes", pathways: "accommodation", setting: "both", releaseAreas: "Testford;ZZ9" },
      { name: "Otherby Homes", pathways: "accommodation", setting: "both", releaseAreas: "Otherby" },
      { name: "Women's Homes", pathways: "accommodation;health", setting: "both", whoFor: "women" },
      { name: "Money and ID", pathways: "finance_and_id", setting: "both" },
      { name: "Safe Place", pathways: "abuse_support;accommodation", setting: "custody", prisons: "BZI" },
    ])
      await addService(session, typed);
    left = people.map(({ prisonerNumber }) => prisonerNumber);
  });
  let left: string[] = [];
  const somebody = async (...needs: readonly Partial<NewNeed>[]) => {
    person = left.pop() ?? "";
    const ids = [];
    for (const need of needs) {
      const added = await addNeed(session, person, { ...HOME, ...need });
      ids.push(added.record.id);
    }
    return ids;
  };
  const propose = (question: object = {}) => proposeReferrals(session, person, { ...ASKED, ...question });
  const offered = async (question: object = {}) =>
    (await propose(question)).proposals.map(({ label, services }) => [label, services.map(({ service }) => service.name)]);

  it("go by where the person goes: not known, named, or on the licence", async () => {
    await somebody({});
    expect(await offered()).toEqual([["Somewhere to live", ["Otherby Homes", "Testford Homes"]]]);
    expect((await propose()).proposals[0]?.services[0]?.doubts).toEqual([
      "is for people released to Otherby; where this person goes is not known",
    ]);
    expect(await offered({ area: "otherby" })).toEqual([["Somewhere to live", ["Otherby Homes"]]]);
    await setLicence(session, person, { address: "1 Made-up Road", postcode: "ZZ9 1AA" });
    expect(await offered()).toEqual([["Somewhere to live", ["Testford Homes"]]]);
    expect((await propose()).person).toMatchObject({ areas: ["ZZ9"], areasFrom: "the address on the licence" });
  });

  it("name the needs nobody can help with, and why", async () => {
    await somebody({ pathway: "health", need: "Glasses" }, { pathway: "attitudes", need: "Anger" });
    const { proposals } = await propose();
    expect(proposals.map(({ label, services, refusals }) => [label, services, refusals])).toEqual([
      ["Glasses", [], [{ words: "is for women only", services: 1 }]],
      ["Anger", [], []],
    ]);
  });

  it("count restricted needs and never name them", async () => {
    await somebody({ pathway: "abuse_support", need: "Hidden" }, { restricted: true, need: "Hidden too" });
    const found = await propose({ all: true });
    expect(found).toMatchObject({ proposals: [], covered: [], declined: [], restricted: 2 });
    expect(JSON.stringify(found)).not.toContain("idden");
  });

  it("leave out what somebody has been asked about, and say who", async () => {
    const [home, money] = await somebody({}, { pathway: "finance_and_id", need: "Bank account" });
    const made = await makeReferral(session, person, { service: "testford", needs: [home ?? ""], consent: true, draft: false });
    const { proposals, covered } = await propose();
    expect(proposals.map(({ record }) => record.id)).toEqual([money]);
    expect(covered).toMatchObject([
      { label: "Somewhere to live", byPathway: false, referrals: [{ service: "Testford Homes", state: "made" }] },
    ]);
    await updateReferral(session, made.id, { state: "declined" }, { note: "Full until May" });
    const again = (await propose()).proposals.find(({ record }) => record.id === home);
    const last = again?.services.at(-1);
    expect(last?.service.name).toBe("Testford Homes");
    expect(last?.doubts).toContain("a referral to it was declined on 2026-11-23: Full until May");
  });

  it("take a referral that names no need to be for those on its pathway", async () => {
    await somebody({}, { need: "A deposit" });
    await makeReferral(session, person, { service: "The Council", pathway: "accommodation", consent: false, draft: true });
    const { proposals, covered } = await propose();
    expect(proposals).toEqual([]);
    expect(covered.map(({ label, byPathway }) => [label, byPathway])).toEqual([
      ["Somewhere to live", true],
      ["A deposit", true],
    ]);
    expect((await offered({ all: true })).map(([label]) => label)).toEqual(["Somewhere to live", "A deposit"]);
  });

  it("are not made for a need that was declined, unless asked for", async () => {
    const [home = ""] = await somebody({});
    await updateNeed(session, home, { status: "declined" });
    expect(await propose()).toMatchObject({ proposals: [], declined: [{ label: "Somewhere to live" }] });
    expect((await propose({ all: true })).proposals).toMatchObject([{ record: { status: "declined" } }]);
  });

  it("become one referral a pathway, for all its needs, all of them or none", async () => {
    const ids = await somebody(
      { pathway: "finance_and_id", need: "Bank account" },
      { pathway: "finance_and_id", need: "Debt" },
      {},
    );
    const agreed = { consent: true, draft: false };
    const make = async (services: readonly string[], agreement = agreed) =>
      makeProposed(session, await propose({ area: "Testford" }), services, agreement);
    await expect(make(["money", "Women"])).rejects.toMatchObject({ kind: "refused", code: "SERVICE_NOT_PROPOSED" });
    await expect(make(["money"], { consent: false, draft: false })).rejects.toMatchObject({
      kind: "refused",
      code: "NO_CONSENT",
    });
    expect(await session.store.read.referrals.list(person)).toEqual([]);
    const made = await make(["money", "testford"]);
    expect(made.map(({ about }) => about?.service)).toEqual(["Money and ID", "Testford Homes"]);
    const linked = await session.store.read.referralNeeds.list(made.map(({ id }) => id));
    expect([...linked.values()].flat().sort()).toEqual([...ids].sort());
    expect((await session.store.read.referrals.list(person)).map(({ reason }) => reason)).toEqual([
      "Bank account; Debt",
      "Somewhere to live",
    ]);
    expect((await propose()).proposals).toEqual([]);
  });

  it("are listed for everyone in the window, soonest out first", async () => {
    await somebody({ pathway: "finance_and_id", need: "Only here" });
    const found = await proposeForWindow(session, ASKED);
    expect(found.find(({ prisonerNumber }) => prisonerNumber === person)?.proposals).toMatchObject([{ label: "Only here" }]);
    const elsewhere = await sessionOn(session.store, { prisons: ["BZI"] });
    expect(await proposeForWindow(elsewhere, ASKED)).toEqual([]);
  });
});
