import { AppError } from "../../domain/appError.js";
import { foldText } from "../../domain/rollChanges.js";
import type { DirectoryService } from "../../domain/serviceDirectory.js";
import { type MadeReferral, makeReferrals, type NewReferral } from "../makeReferral.js";
import type { Session } from "../session.js";
import type { PersonProposals, Proposal } from "./proposal.js";

/** Whether the person has agreed; without that it can be kept as a draft. */
export interface Agreement {
  readonly consent: boolean;
  readonly draft: boolean;
}

/**
 * Makes referrals to services that were proposed, all or none: one to each for the needs of a pathway it was proposed for. Throws AppError refused for a service that was not proposed, and
 * as `makeReferrals`.
 */
export async function makeProposed(
  session: Session,
  proposed: PersonProposals,
  services: readonly string[],
  agreement: Agreement,
): Promise<readonly MadeReferral[]> {
  const wanted = services.map((typed) => findProposed(proposed.proposals, typed));
  const names = [...new Set(wanted.map(({ name }) => name))];
  return makeReferrals(
    session,
    proposed.prisonerNumber,
    names.flatMap((name) => referralsTo(proposed.proposals, name, agreement)),
  );
}

/** One referral a pathway, for all the needs on it that the service was proposed for. */
function referralsTo(proposals: readonly Proposal[], service: string, agreement: Agreement): readonly NewReferral[] {
  const offering = proposals.filter(({ services }) => services.some((fit) => fit.service.name === service));
  const pathways = [...new Set(offering.map(({ record }) => record.pathway))];
  return pathways.map((pathway) => {
    const on = offering.filter(({ record }) => record.pathway === pathway);
    const needs = on.map(({ record }) => record.id);
    return { service, pathway, needs, reason: on.map(({ label }) => label).join("; "), ...agreement };
  });
}

function findProposed(proposals: readonly Proposal[], typed: string): DirectoryService {
  const proposed = new Map(proposals.flatMap(({ services }) => services.map(({ service }) => [service.name, service] as const)));
  const exact = [...proposed.values()].filter(({ name }) => foldText(name) === foldText(typed));
  const found = exact.length > 0 ? exact : [...proposed.values()].filter(({ name }) => foldText(name).includes(foldText(typed)));
  const [only, another] = found;
  if (only !== undefined && another === undefined) return only;
  if (only !== undefined) {
    throw new AppError(
      "notFound",
      "SERVICE_NOT_UNIQUE",
      `More than one service that is proposed fits ${JSON.stringify(typed)}: ${found.map(({ name }) => name).join(", ")}.`,
      {
        hint: "Give the whole name.",
      },
    );
  }
  throw new AppError(
    "refused",
    "SERVICE_NOT_PROPOSED",
    `No service called ${JSON.stringify(typed)} is proposed for this person.`,
    {
      hint: "`resettle referral make` asks any service, and says what speaks against it.",
    },
  );
}
