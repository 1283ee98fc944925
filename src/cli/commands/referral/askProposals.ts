import type { MadeReferral } from "../../../services/makeReferral.js";
import type { PersonProposals, Proposal } from "../../../services/proposals/proposal.js";
import type { Context } from "../../context.js";
import { sessionOptions } from "../../sessionOptions.js";
import { askConsent } from "./askReferral.js";

const NOBODY = "";

/**
 * Goes through the needs with the person: which service, and whether they agree to it. Each referral is made as soon as it is agreed, so that stopping loses none.
 */
export async function askProposals(
  context: Context,
  proposed: PersonProposals,
  onMade: (made: MadeReferral) => void,
): Promise<void> {
  const { withSession } = await import("../../../services/session.js");
  const { makeReferral } = await import("../../../services/makeReferral.js");
  for (const { record, label, services } of proposed.proposals.filter((proposal) => proposal.services.length > 0)) {
    const service = await askService(context, label, services);
    if (service === NOBODY) continue;
    const agreement = await askConsent(context, "service", { consent: false, draft: false }, {});
    if (!agreement.consent && !agreement.draft) continue;
    const given = { service, pathway: record.pathway, needs: [record.id], reason: label, ...agreement };
    onMade(await withSession(sessionOptions(context), (session) => makeReferral(session, proposed.prisonerNumber, given)));
  }
}

function askService({ ask }: Context, label: string, services: Proposal["services"]): Promise<string> {
  const choices = services.map(({ service, doubts }) => ({
    value: service.name,
    name: doubts.length === 0 ? service.name : `${service.name} (but ${doubts[0]})`,
  }));
  return ask.select({
    flag: "--make",
    message: `${label}: who shall be asked?`,
    choices: [...choices, { value: NOBODY, name: "Nobody now" }],
  });
}
