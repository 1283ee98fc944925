import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { PlainTime } from "../../domain/plainTime.js";
import type { ConditionDetails, ConditionRecord, LicenceRecord } from "../../domain/records.js";
import { madeUpRecord, madeUpRelease } from "./madeUpPerson.js";

const LICENCE_DAYS = 364;
const HOURS = {
  first: "11:00" as PlainTime,
  evening: "19:00" as PlainTime,
  morning: "07:00" as PlainTime,
  afternoon: "15:00" as PlainTime,
};

/** A licence with a home detention curfew, whose first night differs. */
export function madeUpLicence(asOf: PlainDate): LicenceRecord {
  const release = madeUpRelease(asOf);
  const home = { address: "Flat 12b, The Old Maltings, 112 Alder Row, Ashby", postcode: "ZZ1 9QT" };
  return {
    ...madeUpRecord("li-1", asOf),
    ...{ startsOn: release, endsOn: addDays(release, LICENCE_DAYS), ...home },
    firstAppointment: {
      ...{ time: "at", date: release, at: HOURS.first, with: "Christopher-Emmanuel Ravensbourne-Abernathy" },
      ...{ place: "Probation office, 2 Canal Road, Ashby", postcode: "ZZ1 2CD", phone: "01632 960101" },
    },
    hdcCurfew: {
      ...home,
      daily: { from: HOURS.evening, until: HOURS.morning },
      firstNight: { from: HOURS.afternoon, until: HOURS.morning },
    },
  };
}

/** Conditions with details and without, one that a page may only count, and one of the team's own words. */
const CONDITIONS: readonly (readonly [condition: string, details: ConditionDetails])[] = [
  ["curfew", { times: ["19:00-07:00"] }],
  ["exclusion_zone", { area: "the town centre of Ashby between the river, Canal Road and the ring road" }],
  ["attend_jobcentre", {}],
  ["one_phone", {}],
  ["surrender_passport", {}],
  ["no_contact_victim", { names: ["Nobody Real"] }],
  ["bespoke", {}],
];

export function madeUpConditions(asOf: PlainDate): ConditionRecord[] {
  return CONDITIONS.map(([condition, details], index) => ({
    ...madeUpRecord(`co-${index}`, asOf),
    ...{ condition, policyVersion: "4.0", details, licenceText: "" },
  }));
}
