import { plainDate } from "../../src/domain/plainDate.js";
import { FIRST_APPOINTMENT_TIMES } from "../../src/domain/records.js";
import type { PlanCase } from "../../src/plan/planCase.js";
import { aCase, aCondition, aLicence, aNeed, aSparseCase, at, inScreening } from "./planCases.js";

export const curfew = {
  ...{ address: "", postcode: "" },
  daily: { from: at("19:00"), until: at("07:00") },
  firstNight: { from: at("15:00"), until: at("07:00") },
};
export const weekend = { sat: { from: at("17:00"), until: at("09:00") } };
export const first = { with: "", place: "", postcode: "", phone: "" };

/** Cases that between them take every branch of a plan's template. */
export const BRANCH_CASES: readonly [string, PlanCase][] = [
  ["a full one", aCase()],
  ["a sparse one", aSparseCase()],
  ["a curfew", aCase({ licence: aLicence({ hdcCurfew: curfew }) })],
  [
    "conditions that are not named",
    aCase({ conditions: [aCondition({ condition: "bespoke" }), aCondition({ condition: "other" })] }),
  ],
  ["a curfew with other hours on a day", aCase({ licence: aLicence({ hdcCurfew: { ...curfew, byDay: weekend } }) })],
  ["needs from a screening", aCase({ barriers: [], needs: [aNeed({ screeningId: "s", status: "not_started", label: "X" })] })],
  ["ways to travel", aCase({ said: { travel: inScreening(["X", "Y"]) } })],
  ...FIRST_APPOINTMENT_TIMES.map((time): [string, PlanCase] => [
    `first appointment ${time}`,
    aCase({ licence: aLicence({ firstAppointment: { ...first, time, date: plainDate("2026-11-24"), at: at("11:30") } }) }),
  ]),
];
