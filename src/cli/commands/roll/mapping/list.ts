import type { RollMapping } from "../../../../services/rollMappings/listMappings.js";
import { command } from "../../../command.js";
import { argument } from "../../../option.js";
import type { Column } from "../../../output/column.js";
import { fields, prose, table } from "../../../output/section.js";

const COLUMNS: readonly Column<RollMapping>[] = [
  { key: "name", title: "Name", get: (mapping) => mapping.name },
  { key: "title", title: "Title", get: (mapping) => mapping.title },
  { key: "own", title: "Whose", get: (mapping) => (mapping.own ? "the team's" : "built in") },
  { key: "fields", title: "Fields", get: (mapping) => Object.keys(mapping.columns).length },
  { key: "file", title: "File", get: (mapping) => mapping.file },
];

export const mappingList = command({
  description: "The mappings that rolls are read with. Of two with one name the team's own is used.",
  examples: [["resettle roll mapping list", "which exports can be read?"]],
  async run(context) {
    const { listMappings } = await import("../../../../services/rollMappings/listMappings.js");
    await context.output.list({
      schema: "roll.mapping.list/1",
      columns: COLUMNS,
      items: await listMappings(context.env),
      jsonItem: ({ name, title, own, file, columns }) => ({ name, title, own, fields: Object.keys(columns).length, file }),
      empty: "There is no mapping.",
    });
  },
});

interface Filled {
  readonly field: string;
  readonly headings: readonly string[];
}

const FILLED: readonly Column<Filled>[] = [
  { key: "field", title: "Fills", get: ({ field }) => field },
  { key: "headings", title: "From the heading", get: ({ headings }) => headings.join(" | ") },
];

export const mappingShow = command({
  args: { name: argument("name of a mapping") },
  examples: [["resettle roll mapping show nomis-report", "which heading fills what?"]],
  async run(context, { name }) {
    const { getMapping, filledFields } = await import("../../../../services/rollMappings/listMappings.js");
    const mapping = await getMapping(name, context.env);
    const { fingerprint: _, ...item } = mapping;
    const { title, own, file, dateOrder, prison, numbers, headings, ignore } = mapping;
    await context.output.item({
      schema: "roll.mapping.show/1",
      item,
      sections: [
        fields(
          [
            ["Title", title],
            ["Whose", own ? "the team's" : "built in"],
            ["File", file],
            ["Dates", dateOrder === "dayFirst" ? "day first where not proved" : "month first where not proved"],
            ["Prison", prison],
            ["Numbers", numbers?.join(" or ")],
            ["Headings", headings === "none" ? "none: columns go by their place" : undefined],
          ],
          `The mapping ${name}`,
        ),
        table("What is filled", FILLED, filledFields(mapping), "Nothing."),
        ...(ignore.length === 0 ? [] : [prose(ignore.join(", "), `Left out (${ignore.length})`)]),
      ],
    });
  },
});
