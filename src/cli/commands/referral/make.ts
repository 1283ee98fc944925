import { PATHWAY_LABELS, PATHWAYS, type Pathway } from "../../../domain/pathway.js";
import { REFERRAL_KINDS } from "../../../domain/records.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { labelChoices } from "../../labelChoices.js";
import { argument, choice, count, day, flag, repeated, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { shownItem, shownSections } from "./shownSections.js";

export const referralMake = command({
  description:
    "Asks a service to help a person, who has agreed to it. What the directory knows of the service (its neutral name, the days it has to answer) need not be given.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    service: text("name", "who is asked: a service of the directory, by its name or a part of it, or anybody else"),
    pathway: choice("pathway", PATHWAYS, "which area of life it is about; from the directory where the service helps with one"),
    kind: choice("kind", REFERRAL_KINDS, "what kind of referral; service unless given"),
    reason: text("words", "why the person needs it"),
    consent: flag("the person has agreed to it"),
    draft: flag("keep it as a draft, to be made later"),
    answerWithin: count("days", "working days the service has to answer", { min: 1, max: 365 }),
    label: text("words", "a neutral name that may be printed where others see it"),
    need: repeated(text("id", "a need it is for; repeatable")),
    unlisted: flag("take the name as it is: the service is not in the directory"),
    on: day("the day it was made; today unless given"),
  },
  examples: [
    ["resettle referral make A1001AA --service riverside --consent", "Riverside Recovery is asked today"],
    [
      'resettle referral make A1001AA --service "Testford Council" --pathway accommodation --kind duty_to_refer --draft',
      "until the person agrees",
    ],
  ],
  async run(context, { person, need: needs, ...given }) {
    const { ask } = context;
    const service = given.service ?? (await ask.input({ flag: "--service", message: "Which service?", check: notEmpty }));
    const pathway = given.pathway ?? (await askPathway(context, service, given.unlisted));
    const { draft, consent } = await askConsent(context, given);
    const { withSession } = await import("../../../services/session.js");
    const { makeReferral } = await import("../../../services/makeReferral.js");
    const made = await withSession(sessionOptions(context), (session) =>
      makeReferral(session, person, { ...given, needs, pathway, service, draft, consent }),
    );
    await context.output.item({ schema: "referral.make/1", item: shownItem(made), sections: shownSections(made) });
    for (const warning of made.warnings) context.output.warn(warning);
    const next = made.state === "draft" ? "--state made --consent" : "--state accepted";
    context.output.next(
      `resettle referral update ${made.id} ${next}`,
      made.state === "draft" ? "when the person agrees" : "when they answer",
    );
  },
});

/** Asked only where the directory does not say it; left to be refused where nobody can be asked. */
async function askPathway(context: Context, service: string, unlisted: boolean): Promise<Pathway | undefined> {
  const { withSession } = await import("../../../services/session.js");
  const { findService } = await import("../../../services/directory/findService.js");
  const listed = unlisted ? undefined : await withSession(sessionOptions(context), (session) => findService(session, service));
  const pathways = listed?.pathways ?? PATHWAYS;
  if (pathways.length === 1 || (listed !== undefined && !context.ask.available)) return undefined;
  return context.ask.select({ flag: "--pathway", message: "Which area?", choices: labelChoices(pathways, PATHWAY_LABELS) });
}

/** Whether the person has agreed is asked, never assumed; where they have not, it may be kept as a draft. */
export async function askConsent(
  { ask }: Context,
  given: { readonly consent: boolean; readonly draft: boolean },
): Promise<{ readonly consent: boolean; readonly draft: boolean }> {
  if (!ask.available || given.consent || given.draft) return given;
  if (await ask.confirm({ flag: "--consent", message: "Has the person agreed to it?", default: false }))
    return { consent: true, draft: false };
  return { consent: false, draft: await ask.confirm({ flag: "--draft", message: "Keep it as a draft?" }) };
}

function notEmpty(typed: string): string | undefined {
  return typed === "" ? "Say who is asked." : undefined;
}
