import { listName } from "../../domain/person.js";
import type { LicenceRecord, NeedRecord, ReferralRecord, ScreeningRecord } from "../../domain/records.js";
import { referralOn } from "../../domain/referralAnswer.js";
import type { WindowState } from "../../domain/windowResult.js";
import { loadNeedWords } from "../needWords.js";
import { peopleWithWindows } from "../peopleWithWindows.js";
import { resolvePerson } from "../resolvePerson.js";
import type { Session } from "../session.js";
import { type CasePerson, findCasePerson, fitPersonOf } from "./casePerson.js";
import type { PersonProposals } from "./proposal.js";
import { type ProposalBasis, proposalsOf } from "./proposalsOf.js";

export interface ProposalQuestion {
  /** The area somebody goes to, in place of what is recorded. */
  readonly area?: string | undefined;
  /** Also for needs that were declined or that somebody has been asked about. */
  readonly all: boolean;
}

/** Which services could be asked for one person, need by need, and why. Throws AppError notFound. */
export async function proposeReferrals(session: Session, typed: string, question: ProposalQuestion): Promise<PersonProposals> {
  const prisonerNumber = await resolvePerson(session, typed);
  await session.store.recordLook(session.actor, "propose referrals", { action: "referral.propose", subject: prisonerNumber });
  const [proposals] = await proposeFor(session, [await findCasePerson(session, prisonerNumber)], question);
  if (proposals === undefined) throw new Error("a person was asked about and none came back");
  return proposals;
}

const IN_THE_WINDOW: ReadonlySet<WindowState> = new Set(["open", "overdue", "held_after_release_date"]);

/** The same for everyone in the resettlement window in the session's prisons who has a need to be proposed for, or a restricted one. */
export async function proposeForWindow(session: Session, question: ProposalQuestion): Promise<readonly PersonProposals[]> {
  const people: CasePerson[] = [];
  for await (const { person, window } of peopleWithWindows(session)) {
    if (IN_THE_WINDOW.has(window.state)) people.push({ prisonerNumber: person.prisonerNumber, person, inCustody: true, window });
  }
  const proposed = await proposeFor(session, people, question);
  const worth = proposed.filter(({ proposals, restricted }) => proposals.length + restricted > 0);
  await session.store.recordLook(session.actor, "propose referrals", {
    action: "referral.propose",
    details: { people: worth.length },
  });
  return worth.toSorted((one, other) => (one.person.daysToRelease ?? Infinity) - (other.person.daysToRelease ?? Infinity));
}

interface Records {
  readonly needs: ReadonlyMap<string, readonly NeedRecord[]>;
  readonly referrals: ReadonlyMap<string, readonly ReferralRecord[]>;
  readonly screenings: ReadonlyMap<string, readonly ScreeningRecord[]>;
  readonly licences: ReadonlyMap<string, readonly LicenceRecord[]>;
  readonly needsOfReferrals: ReadonlyMap<string, readonly string[]>;
}

async function proposeFor(
  session: Session,
  people: readonly CasePerson[],
  { area, all }: ProposalQuestion,
): Promise<readonly PersonProposals[]> {
  const records = await readRecords(
    session,
    people.map(({ prisonerNumber }) => prisonerNumber),
  );
  const services = await session.store.read.directory.list();
  const codes = [...records.needs.values()].flat().map(({ need }) => need);
  const words = await loadNeedWords(session.env, codes);
  const basis: ProposalBasis = { day: { asOf: session.asOf, policy: session.policy }, services, words, all };
  return people.map((one) => proposeOne(session, one, records, basis, area));
}

function proposeOne(
  session: Session,
  one: CasePerson,
  records: Records,
  basis: ProposalBasis,
  area: string | undefined,
): PersonProposals {
  const { prisonerNumber, person } = one;
  const [licence] = records.licences.get(prisonerNumber) ?? [];
  const screenings = records.screenings.get(prisonerNumber) ?? [];
  return {
    prisonerNumber,
    name: person === undefined ? prisonerNumber : listName(person),
    ...proposalsOf(basis, {
      needs: records.needs.get(prisonerNumber) ?? [],
      referrals: (records.referrals.get(prisonerNumber) ?? []).flatMap((referral) => referralOn(referral, session.asOf) ?? []),
      needsOfReferrals: records.needsOfReferrals,
      person: fitPersonOf(session, one, { licence, screenings, area }, basis.services),
    }),
  };
}

async function readRecords({ store }: Session, people: readonly string[]): Promise<Records> {
  const { read } = store;
  const referrals = await read.referrals.listByPerson(people);
  return {
    referrals,
    needs: await read.needs.listByPerson(people),
    screenings: await read.screenings.listByPerson(people),
    licences: await read.licences.listByPerson(people),
    needsOfReferrals: await read.referralNeeds.list([...referrals.values()].flat().map(({ id }) => id)),
  };
}
