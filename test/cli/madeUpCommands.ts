import { command, type Noun, verbs } from "../../src/cli/command.js";
import type { Context } from "../../src/cli/context.js";
import {
  argument,
  argumentList,
  choice,
  choiceArgument,
  count,
  day,
  flag,
  optionalArgument,
  repeated,
  required,
  text,
  time,
} from "../../src/cli/option.js";
import type { Column } from "../../src/cli/output/column.js";
import { fields, prose, table } from "../../src/cli/output/section.js";

export interface Visit {
  readonly prisonerNumber: string;
  readonly name: string;
  readonly on?: string;
  readonly minutes: number;
  readonly missed?: boolean;
}

const COLUMNS: readonly Column<Visit>[] = [
  { key: "prisonerNumber", title: "Number", get: (visit) => visit.prisonerNumber },
  { key: "name", title: "Name", get: (visit) => visit.name },
  { key: "on", title: "Day", get: (visit) => visit.on, kind: "day" },
  { key: "minutes", title: "Minutes", get: (visit) => visit.minutes, format: (value) => `${value}'` },
  {
    key: "missed",
    title: "Missed",
    get: (visit) => visit.missed,
    tone: (visit) => (visit.missed === true ? "bad" : undefined),
  },
  { key: "hours", title: "Hours", get: (visit) => visit.minutes / 60, dataOnly: true },
];

/** A noun of one command, made to print these visits. */
export function visitList(visits: readonly Visit[]): readonly Noun[] {
  const list = command({
    examples: [["resettle visit", "every visit"]],
    run: ({ output }) =>
      output.list({
        schema: "visit.list/1",
        columns: COLUMNS,
        items: visits,
        jsonItem: ({ prisonerNumber, name, on }) => ({ prisonerNumber, name, on }),
        empty: "No visits.",
        heading: "Visits",
        more: { missed: 1 },
      }),
  });
  return nounOf(list);
}

/** A noun of one command, made to print one visit. */
export function visitShow(visit: Visit, note = ""): readonly Noun[] {
  const show = command({
    examples: [["resettle visit", "one visit"]],
    run: ({ output }) =>
      output.item({
        schema: "visit.show/1",
        item: { ...visit, notes: [note], none: undefined },
        sections: [
          fields([
            ["Number", visit.prisonerNumber],
            ["Name", visit.name],
            ["Day", visit.on, "day"],
            ["Ended", undefined],
          ]),
          table("Earlier visits", COLUMNS, [], "None yet."),
          prose(note, "Note"),
        ],
      }),
  });
  return nounOf(show);
}

/** A noun of one command that does what a test wants. */
export function doing(run: (context: Context) => Promise<{ exitCode: 0 | 4 | 8 } | undefined> | Promise<void>): readonly Noun[] {
  return nounOf(command({ examples: [["resettle visit", "what the test wants"]], run }));
}

/** A noun with every kind of option and argument; its commands give what they read to `seen`. */
export function takingEverything(seen: (values: object, context: Context) => void): readonly Noun[] {
  const book = command({
    args: { person: argument("who is visited"), room: optionalArgument("where") },
    options: {
      on: day("the day"),
      at: time("the time"),
      minutes: count("minutes", "how long", { min: 10, max: 120 }),
      kind: choice("kind", ["official", "social"], "what kind"),
      guestName: repeated(text("name", "who comes")),
      byVideo: flag("by video link"),
    },
    examples: [["resettle visit book A1234BC", "a visit"]],
    run: async (context, values) => seen(values, context),
  });
  const cancel = command({
    args: { kind: choiceArgument(["official", "social"], "what kind"), people: argumentList("whose") },
    options: { reason: required(text("words", "why")) },
    examples: [["resettle visit cancel social A1234BC --reason fog", "takes it back"]],
    run: async (context, values) => seen(values, context),
  });
  return nounOf(
    verbs([
      ["book", "Book a visit", book],
      ["cancel", "Take a visit back", cancel],
    ]),
  );
}

function nounOf(spec: Awaited<ReturnType<Noun["load"]>>): readonly Noun[] {
  return [{ name: "visit", group: "Made up", summary: "Made-up visits", load: async () => spec }];
}
