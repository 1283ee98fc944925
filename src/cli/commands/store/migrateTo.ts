import type { MigratedStore } from "../../../services/migrateStore.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

type Moved = MigratedStore["tables"][number];

const COLUMNS: readonly Column<Moved>[] = [
  { key: "table", title: "Table", get: ({ table: name }) => name.replaceAll("_", " ") },
  { key: "rows", title: "Rows", get: ({ rows }) => rows },
  { key: "digest", title: "Digest, the same on both sides", get: ({ digest }) => digest.slice(0, 16) },
];

export const migrateTo = command({
  description:
    "Moves a store from a file to an empty PostgreSQL database, or back from there to a new file: every record, its id, the audit trail with its hashes, what is sealed, all custody history. It is read again at the new place and compared, table by table, before it counts; else nothing is there. The store it came from stays as it is, and nobody can write to it meanwhile.",
  args: { place: argument("postgres://user@server/database, or the path of a new file") },
  examples: [
    ["resettle store migrate-to postgres://resettle@db.example/resettle", "from one computer to a server that several share"],
  ],
  async run(context, { place }) {
    const { migrateStore } = await import("../../../services/migrateStore.js");
    const done = await migrateStore(sessionOptions(context), place);
    await context.output.item({
      schema: "store.migrate-to/1",
      item: done,
      sections: [
        fields(
          [
            ["From", done.from],
            ["Key file", done.keyFile],
            ["Restricted key", restrictedWords(done), done.restrictedKeyHere ? "good" : "warning"],
          ],
          `${done.to} has all of it, compared`,
        ),
        table(
          "What was moved",
          COLUMNS,
          done.tables.filter(({ rows }) => rows > 0),
          "Nothing was recorded yet.",
        ),
      ],
    });
    context.output.warn(
      `${done.from} is as it was, and is now a copy that goes out of date: let nobody record there. Keep it until the new place has a backup of its own, then destroy it with its key.`,
    );
    if (done.restrictedKeyFile !== undefined) context.output.warn(restrictedWarning(done));
    context.output.next(`resettle store check --store ${done.to}`, "look at the new place");
  },
});

function restrictedWords({ restrictedKeyFile, restrictedKeyHere }: MigratedStore): string {
  if (restrictedKeyFile === undefined) return "none yet";
  return restrictedKeyHere ? restrictedKeyFile : "not on this computer";
}

function restrictedWarning({ restrictedKeyFile, restrictedKeyHere }: MigratedStore): string {
  const what = "What is restricted is sealed with a key of its own, which is no part of a store";
  return restrictedKeyHere
    ? `${what}: everyone who may open it needs a copy of ${restrictedKeyFile} on their computer (--restricted-key-file).`
    : `${what}, and it is not here: bring its file to ${restrictedKeyFile}, or nobody can open what is sealed.`;
}
