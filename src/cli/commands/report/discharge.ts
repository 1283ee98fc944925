import { formatDay } from "../../../domain/dateWords.js";
import { addDays } from "../../../domain/plainDate.js";
import type { DischargeRow } from "../../../services/boards/reportDischarge.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { count, day, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { FIRST_APPOINTMENT_WORDS, IN_HAND_WORDS, isReady, planWords } from "./dischargeWords.js";
import { fileOption, htmlFile, periodWords, writeHtml } from "./reportFile.js";

const COLUMNS: readonly Column<DischargeRow>[] = [
  { key: "prisonerNumber", title: "Number", get: (row) => row.prisonerNumber },
  { key: "name", title: "Name", get: (row) => row.name },
  { key: "prison", title: "At", get: (row) => row.prison, format: (prison, row) => `${prison} ${row.location ?? ""}`.trim() },
  { key: "location", title: "Where", get: (row) => row.location, dataOnly: true },
  { key: "wing", title: "Wing", get: (row) => row.wing, dataOnly: true },
  {
    key: "releaseOn",
    title: "Goes on",
    get: (row) => row.releaseOn,
    format: (_, row) => (row.certain ? formatDay(row.releaseOn) : `${formatDay(row.releaseOn)}, may go`),
  },
  { key: "basis", title: "By", get: (row) => row.basis, dataOnly: true },
  { key: "certain", title: "Certain", get: (row) => row.certain, dataOnly: true },
  {
    key: "plan",
    title: "Plan",
    get: (row) => row.plan.status,
    format: (_, row) => planWords(row.plan.status),
    tone: (row) => (row.plan.status === "issued" ? "good" : "warning"),
  },
  {
    key: "id",
    title: "ID",
    get: (row) => row.id,
    format: (_, row) => IN_HAND_WORDS[row.id],
    tone: (row) => (isReady(row.id) ? "good" : "warning"),
  },
  {
    key: "bank",
    title: "Bank",
    get: (row) => row.bank,
    format: (_, row) => IN_HAND_WORDS[row.bank],
    tone: (row) => (isReady(row.bank) ? "good" : "warning"),
  },
  { key: "medication", title: "Medication", get: () => "ask_health_care", dataOnly: true },
  { key: "travel", title: "Travel", get: () => "check", dataOnly: true },
  {
    key: "firstAppointment",
    title: "Appt",
    get: (row) => row.firstAppointment,
    format: (_, row) => FIRST_APPOINTMENT_WORDS[row.firstAppointment],
    tone: (row) => (row.firstAppointment === "not_known" ? "bad" : "good"),
  },
  {
    key: "addressKnown",
    title: "Home",
    get: (row) => row.addressKnown,
    format: (known) => (known === true ? "yes" : "no"),
    tone: (row) => (row.addressKnown ? "good" : "bad"),
  },
];

export const reportDischargeCommand = command({
  description:
    "Who is expected to leave on a day, and what of what they must have in their hand is ready: plan, ID, letter from the bank, first appointment, address. Weekends, bank holidays and Fridays have moved the day already. It says whether, never why, so that the page can hang in a wing office.",
  options: {
    on: day("the day of release; today unless given"),
    days: count("days", "also the days after it, so many", { min: 0, max: 366 }),
    wing: text("wing", "only people of this wing: A for A-1-001"),
    pdf: fileOption("pdf", "also as a board with boxes to tick, into this file"),
    html: htmlFile(),
  },
  examples: [
    ["resettle report discharge --on tomorrow --prison EYI --wing A --pdf demo/board.pdf", "the board of a wing"],
    ["resettle report discharge --days 14", "who goes within two weeks, and what is not ready"],
  ],
  async run(context, { on, days = 0, wing, pdf, html }) {
    const { reportDischarge } = await import("../../../services/boards/reportDischarge.js");
    const { question, list, pages } = await withListSession(context, async (session) => {
      const from = on ?? session.asOf;
      const question = { from, until: addDays(from, days), wing };
      const list = await reportDischarge(session, question);
      if (pdf === undefined) return { question, list, pages: 0 };
      const { drawDischargeBoard } = await import("../../../services/boards/drawBoard.js");
      return { question, list, ...(await drawDischargeBoard(session, question, list.rows, pdf)) };
    });
    await context.output.list({
      schema: "report.discharge/1",
      columns: COLUMNS,
      items: list.rows,
      jsonItem: jsonRow,
      empty: "Nobody is expected to leave then.",
      more: {
        from: question.from,
        until: question.until,
        wing: wing ?? null,
        withoutWing: list.withoutWing,
        stillHere: list.stillHere,
      },
    });
    await writeHtml(context, html, {
      title: "Who leaves, and what is ready",
      notes: [periodWords(question), "For everyone: ask health care about medication, and check travel."],
      columns: COLUMNS,
      items: list.rows,
    });
    if (pdf !== undefined) context.output.say(`The board is in ${pdf}: ${pages === 1 ? "one page" : `${pages} pages`}.`);
    if (list.rows.length > 0) context.output.say("For everyone: ask health care about medication, and check travel.");
    if (list.withoutWing > 0)
      context.output.warn(`People who go then, and whose wing the roll does not say: ${list.withoutWing}.`);
    if (list.stillHere === 0) return;
    context.output.warn(`People whose day of release has passed, and who are still on the roll: ${list.stillHere}.`);
    context.output.next("resettle window --state overdue --state held_after_release_date", "who they are");
  },
});

function jsonRow({ location, wing, basis, ...row }: DischargeRow): object {
  const known = { location: location ?? null, wing: wing ?? null, basis: basis ?? null };
  return { ...row, ...known, medication: "ask_health_care", travel: "check" };
}
