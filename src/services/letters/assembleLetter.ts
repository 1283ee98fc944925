import { AppError } from "../../domain/appError.js";
import type { ReferralRecord } from "../../domain/records.js";
import { askedOn, findAnswerDay } from "../../domain/referralAnswer.js";
import { workingDaysBetween } from "../../domain/workingDays.js";
import { buildLetter } from "../../plan/buildLetter.js";
import type { LetterValue } from "../../plan/letterValue.js";
import { gatherCase } from "../gatherCase.js";
import { needWordsOf } from "../needWords.js";
import { openWordsInScreenings } from "../renderPlan/saidInScreenings.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";

/** The questions whose answers a form may carry, none of them restricted in any screening that comes with the program. */
const ASKED = [
  "preferred_name",
  "language",
  "interpreter",
  "reading_forms",
  "accommodation_before",
  "accommodation_on_release",
  "local_connection",
  "bank_account",
  "id_held",
];

/** A letter about a referral from all that is recorded of the person. Throws AppError notFound where no roll names them. */
export async function assembleLetter(session: Session, referral: ReferralRecord): Promise<LetterValue> {
  const { asOf, policy, store } = session;
  const gathered = await gatherCase(session, referral.prisonerNumber);
  const { custody } = gathered;
  if (custody === undefined) {
    throw new AppError(
      "notFound",
      "NOT_ON_ROLL",
      `No roll up to ${asOf} names ${referral.prisonerNumber}, so there is no letter to write.`,
    );
  }
  const templates = await loadReadableScreenings(session.env);
  const needWords = needWordsOf(templates);
  return buildLetter({
    referral,
    person: custody.person,
    prisonName: custody.prisonName,
    window: custody.window,
    workers: gathered.workers,
    from: await store.read.workers.find(session.actor),
    service: await store.read.directory.find(referral.service),
    licence: gathered.licence,
    needs: gathered.needs.map((need) => ({ ...need, label: needWords(need.need) })),
    barriers: gathered.barriers,
    said: openWordsInScreenings(gathered.screenings, templates, ASKED),
    chases: (await store.read.referrals.chases([referral.id])).get(referral.id) ?? [],
    answerBy: findAnswerDay(referral, policy),
    workingDaysWaiting: workingDaysBetween(askedOn(referral), asOf, policy.bankHolidays),
    asOf,
  });
}
