import { type PlainDate, partsOf } from "./plainDate.js";

/** One person as research may know of them, before it is coarsened: what others may know too, and what became of them. */
export interface ResearchSubject<Facts> {
  readonly region: string;
  readonly sex: string;
  readonly dateOfBirth: PlainDate | undefined;
  readonly releasedOn: PlainDate;
  readonly facts: Facts;
}

/** What others may know of a person, as coarse as it had to be made. */
export interface CoarseSubject {
  readonly region: string;
  readonly sex: string;
  readonly ageBand: string;
  readonly released: string;
}

export interface AnonymousRow<Facts> extends CoarseSubject {
  readonly facts: Facts;
}

export interface Anonymised<Facts> {
  /** In an order that says nothing of the people. */
  readonly rows: readonly AnonymousRow<Facts>[];
  /** People who would still have been in too small a group, and are left out. */
  readonly suppressed: number;
}

const ANY = "any";

/** From fine to coarse. Who is in a large enough group at one step is published as that; the rest go on to the next. */
const STEPS: readonly ((subject: ResearchSubject<unknown>) => CoarseSubject)[] = [
  (one) => ({ region: one.region, sex: one.sex, ageBand: ageBand(one, 10), released: monthOf(one.releasedOn) }),
  (one) => ({ region: one.region, sex: one.sex, ageBand: ageBand(one, 10), released: quarterOf(one.releasedOn) }),
  (one) => ({ region: one.region, sex: one.sex, ageBand: ageBand(one, 20), released: yearOf(one.releasedOn) }),
  (one) => ({ region: ANY, sex: one.sex, ageBand: ageBand(one, 20), released: yearOf(one.releasedOn) }),
  (one) => ({ region: ANY, sex: one.sex, ageBand: ANY, released: yearOf(one.releasedOn) }),
  (one) => ({ region: ANY, sex: ANY, ageBand: ANY, released: yearOf(one.releasedOn) }),
  () => ({ region: ANY, sex: ANY, ageBand: ANY, released: ANY }),
];

/**
 * k-anonymity by coarsening and leaving out: every combination of region, sex, age band and time of release that is published is that of at least `smallestGroup` rows. One row a person: with
 * more, a group of rows could be one person.
 */
export function anonymise<Facts>(subjects: readonly ResearchSubject<Facts>[], smallestGroup: number): Anonymised<Facts> {
  const rows: AnonymousRow<Facts>[] = [];
  let left = subjects;
  for (const coarsen of STEPS) {
    const groups = new Map<string, ResearchSubject<Facts>[]>();
    for (const subject of left) {
      const key = keyOf(coarsen(subject));
      groups.set(key, [...(groups.get(key) ?? []), subject]);
    }
    const large = [...groups.values()].filter((group) => group.length >= smallestGroup).flat();
    rows.push(...large.map((subject) => ({ ...coarsen(subject), facts: subject.facts })));
    const published = new Set(large);
    left = left.filter((subject) => !published.has(subject));
  }
  return { rows: rows.sort(byWhatIsSaid), suppressed: left.length };
}

/** A combination of what others may know, as one text. */
export function keyOf({ region, sex, ageBand, released }: CoarseSubject): string {
  return [region, sex, ageBand, released].join("|");
}

function byWhatIsSaid(a: AnonymousRow<unknown>, b: AnonymousRow<unknown>): number {
  const [one, other] = [JSON.stringify([keyOf(a), a.facts]), JSON.stringify([keyOf(b), b.facts])];
  return one < other ? -1 : one > other ? 1 : 0;
}

/** "20-29" at release. Under 20 and 60 or more are bands of their own, however wide. */
function ageBand({ dateOfBirth, releasedOn }: ResearchSubject<unknown>, years: 10 | 20): string {
  if (dateOfBirth === undefined) return "unknown";
  const [born, released] = [partsOf(dateOfBirth), partsOf(releasedOn)];
  const hadBirthday = released[1] > born[1] || (released[1] === born[1] && released[2] >= born[2]);
  const age = released[0] - born[0] - (hadBirthday ? 0 : 1);
  if (age < 20) return "under 20";
  if (age >= 60) return "60 and over";
  const from = 20 + Math.floor((age - 20) / years) * years;
  return `${from}-${from + years - 1}`;
}

function monthOf(day: PlainDate): string {
  return day.slice(0, 7);
}

function quarterOf(day: PlainDate): string {
  return `${yearOf(day)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}

function yearOf(day: PlainDate): string {
  return day.slice(0, 4);
}
