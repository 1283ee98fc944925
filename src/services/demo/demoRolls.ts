import { addDays, type PlainDate } from "../../domain/plainDate.js";
import { buildDemoPeople, type DemoPerson, pickFrom, type Random, seededRandom } from "./demoPeople.js";

/** Two rolls of the same three made-up prisons, a day apart, as files in our own format. */
export interface DemoRolls {
  readonly yesterday: { readonly takenOn: PlainDate; readonly csv: string };
  readonly today: { readonly takenOn: PlainDate; readonly csv: string };
}

const COLUMNS = [
  "prisonerNumber",
  "lastName",
  "firstName",
  "middleNames",
  "dateOfBirth",
  "sex",
  "prison",
  "location",
  "receptionDate",
  "legalStatus",
  "recallType",
  "returnToCustodyDate",
  "sentenceStartDate",
  "confirmed",
  "crd",
  "ard",
  "prrd",
  "ped",
  "hdced",
  "sed",
  "led",
  "tariff",
  "immigrationHold",
] as const satisfies readonly (keyof DemoPerson)[];

/**
 * The rolls of the demonstration: 120 made-up people yesterday; overnight some came, some went, some moved cell or prison, and
 * the release dates of a few were worked out again and came months earlier. The same day always gives the same rolls.
 */
export function buildDemoRolls(asOf: PlainDate): DemoRolls {
  const random = seededRandom(20261123);
  const { people, newToday } = buildDemoPeople(asOf, random);
  return {
    yesterday: { takenOn: addDays(asOf, -1), csv: toCsv(people) },
    today: {
      takenOn: asOf,
      csv: toCsv([...people.flatMap((person, index) => overnight(person, index, asOf, random)), ...newToday]),
    },
  };
}

/** What happened to one person overnight; nobody where they left. */
function overnight(person: DemoPerson, index: number, asOf: PlainDate, random: Random): DemoPerson[] {
  if (index === 40 || index === 77) return [];
  if (index === 30 || index === 61)
    return [{ ...person, prison: person.prison === "HOI" ? "EYI" : "HOI", location: cell(random) }];
  if (index >= 50 && index < 54) return [{ ...person, crd: addDays(asOf, 20 + index) }];
  if (index === 54) return [{ ...person, crd: addDays(asOf, 250) }];
  if (index % 15 === 7) return [{ ...person, location: cell(random) }];
  return [person];
}

function cell(random: Random): string {
  return `${pickFrom(["A", "B", "C", "D"], random)}-${1 + Math.floor(random() * 4)}-${String(1 + Math.floor(random() * 40)).padStart(3, "0")}`;
}

function toCsv(people: readonly DemoPerson[]): string {
  const lines = people.map((person) => COLUMNS.map((column) => person[column] ?? "").join(","));
  return `${[COLUMNS.join(","), ...lines].join("\n")}\n`;
}
