import type { FoundPerson } from "../../../services/findPeople.js";
import { command } from "../../command.js";
import { withListSession } from "../../listSession.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";

const COLUMNS: readonly Column<FoundPerson>[] = [
  { key: "prisonerNumber", title: "Number", get: (person) => person.prisonerNumber },
  { key: "name", title: "Name", get: (person) => person.name },
  { key: "prison", title: "Prison", get: (person) => person.prison },
  { key: "location", title: "Location", get: (person) => person.location },
  {
    key: "onRoll",
    title: "On the roll",
    get: (person) => person.onRoll,
    tone: (person) => (person.onRoll ? undefined : "quiet"),
  },
];

export const personFind = command({
  description:
    "Finds people by prisoner number or names, whole or in part and in any order, or “Surname, First”. Accents and case do not matter. People who have left are found too.",
  args: { text: argument("prisoner number or names, or parts of them") },
  examples: [
    ["resettle person find marsh", "everyone who has marsh in a name"],
    ['resettle person find "io mar"', "and io in another"],
    ['resettle person find "marsh, io"', "whose surname has marsh in it, and whose first name io"],
  ],
  async run(context, { text }) {
    const { findPeople } = await import("../../../services/findPeople.js");
    const { people, more } = await withListSession(context, (session) => findPeople(session, text));
    await context.output.list({
      schema: "person.find/1",
      columns: COLUMNS,
      items: people,
      jsonItem: (person) => person,
      empty: "Nobody found. Parts of the names or of the prisoner number are enough; accents and case do not matter.",
      more: { more },
    });
    if (more > 0) context.output.say(`${more} more: type a longer part of the name.`);
  },
});
