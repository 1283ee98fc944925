import { commandWord } from "../../../../domain/commandWord.js";
import type { MappingProposal, ProposedColumn } from "../../../../services/rollMappings/proposeMapping.js";
import type { WrittenMappingFiles } from "../../../../services/rollMappings/writeMapping.js";
import { command } from "../../../command.js";
import type { Context } from "../../../context.js";
import { argument, choice, flag, repeated, text } from "../../../option.js";
import type { Column } from "../../../output/column.js";
import { fields, table } from "../../../output/section.js";
import { askColumns, askName, askPrison } from "./askColumns.js";
import { proofItem, proofSections, warnOfProof } from "./proofSections.js";

export const mappingNew = command({
  description:
    "Makes a mapping for an export: proposes what each column fills from its heading and from what stands under it, asks about what is not sure, and writes a file that can be edited into the team's own folder, with a sample beside it whose people are made up. With --prison, that is the prison of rows that name none.",
  args: { file: argument("a file of the export; - is standard input") },
  options: {
    name: text("name", "what the mapping is called; from the name of the file unless given"),
    column: repeated(text("heading=field", 'what a column fills, for example "Offender Ref=prisonerNumber"; again for each')),
    ignore: repeated(text("heading", "a column to leave out; again for each")),
    dateOrder: choice("order", ["day-first", "month-first"], "which comes first in 03/04/2026, where a file does not prove it"),
    noHeadings: flag('the table has no headings: columns go by their place, as in "column 3=lastName"'),
    replace: flag("write over a mapping of the team's own that has this name"),
  },
  examples: [
    ["resettle roll mapping new demo/rolls/today.csv --name demo-roll", "asks about what it is not sure of"],
    [
      "resettle roll mapping new demo/rolls/today.csv --name other-roll --ignore hdcStatus --no-input",
      "in a script, where nobody can be asked",
    ],
  ],
  async run(context, { file, name, column, ignore, dateOrder, noHeadings, replace }) {
    const { openRoll } = await import("../../../../services/openRolls.js");
    const { listMappings } = await import("../../../../services/rollMappings/listMappings.js");
    const { orderOf, proposeMapping } = await import("../../../../services/rollMappings/proposeMapping.js");
    const { nameFromFile, writeMapping } = await import("../../../../services/rollMappings/writeMapping.js");
    const { asOf, prisons } = context.options;
    const { source } = await openRoll(file, context.streams.stdin, context.env);
    // One that is made anew does not learn from itself.
    const called = name ?? nameFromFile(source.name);
    const mappings = (await listMappings(context.env)).filter((mapping) => !mapping.own || mapping.name !== called);
    const options = { mappings, asOf, columns: column, ignore, withoutHeadings: noHeadings };
    const proposed = await proposeMapping(source, options);
    const proposal: MappingProposal = { ...proposed, columns: await askColumns(context, proposed.columns) };
    const written = await writeMapping(source, {
      proposal,
      name: name ?? (await askName(context, called)),
      dateOrder: orderOf(dateOrder),
      prison: await askPrison(context, proposal.columns, prisons.length === 1 ? prisons[0] : undefined),
      asOf,
      replace,
      env: context.env,
    });
    await print(context, proposal.columns, written);
  },
});

const COLUMNS: readonly Column<ProposedColumn>[] = [
  { key: "heading", title: "Heading", get: ({ heading }) => heading },
  { key: "fields", title: "Fills", get: (column) => (column.fields.length === 0 ? "(left out)" : column.fields.join(", ")) },
  { key: "because", title: "Why", get: ({ because }) => because },
];

async function print(context: Context, columns: readonly ProposedColumn[], written: WrittenMappingFiles): Promise<void> {
  const { file, sampleFile, expectedFile, proof } = written;
  const { name } = proof.survey.mapping;
  const told = columns.map(({ heading, fields: filled, because, sure }) => ({ heading, fields: filled, because, sure }));
  await context.output.item({
    schema: "roll.mapping.new/1",
    item: { name, file, sampleFile, expectedFile, columns: told, proof: proofItem(proof) },
    sections: [
      fields(
        [
          ["Mapping", file],
          ["Sample", sampleFile],
          ["Expected rows", expectedFile],
        ],
        `The mapping ${name} was written`,
      ),
      table("Columns", COLUMNS, columns, ""),
      ...proofSections(proof).slice(0, 1),
      ...proofSections(proof)
        .slice(1)
        .filter((section) => section.kind === "table" && section.heading.startsWith("Problems")),
    ],
  });
  for (const { heading, because, sure } of columns.filter((column) => column.fields.length === 0 && !column.sure)) {
    if (!sure) context.output.warn(`${heading} was left out: ${because}. To read it: --column "${heading}=<field>"`);
  }
  warnOfProof(context, proof);
  context.output.next(`resettle roll mapping test ${name}`, "prove it again after a change");
  context.output.next(`resettle roll check ${commandWord(proof.survey.file)} --mapping ${name}`, "what would this roll change?");
}
