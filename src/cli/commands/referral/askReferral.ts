import { PATHWAY_LABELS, PATHWAYS, type Pathway } from "../../../domain/pathway.js";
import type { ReferralKind } from "../../../domain/records.js";
import { pathwayOf, serviceOf } from "../../../domain/referralDefaults.js";
import { BANK_LABELS, CONTRACT_LABELS, DOCUMENT_LABELS } from "../../../domain/referralDetailLabels.js";
import { BANKS, CONTRACT_TYPES, DOCUMENTS, type ReferralDetails } from "../../../domain/referralDetails.js";
import type { NewReferral } from "../../../services/makeReferral.js";
import type { GivenDetails } from "../../../services/referralDetails.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { detailsOf } from "./detailOptions.js";

interface Given {
  readonly service: string | undefined;
  readonly pathway: Pathway | undefined;
  readonly consent: boolean;
  readonly draft: boolean;
  readonly unlisted: boolean;
}

type Answered = Pick<NewReferral, "service" | "pathway" | "consent" | "draft" | "details">;

/** Asks for what a referral of that kind needs and was not given. Where nobody can be asked, the error names the flag. */
export async function askWhatIsMissing(context: Context, kind: ReferralKind, given: Given): Promise<Answered> {
  const { ask } = context;
  const typed = detailsOf({ ...given });
  const details: GivenDetails = { ...typed, ...(await askDetail(context, kind, typed, given.draft)) };
  const known = details as ReferralDetails;
  const isSaid = given.service !== undefined || details.authority !== undefined || serviceOf(kind, known) !== undefined;
  const service = isSaid
    ? given.service
    : await ask.input({
        flag: "--service",
        message: "Which service?",
        check: (text) => (text === "" ? "Say who is asked." : undefined),
      });
  const isKnown = given.pathway ?? pathwayOf(kind, known);
  const pathway = isKnown ?? (service === undefined ? undefined : await askPathway(context, service, given.unlisted));
  return { service, pathway, ...(await askConsent(context, kind, given, details)) };
}

/** Asked only where the directory does not say it; left to be refused where nobody can be asked. */
async function askPathway(context: Context, service: string, unlisted: boolean): Promise<Pathway | undefined> {
  const { withSession } = await import("../../../services/session.js");
  const { findService } = await import("../../../services/directory/findService.js");
  const listed = unlisted ? undefined : await withSession(sessionOptions(context), (session) => findService(session, service));
  const pathways = listed?.pathways ?? PATHWAYS;
  if (pathways.length === 1 || (listed !== undefined && !context.ask.available)) return undefined;
  return context.ask.select({ flag: "--pathway", message: "Which area?", choices: labelChoices(pathways, PATHWAY_LABELS) });
}

/** The one detail without which a referral of its kind says nothing. */
async function askDetail(context: Context, kind: ReferralKind, typed: GivenDetails, draft: boolean): Promise<GivenDetails> {
  const { ask } = context;
  // A draft waits for it, and who cannot be asked is told of everything that is missing at once.
  if (draft || !ask.available) return {};
  if (kind === "duty_to_refer" && typed.authority === undefined)
    return { authority: await askText(context, { flag: "--authority", message: "Which council does the person choose?" }) };
  if (kind === "commissioned_service" && typed.contract === undefined) {
    const choices = labelChoices(CONTRACT_TYPES, CONTRACT_LABELS);
    return { contract: await ask.select({ flag: "--contract", message: "Which contract?", choices }) };
  }
  if (kind === "id_application" && typed.document === undefined) {
    const choices = labelChoices(DOCUMENTS, DOCUMENT_LABELS);
    return { document: await ask.select({ flag: "--document", message: "Which document?", choices }) };
  }
  if (kind === "bank_account" && typed.bank === undefined)
    return { bank: await ask.select({ flag: "--bank", message: "Which bank?", choices: labelChoices(BANKS, BANK_LABELS) }) };
  return {};
}

/** Both consents of a duty to refer are asked for; one that is not given leaves a draft, where that is wanted. */
export async function askConsent(
  { ask }: Context,
  kind: ReferralKind,
  given: Pick<Given, "consent" | "draft">,
  details: GivenDetails,
): Promise<Pick<Answered, "consent" | "draft" | "details">> {
  const mayAsk = ask.available && !given.draft;
  const confirm = (flag: string, message: string) => ask.confirm({ flag, message, default: false });
  const consent = given.consent || (mayAsk && (await confirm("--consent", "Has the person agreed to it?")));
  const needsContact = mayAsk && consent && kind === "duty_to_refer" && details.contactConsent !== true;
  const contact = needsContact && (await confirm("--contact-consent", "May their contact details be given to the council?"));
  const isAgreed = consent && (kind !== "duty_to_refer" || contact || details.contactConsent === true);
  const draft = given.draft || (mayAsk && !isAgreed && (await ask.confirm({ flag: "--draft", message: "Keep it as a draft?" })));
  return { consent, draft, details: contact ? { ...details, contactConsent: true } : details };
}
