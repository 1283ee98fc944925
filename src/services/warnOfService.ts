import type { Pathway } from "../domain/pathway.js";
import type { DirectoryService } from "../domain/serviceDirectory.js";
import { findFit } from "../domain/serviceFit.js";
import { findCasePerson, fitPersonOf } from "./proposals/casePerson.js";
import type { Session } from "./session.js";

/** What the directory knows that speaks against asking a service to help this person, a sentence each. */
export async function warnOfService(
  session: Session,
  prisonerNumber: string,
  service: DirectoryService,
  pathway: Pathway,
): Promise<readonly string[]> {
  const { read } = session.store;
  const recorded = {
    licence: await read.licences.findFor(prisonerNumber),
    screenings: await read.screenings.list(prisonerNumber),
    area: undefined,
  };
  const person = fitPersonOf(session, await findCasePerson(session, prisonerNumber), recorded, await read.directory.list());
  const { refusals, doubts } = findFit(service, person, { pathway, label: "" }, { asOf: session.asOf, policy: session.policy });
  return [...refusals.map(({ words }) => words), ...doubts].map((words) => `${service.name}: ${words}.`);
}
