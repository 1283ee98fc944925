import { ACCESS_RIGHTS, type Access, EVERY_PRISON } from "../../../domain/access.js";
import { command, verbs } from "../../command.js";
import { argument, choice, flag, repeated, required } from "../../option.js";
import type { Column } from "../../output/column.js";
import { table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

const COLUMNS: readonly Column<Access>[] = [
  { key: "role", title: "Role", get: ({ role }) => role },
  {
    key: "prison",
    title: "Prison",
    get: ({ prison }) => prison,
    format: (prison) => (prison === EVERY_PRISON ? "every prison" : String(prison)),
  },
  { key: "may", title: "May", get: ({ may }) => may },
];

const list = command({
  description:
    "Which role of the database server may do what, at which prison. Who owns the tables, the role that ran `init`, may do everything and is not in the list.",
  examples: [["resettle store access list --store postgres://resettle@db.example/resettle", "who may see what?"]],
  async run(context) {
    const { withSession } = await import("../../../services/session.js");
    const { listAccess } = await import("../../../services/manageAccess.js");
    await context.output.list({
      schema: "store.access.list/1",
      columns: COLUMNS,
      items: await withSession(sessionOptions(context), listAccess),
      jsonItem: (row) => row,
      empty: "No role may do anything yet, but the one that ran `init`.",
    });
  },
});

const RULES =
  "To record is to read too; to administer is to record, to add workers and to say who may do what there; restricted adds the notes that are marked so. Rolls are taken in, and people erased, by the role that ran `init`, or one that administers every prison: those see everything. `person export` takes a role that sees all of the person.";

const change = (verb: "grant" | "revoke", description: string, example: readonly [string, string]) =>
  command({
    description,
    args: { role: argument("a role of the database server") },
    options: {
      may: required(repeated(choice("what", ACCESS_RIGHTS, "what it may do; repeatable"))),
      everyPrison: flag("at every prison, in place of --prison"),
    },
    examples: [example],
    async run(context, { role, may, everyPrison }) {
      const { withSession } = await import("../../../services/session.js");
      const { changeAccess } = await import("../../../services/manageAccess.js");
      const done = await withSession(sessionOptions(context), (session) =>
        changeAccess(session, verb, { role, may, everyPrison }),
      );
      const changed = done.filter(({ isChanged }) => isChanged);
      await context.output.item({
        schema: `store.access.${verb}/1`,
        item: { role, changed: changed.map(({ prison, may: right }) => ({ prison, may: right })) },
        sections: [
          table(verb === "grant" ? "May from now on" : "May no longer", COLUMNS, changed, "Nothing: it was so already."),
        ],
      });
      if (verb === "grant")
        context.output.say(
          `The role itself is the server's: CREATE ROLE "${role.replaceAll('"', '""')}" LOGIN, with a password or a certificate.`,
        );
    },
  });

/** Who may see what of a store on a server: the verbs of `resettle store access`. */
export const access = verbs([
  ["list", "Which role may do what, at which prison", list],
  [
    "grant",
    "Let a role of the server do something at a prison",
    change("grant", `Lets a role of the database server do something at a prison. ${RULES}`, [
      "resettle store access grant jwood --prison BZI --may record --store postgres://resettle@db.example/resettle",
      "jwood works with the people of Bronzefield",
    ]),
  ],
  [
    "revoke",
    "Take back what a role may do",
    change("revoke", `Takes back what a role of the database server may do at a prison. ${RULES}`, [
      "resettle store access revoke jwood --prison BZI --may record --store postgres://resettle@db.example/resettle",
      "jwood has left",
    ]),
  ],
]);
