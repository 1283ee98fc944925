import { AppError, type InputIssue } from "../domain/appError.js";

/**
 * Does the same for each of several people, and gathers every mistake. Throws AppError: that of the one person where there is one, else input with a line for each
 * who could not be. The caller sees to it that nothing is kept then.
 */
export async function forEachPerson<Result>(
  people: readonly string[],
  work: (person: string) => Promise<Result>,
): Promise<readonly Result[]> {
  const done: Result[] = [];
  const mistakes: InputIssue[] = [];
  for (const person of people) {
    try {
      done.push(await work(person));
    } catch (error) {
      if (!(error instanceof AppError) || error.kind === "store" || people.length === 1) throw error;
      mistakes.push({ column: person, message: error.message });
    }
  }
  if (mistakes.length === 0) return done;
  const whom = mistakes.length === 1 ? "One person" : `${mistakes.length} people`;
  throw new AppError("input", "SOME_PEOPLE", `${whom} of ${people.length} cannot be taken; nothing was changed for anybody.`, {
    hint: "Mend or leave out those above and try again.",
    issues: mistakes,
  });
}
