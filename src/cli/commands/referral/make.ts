import { PATHWAYS } from "../../../domain/pathway.js";
import { REFERRAL_KINDS } from "../../../domain/records.js";
import { command } from "../../command.js";
import { argument, choice, count, day, flag, repeated, text } from "../../option.js";
import { sessionOptions } from "../../sessionOptions.js";
import { askWhatIsMissing } from "./askReferral.js";
import { DETAIL_OPTIONS } from "./detailOptions.js";
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
    ...DETAIL_OPTIONS,
  },
  examples: [
    ["resettle referral make A1001AA --service riverside --consent", "Riverside Recovery is asked today"],
    [
      "resettle referral make A1001AA --kind duty_to_refer --authority Leeds --draft",
      "to the council the person chose, until they agree to both: --consent --contact-consent",
    ],
    ["resettle referral make A1001AA --kind bank_account --bank barclays --consent", "a bank says who is asked, and about what"],
    [
      "resettle referral make A1001AA --kind id_application --document birth_or_adoption_certificate --cost 12.50 --consent",
      "one referral a document",
    ],
  ],
  async run(context, { person, need: needs, ...given }) {
    const answers = await askWhatIsMissing(context, given.kind ?? "service", given);
    const { withSession } = await import("../../../services/session.js");
    const { makeReferral } = await import("../../../services/makeReferral.js");
    const made = await withSession(sessionOptions(context), (session) =>
      makeReferral(session, person, { ...given, needs, ...answers }),
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
