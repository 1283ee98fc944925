import type { BoardValue } from "../../plan/boardValue.js";
import { drawPlan } from "../../plan/drawPlan.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { getBoardTemplate } from "./boardTemplates.js";
import type { DischargeQuestion, DischargeRow } from "./reportDischarge.js";

/**
 * Draws the discharge board as a PDF and writes it to a file. Throws AppError as `getBoardTemplate`, `drawPlan` and `writeWholeFile` do.
 */
export async function drawDischargeBoard(
  session: Session,
  question: DischargeQuestion,
  rows: readonly DischargeRow[],
  file: string,
): Promise<{ readonly pages: number }> {
  const template = await getBoardTemplate("discharge", session.env);
  const { pdf, pages, sha256 } = await drawPlan(await boardOf(session, question, rows), template);
  await writeWholeFile(file, pdf);
  await session.store.recordLook(session.actor, "draw a discharge board", {
    action: "report.discharge_board",
    details: { people: rows.length, sha256 },
  });
  return { pages };
}

async function boardOf(
  { store, asOf, prisons }: Session,
  { from, until, wing = "" }: DischargeQuestion,
  rows: readonly DischargeRow[],
): Promise<BoardValue> {
  const known = await store.read.prisons.list();
  const nameOf = (code: string) => known.find((prison) => prison.code === code)?.name ?? code;
  const shown = prisons.length > 0 ? prisons : [...new Set(rows.map(({ prison }) => prison))].sort();
  const manyPrisons = shown.length > 1;
  const days = [...new Set(rows.map(({ releaseOn }) => releaseOn))];
  return {
    schema: "board/1",
    madeOn: asOf,
    from,
    until,
    prison: shown.map(nameOf).join(", "),
    wing: wing
      .replace(/\bwing\b/iu, "")
      .trim()
      .toUpperCase(),
    days: days.map((date) => ({
      date,
      people: rows.filter(({ releaseOn }) => releaseOn === date).map((row) => personOf(row, manyPrisons)),
    })),
  };
}

function personOf(row: DischargeRow, manyPrisons: boolean): BoardValue["days"][number]["people"][number] {
  const { name, prisonerNumber, prison, location = "", certain, plan, id, bank, firstAppointment, addressKnown } = row;
  const place = [manyPrisons ? prison : "", location].filter((part) => part !== "").join(" ");
  const planState = plan.status === "issued" ? "plan_issued" : plan.status === "none" ? "no_plan" : "plan_not_issued";
  return { name, prisonerNumber, location: place, certain, plan: planState, id, bank, firstAppointment, addressKnown };
}
