import { describe, expect, it } from "vitest";
import { findLocalServices, type GuidePerson } from "../../src/domain/localServices.js";
import type { Pathway } from "../../src/domain/pathway.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { applyGiven, type GivenService } from "../../src/domain/serviceDirectory.js";
import type { FitPerson } from "../../src/domain/serviceFit.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { aNeed, aReferral } from "../plan/planCases.js";

const day = { asOf: plainDate("2026-11-23"), policy: await loadPolicy("templates/policy") };
const FIT: FitPerson = {
  prison: "EYI",
  inCustody: true,
  daysToRelease: 200,
  areas: ["Testford"],
  areasFrom: "the address on the licence",
  age: 24,
  groups: new Set(["men"]),
  notGroups: new Set(["women"]),
};
const PERSON: GuidePerson = { fit: FIT, needs: [], referrals: [] };

const service = (wish: Partial<GivenService> = {}) =>
  applyGiven(undefined, { name: "A", pathways: ["accommodation"], checkedOn: plainDate("2026-11-01"), ...wish });
const needing = (pathway: Pathway): GuidePerson => ({ ...PERSON, needs: [aNeed({ pathway })] });
const askedFrom = (given: Parameters<typeof aReferral>[0]): GuidePerson => ({
  ...PERSON,
  referrals: [aReferral({ service: "A", ...given })],
});

/** The topic a service stands under, with what is said of it; "" where it is not in the guide. */
function place(given: Partial<GivenService>, person: GuidePerson = PERSON): string {
  const [found] = findLocalServices([service(given)], person, day).services;
  if (found === undefined) return "";
  return [found.topic, found.stale ? "old" : "", found.asked ? "asked" : ""].filter((word) => word !== "").join(", ");
}

describe("the services for one person after release", () => {
  it.each<[string, Partial<GivenService>, GuidePerson, string]>([
    ["housing, for everyone", {}, PERSON, "home"],
    ["benefits, for everyone", { pathways: ["finance_and_id"] }, PERSON, "money"],
    ["health, for everyone", { pathways: ["health"] }, PERSON, "health"],
    ["food by its name, whatever its pathways", { name: "Mill Street Food Bank", pathways: [] }, PERSON, "food"],
    ["a pantry of a housing service", { publicLabel: "The Pantry" }, PERSON, "food"],
    ["work, which nobody asked for", { pathways: ["education_and_work"] }, PERSON, ""],
    ["work, where it is needed", { pathways: ["education_and_work"] }, needing("education_and_work"), "work"],
    ["family, where it is needed", { pathways: ["children_and_families"] }, needing("children_and_families"), "family"],
    ["drugs, under a heading that does not say so", { pathways: ["drugs_and_alcohol"] }, needing("drugs_and_alcohol"), "health"],
    ["a pathway somebody was asked about", { pathways: ["attitudes"] }, askedFrom({ pathway: "attitudes" }), "health, asked"],
    ["in custody only", { setting: "custody" }, PERSON, ""],
    ["of another prison, outside", { prisons: ["HOI"], setting: "community" }, PERSON, "home"],
    ["outside, long before the window opens", { setting: "community" }, PERSON, "home"],
    ["for the area", { releaseAreas: ["testford"] }, PERSON, "home"],
    ["for another area", { releaseAreas: ["Otherby"] }, PERSON, ""],
    ["for an area, and nobody knows where to", { releaseAreas: ["Testford"] }, { ...PERSON, fit: { ...FIT, areas: [] } }, ""],
    ["for any area, and nobody knows where to", {}, { ...PERSON, fit: { ...FIT, areas: [] } }, "home"],
    ["for women", { whoFor: ["women"] }, PERSON, ""],
    ["for veterans, and nobody has asked", { whoFor: ["veterans"] }, PERSON, ""],
    ["for veterans, which was asked to help", { whoFor: ["veterans"] }, askedFrom({}), "home, asked"],
    ["in custody only, though it was asked", { setting: "custody" }, askedFrom({}), ""],
    ["an ended referral", { whoFor: ["veterans"] }, askedFrom({ state: "declined" }), ""],
    ["a draft", { whoFor: ["veterans"] }, askedFrom({ state: "draft" }), ""],
    ["withdrawn today", { withdrawnOn: day.asOf }, askedFrom({}), ""],
    ["checked over six months ago", { checkedOn: plainDate("2026-05-22") }, PERSON, "home, old"],
    ["checked six months ago", { checkedOn: plainDate("2026-05-23") }, PERSON, "home"],
    ["also for what others must not see", { pathways: ["accommodation", "abuse_support"] }, askedFrom({}), ""],
    ["for what others must not see", { pathways: ["sex_work_support"] }, needing("sex_work_support"), ""],
    ["needed, but marked restricted", { pathways: ["education_and_work"] }, restricted(), ""],
  ])("%s", (_, given, person, expected) => {
    expect(place(given, person)).toBe(expected);
  });

  it("are no more of a topic than anyone reads, those that were asked first", () => {
    const many = Array.from({ length: 30 }, (_, index) => service({ name: `Home ${index}` }));
    const { services: found, more } = findLocalServices(many, askedFrom({ service: "home 29" }), day);
    expect(found).toHaveLength(8);
    expect(more).toEqual({ home: many.length - 8 });
    expect(found[0]?.service.name).toBe("Home 29");
  });
});

function restricted(): GuidePerson {
  return { ...PERSON, needs: [aNeed({ pathway: "education_and_work", restricted: true })] };
}
