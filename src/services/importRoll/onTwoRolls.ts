import type { PlainDate } from "../../domain/plainDate.js";
import type { PersonRow, RejectedRow } from "../../roll/rollRow.js";
import type { RollSurvey } from "../../roll/rollSurvey.js";
import type { CustodyVersion } from "../../store/repositories/custody.js";

/** The code of a row that is kept back because another roll of the day has the person elsewhere. */
export const ON_TWO_ROLLS = "ON_TWO_ROLLS";

/** A row of somebody whom another roll of the same day has in another prison. `said`: somebody has said that they are there. */
export interface Elsewhere {
  readonly row: PersonRow;
  readonly prison: string;
  readonly said: boolean;
}

/** Whether a row is of somebody who is known to be elsewhere on the very day of this roll; undefined where it is not. */
export type WhereaboutsWatch = (row: PersonRow, known: CustodyVersion) => Elsewhere | undefined;

interface RollOfDay {
  readonly survey: RollSurvey;
  readonly takenOn: PlainDate;
  /** Prisons whose own roll of this day is in: who is known to be there was named by it. */
  readonly alsoToday: ReadonlySet<string>;
}

/**
 * A person on two rolls of one day is asked about, not guessed (rolls.md, 18): both prisons' rolls are of today, and neither is the
 * older one. `whereabouts` is what somebody has said, by prisoner number.
 */
export function watchWhereabouts(
  { survey, takenOn, alsoToday }: RollOfDay,
  whereabouts: ReadonlyMap<string, string> = new Map(),
): WhereaboutsWatch {
  const covered = new Set(survey.prisons.map((prison) => prison.code));
  return (row, { person, fromDay }) => {
    const { prison } = person;
    if (prison === row.person.prison || covered.has(prison)) return undefined;
    if (!alsoToday.has(prison) && fromDay !== takenOn) return undefined;
    const said = whereabouts.get(row.person.prisonerNumber);
    return said === row.person.prison ? undefined : { row, prison, said: said === prison };
  };
}

export function onTwoRolls({ line, person, cells }: PersonRow, prison: string): RejectedRow {
  const { prisonerNumber } = person;
  const message = `is on the rolls of ${prison} and ${person.prison} of the same day: say where with --at ${prisonerNumber}=${prison}, or =${person.prison}`;
  return { kind: "rejected", line, prisonerNumber, code: ON_TWO_ROLLS, message, cells };
}
