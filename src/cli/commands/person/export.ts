import type { ExportedPerson, ReviewLine } from "../../../services/rights/export/exportPerson.js";
import { command } from "../../command.js";
import { argument, flag, required, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, type Section, table } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";

export const personExport = command({
  description:
    "Writes everything that is held on one person, under every number they have had, and who looked at it: a data file (JSON), pages to read (PDF), and apart from both a list of the other people who are named (family, workers, names in licence conditions), to be reviewed before anything is handed over. What is restricted is only counted; with --restricted, a worker who is marked for it writes it too. The files hold all that was said in confidence: keep them as guarded as the store.",
  args: { person: argument("prisoner number, or a part of the surname if only one person matches") },
  options: {
    out: required(text("folder", "where the files are written")),
    restricted: flag("what is restricted too; it is recorded that you opened it"),
  },
  examples: [["resettle person export A1001AA --out asked-for", "the person asks what is held on them"]],
  async run(context, { person, out, restricted }) {
    const { withSession } = await import("../../../services/session.js");
    const { exportPerson } = await import("../../../services/rights/export/exportPerson.js");
    const exported = await withSession(sessionOptions(context), (session) => exportPerson(session, person, { out, restricted }));
    await context.output.item({ schema: "person.export/1", item: exported, sections: sectionsOf(exported) });
    if (exported.noPages !== undefined)
      context.output.warn(`No pages could be drawn; the data file has everything. ${exported.noPages}`);
    if (exported.texts > 0) {
      context.output.say(
        `Staff wrote ${exported.texts} texts in their own words, in which others may be named: read them before they are handed over.`,
      );
    }
    if (exported.leftOut > 0)
      context.output.say(`Restricted, and not in these files: ${exported.leftOut}. With --restricted they are.`);
  },
});

const REVIEW: readonly Column<ReviewLine>[] = [
  { key: "value", title: "Who", get: ({ value }) => value },
  { key: "why", title: "Is", get: ({ why }) => why },
  { key: "part", title: "Where", get: ({ where }) => where.join(", ") },
];

function sectionsOf({ files, counts, auditEntries, review }: ExportedPerson): Section[] {
  return [
    fields([
      ["Data", files.data],
      ["Pages", files.pages],
      ["To review", files.review],
    ]),
    fields(
      [
        ...Object.entries(counts).map(([part, count]) => [part.replaceAll("_", " "), count] as const),
        ["audit entries", auditEntries],
      ],
      "What is in them",
    ),
    table("To review before it is handed over", REVIEW, review, "Nobody else is named in a field of its own."),
  ];
}
