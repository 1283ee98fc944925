import { AppError } from "../../../domain/appError.js";
import type { ReleaseRecord, SaidEnd } from "../../../domain/peopleAround.js";
import { STAY_END_LABELS } from "../../../domain/recordLabels.js";
import { command } from "../../command.js";
import { argument, day, flag, text } from "../../option.js";
import { fields, type Section } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personRelease = command({
  description:
    "Says that a person was released, and when: what is counted from the day of release counts from now on. A roll that still has them says so; one that has them again later brings everything back.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    on: day("the day of release"),
    transferredOut: flag("not released: moved to a prison that is not ours"),
    died: flag("not released: the person has died"),
    reason: text("words", "how, for example on home detention curfew"),
    undo: flag("take the newest release back"),
  },
  examples: [
    ["resettle person release A1001AA --on today --reason HDC", "released today"],
    ["resettle person release A1001AA --undo", "it was a mistake"],
  ],
  async run(context, { person, on, transferredOut, died, reason, undo }) {
    const { withSession } = await import("../../../services/session.js");
    const { releasePerson, undoRelease } = await import("../../../services/releasePerson.js");
    const end = endOf(transferredOut, died);
    if (undo) {
      if (on !== undefined || reason !== undefined || end !== "released") throw undoAlone();
      const taken = await withSession(sessionOptions(context), (session) => undoRelease(session, person));
      await context.output.item({ schema: "person.release/1", item: itemOf(taken), sections: sectionsOf(taken) });
      return;
    }
    const day = on ?? (await context.ask.date({ flag: "--on", message: "On which day?" }));
    const made = await withSession(sessionOptions(context), (session) =>
      releasePerson(session, person, { on: day, end, reason: reason ?? "" }),
    );
    await context.output.item({ schema: "person.release/1", item: itemOf(made), sections: sectionsOf(made) });
    if (end === "released") context.output.next(`resettle due --person ${made.prisonerNumber}`, "what is due after release");
  },
});

function endOf(transferredOut: boolean, died: boolean): SaidEnd {
  if (transferredOut && died) {
    throw new AppError("usage", "TWO_ENDS", "--transferred-out and --died cannot both be.", { hint: "Give the one that is so." });
  }
  return transferredOut ? "transferred_out" : died ? "died" : "released";
}

function undoAlone(): AppError {
  return new AppError("usage", "UNDO_ALONE", "--undo takes the person, and nothing else.", {
    hint: "First take it back, then say it as it was.",
  });
}

function itemOf({ id, prisonerNumber, on, end, reason, undoneOn, recordedBy, recordedOn }: ReleaseRecord): object {
  return { releaseId: id, prisonerNumber, on, end, reason, undone: undoneOn !== undefined, recordedBy, recordedOn };
}

function sectionsOf({ prisonerNumber, on, end, reason, undoneOn }: ReleaseRecord): Section[] {
  return [
    fields([
      ["Number", prisonerNumber],
      ["How", STAY_END_LABELS[end]],
      ["On", on, "day"],
      ["Reason", reason],
      ["Taken back", undoneOn, "day"],
    ]),
  ];
}
