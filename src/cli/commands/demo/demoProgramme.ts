import type { PlainDate } from "../../../domain/plainDate.js";
import type { Policy } from "../../../domain/policy.js";
import { addWorkingDays } from "../../../domain/workingDays.js";
import type { DemoRunner } from "./demoRunner.js";

/** All of them in the prison of the sessions, the first being one whose plan is made: what they took from it is printed there. */
const PEOPLE = ["A1001AA", "A1025AE", "A1028AH"] as const;
const PRISON = "EYI";

/**
 * Two sessions of the programme: one held on the working day before, to which one of three did not come, and one that comes in a week.
 * Gives the id of the one to come.
 */
export async function holdDemoProgramme(
  runner: DemoRunner,
  asOf: PlainDate,
  bankHolidays: Policy["bankHolidays"],
): Promise<string> {
  const [first, second, third] = PEOPLE;
  const before = addWorkingDays(asOf, -1, bankHolidays);
  const held = await addSession(runner, "understanding_my_licence", before, ["--as-of", before]);
  await runner.quietly([
    ["programme", "book", held, ...PEOPLE, "--as-of", before],
    ["programme", "attend", held, first, "--came", "--took", "Whom to ring when I am late"],
    ["programme", "attend", held, second, "--came"],
    ["programme", "attend", held, third, "--did-not-come"],
  ]);
  const coming = await addSession(runner, "achieving_goals", addWorkingDays(asOf, 5, bankHolidays), []);
  await runner.quietly([["programme", "book", coming, first, third]]);
  return coming;
}

async function addSession(runner: DemoRunner, module: string, date: PlainDate, more: readonly string[]): Promise<string> {
  const where = ["--prison", PRISON, "--place", "Education, room 2", "--run-by", "Jo Wood"];
  const when = ["--date", date, "--time", "10:00", "--places", "8"];
  const { item } = await runner.read(["programme", "session", "add", module, ...where, ...when, ...more]);
  return String(item.id);
}
