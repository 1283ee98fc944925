import { DATE_TYPES, type RollPerson } from "./person.js";
import type { PlainDate } from "./plainDate.js";
import { foldText } from "./rollChanges.js";

/** What a roll said of a person from a day on, until the day before another where it has ended. */
interface RollVersion {
  readonly person: RollPerson;
  readonly fromDay: PlainDate;
  readonly toDay?: PlainDate;
}

/** A value that a roll says of a person, and the version since which it has been unbroken. */
export interface ValueOrigin<Version> {
  /** Name of the value: `lastName`, `legalStatus`, `crd` … */
  readonly field: string;
  /** As text: days ISO, yes for a flag that is set. */
  readonly value: string;
  readonly version: Version;
}

/**
 * Where each value of the last of these versions (oldest first) comes from: the earliest version since which it has been the same, with no time off the roll in between. Case and
 * spacing are no difference (rolls.md, 16). Values the roll does not have are left out.
 */
export function findValueOrigins<Version extends RollVersion>(versions: readonly Version[]): readonly ValueOrigin<Version>[] {
  const shown = versions.at(-1);
  if (shown === undefined) return [];
  return [...valuesOf(shown.person)].map(([field, value]) => ({
    field,
    value,
    version: findOrigin(versions, shown, field, value),
  }));
}

function findOrigin<Version extends RollVersion>(
  versions: readonly Version[],
  shown: Version,
  field: string,
  value: string,
): Version {
  let origin = shown;
  for (const earlier of versions.slice(0, -1).reverse()) {
    const isUnbroken = earlier.toDay === undefined || earlier.toDay >= origin.fromDay;
    const before = valuesOf(earlier.person).get(field);
    if (!isUnbroken || before === undefined || foldText(before) !== foldText(value)) break;
    origin = earlier;
  }
  return origin;
}

const TEXTS = ["lastName", "firstName", "middleNames", "dateOfBirth", "sex", "prison", "location"] as const;
const FACTS = ["legalStatus", "receptionDate", "sentenceStartDate", "recallType", "returnToCustodyDate", "releasedOn"] as const;
const DECISIONS = ["hdcStatus", "paroleStatus"] as const;
const FLAGS = ["immigrationHold", "under18"] as const;

/** What the roll has of a person, by field, in the order it is read. A date set by hand stands in for the calculated one (R1). */
function valuesOf(person: RollPerson): ReadonlyMap<string, string> {
  const { facts } = person;
  const values: readonly (readonly [string, string | undefined])[] = [
    ...TEXTS.map((field) => [field, person[field]] as const),
    ...FACTS.map((field) => [field, facts[field]] as const),
    ...DATE_TYPES.map((type) => [type, facts.overrides[type] ?? facts.dates[type]] as const),
    ...DECISIONS.map((field) => [field, facts[field] === "unknown" ? undefined : facts[field]] as const),
    ...FLAGS.map((field) => [field, facts[field] ? "yes" : undefined] as const),
  ];
  return new Map(values.flatMap(([field, value]) => (value === undefined || value === "" ? [] : [[field, value] as const])));
}
