import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { applyGiven, type GivenService } from "../../src/domain/serviceDirectory.js";
import { byFit, type FitNeed, type FitPerson, findFit } from "../../src/domain/serviceFit.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const day = { asOf: plainDate("2026-11-23"), policy: await loadPolicy("templates/policy") };
const NEED: FitNeed = { pathway: "finance_and_id", label: "Advice about debts" };
const PERSON: FitPerson = {
  prison: "EYI",
  inCustody: true,
  daysToRelease: 40,
  areas: ["Testford"],
  areasFrom: "the address on the licence",
  age: 24,
  groups: new Set(["men", "care_leavers"]),
  notGroups: new Set(["women", "veterans"]),
};
const service = (wish: Partial<GivenService> = {}) =>
  applyGiven(undefined, { name: "A", pathways: ["finance_and_id"], checkedOn: plainDate("2026-11-01"), ...wish });
const { prison: _, ...NOWHERE } = PERSON;
const { age: __, ...AGELESS } = PERSON;
const { daysToRelease: ___, ...DATELESS } = PERSON;

/** What is said for (+), what is unsure (?), what rules it out (!). */
function say(given: Partial<GivenService>, person: FitPerson = PERSON): string {
  const { reasons, doubts, refusals } = findFit(service(given), person, NEED, day);
  return [
    ...reasons.map((one) => `+ ${one}`),
    ...doubts.map((one) => `? ${one}`),
    ...refusals.map(({ words }) => `! ${words}`),
  ].join("\n");
}

describe("a service beside a need", () => {
  it.each<[string, Partial<GivenService>, string]>([
    ["of the pathway", {}, "+ sees people in custody and after"],
    ["of another pathway", { pathways: ["health"] }, "! does not help with this"],
    ["withdrawn", { withdrawnOn: plainDate("2026-11-23") }, "! has been withdrawn since 2026-11-23"],
    ["withdrawn from tomorrow", { withdrawnOn: plainDate("2026-11-24") }, "+ sees people in custody and after"],
    ["of this prison", { prisons: ["EYI", "HOI"] }, "+ works with EYI"],
    ["of another prison", { prisons: ["HOI"] }, "! works with HOI, not EYI"],
    ["in the community", { setting: "community" }, "+ sees people after release, in 40 days"],
    ["in custody", { setting: "custody" }, "+ sees people in custody"],
    [
      "in custody, that answers too late",
      { setting: "custody", daysToAnswer: 60 },
      "? sees people in custody only, and release is in 40 days",
    ],
    ["for the area", { releaseAreas: ["testford", "Otherby"] }, "+ is for testford (the address on the licence)"],
    ["for another area", { releaseAreas: ["Otherby"] }, "! is for people released to Otherby, not Testford"],
    ["in custody, whatever the area", { releaseAreas: ["Otherby"], setting: "custody" }, "+ sees people in custody"],
    ["for men", { whoFor: ["men"] }, "+ is for men"],
    ["for women", { whoFor: ["women"] }, "! is for women only"],
    [
      "for veterans or care leavers",
      { whoFor: ["veterans", "care_leavers"] },
      "+ is for people who were in the armed forces or people who were in care",
    ],
    ["for women who were in care", { whoFor: ["women", "care_leavers"] }, "! is for women only"],
    ["for parents, and nobody has asked", { whoFor: ["parents"] }, "? is for parents; ask whether that is so"],
    ["for their age", { ageFrom: 18, ageTo: 24 }, "+ sees people in custody and after"],
    ["for another age", { ageFrom: 25 }, "! is for people from 25 years on"],
    ["checked six months ago", { checkedOn: plainDate("2026-05-23") }, "+ sees people in custody and after"],
    ["checked longer ago", { checkedOn: plainDate("2026-05-22") }, "? its entry was last checked on 2026-05-22"],
    [
      "that keeps people safe too",
      { pathways: ["finance_and_id", "abuse_support"] },
      "? also helps with what others must not see",
    ],
    ["that speaks of it", { notes: "Debt and money." }, "+ its entry speaks of debts"],
  ])("%s", (_name, given, expected) => {
    const said = say(given);
    expect(said).toContain(expected);
    expect(said.includes("!")).toBe(expected.startsWith("!"));
    expect(said.includes("?")).toBe(expected.startsWith("?"));
  });

  it.each<[string, Partial<GivenService>, FitPerson, string]>([
    ["who has been released", { setting: "custody" }, { ...PERSON, inCustody: false }, "! sees people in custody only"],
    [
      "who has been released from another prison",
      { prisons: ["HOI"] },
      { ...PERSON, inCustody: false },
      "+ sees people after release",
    ],
    [
      "long before the window",
      { setting: "community" },
      { ...PERSON, daysToRelease: 85 },
      "! sees people after release, which is 85 days away",
    ],
    [
      "on the day the window opens",
      { setting: "community" },
      { ...PERSON, daysToRelease: 84 },
      "+ sees people after release, in 84 days",
    ],
    [
      "held after their date",
      { setting: "community" },
      { ...PERSON, daysToRelease: -1 },
      "+ sees people after release, 1 day ago",
    ],
    ["without a date", { setting: "community" }, DATELESS, "? sees people after release, and no release date is known"],
    ["whose prison is not known", { prisons: ["EYI"] }, NOWHERE, "? works with EYI, and the person's prison is not known"],
    [
      "who goes nobody knows where",
      { releaseAreas: ["Testford"] },
      { ...PERSON, areas: [] },
      "? is for people released to Testford; where",
    ],
    ["whose age is not known", { ageTo: 25 }, AGELESS, "? is for people up to 25 years, and no date of birth is known"],
  ])("of somebody %s", (_name, given, person, expected) => {
    expect(say(given, person)).toContain(expected);
  });

  it("is put first where its entry speaks of the need, then without doubts, then by who answers sooner", () => {
    const services = [
      service({ name: "Slow", daysToAnswer: 10 }),
      service({ name: "Quick", daysToAnswer: 2 }),
      service({ name: "Stale and about debt", checkedOn: plainDate("2020-01-01") }),
      service({ name: "Unsure", daysToAnswer: 1, whoFor: ["parents"] }),
    ];
    const fits = services.map((one) => findFit(one, PERSON, NEED, day)).sort(byFit(NEED));
    expect(fits.map((fit) => fit.service.name)).toEqual(["Stale and about debt", "Quick", "Slow", "Unsure"]);
  });
});
