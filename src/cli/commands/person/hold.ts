import { AppError } from "../../../domain/appError.js";
import type { ErasureHold } from "../../../domain/peopleAround.js";
import { command } from "../../command.js";
import { argument, flag, text } from "../../option.js";
import { fields } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personHold = command({
  description:
    "Keeps a record from being erased for now, whatever the rules of retention say: a complaint, a claim, an inquest. `person erase` refuses while it stands.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: { reason: text("text", "why it is still needed; it is kept"), lift: flag("it is no longer needed") },
  examples: [
    ['resettle person hold A1001AA --reason "Complaint 12 of 2026 is open"', "keep it"],
    ["resettle person hold A1001AA --lift", "it may go when it is due"],
  ],
  async run(context, { person, reason, lift }) {
    if (lift && reason !== undefined) {
      throw new AppError("usage", "LIFT_ALONE", "--lift takes the person, and no reason.", { hint: "Leave --reason out." });
    }
    const why = lift ? "" : (reason ?? (await askText(context, { flag: "--reason", message: "Why is it still needed?" })));
    const { withSession } = await import("../../../services/session.js");
    const { holdPerson, liftHold } = await import("../../../services/rights/holds.js");
    const hold = await withSession(sessionOptions(context), (session) =>
      lift ? liftHold(session, person) : holdPerson(session, person, why),
    );
    await context.output.item({ schema: "person.hold/1", item: itemOf(hold), sections: [sectionOf(hold)] });
  },
});

function itemOf({ id, prisonerNumber, reason, recordedBy, recordedOn, liftedOn, liftedBy }: ErasureHold): object {
  return { holdId: id, prisonerNumber, reason, recordedBy, recordedOn, liftedOn: liftedOn ?? null, liftedBy: liftedBy ?? null };
}

function sectionOf({ prisonerNumber, reason, recordedBy, recordedOn, liftedOn }: ErasureHold) {
  return fields([
    ["Number", prisonerNumber],
    ["Held because", reason],
    ["By", recordedBy],
    ["Since", recordedOn, "day"],
    ["Lifted", liftedOn, "day"],
  ]);
}
