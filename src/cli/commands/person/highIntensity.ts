import { AppError } from "../../../domain/appError.js";
import type { HighIntensityDecision } from "../../../domain/peopleAround.js";
import { DECISION_LABELS, HIGH_INTENSITY_LABELS } from "../../../domain/peopleLabels.js";
import type { HighIntensityRow } from "../../../services/highIntensity.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { withListSession } from "../../listSession.js";
import { flag, optionalArgument, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personHighIntensity = command({
  description:
    "With no person: who came back often enough to be proposed for the HITO, who is back after a case was closed, and whose case the HITO has. With one: the HITO takes the case, or not, or closes it, and why.",
  args: { person: optionalArgument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    accept: flag("the HITO takes the case"),
    decline: flag("the HITO does not take it; asked again after another reception"),
    close: flag("the case is over"),
    why: text("words", "why; it is kept"),
  },
  examples: [
    ["resettle person high-intensity", "whom to decide on, and whose case it is"],
    ['resettle person high-intensity A1001AA --accept --why "Third time this year, no home each time"', "the HITO takes it"],
  ],
  async run(context, { person, accept, decline, close, why }) {
    const decision = decisionOf(accept, decline, close);
    if (person === undefined && decision === undefined) return list(context);
    if (person === undefined || decision === undefined) {
      throw new AppError("usage", "DECISION_INCOMPLETE", "A decision needs a person, and --accept, --decline or --close.", {
        hint: "`resettle person high-intensity A1001AA --accept --why …`, or no words at all for the list.",
      });
    }
    const reason = why ?? (await askText(context, { flag: "--why", message: "Why?" }));
    const { withSession } = await import("../../../services/session.js");
    const { decideHighIntensity } = await import("../../../services/highIntensity.js");
    const made = await withSession(sessionOptions(context), (session) =>
      decideHighIntensity(session, person, { decision, why: reason }),
    );
    const { prisonerNumber, reason: kept, receptions, on, recordedBy } = made;
    await context.output.item({
      schema: "person.high-intensity/1",
      item: { prisonerNumber, decision: made.decision, why: kept, receptions, on, recordedBy },
      sections: [
        fields([
          ["Number", prisonerNumber],
          ["High intensity", DECISION_LABELS[made.decision]],
          ["Why", kept],
          ["Receptions counted", receptions],
        ]),
      ],
    });
    if (accept) context.output.next(`resettle person assign ${prisonerNumber} --role hito --worker <name>`, "whose case it is");
  },
});

function decisionOf(accept: boolean, decline: boolean, close: boolean): HighIntensityDecision | undefined {
  const given: HighIntensityDecision[] = [];
  if (accept) given.push("accepted");
  if (decline) given.push("declined");
  if (close) given.push("closed");
  if (given.length < 2) return given[0];
  throw new AppError("usage", "TWO_DECISIONS", "Only one of --accept, --decline and --close can be.", {
    hint: "Give the one that is so.",
  });
}

const COLUMNS: readonly Column<HighIntensityRow>[] = [
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "prison", title: "At", get: (row) => row.prison },
  {
    key: "state",
    title: "State",
    get: (row) => row.state,
    format: (_, row) => HIGH_INTENSITY_LABELS[row.state],
    tone: (row) => (row.state === "accepted" ? undefined : "warning"),
  },
  { key: "hito", title: "HITO", get: (row) => row.hito },
  { key: "reason", title: "Why", get: (row) => row.reason, whole: true },
  { key: "releasedOn", title: "Released", get: (row) => row.releasedOn, kind: "day", dataOnly: true },
  { key: "closeOn", title: "Close", get: (row) => row.closeOn, kind: "day" },
];

async function list(context: Context): Promise<void> {
  const { listHighIntensity } = await import("../../../services/highIntensity.js");
  await context.output.list({
    schema: "person.high-intensity.list/1",
    columns: COLUMNS,
    items: await withListSession(context, (session) => listHighIntensity(session)),
    jsonItem: (row) => row,
    empty: "Nobody is a high intensity case, proposed, or back.",
  });
}
