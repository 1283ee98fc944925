import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { REFERRAL_STATE_LABELS, URGENCY_LABELS } from "../../../domain/recordLabels.js";
import type { ServiceFit } from "../../../domain/serviceFit.js";
import type { CoveredNeed, PersonProposals, Proposal, ProposedNeed } from "../../../services/proposals/proposal.js";
import { fields, prose, type Section } from "../../output/section.js";

/** How many services are shown for a need; data has all of them. */
const MOST_SHOWN = 3;

/** One person's proposals as data. */
export function proposalsItem({
  prisonerNumber,
  name,
  person,
  proposals,
  covered,
  declined,
  restricted,
}: PersonProposals): object {
  const { prison, inCustody, daysToRelease, areas, areasFrom } = person;
  return {
    ...{ prisonerNumber, name, prison, inCustody, daysToRelease, areas, areasFrom },
    proposals: proposals.map((proposal) => ({
      ...needItem(proposal),
      services: proposal.services.map(({ service, reasons, doubts }) => ({
        name: service.name,
        publicLabel: service.publicLabel,
        daysToAnswer: service.daysToAnswer,
        howToRefer: service.howToRefer,
        ...{ reasons, doubts },
      })),
      refusals: proposal.refusals,
    })),
    covered: covered.map((need) => ({
      ...needItem(need),
      byPathway: need.byPathway,
      referrals: need.referrals.map(referralItem),
    })),
    declined: declined.map(needItem),
    restricted,
  };
}

function referralItem({ id, service, state, madeOn }: CoveredNeed["referrals"][number]): object {
  return { referralId: id, service, state, madeOn };
}

function needItem({ record, label }: ProposedNeed): object {
  const { id, pathway, need, urgency, status } = record;
  return { needId: id, pathway, need, label, urgency, status };
}

/** One person's proposals for people: need by need, then what nobody can help with and what need not be asked. */
export function proposalSections(found: PersonProposals): Section[] {
  const { prisonerNumber, name, person, proposals, covered, declined } = found;
  const helped = proposals.filter(({ services }) => services.length > 0);
  const unmet = proposals.filter(({ services }) => services.length === 0);
  return [
    fields([
      ["Number", prisonerNumber],
      ["Name", name],
      ["At", person.inCustody ? person.prison : "no longer in custody"],
      ["Days to release", person.daysToRelease],
      [
        "Released to",
        person.areas.length === 0 ? "not known: --area says it" : `${person.areas.join(", ")} (${person.areasFrom})`,
      ],
    ]),
    ...helped.map((proposal) => prose(servicesText(proposal), proposalHeading(proposal))),
    ...(unmet.length === 0 ? [] : [prose(unmet.map(unmetText).join("\n"), "Nobody in the directory can help with")]),
    ...(covered.length === 0 ? [] : [prose(covered.map(coveredText).join("\n"), "Somebody has been asked about")]),
    ...(declined.length === 0 ? [] : [prose(declined.map(({ label }) => label).join("\n"), "The person wants no help with")]),
    ...(proposals.length === 0 ? [prose("There is no open need that nobody has been asked about.")] : []),
  ];
}

function proposalHeading({ label, record }: Proposal): string {
  const declined = record.status === "declined" ? "; the person declined help with it" : "";
  return `${label} (${PATHWAY_LABELS[record.pathway]}; ${URGENCY_LABELS[record.urgency].toLowerCase()}${declined})`;
}

function servicesText({ services }: Proposal): string {
  const shown = services.slice(0, MOST_SHOWN).map((fit, index) => `${index + 1}. ${serviceText(fit)}`);
  const more = services.length - shown.length;
  return [...shown, ...(more > 0 ? [`   and ${more} more; --json has all of them`] : [])].join("\n");
}

function serviceText({ service, reasons, doubts }: ServiceFit): string {
  const but = doubts.length === 0 ? "" : `. But: ${doubts.join("; ")}`;
  return `${service.name}: ${reasons.join("; ") || "helps with this"}${but}`;
}

function unmetText({ label, refusals }: Proposal): string {
  if (refusals.length === 0) return `${label}: no service helps with this pathway`;
  const why = refusals
    .slice(0, MOST_SHOWN)
    .map(({ words, services }) => (services === 1 ? `one ${words}` : `${services}: ${words}`));
  return `${label}: ${why.join("; ")}`;
}

function coveredText({ label, referrals, byPathway }: CoveredNeed): string {
  const asked = referrals.map(({ service, state }) => `${service} (${REFERRAL_STATE_LABELS[state].toLowerCase()})`).join(", ");
  return `${label}: ${asked}${byPathway ? ", on the same pathway" : ""}`;
}
