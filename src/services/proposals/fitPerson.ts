import type { RollPerson } from "../../domain/person.js";
import { type PlainDate, partsOf } from "../../domain/plainDate.js";
import type { Answer, LicenceRecord, ScreeningRecord } from "../../domain/records.js";
import { foldText } from "../../domain/rollChanges.js";
import type { DirectoryService, ServiceGroup } from "../../domain/serviceDirectory.js";
import type { FitPerson } from "../../domain/serviceFit.js";

/** What is recorded of a person that says who can help them. */
export interface PersonFacts {
  /** Undefined where no roll has named them. */
  readonly person: RollPerson | undefined;
  readonly inCustody: boolean;
  readonly daysToRelease: number | undefined;
  readonly licence: LicenceRecord | undefined;
  /** Their answers that are not restricted, in the order they were given. */
  readonly screenings: readonly ScreeningRecord[];
  /** Named by whoever asks, in place of what is recorded. */
  readonly area: string | undefined;
}

/** The person as services are put beside them, as of a day. Nothing is guessed: what is not recorded stays unknown. */
export function buildFitPerson(facts: PersonFacts, services: readonly DirectoryService[], asOf: PlainDate): FitPerson {
  const { person, inCustody, daysToRelease } = facts;
  const answers = newestAnswers(facts.screenings, asOf);
  const groups = groupsOf(person?.sex, answers);
  const age = person?.dateOfBirth === undefined ? undefined : ageOn(person.dateOfBirth, asOf);
  return {
    inCustody,
    ...(person === undefined ? {} : { prison: person.prison }),
    ...(daysToRelease === undefined ? {} : { daysToRelease }),
    ...(age === undefined ? {} : { age }),
    ...findAreas(facts, answers, services),
    groups: new Set(groups.filter(([, is]) => is).map(([group]) => group)),
    notGroups: new Set(groups.filter(([, is]) => !is).map(([group]) => group)),
  };
}

export type Answers = ReadonlyMap<string, Exclude<Answer, null>>;

/** The newest answer to each question that was not restricted, as of a day. */
export function newestAnswers(screenings: readonly ScreeningRecord[], asOf: PlainDate): Answers {
  const answers = new Map<string, Exclude<Answer, null>>();
  const done = screenings.filter(({ completedOn }) => completedOn <= asOf);
  for (const screening of done.toSorted((one, other) => one.completedOn.localeCompare(other.completedOn))) {
    for (const [question, answer] of Object.entries(screening.answers)) if (answer !== null) answers.set(question, answer);
  }
  return answers;
}

/** Where the person goes, the surest first: the licence, then what they said of an address, then where they have ties. */
function findAreas(
  { area, licence }: PersonFacts,
  answers: Answers,
  services: readonly DirectoryService[],
): Pick<FitPerson, "areas" | "areasFrom"> {
  if (area !== undefined) return { areas: [area], areasFrom: "the area that was given" };
  const text = (question: string) => [answers.get(question) ?? ""].flat().join(" ");
  const places = [
    { words: `${licence?.address ?? ""} ${licence?.postcode ?? ""}`, from: "the address on the licence" },
    { words: text("release_address"), from: "the release address in the screening" },
    { words: `${text("local_connection")} ${text("duty_to_refer_authority")}`, from: "the local connection in the screening" },
  ];
  const known = [...new Set(services.flatMap(({ releaseAreas }) => releaseAreas))];
  for (const { words, from } of places) {
    const areas = known.filter((one) => namesArea(words, one));
    if (areas.length > 0) return { areas, areasFrom: from };
  }
  return { areas: [], areasFrom: "" };
}

/** Whether a text has the area's name as words of their own: the first half of a postcode counts only where the second half follows. */
function namesArea(text: string, area: string): boolean {
  const padded = ` ${wordsOf(text)} `;
  const name = wordsOf(area);
  if (name === "") return false;
  if (/^[A-Z]{1,2}\d[A-Z\d]?$/u.test(name)) return new RegExp(` ${name} ?\\d[A-Z]{2} `, "u").test(padded);
  return padded.includes(` ${name} `);
}

function wordsOf(text: string): string {
  return (
    foldText(text)
      .toUpperCase()
      .match(/[\p{L}\p{N}']+/gu) ?? []
  ).join(" ");
}

function groupsOf(sex: string | undefined, answers: Answers): readonly (readonly [ServiceGroup, boolean])[] {
  const said = answers.get("served_or_care");
  const children = answers.get("children_under_16");
  const isWoman =
    sex === undefined
      ? undefined
      : /^(?:f|female|w|woman)$/iu.test(sex)
        ? true
        : /^(?:m|male|man)$/iu.test(sex)
          ? false
          : undefined;
  return [
    ...(isWoman === undefined
      ? []
      : ([
          ["women", isWoman],
          ["men", !isWoman],
        ] as const)),
    ...(said === undefined ? [] : SAID.map(([answer, group]) => [group, [said].flat().includes(answer)] as const)),
    ...(children === "yes" || children === "no" ? ([["parents", children === "yes"]] as const) : []),
  ];
}

/** Answers of the screenings to "Is any of this true for you?". */
const SAID = [
  ["armed_forces", "veterans"],
  ["care_leaver", "care_leavers"],
  ["foreign_national", "foreign_nationals"],
] as const;

/** Whole years. */
function ageOn(born: PlainDate, day: PlainDate): number {
  const [[bornYear, bornMonth, bornDay], [year, month, date]] = [partsOf(born), partsOf(day)];
  return year - bornYear - (month < bornMonth || (month === bornMonth && date < bornDay) ? 1 : 0);
}
