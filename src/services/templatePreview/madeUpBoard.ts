import { addDays } from "../../domain/plainDate.js";
import type { BoardValue } from "../../plan/boardValue.js";
import type { PreviewBasis } from "./madeUpCase.js";

type BoardPerson = BoardValue["days"][number]["people"][number];

/** A board of people who do not exist: two days with several, or a day on which nobody goes. */
export function buildMadeUpBoard({ asOf, bare }: PreviewBasis): BoardValue {
  const until = addDays(asOf, 1);
  const days = [
    { date: asOf, people: [READY, UNREADY] },
    { date: until, people: [UNREADY] },
  ];
  return {
    schema: "board/1",
    madeOn: asOf,
    ...{ from: asOf, until, prison: "HMP Example", wing: bare ? "" : "B" },
    days: bare ? [] : days,
  };
}

const READY: BoardPerson = {
  name: "FEATHERSTONEHAUGH-WIŚNIEWSKA, Maximiliana",
  prisonerNumber: "A0000AA",
  location: "B-3-015",
  ...{ certain: true, plan: "plan_issued", id: "held", bank: "has_account", firstAppointment: "known", addressKnown: true },
};

const UNREADY: BoardPerson = {
  name: "EXAMPLE, Sam",
  prisonerNumber: "A0000AC",
  location: "",
  ...{ certain: false, plan: "no_plan", id: "none", bank: "not_recorded", firstAppointment: "not_known", addressKnown: false },
};
