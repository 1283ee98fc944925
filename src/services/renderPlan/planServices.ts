import { findLocalServices } from "../../domain/localServices.js";
import { isRestricted } from "../../domain/restricted.js";
import type { PlanLocalServices } from "../../plan/planCase.js";
import type { GatheredCase } from "../gatherCase.js";
import { fitPersonOf } from "../proposals/casePerson.js";
import type { Session } from "../session.js";

export const NO_SERVICES: PlanLocalServices = { areas: [], services: [], more: {}, areaKept: false };

/**
 * The services of the directory for one person's guide. Where anything restricted is recorded, they may be going to a refuge: then only services for any area are on
 * the page, which would else tell where it is.
 */
export async function findPlanServices(session: Session, gathered: GatheredCase): Promise<PlanLocalServices> {
  const { prisonerNumber, custody, licence, screenings, needs, barriers, referrals } = gathered;
  const services = await session.store.read.directory.list();
  const casePerson = { prisonerNumber, person: custody?.person, inCustody: custody?.onRoll === true, window: custody?.window };
  const fit = fitPersonOf(session, casePerson, { licence, screenings, area: undefined }, services);
  const areaKept = fit.areas.length > 0 && [...needs, ...barriers, ...referrals].some(isRestricted);
  const person = { fit: areaKept ? { ...fit, areas: [] } : fit, needs, referrals };
  return { ...findLocalServices(services, person, session), areaKept };
}
