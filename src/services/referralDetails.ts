import { AppError } from "../domain/appError.js";
import { checkDetails, type DetailsOf, missingDetails } from "../domain/checkDetails.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { ReferralKind } from "../domain/records.js";
import type { ReferralDetails } from "../domain/referralDetails.js";
import { findWindow } from "../domain/window.js";
import { givenFields } from "./givenFields.js";
import { refuseMistakes } from "./inputChecks.js";
import { getAuthority } from "./loadAuthorities.js";
import { findNewestPeople } from "./newestPeople.js";
import { LONGEST_LINE, LONGEST_TEXT } from "./refuseLongText.js";
import type { Session } from "./session.js";

/** Details as they were typed: an authority by its name. */
export type GivenDetails = { readonly [Detail in keyof ReferralDetails]?: ReferralDetails[Detail] | undefined };

const LONG_TEXTS: ReadonlySet<string> = new Set(["shared", "accessNeeds", "avoidTimes"]);

/** The details that were given, with the code of the authority in place of its name. Throws AppError input where there is no such authority. */
export async function readDetails(given: GivenDetails): Promise<ReferralDetails> {
  const details: ReferralDetails = givenFields(given);
  return details.authority === undefined ? details : { ...details, authority: (await getAuthority(details.authority)).code };
}

/** Throws AppError input with everything that is wrong with the details of a referral. */
export function refuseDetailMistakes(details: ReferralDetails, of: DetailsOf, asOf: PlainDate): void {
  const long = Object.entries(details).flatMap(([detail, value]) => {
    const longest = LONG_TEXTS.has(detail) ? LONGEST_TEXT : LONGEST_LINE;
    return typeof value === "string" && value.length > longest
      ? [{ column: flagOfDetail(detail), message: `${flagOfDetail(detail)} is longer than ${longest} characters.` }]
      : [];
  });
  const wrong = checkDetails(details, of, asOf).map(({ detail, message }) => ({ column: flagOfDetail(detail), message }));
  refuseMistakes([...wrong, ...long]);
}

/** Throws AppError where a referral of a kind cannot be made yet: refused without consent to share contact details, else input. */
export function refuseMissingDetails(kind: ReferralKind, details: ReferralDetails): void {
  const missing = missingDetails(kind, details);
  const other = missing.filter((detail) => detail !== "contactConsent");
  refuseMistakes(
    other.map((detail) => ({
      column: flagOfDetail(detail),
      message: `A referral of the kind ${kind} cannot be made without it.`,
    })),
  );
  if (missing.length === 0) return;
  throw new AppError(
    "refused",
    "NO_CONTACT_CONSENT",
    "The person has not agreed that their contact details are given to the authority.",
    {
      hint: "A duty to refer needs both consents: ask the person and give --contact-consent, or keep it as a draft with --draft.",
    },
  );
}

/** Where the person is, and when they are expected to leave, as the newest roll has it: what was so when a referral was made. */
export async function custodyDetails(
  session: Session,
  prisonerNumber: string,
): Promise<Pick<ReferralDetails, "prison" | "releaseOn">> {
  const person = (await findNewestPeople(session, [prisonerNumber])).get(prisonerNumber);
  if (person === undefined) return {};
  const window = findWindow(person.facts, session.asOf, session.policy);
  const releaseOn = window.releaseExpected ?? window.releaseStatutory;
  return { prison: person.prison, ...(releaseOn === undefined ? {} : { releaseOn }) };
}

function flagOfDetail(detail: string): string {
  return `--${detail.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}
