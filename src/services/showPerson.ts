import { findNextDeadline } from "../domain/deadlineOrder.js";
import { highIntensityState, proposeHighIntensity } from "../domain/highIntensity.js";
import { byUrgency, isOpenNeed } from "../domain/needOrder.js";
import { findOverseers } from "../domain/overseers.js";
import { DATE_CODES, DATE_TYPES, listName, type RollPerson } from "../domain/person.js";
import { daysBetween, type PlainDate } from "../domain/plainDate.js";
import type { NeedRecord, RecordOf, ReferralRecord } from "../domain/records.js";
import { allowedMoves } from "../domain/referral.js";
import { findAnswerDay, referralOn } from "../domain/referralAnswer.js";
import { isRestricted } from "../domain/restricted.js";
import { listFormerNumbers } from "./formerNumbers.js";
import { type GatheredCase, gatherCase } from "./gatherCase.js";
import { countNotes } from "./liaisonNotes.js";
import { loadNeedWords } from "./needWords.js";
import type { PersonPage, ShownDate } from "./personPage.js";
import { programmeOf } from "./programme/showProgramme.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { deadlinesOf, readTeamRecords } from "./teamRecords.js";

/** Everything about one person that a team may see at a glance. Throws AppError notFound. */
export async function showPerson(session: Session, typed: string): Promise<PersonPage> {
  const prisonerNumber = await resolvePerson(session, typed);
  await session.store.recordLook(session.actor, "see a person", { action: "person.show", subject: prisonerNumber });
  const found = await gatherCase(session, prisonerNumber);
  const needs = partOf(recordedBy(session, found.needs).filter(isOpenNeed));
  const barriers = partOf(recordedBy(session, found.barriers).filter(({ status }) => status === "open"));
  const referrals = partOf(openReferrals(found.referrals, session.asOf));
  const screenings = found.screenings.filter(({ completedOn }) => completedOn <= session.asOf);
  const notes = countNotes(recordedBy(session, found.liaisonNotes));
  const answers = screenings.reduce((sum, { restrictedCount }) => sum + restrictedCount, 0);
  return {
    prisonerNumber,
    name: found.custody === undefined ? prisonerNumber : listName(found.custody.person),
    formerNumbers: await listFormerNumbers(session, prisonerNumber),
    ...custodyOf(found, session.asOf),
    ...releaseOf(found, session.asOf),
    highIntensity: highIntensityOf(session, found),
    workers: found.workers,
    overseeing: findOverseers(found.workers.filter(({ left }) => !left)),
    screenings: screenings.map(({ id, kind, completedOn }) => ({ id, kind, completedOn })),
    needs: await inWords(session, [...needs.shown].sort(byUrgency)),
    referrals: referrals.shown.map((record) => withAnswerDay(session, record)),
    appointments: recordedBy(session, found.appointments).filter(
      ({ status, date }) => status === "booked" && date >= session.asOf,
    ),
    ...licenceOf(found),
    barriers: barriers.shown,
    goals: recordedBy(session, found.goals).filter(({ status }) => status === "planned" || status === "in_progress"),
    achievements: recordedBy(session, found.achievements),
    ...(await nextDeadlineOf(session, found)),
    suggestedModules: found.custody?.onRoll === true ? (await programmeOf(session, prisonerNumber)).suggested : [],
    ...planOf(found),
    restricted: {
      answers,
      needs: needs.restricted,
      referrals: referrals.restricted,
      barriers: barriers.restricted,
      notes: notes.restricted,
    },
    notes: notes.open,
    familyContacts: found.familyContacts.filter(({ removedOn }) => removedOn === undefined).length,
  };
}

function releaseOf({ stays }: GatheredCase, asOf: PlainDate): Pick<PersonPage, "release"> {
  const { endedOn: on, end } = stays.filter(({ firstSeenOn }) => firstSeenOn <= asOf).at(-1) ?? {};
  return on === undefined || end === undefined || end === "not_on_roll" || on > asOf ? {} : { release: { on, end } };
}

function highIntensityOf(session: Session, { stays, highIntensity }: GatheredCase): PersonPage["highIntensity"] {
  const decisions = recordedBy(session, highIntensity);
  const proposal = proposeHighIntensity(stays, session.policy, session.asOf);
  const state = highIntensityState(decisions, proposal);
  const isDecided = state === "accepted" || state === "declined";
  return { state, reason: isDecided ? (decisions.at(-1)?.reason ?? "") : proposal.reason };
}

/** Of who is on the roll only: the last dates of somebody who has left are not their release. */
async function nextDeadlineOf(session: Session, { custody }: GatheredCase): Promise<Pick<PersonPage, "nextDeadline">> {
  if (custody?.onRoll !== true) return {};
  const records = await readTeamRecords(session);
  const nextDeadline = findNextDeadline(deadlinesOf(session, custody.person, custody.window, records));
  return nextDeadline === undefined ? {} : { nextDeadline };
}

/** What was on record on the session's day. */
function recordedBy<Kept extends RecordOf>({ asOf }: Session, records: readonly Kept[]): readonly Kept[] {
  return records.filter(({ recordedOn }) => recordedOn <= asOf);
}

/** The records that may be shown, and how many may not. */
function partOf<Kept extends Parameters<typeof isRestricted>[0]>(records: readonly Kept[]) {
  const shown = records.filter((record) => !isRestricted(record));
  return { shown, restricted: records.length - shown.length };
}

async function inWords({ env }: Session, needs: readonly NeedRecord[]): Promise<PersonPage["needs"]> {
  const words = await loadNeedWords(
    env,
    needs.map(({ need }) => need),
  );
  return needs.map((record) => ({ record, label: words(record.need) }));
}

function openReferrals(referrals: readonly ReferralRecord[], asOf: PlainDate): readonly ReferralRecord[] {
  return referrals
    .map((referral) => referralOn(referral, asOf))
    .filter((referral) => referral !== undefined)
    .filter(({ state }) => allowedMoves(state).length > 0);
}

function withAnswerDay({ policy }: Session, record: ReferralRecord): PersonPage["referrals"][number] {
  const answerBy = findAnswerDay(record, policy);
  return answerBy === undefined ? { record } : { record, answerBy };
}

function custodyOf({ custody, stays }: GatheredCase, asOf: PlainDate): Pick<PersonPage, "custody"> {
  if (custody === undefined) return {};
  const { person, prisonName, version, onRoll, window } = custody;
  const receivedOn = stays.findLast(({ firstSeenOn }) => firstSeenOn <= asOf)?.receivedOn;
  const release = window.releaseExpected;
  return {
    custody: {
      person,
      prisonName,
      since: version.fromDay,
      onRoll,
      ...(onRoll || version.toDay === undefined ? {} : { leftOn: version.toDay }),
      ...(receivedOn === undefined ? {} : { receivedOn }),
      dates: datesOf(person),
      window,
      ...(release === undefined ? {} : { daysToRelease: daysBetween(asOf, release) }),
    },
  };
}

/** By day, an override in place of the calculated date of its type. */
function datesOf({ facts }: RollPerson): readonly ShownDate[] {
  const dates = DATE_TYPES.flatMap((type): ShownDate[] => {
    const override = facts.overrides[type];
    const date = override ?? facts.dates[type];
    return date === undefined ? [] : [{ code: DATE_CODES[type], date, override: override !== undefined }];
  });
  return dates.sort((a, b) => a.date.localeCompare(b.date));
}

function licenceOf({ licence, conditions }: GatheredCase): Pick<PersonPage, "licence"> {
  if (licence === undefined && conditions.length === 0) return {};
  const { startsOn, endsOn, firstAppointment, hdcCurfew, address = "" } = licence ?? {};
  return {
    licence: {
      ...(startsOn === undefined ? {} : { startsOn }),
      ...(endsOn === undefined ? {} : { endsOn }),
      ...(firstAppointment === undefined ? {} : { firstAppointment }),
      conditions: conditions.length,
      curfew: hdcCurfew !== undefined,
      addressKnown: address !== "",
    },
  };
}

function planOf({ newestPlan }: GatheredCase): Pick<PersonPage, "plan"> {
  if (newestPlan === undefined) return {};
  const { version, status, recordedOn } = newestPlan;
  return { plan: { version, status, madeOn: recordedOn } };
}
