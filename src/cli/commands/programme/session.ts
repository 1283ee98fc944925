import type { ListedSession } from "../../../services/programme/sessions.js";
import { command, verbs } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { argument, count, day, flag, required, text, time } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { moveSessionCommand } from "./moveSession.js";
import { sessionFields } from "./programmeColumns.js";
import { showSessionCommand } from "./showSession.js";

const USUAL_MINUTES = 60;

const COLUMNS: readonly Column<ListedSession>[] = [
  { key: "date", title: "Day", get: ({ date }) => date, kind: "day" },
  { key: "time", title: "Time", get: ({ time }) => time },
  { key: "title", title: "Module", get: ({ title }) => title },
  { key: "prison", title: "At", get: ({ prison }) => prison },
  {
    key: "booked",
    title: "Booked",
    get: ({ booked }) => booked,
    format: (_, one) => (one.cancelledOn === undefined ? `${one.booked} of ${one.places}` : "cancelled"),
    tone: ({ booked, places }) => (booked >= places ? "warning" : undefined),
  },
  { key: "id", title: "Id", get: ({ id }) => id },
  { key: "module", title: "Code", get: ({ module }) => module, dataOnly: true },
  { key: "places", title: "Places", get: ({ places }) => places, dataOnly: true },
  { key: "minutes", title: "Minutes", get: ({ minutes }) => minutes, dataOnly: true },
  { key: "place", title: "Where", get: ({ place }) => place, dataOnly: true },
  { key: "runBy", title: "Run by", get: ({ runBy }) => runBy, dataOnly: true },
  { key: "cancelledOn", title: "Cancelled", get: ({ cancelledOn }) => cancelledOn, kind: "day", dataOnly: true },
];

const add = command({
  description: "Adds a session of a module in the one prison named with --prison.",
  args: { module: argument("id of the module, as `resettle programme module list` shows it") },
  options: {
    date: required(day("the day")),
    time: required(time("when it begins")),
    places: required(count("places", "how many people can come", { min: 1, max: 1000 })),
    minutes: count("minutes", `how long it lasts; ${USUAL_MINUTES} unless given`, { min: 1, max: 1440 }),
    place: text("text", "where in the prison"),
    runBy: text("name", "who runs it"),
  },
  examples: [
    [
      'resettle programme session add achieving_goals --prison HOI --date +7d --time 10:00 --places 8 --place "Education, room 2"',
      "in a week, for eight people",
    ],
  ],
  async run(context, { module, date, time: at, places, minutes, place, runBy }) {
    const { withSession } = await import("../../../services/session.js");
    const { addSession } = await import("../../../services/programme/sessions.js");
    const given = { module, date, time: at, places, minutes: minutes ?? USUAL_MINUTES, place: place ?? "", runBy: runBy ?? "" };
    const added = await withSession(sessionOptions(context), (session) => addSession(session, given));
    await context.output.item({
      schema: "programme.session.add/1",
      item: added,
      sections: [fields([["Id", added.id], ...sessionFields(added, added.title), ["Places", added.places]])],
    });
    context.output.next(`resettle programme book ${added.id} <person>`, "book people into it");
  },
});

const list = command({
  options: { all: flag("also those that are over or were cancelled") },
  examples: [["resettle programme session list", "those still to come, with how many places are taken"]],
  async run(context, { all }) {
    const { listSessions } = await import("../../../services/programme/sessions.js");
    const items = await withListSession(context, (session) => listSessions(session, all));
    await context.output.list({
      schema: "programme.session.list/1",
      columns: COLUMNS,
      items,
      jsonItem: (one) => one,
      empty: "No sessions are ahead.",
    });
  },
});

const cancel = command({
  args: { session: argument("id of the session, as `resettle programme session list` shows it") },
  examples: [["resettle programme session cancel <id>", "it will not take place; says who was booked"]],
  async run(context, { session: id }) {
    const { withSession } = await import("../../../services/session.js");
    const { cancelSession } = await import("../../../services/programme/sessions.js");
    const cancelled = await withSession(sessionOptions(context), (session) => cancelSession(session, id));
    await context.output.item({
      schema: "programme.session.cancel/1",
      item: cancelled,
      sections: [
        fields([
          ["Cancelled", cancelled.id],
          ["Were booked", cancelled.people.length === 0 ? "nobody" : cancelled.people.join(", ")],
        ]),
      ],
    });
  },
});

export const sessionVerbs = verbs([
  ["add", "Add a session", add],
  ["list", "Sessions, with how many places are taken", list],
  ["show", "One session: when, where, by whom, who is booked and who came", showSessionCommand],
  ["move", "Change when, where or by whom a session is held, or its places", moveSessionCommand],
  ["cancel", "Cancel a session, and say who was booked", cancel],
]);
