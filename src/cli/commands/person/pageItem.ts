import type { PersonPage, ShownCustody } from "../../../services/personPage.js";

/** A person's page as data. Keys are promised to scripts: add, never rename. */
export function pageItem(page: PersonPage): object {
  return {
    prisonerNumber: page.prisonerNumber,
    name: page.name,
    formerNumbers: page.formerNumbers,
    ...custodyItem(page.custody),
    release: page.release,
    highIntensity: page.highIntensity,
    plan: page.plan,
    workers: page.workers.map(({ name, ...worker }) => ({ worker: name, ...worker })),
    overseeing: { inPrison: page.overseeing.inPrison?.name ?? null, inCommunity: page.overseeing.inCommunity?.name ?? null },
    screenings: page.screenings.map(({ id, kind, completedOn }) => ({ screeningId: id, kind, completedOn })),
    needs: page.needs.map(({ record, label }) => {
      const { id, pathway, need, urgency, status } = record;
      return { needId: id, pathway, need, label, urgency, status };
    }),
    referrals: page.referrals.map(({ record, answerBy }) => {
      const { id, kind, pathway, service, state, madeOn } = record;
      return { referralId: id, kind, pathway, service, state, madeOn, answerBy };
    }),
    appointments: page.appointments.map(({ id, kind, date, time, publicLabel, title }) => {
      return { appointmentId: id, kind, date, time, label: publicLabel || title };
    }),
    licence: page.licence,
    barriers: page.barriers.map(({ id, pathway, barrier, action, by, dueOn }) => {
      return { barrierId: id, pathway, barrier, action, by, dueOn };
    }),
    goals: page.goals.map(({ id, goal, firstStep, targetOn, status }) => ({ goalId: id, goal, firstStep, targetOn, status })),
    achievements: page.achievements.map(({ achievement, on }) => ({ achievement, on })),
    notes: page.notes,
    familyContacts: page.familyContacts,
    nextDeadline: page.nextDeadline,
    suggestedModules: page.suggestedModules.map(({ module, reason }) => ({ module: module.id, title: module.title, reason })),
    restricted: page.restricted,
  };
}

function custodyItem(custody: ShownCustody | undefined): object {
  if (custody === undefined) return { onRoll: false };
  const { person, prisonName, onRoll, leftOn, receivedOn, dates, window, daysToRelease } = custody;
  const { state, basis, earliestDate, windowStart, nextBasis, nextDate, releaseStatutory, releaseExpected, flags, reasons } =
    window;
  return {
    dateOfBirth: person.dateOfBirth,
    sex: person.sex,
    prison: person.prison,
    prisonName,
    location: person.location,
    onRoll,
    leftOn,
    receivedOn,
    legalStatus: person.facts.legalStatus,
    dates,
    // Of someone who has left, the window says nothing: their last dates are not their release.
    ...(onRoll
      ? {
          window: {
            state,
            basis,
            earliestDate,
            windowStart,
            nextBasis,
            nextDate,
            releaseStatutory,
            releaseExpected,
            flags,
            reasons,
          },
          daysToRelease,
        }
      : {}),
  };
}
