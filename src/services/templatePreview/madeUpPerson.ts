import type { RollPerson } from "../../domain/person.js";
import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { WindowResult } from "../../domain/windowResult.js";

/** A number as in the made-up rolls of the prison service's own examples: no letter of a template prints it without a word that it is made up. */
const NUMBER = "A0000AA";
/** Days from the preview to the release. */
const UNTIL_RELEASE = 21;

/** What every made-up record has. */
export function madeUpRecord(id: string, asOf: PlainDate) {
  return { id, prisonerNumber: NUMBER, recordedBy: "preview", recordedOn: asOf };
}

/** A person who does not exist: with names of the longest kind, or with only what every roll says. */
export function madeUpPerson(asOf: PlainDate, bare: boolean): RollPerson {
  const names = bare
    ? { lastName: "Example", firstName: "Sam", middleNames: "" }
    : {
        lastName: "Featherstonehaugh-Cholmondeley-Wiśniewska",
        firstName: "Maximiliana-Josephine",
        middleNames: "Gwenhwyfar Oluwaseun Bartholomew",
      };
  return {
    ...names,
    prisonerNumber: NUMBER,
    ...(bare ? {} : { dateOfBirth: addDays(asOf, -12_000) }),
    prison: "ZZI",
    facts: {
      legalStatus: "SENTENCED",
      dates: {},
      overrides: {},
      hdcStatus: bare ? "unknown" : "approved",
      paroleStatus: "unknown",
      immigrationHold: false,
      under18: false,
    },
  };
}

export function madeUpRelease(asOf: PlainDate): PlainDate {
  return addDays(asOf, UNTIL_RELEASE);
}

export function madeUpWindow(asOf: PlainDate, bare: boolean): WindowResult {
  const release = madeUpRelease(asOf);
  const seen = { flags: [], verdicts: [], reasons: [] };
  return bare
    ? { asOf, state: "no_date", ...seen }
    : { asOf, state: "open", releaseStatutory: release, releaseExpected: release, ...seen };
}

export const MADE_UP_WORKERS = [
  { fullName: "Jo Made-Up", role: "resettlement_worker", organisation: "", phone: "01632 960140" },
  {
    fullName: "Christopher-Emmanuel Ravensbourne-Abernathy",
    role: "com",
    organisation: "Probation Service, North and Mid Exampleshire",
    phone: "01632 960101",
  },
  { fullName: "Pat Example", role: "pom", organisation: "", phone: "" },
  { fullName: "Siân Dychmygol", role: "mentor", organisation: "Mentors of Ashby", phone: "01632 960166" },
] as const;
