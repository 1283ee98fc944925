import { AppError } from "../../../domain/appError.js";
import type { MadeReferral } from "../../../services/makeReferral.js";
import type { PersonProposals, Proposal } from "../../../services/proposals/proposal.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { flag, optionalArgument, repeated, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { sessionOptions } from "../../sessionOptions.js";
import { askProposals } from "./askProposals.js";
import { proposalSections, proposalsItem } from "./proposalSections.js";
import { shownItem } from "./shownSections.js";

export const referralPropose = command({
  description:
    "Which services of the directory could be asked for each open need nobody has been asked about, the best first, and why; needs that none of them can help with are named. Of everyone in the window without a person. On a terminal you agree to each with the person; elsewhere it only lists, unless --make says which. Restricted needs are only counted.",
  args: { person: optionalArgument("whose needs; everyone's in the resettlement window unless given") },
  options: {
    area: text("name", "where the person goes, in place of what is recorded"),
    all: flag("also for needs that were declined or that somebody has been asked about"),
    make: repeated(text("service", "ask this service, which was proposed; repeatable")),
    consent: flag("the person has agreed to those that --make names"),
    draft: flag("keep those that --make names as drafts"),
  },
  examples: [
    ["resettle referral propose A1001AA", "who could help one person with what"],
    ["resettle referral propose --prison EYI", "everyone in the window, in one prison"],
    ['resettle referral propose A1001AA --make "Fair Money" --make "Quayside" --consent', "the person agreed to two of them"],
  ],
  async run(context, { person, make, consent, draft, ...question }) {
    if (person === undefined) return listEveryones(context, question, make);
    const { withSession } = await import("../../../services/session.js");
    const { proposeReferrals } = await import("../../../services/proposals/proposeReferrals.js");
    const { makeProposed } = await import("../../../services/proposals/makeProposed.js");
    const { proposed, made } = await withSession(sessionOptions(context), async (session) => {
      const found = await proposeReferrals(session, person, question);
      return { proposed: found, made: make.length === 0 ? [] : await makeProposed(session, found, make, { consent, draft }) };
    });
    const item = { ...proposalsItem(proposed), made: made.map(shownItem) };
    await context.output.item({ schema: "referral.propose/1", item, sections: proposalSections(proposed) });
    for (const referral of made) sayMade(context, referral);
    remark(context, proposed);
    if (context.ask.available && make.length === 0)
      await askProposals(context, proposed, (referral) => sayMade(context, referral));
  },
});

function sayMade({ output }: Context, { id, about, state, warnings }: MadeReferral): void {
  const service = about === undefined ? "a service" : about.service;
  output.say(state === "draft" ? `A draft to ${service} is kept (${id}).` : `${service} has been asked (${id}).`);
  for (const warning of warnings) output.warn(warning);
}

function remark({ output, ask }: Context, { prisonerNumber, proposals, declined, covered, restricted }: PersonProposals): void {
  const first = proposals.find(({ services }) => services.length > 0)?.services[0];
  if (first !== undefined && !ask.available)
    output.next(
      `resettle referral propose ${prisonerNumber} --make ${JSON.stringify(first.service.name)} --consent`,
      "when the person agrees",
    );
  if (declined.length + covered.length > 0) output.say("--all proposes for those that were declined or asked about too.");
  if (restricted > 0) output.say(`Restricted needs, for which nothing is proposed here: ${restricted}.`);
}

interface Row {
  readonly of: PersonProposals;
  readonly proposal: Proposal;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: "prisonerNumber", title: "Number", get: ({ of }) => of.prisonerNumber },
  { key: "name", title: "Name", get: ({ of }) => of.name, dataOnly: true },
  { key: "prison", title: "At", get: ({ of }) => of.person.prison, dataOnly: true },
  { key: "daysToRelease", title: "Days", get: ({ of }) => of.person.daysToRelease },
  {
    key: "need",
    title: "Need",
    get: ({ proposal }) => proposal.record.need,
    format: (_, { proposal }) => proposal.label,
  },
  { key: "pathway", title: "Pathway", get: ({ proposal }) => proposal.record.pathway, dataOnly: true },
  {
    key: "service",
    title: "Ask",
    get: ({ proposal }) => proposal.services[0]?.service.name,
  },
  {
    key: "others",
    title: "Others",
    get: ({ proposal }) => Math.max(0, proposal.services.length - 1),
  },
];

async function listEveryones(
  context: Context,
  question: { readonly area?: string | undefined; readonly all: boolean },
  make: readonly string[],
): Promise<void> {
  if (make.length > 0) {
    throw new AppError("usage", "PERSON_MISSING", "--make asks a service for one person, and none was named.", {
      hint: "Name the person: resettle referral propose A1234BC --make …",
    });
  }
  const { proposeForWindow } = await import("../../../services/proposals/proposeReferrals.js");
  const found = await withListSession(context, (session) => proposeForWindow(session, question));
  const rows = found.flatMap((of) => of.proposals.map((proposal): Row => ({ of, proposal })));
  const restricted = found.reduce((sum, one) => sum + one.restricted, 0);
  await context.output.list({
    schema: "referral.propose/1",
    columns: COLUMNS,
    items: rows,
    jsonItem: ({ of, proposal }) => rowItem(of, proposal),
    empty: "Nobody in the window has a need that nobody has been asked about.",
    more: { restricted },
  });
  const nobody = rows.filter(({ proposal }) => proposal.services.length === 0).length;
  if (nobody > 0)
    context.output.say(
      `Needs that nobody in the directory can help with: ${nobody}. \`referral propose\` with the person says why.`,
    );
  if (restricted > 0) context.output.say(`Restricted needs, for which nothing is proposed here: ${restricted}.`);
}

function rowItem({ prisonerNumber, name, person }: PersonProposals, { record, label, services }: Proposal): object {
  return {
    ...{ prisonerNumber, name, prison: person.prison, daysToRelease: person.daysToRelease },
    ...{ needId: record.id, pathway: record.pathway, need: record.need, label, urgency: record.urgency },
    services: services.map(({ service }) => service.name),
  };
}
