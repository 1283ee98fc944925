// Typst with its compiler kept open in this process, from an npm package with a built compiler. It is no dependency: install it anywhere and
// name that folder in TYPST.
import { createRequire } from "node:module";
import { join } from "node:path";

const PACKAGE = "@myriaddreamin/typst-ts-node-compiler";
/** Results kept for so many documents, as its makers suggest. */
const MOST_AGE = 10;

/** How to have it. */
export const TYPST_HINT = `npm install --prefix DIR ${PACKAGE}, then TYPST=DIR`;

/** Opens a compiler with the fonts of these folders, or gives undefined where there is none. `print(blocks)` gives the PDF of a document. */
export function openTypst(fontPaths) {
  const NodeCompiler = find();
  if (NodeCompiler === undefined) return undefined;
  const compiler = NodeCompiler.create({ workspace: process.env.TYPST, fontArgs: [{ fontPaths }] });
  return {
    print(blocks) {
      const pdf = compiler.pdf({ mainFileContent: `${HEAD}${blocks.map(typstOf).join("\n\n")}` }, { pdfStandard: "ua-1" });
      compiler.evictCache(MOST_AGE);
      return pdf;
    },
  };
}

function find() {
  if (process.env.TYPST === undefined) return undefined;
  return createRequire(join(process.env.TYPST, "package.json"))(PACKAGE).NodeCompiler;
}

const HEAD = `#set document(title: "My release plan")
#set page(paper: "a4", margin: 52pt)
#set text(lang: "en", region: "GB", font: "Atkinson Hyperlegible Next", size: 12pt)
#set table(stroke: (bottom: 0.75pt + rgb("#a9bfc2")), align: left)
#let framed(body) = block(width: 100%, stroke: 1.5pt + rgb("#0d4a57"), inset: 14pt, body)
#let day(body) = block(width: 100%, breakable: false, stroke: (left: 4pt + rgb("#0d4a57")), inset: (left: 13pt), body)
`;

function typstOf(block) {
  if (block.kind === "heading") return `#heading(level: ${block.level})[${words(block.runs)}]`;
  if (block.kind === "paragraph") return words(block.runs);
  if (block.kind === "list")
    return `#list(${block.items.map((item) => `[${words(item.label ?? [])} ${item.blocks.map(typstOf).join("\n\n")}]`).join(", ")})`;
  if (block.kind === "fence") {
    const inner = block.blocks.map(typstOf).join("\n\n");
    return block.fence === "box" ? `#framed[${inner}]` : block.fence === "day" ? `#day[${inner}]` : inner;
  }
  const cells = (row) => row.map((runs) => `[${words(runs)}]`).join(", ");
  return `#table(columns: ${block.header.length}, table.header(${cells(block.header)}), ${block.rows.map(cells).join(", ")})`;
}

function words(runs) {
  const safe = (text) => text.replace(/[\\#*_`$<>@[\]~=\-+/"']/g, "\\$&").replaceAll("\n", " \\\n");
  return runs.map(({ text, bold }) => (bold && text.trim() !== "" ? `#strong[${safe(text)}]` : safe(text))).join("");
}
