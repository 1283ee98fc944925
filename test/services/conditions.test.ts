import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { addCondition, type NewCondition } from "../../src/services/addCondition.js";
import { removeCondition, updateCondition } from "../../src/services/changeCondition.js";
import { searchConditions } from "../../src/services/conditionCatalogue.js";
import type { Session } from "../../src/services/session.js";
import { showLicence } from "../../src/services/showLicence.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const PEOPLE = Array.from({ length: 40 }, (_, index) => rollPerson({ prisonerNumber: `A10${index + 10}AA` }));
const CURFEW: NewCondition = { condition: "curfew", details: ["times=19:00-07:00"] };

forEachStore("a licence condition", ({ makeStore }) => {
  let session: Session;
  let next = 0;
  const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";
  const shown = async (person: string) => (await showLicence(session, person)).conditions;

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, PEOPLE, plainDate("2026-11-23"));
    session = await sessionOn(store);
  });

  it("is kept with the newest policy version, its details as they are read, and shown in plain words", async () => {
    const person = somebody();
    await addCondition(session, person, {
      condition: "Curfew",
      details: ["times=7:00-9.00, 19:00-07:00"],
      licenceText: "Stay in.",
    });
    expect(await shown(person)).toMatchObject([
      {
        condition: "curfew",
        policyVersion: "4.0",
        details: { times: ["07:00-09:00", "19:00-07:00"] },
        licenceText: "Stay in.",
        missing: [],
        plain: expect.stringContaining("07:00 to 09:00 and 19:00 to 07:00 the next day"),
      },
    ]);
  });

  it("may be of an older policy, which has other conditions", async () => {
    const person = somebody();
    await addCondition(session, person, { condition: "curfew_with_review", details: [], policyVersion: "3.0" });
    expect(await shown(person)).toMatchObject([{ policyVersion: "3.0", kind: "additional" }]);
    await expect(addCondition(session, person, { condition: "curfew_with_review", details: [] })).rejects.toMatchObject({
      code: "CONDITION_NOT_FOUND",
    });
  });

  it.each([
    ["curfw", "curfew"],
    ["exclusion zone for an event", "event_exclusion_zone"],
    ["no-contact-victims", "no_contact_victim"],
  ])("called %j is not known, and %s is named as near", async (condition, near) => {
    await expect(addCondition(session, somebody(), { condition, details: [] })).rejects.toMatchObject({
      kind: "notFound",
      hint: expect.stringContaining(near),
    });
  });

  it.each([
    ["a detail that is not written name=value", { ...CURFEW, details: ["19:00-07:00"] }, { kind: "usage", code: "BAD_DETAIL" }],
    [
      "a policy version that there is not",
      { ...CURFEW, policyVersion: "9.0" },
      { kind: "usage", code: "POLICY_VERSION_UNKNOWN" },
    ],
    ["no words, being bespoke", { condition: "bespoke", details: [] }, { kind: "usage", code: "BESPOKE_WITHOUT_WORDS" }],
    [
      "details, being bespoke",
      { ...CURFEW, condition: "bespoke", licenceText: "…" },
      { kind: "usage", code: "BESPOKE_WITH_DETAILS" },
    ],
  ])("is not added with %s", async (_, given, error) => {
    const person = somebody();
    await expect(addCondition(session, person, given)).rejects.toMatchObject(error);
    expect(await shown(person)).toEqual([]);
  });

  it("that is a second curfew is refused, with how to change the first", async () => {
    const person = somebody();
    const { condition: first } = await addCondition(session, person, CURFEW);
    await expect(addCondition(session, person, { condition: "curfew", details: ["times=21:00-06:00"] })).rejects.toMatchObject({
      kind: "refused",
      code: "CURFEW_IN_FORCE",
      hint: expect.stringContaining(`resettle licence update ${first.id} --detail times=`),
    });
    expect(await addCondition(session, person, CURFEW)).toMatchObject({ added: false });
    expect(await shown(person)).toHaveLength(1);
    await removeCondition(session, first.id);
    expect(await addCondition(session, person, { condition: "curfew", details: [] })).toMatchObject({ added: true });
  });

  it("of policy 3.0 has a curfew for each of its times", async () => {
    const person = somebody();
    const curfew = (times: string) => ({
      condition: "curfew_with_review",
      details: [`times=${times}`, "review=weekly"],
      policyVersion: "3.0",
    });
    await addCondition(session, person, curfew("19:00-23:00"));
    expect(await addCondition(session, person, curfew("05:00-07:00"))).toMatchObject({ added: true });
  });

  it("is refused with every detail that is wrong, naming none of the values", async () => {
    const details = ["times=all night", "name=Jo Example"];
    const error = await addCondition(session, somebody(), { condition: "curfew", details }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "input", issues: [{ column: "times" }, { column: "name" }] });
    expect(JSON.stringify(error)).not.toMatch(/all night|Jo Example/);
  });

  it("that lacks a detail is kept, and says what is missing until it is filled in", async () => {
    const person = somebody();
    const { condition } = await addCondition(session, person, {
      condition: "event_exclusion_zone",
      details: ["event=Example Fair"],
    });
    expect(condition.missing).toEqual(["area"]);
    const filled = await updateCondition(session, condition.id, { details: ["area=Around Example Square"] });
    expect(filled).toMatchObject({ missing: [], details: { event: "Example Fair", area: "Around Example Square" } });
  });

  it("just like one that is there is not added again; another of its kind is", async () => {
    const person = somebody();
    const zone = { condition: "exclusion_zone", details: ["area=Example Park"] };
    const first = await addCondition(session, person, zone);
    expect(await addCondition(session, person, zone)).toEqual({ condition: first.condition, added: false });
    await addCondition(session, person, { ...zone, details: ["area=Example Square"] });
    expect(await shown(person)).toHaveLength(2);
  });

  it("bespoke is shown in the licence's own words, which may be mended", async () => {
    const person = somebody();
    const { condition } = await addCondition(session, person, {
      condition: "bespoke",
      details: [],
      licenceText: "Keep off the pier",
    });
    expect(condition).toMatchObject({ kind: "bespoke", sensitive: true, plain: "Keep off the pier" });
    expect(await updateCondition(session, condition.id, { details: [], licenceText: "Keep off the quay" })).toMatchObject({
      plain: "Keep off the quay",
    });
    await expect(updateCondition(session, condition.id, { details: ["a=b"] })).rejects.toMatchObject({ kind: "usage" });
  });

  it("that is removed is off the licence and stays on record; then it cannot be changed, but added anew", async () => {
    const person = somebody();
    const { condition } = await addCondition(session, person, CURFEW);
    await removeCondition(session, condition.id);
    expect(await shown(person)).toEqual([]);
    expect(await session.store.read.conditions.get(condition.id)).toMatchObject({ removedOn: "2026-11-23" });
    await expect(updateCondition(session, condition.id, CURFEW)).rejects.toMatchObject({ kind: "refused" });
    expect(await addCondition(session, person, CURFEW)).toMatchObject({ added: true });
  });

  it("that is removed twice was removed on the first day", async () => {
    const { condition } = await addCondition(session, somebody(), CURFEW);
    await removeCondition(session, condition.id);
    await removeCondition({ ...session, asOf: plainDate("2026-12-24") }, condition.id);
    expect(await session.store.read.conditions.get(condition.id)).toMatchObject({ removedOn: "2026-11-23" });
  });
});

describe("the catalogue", () => {
  const slugs = async (asked: { text?: string; policyVersion?: string }) =>
    (await searchConditions({ env: {} }, asked)).entries.map(({ slug }) => slug);

  it("has the 8 standard conditions of policy 4.0 first, then the 66 additional ones", async () => {
    const { policyVersion, entries } = await searchConditions({ env: {} }, {});
    expect([policyVersion, entries.length]).toEqual(["4.0", 74]);
    expect(entries.slice(0, 9).map(({ kind }) => kind)).toEqual([...Array.from({ length: 8 }, () => "standard"), "additional"]);
  });

  it.each([
    ["zone", ["exclusion_zone", "event_exclusion_zone", "restriction_zone"]],
    ["ZONE event", ["event_exclusion_zone"]],
    ["exclusion-zone", ["exclusion_zone"]],
    ["no such thing", []],
  ])("finds for %j: %j", async (text, found) => {
    expect(await slugs({ text })).toEqual(found);
  });

  it("has what only an older policy had where that is asked for", async () => {
    expect(await slugs({ text: "curfew_with_review" })).toEqual([]);
    expect(await slugs({ text: "curfew_with_review", policyVersion: "3.0" })).toEqual(["curfew_with_review"]);
  });
});
