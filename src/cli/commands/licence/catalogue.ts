import type { CatalogueEntry, DetailField } from "../../../domain/licenceCatalogue.js";
import { command } from "../../command.js";
import { optionalArgument, text } from "../../option.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";

export const catalogueCommand = command({
  description:
    "The licence conditions that are known, with the details each asks for. A condition by its name is shown in the plain words that a plan prints.",
  args: { text: optionalArgument("words to look for, or the name of one condition") },
  options: { policyVersion: text("version", "policy 3.0 or 4.0 (the newest unless said)") },
  examples: [
    ["resettle licence catalogue zone", "conditions about zones"],
    ["resettle licence catalogue curfew", "one condition, in plain words"],
  ],
  async run(context, options) {
    const { searchConditions } = await import("../../../services/conditionCatalogue.js");
    const { policyVersion, entries } = await searchConditions(context, options);
    const [only] = entries;
    if (context.options.format === "table" && only !== undefined && entries.length === 1) {
      await context.output.item({ schema: SCHEMA, item: entryItem(only), sections: sectionsOf(only) });
      return;
    }
    await context.output.list({
      schema: SCHEMA,
      columns: COLUMNS,
      items: entries,
      jsonItem: entryItem,
      heading: `Licence conditions of policy ${policyVersion}`,
      empty: "No condition has these words. `resettle licence catalogue` lists them all.",
      more: { policyVersion },
    });
  },
});

const SCHEMA = "licence.catalogue/1";

const COLUMNS: readonly Column<CatalogueEntry>[] = [
  { key: "condition", title: "Name", get: ({ slug }) => slug },
  { key: "kind", title: "Kind", get: ({ kind }) => kind, dataOnly: true },
  { key: "category", title: "Category", get: ({ category }) => category.replaceAll("_", " ") },
  { key: "title", title: "What it is", get: ({ title }) => title },
  { key: "details", title: "Details", get: ({ details }) => details.map(({ name }) => name).join(", ") },
];

const DETAIL_COLUMNS: readonly Column<DetailField>[] = [
  { key: "name", title: "Name", get: ({ name }) => name },
  { key: "label", title: "What", get: ({ label }) => label },
  { key: "kind", title: "Kind", get: ({ kind }) => kind, format: (_, { kind, choices }) => kindWords(kind, choices) },
  { key: "required", title: "Needed", get: ({ required }) => required, format: (value) => (value === true ? "yes" : "no") },
];

function kindWords(kind: DetailField["kind"], choices: DetailField["choices"]): string {
  if (choices !== undefined) return `${kind === "list" ? "any of" : "one of"}: ${choices.join("; ")}`;
  switch (kind) {
    case "times":
      return "hours, 19:00-07:00";
    case "clockTimes":
      return "times, 09:00";
    case "list":
      return "one or several";
    default:
      return kind;
  }
}

function entryItem({ slug, kind, category, title, details, codes, sensitive, plain }: CatalogueEntry): object {
  return { condition: slug, kind, category, title, details, codes, sensitive, plain: plain.en, plainIn: { cy: plain.cy } };
}

function sectionsOf({ slug, kind, category, title, details, plain, sensitive }: CatalogueEntry): readonly Section[] {
  return [
    fields([
      ["Name", slug],
      ["Condition", title],
      ["Kind", `${kind}, ${category.replaceAll("_", " ")}`],
      ["On a page others see", sensitive ? "never named" : ""],
    ]),
    prose(plain.en ?? "", "In plain words"),
    ...(plain.cy === undefined ? [] : [prose(plain.cy, "In Welsh")]),
    table("Details", DETAIL_COLUMNS, details, "It asks for none."),
  ];
}
