import { AppError } from "../domain/appError.js";
import { listName } from "../domain/person.js";
import type { PlainDate } from "../domain/plainDate.js";
import { findWindow } from "../domain/window.js";
import type { WindowResult } from "../domain/windowResult.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** A person's window with everything that led to it, and which roll said so. */
export interface ExplainedWindow extends WindowResult {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly prison: string;
  readonly legalStatus: string;
  readonly receptionDate?: PlainDate;
  /** The import, and the line of its file, that these dates come from. */
  readonly importId: number;
  readonly line: number;
  readonly since: PlainDate;
}

/** Why a person's window is what it is. Throws AppError notFound where nobody matches, or they were on no roll that day. */
export async function explainWindow(session: Session, typed: string): Promise<ExplainedWindow> {
  const prisonerNumber = await resolvePerson(session, typed);
  const version = await session.store.read.custody.find(prisonerNumber, session.asOf);
  await session.store.recordLook(session.actor, "why the window is what it is", {
    action: "window.explain",
    subject: prisonerNumber,
  });
  if (version === undefined) {
    throw new AppError("notFound", "NOT_ON_ROLL", `${prisonerNumber} was on no roll on ${session.asOf}.`, {
      hint: `\`resettle person history ${prisonerNumber}\` shows when they were.`,
    });
  }
  const { person, importNumber, line, fromDay } = version;
  const { receptionDate, legalStatus } = person.facts;
  return {
    prisonerNumber,
    name: listName(person),
    prison: person.prison,
    legalStatus,
    ...(receptionDate === undefined ? {} : { receptionDate }),
    ...findWindow(person.facts, session.asOf, session.policy),
    importId: importNumber,
    line,
    since: fromDay,
  };
}
