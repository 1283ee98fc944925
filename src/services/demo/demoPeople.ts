import { addDays, type PlainDate } from "../../domain/plainDate.js";

/** One made-up person as a row of our own roll format; an absent field is an empty cell. */
export interface DemoPerson {
  readonly prisonerNumber: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames?: string;
  readonly dateOfBirth: PlainDate;
  readonly sex: string;
  readonly prison: string;
  readonly location: string;
  readonly receptionDate: PlainDate;
  readonly legalStatus: string;
  readonly recallType?: string;
  readonly returnToCustodyDate?: PlainDate;
  readonly sentenceStartDate?: PlainDate;
  readonly confirmed?: PlainDate;
  readonly crd?: PlainDate;
  readonly ard?: PlainDate;
  readonly prrd?: PlainDate;
  readonly ped?: PlainDate;
  readonly hdced?: PlainDate;
  readonly sed?: PlainDate;
  readonly led?: PlainDate;
  readonly tariff?: PlainDate;
  readonly immigrationHold?: string;
}

/** A number from 0 up to 1, the same row of numbers for the same seed. */
export type Random = () => number;

/** The mulberry32 generator: small, fast, good enough for made-up people. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function pickFrom<T>(list: readonly [T, ...T[]], random: Random): T {
  return list[Math.floor(random() * list.length)] ?? list[0];
}

/** The three whose plans the demonstration makes: on yesterday's roll, with dates that give them an open window. */
export const DEMO_PLAN_PEOPLE = ["A1001AA", "A1002AC", "A1003AD"] as const;
const PLAN_NAMES = [
  { firstName: "Gareth", lastName: "Llŷr-Evans" },
  { firstName: "Łukasz", lastName: "Wiśniewski" },
  { firstName: "Siân", lastName: "Bowen" },
] as const;

const PRISONS = ["EYI", "HOI", "BZI"] as const;
const LAST_NAMES = [
  "Adeyemi", "Ashdown", "Begum", "Bowen", "Carrick", "Dlamini", "Edgeworth", "Fairclough", "Gwynne", "Haddad", "Iqbal", "Jarosz",
  "Kowalski", "Llewellyn", "Marsh", "Nowak", "Okafor", "Pritchard", "Quigley", "Rasool", "Sutcliffe", "Tanner", "Underhill",
  "Vasquez", "Whitlock", "Yilmaz", "Zielińska", "O'Hare", "Şahin", "Wiśniewski",
] as const; // biome-ignore format: a list of words reads better in rows
const FIRST_NAMES_MEN = [
  "Aled",
  "Ben",
  "Callum",
  "Dafydd",
  "Emeka",
  "Farid",
  "Gareth",
  "Hamza",
  "Ioan",
  "Jamal",
  "Łukasz",
  "Marek",
  "Noah",
  "Tomos",
] as const;
const FIRST_NAMES_WOMEN = [
  "Amina",
  "Bethan",
  "Carys",
  "Donna",
  "Ewa",
  "Fatima",
  "Gwen",
  "Hana",
  "Siân",
  "Kasia",
  "Lowri",
  "Mabli",
  "Nia",
  "Zoë",
] as const;

/** About 120 people of yesterday's roll, and those who are received today. */
export function buildDemoPeople(asOf: PlainDate, random: Random): { people: DemoPerson[]; newToday: DemoPerson[] } {
  const people = Array.from({ length: 120 }, (_, index) => buildPerson(index, asOf, random));
  const newToday = [
    { ...buildPerson(120, asOf, random), ...recalled(asOf, asOf) },
    {
      ...buildPerson(121, asOf, random),
      ...received(asOf),
      legalStatus: "REMAND",
      crd: undefined,
      sed: undefined,
      led: undefined,
    },
    {
      ...buildPerson(122, asOf, random),
      ...received(asOf),
      sentenceStartDate: asOf,
      crd: addDays(asOf, 27),
      led: addDays(asOf, 90),
    },
  ].map(withoutAbsent);
  return { people, newToday };
}

function buildPerson(index: number, asOf: PlainDate, random: Random): DemoPerson {
  const prison = PRISONS[index % 3] ?? "EYI";
  const woman = prison === "BZI";
  const receptionDate = addDays(asOf, -200 - Math.floor(random() * 600));
  return withoutAbsent({
    prisonerNumber: demoNumber(index),
    lastName: pickFrom(LAST_NAMES, random),
    firstName: pickFrom(woman ? FIRST_NAMES_WOMEN : FIRST_NAMES_MEN, random),
    dateOfBirth: addDays(asOf, -365 * 21 - Math.floor(random() * 365 * 35)),
    sex: woman ? "Female" : "Male",
    prison,
    location: `${pickFrom(["A", "B", "C", "D"], random)}-${1 + Math.floor(random() * 4)}-${String(1 + Math.floor(random() * 40)).padStart(3, "0")}`,
    receptionDate,
    sentenceStartDate: receptionDate,
    ...PLAN_NAMES[index],
    ...situationOf(index, asOf, random),
  });
}

/** Letters are those that real numbers use (never B, I, O, S or U). */
function demoNumber(index: number): string {
  const letters = "ACDEFGHJKLMNPQRTVWXYZ";
  return `A${String(1001 + index)}A${letters.charAt(index % letters.length)}`;
}

/** Who is where in their sentence: a spread that fills every list of the window. */
function situationOf(index: number, asOf: PlainDate, random: Random): Partial<DemoPerson> & Pick<DemoPerson, "legalStatus"> {
  if (index < 3) return sentenced(asOf, [23, 37, 58][index] ?? 23);
  if (index < 24) return sentenced(asOf, 5 + Math.floor(random() * 79));
  if (index < 27) return sentenced(asOf, 84);
  if (index < 34) return sentenced(asOf, 85 + Math.floor(random() * 7));
  if (index === 34 || index === 35) return sentenced(asOf, -3);
  if (index === 36) return { ...sentenced(asOf, -12), immigrationHold: "yes" };
  if (index < 40) return { ...recalled(asOf, addDays(asOf, -9 - index + 37)) };
  if (index < 50) return { legalStatus: "REMAND" };
  if (index < 55) return sentenced(asOf, 190 + index);
  if (index < 60) return { legalStatus: "CONVICTED_UNSENTENCED" };
  if (index < 66) return { legalStatus: "SENTENCED" };
  if (index < 69) return { legalStatus: "INDETERMINATE_SENTENCE", tariff: addDays(asOf, -900 + index * 20) };
  if (index < 71) return { legalStatus: "IMMIGRATION_DETAINEE" };
  if (index < 74) return { ...sentenced(asOf, 900), ped: addDays(asOf, 60 + index) };
  return sentenced(asOf, 95 + Math.floor(random() * 900));
}

function sentenced(asOf: PlainDate, days: number): Partial<DemoPerson> & Pick<DemoPerson, "legalStatus"> {
  const crd = addDays(asOf, days);
  return { legalStatus: "SENTENCED", crd, sed: addDays(crd, 300), led: addDays(crd, 300) };
}

/** Recalled for 56 days, the first of which is the day of return. */
function recalled(asOf: PlainDate, returned: PlainDate): Partial<DemoPerson> & Pick<DemoPerson, "legalStatus"> {
  return {
    ...received(returned),
    legalStatus: "RECALL",
    recallType: "FTR56",
    returnToCustodyDate: returned,
    sentenceStartDate: addDays(asOf, -500),
    crd: addDays(asOf, -150),
    prrd: addDays(returned, 55),
    sed: addDays(asOf, 400),
    led: addDays(asOf, 400),
  };
}

function received(day: PlainDate): Pick<DemoPerson, "receptionDate" | "location"> {
  return { receptionDate: day, location: "RECP" };
}

/** Leaves out fields whose value is undefined, so that an absent field is absent. */
function withoutAbsent<T extends object>(person: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined)) as T;
}
