import { createHash } from "node:crypto";
import { join } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { ReferralRecord } from "../../domain/records.js";
import { isRestricted } from "../../domain/restricted.js";
import { drawPlan } from "../../plan/drawPlan.js";
import type { LetterValue } from "../../plan/letterValue.js";
import { renderPlainText } from "../../plan/plainText.js";
import { fillTemplate, type PlanTemplate } from "../../plan/planTemplate.js";
import { openReferrals } from "../openReferrals.js";
import { getOpener } from "../openRestricted.js";
import type { Session } from "../session.js";
import { refuseRestricted } from "../showReferralPage.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { assembleLetter } from "./assembleLetter.js";
import { CHASE_FORM, formFor, getLetterTemplate } from "./letterForms.js";

export interface LetterOptions {
  /** Undefined: that of the referral's kind. */
  readonly form?: string | undefined;
  /** The folder it is written to. Undefined: the present one; text is then not written at all. */
  readonly out?: string | undefined;
  readonly text: boolean;
  /** Also where the referral is on a restricted pathway; that is recorded. */
  readonly restricted: boolean;
}

/** A letter that was drawn. */
export interface RenderedLetter {
  readonly referralId: string;
  readonly prisonerNumber: string;
  readonly form: string;
  readonly recipient: string;
  readonly file?: string;
  readonly pages?: number;
  readonly sha256: string;
  /** The letter itself, where it is text. */
  readonly text?: string;
}

/**
 * Draws a letter or a form about a referral, with lines to fill in where nothing is known, and records to whom. Throws AppError notFound, refused where the person has not agreed,
 * the referral is restricted, the form is of another kind, or no answer is waited for that could be chased; input and store as `drawPlan` and `writeWholeFile` do.
 */
export async function renderLetter(session: Session, id: string, options: LetterOptions): Promise<RenderedLetter> {
  const found = await session.store.read.referrals.get(id);
  refuseRestricted(found, options.restricted);
  const referral = isRestricted(found) ? await openToWrite(session, found) : found;
  refuseUnagreed(referral);
  const form = formFor(referral.kind, options.form);
  if (form === CHASE_FORM) refuseUnasked(referral);
  const template = await getLetterTemplate(form, session.env);
  const value = await assembleLetter(session, referral);
  const drawn = options.text ? typedLetter(template, value) : await drawnLetter(template, value);
  const { prisonerNumber, service: recipient } = referral;
  const file = options.text && options.out === undefined ? undefined : fileOf(referral, form, options);
  await session.store.write(session.actor, "write a letter about a referral", async (tx) => {
    tx.act({
      action: "referral.letter",
      subject: prisonerNumber,
      record: id,
      details: { form, recipient: isRestricted(referral) ? "restricted" : recipient, sha256: drawn.sha256 },
    });
    if (file !== undefined) await writeWholeFile(file, drawn.bytes);
  });
  const { pages, text, sha256 } = drawn;
  return {
    ...{ referralId: id, prisonerNumber, form, recipient, sha256 },
    ...(file === undefined ? {} : { file }),
    ...(pages === undefined ? {} : { pages }),
    ...(text === undefined ? {} : { text }),
  };
}

/** Opens a restricted referral, so that a letter can be written about it. Throws AppError as `getOpener`. */
async function openToWrite(session: Session, referral: ReferralRecord): Promise<ReferralRecord> {
  const opener = await getOpener(session);
  const look = { action: "referral.show_restricted", subject: referral.prisonerNumber, record: referral.id };
  await session.store.recordLook(session.actor, "write a letter about a referral", look);
  const { referrals } = await openReferrals(session, [referral], opener);
  return referrals[0] ?? referral;
}

interface Drawn {
  readonly bytes: string | Uint8Array;
  readonly sha256: string;
  readonly pages?: number;
  readonly text?: string;
}

async function drawnLetter(template: PlanTemplate, value: LetterValue): Promise<Drawn> {
  const { pdf: bytes, pages, sha256 } = await drawPlan(value, template);
  return { bytes, pages, sha256 };
}

function typedLetter(template: PlanTemplate, value: LetterValue): Drawn {
  const text = renderPlainText(fillTemplate(template, value));
  return { bytes: text, text, sha256: createHash("sha256").update(text).digest("hex") };
}

function fileOf({ prisonerNumber, id }: ReferralRecord, form: string, { out = ".", text }: LetterOptions): string {
  return join(out, `letter-${prisonerNumber}-${form}-${id}.${text ? "txt" : "pdf"}`);
}

function refuseUnagreed({ consent }: ReferralRecord): void {
  if (consent) return;
  throw new AppError("refused", "NO_CONSENT", "The person has not agreed to this referral, so nothing is written to anybody.", {
    hint: "Ask the person, and record it with `resettle referral update <id> --consent`.",
  });
}

function refuseUnasked({ state }: ReferralRecord): void {
  if (state === "made") return;
  throw new AppError("refused", "REFERRAL_NOT_WAITING", `No answer is waited for: the referral is ${state}.`, {
    hint: "Only a referral that was made, and has no answer, can be chased.",
  });
}
