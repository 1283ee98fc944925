// Two-page plans, tagged, beside pdfkit used plainly, Typst in this process, and Chromium printing the same words as HTML with its page kept open. In
// one run, in turns, so that a busy machine is busy for all of them: the ratios count. The processor's time is less moved by others than
// the clock's; that of Chromium is its own process's and not known here. node test/bench/plans.bench.mjs [plans, default 200] [rounds, default 3]
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import PDFDocument from "pdfkit";
import { findChromium, openPrinter } from "./chromiumPrinter.mjs";
import { openTypst, TYPST_HINT } from "./typstPrinter.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const FONTS = join(createRequire(import.meta.url).resolve("@expo-google-fonts/atkinson-hyperlegible-next/package.json"), "..");
const REGULAR = join(FONTS, "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf");
const BOLD = join(FONTS, "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf");
const WARM_UP = 5;
const STYLE = `@page { size: A4; margin: 52pt }
@font-face { font-family: A; src: url(data:font/ttf;base64,${readFileSync(REGULAR).toString("base64")}) }
@font-face { font-family: A; font-weight: bold; src: url(data:font/ttf;base64,${readFileSync(BOLD).toString("base64")}) }
body { font: 12pt/1.36 A; margin: 0 } table { border-collapse: collapse; width: 100% } td, th { border-bottom: 1px solid #a9bfc2; text-align: left }
.box { border: 1.5pt solid #0d4a57; padding: 14pt } .day { border-left: 4pt solid #0d4a57; padding-left: 13pt; break-inside: avoid }`;

const plans = Number(process.argv[2] ?? 200);
const rounds = Number(process.argv[3] ?? 3);

const ours = await loadOurs();
const template = await ours.loadPlanTemplate(join(ROOT, "templates/plans/standard"));
const values = Array.from({ length: plans }, (_, index) => ours.buildPlan(ours.aTwoPageCase(index)));
const blocks = values.map((value) => ours.fillTemplate(template, value));
const pages = (await ours.drawPlan(values[0], template)).pages;

const chromium = findChromium();
const printer = chromium && (await openPrinter(chromium));
const typst = openTypst([join(FONTS, "400Regular"), join(FONTS, "700Bold")]);
const ways = [
  { name: "resettle, tagged", draw: async (index) => (await ours.drawPlan(values[index], template)).pdf },
  { name: "pdfkit used plainly", draw: (index) => drawPlainly(blocks[index]) },
  ...(typst ? [{ name: "Typst, compiler kept open", draw: (index) => typst.print(blocks[index]) }] : []),
  ...(printer
    ? [{ name: "Chromium, page kept open", elsewhere: true, draw: (index) => printer.print(asHtml(blocks[index])) }]
    : []),
];

for (const way of ways) {
  way.seconds = [];
  way.processor = [];
  for (let index = 0; index < WARM_UP; index++) way.bytes = (await way.draw(index % plans)).length;
}
for (let round = 0; round < rounds; round++) {
  for (const way of ways) {
    const [start, used] = [process.hrtime.bigint(), process.cpuUsage()];
    for (let index = 0; index < plans; index++) await way.draw(index);
    way.seconds.push(Number(process.hrtime.bigint() - start) / 1e9);
    const { user, system } = process.cpuUsage(used);
    way.processor.push((user + system) / 1e6);
  }
}
await printer?.close();

console.log(
  `${plans} plans of ${pages} pages, median of ${rounds} rounds, Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`,
);
const [base, baseProcessor] = [median(ways[0].seconds), median(ways[0].processor)];
for (const { name, seconds, processor, bytes, elsewhere = false } of ways) {
  const [time, used] = [median(seconds), median(processor)];
  const its = elsewhere ? "" : `${((used * 1000) / plans).toFixed(1)} ms of processor, ${(used / baseProcessor).toFixed(1)} x`;
  console.log(
    `${name.padEnd(26)}${time.toFixed(2).padStart(8)} s${(plans / time).toFixed(1).padStart(8)} a second${(time / base).toFixed(1).padStart(7)} x   ${its.padEnd(32)}${bytes} bytes`,
  );
}
if (!typst) console.log(`Typst: left out, there is none here. ${TYPST_HINT}.`);
if (!printer)
  console.log("Chromium: left out, there is none here. On Debian: apt-get install chromium (or set CHROMIUM to its path).");

/** The plan room as the program has it: bundled, since Node 20 does not read TypeScript. */
async function loadOurs() {
  const cache = join(ROOT, "node_modules/.cache");
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, "plans-bench-"));
  const outfile = join(folder, "plans.mjs");
  await build({
    stdin: {
      contents: `export { buildPlan } from "./src/plan/buildPlan.js";
        export { drawPlan } from "./src/plan/drawPlan.js";
        export { fillTemplate, loadPlanTemplate } from "./src/plan/planTemplate.js";
        export { aTwoPageCase } from "./test/plan/planCases.js";`,
      resolveDir: ROOT,
    },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    external: ["pdfkit", "fontkit"],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
    outfile,
  });
  try {
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The same words as anyone would write them with pdfkit: fonts by file, its own wrapping, lists and tables. */
async function drawPlainly(content) {
  const document = new PDFDocument({ size: "A4", margin: 52 });
  document.registerFont("regular", REGULAR).registerFont("bold", BOLD);
  writePlainly(document, content);
  document.end();
  const chunks = [];
  for await (const chunk of document) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function writePlainly(document, content) {
  for (const block of content) {
    document.font("regular").fontSize(12);
    if (block.kind === "heading")
      document
        .font("bold")
        .fontSize(30 - 6 * block.level)
        .text(words(block.runs))
        .moveDown(0.3);
    else if (block.kind === "paragraph") document.text(words(block.runs)).moveDown(0.4);
    else if (block.kind === "table")
      document.table({ data: [block.header, ...block.rows].map((row) => row.map(words)) }).moveDown(0.5);
    else if (block.kind === "list")
      document
        .list(
          block.items.map((item) => itemWords(item)),
          { bulletRadius: 2 },
        )
        .moveDown(0.4);
    else writePlainly(document, block.blocks);
  }
}

function asHtml(content) {
  return `<!doctype html><html lang="en"><title>My release plan</title><style>${STYLE}</style><body>${content.map(blockHtml).join("")}</body></html>`;
}

function blockHtml(block) {
  if (block.kind === "heading") return `<h${block.level}>${html(block.runs)}</h${block.level}>`;
  if (block.kind === "paragraph") return `<p>${html(block.runs)}</p>`;
  if (block.kind === "list")
    return `<ul>${block.items.map((item) => `<li>${html(item.label ?? [])}${item.blocks.map(blockHtml).join("")}</li>`).join("")}</ul>`;
  if (block.kind === "fence") return `<div class="${block.fence}">${block.blocks.map(blockHtml).join("")}</div>`;
  const row = (cells, tag) => `<tr>${cells.map((cell) => `<${tag}>${html(cell)}</${tag}>`).join("")}</tr>`;
  return `<table><thead>${row(block.header, "th")}</thead>${block.rows.map((cells) => row(cells, "td")).join("")}</table>`;
}

function html(runs) {
  const safe = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll("\n", "<br>");
  return runs.map(({ text, bold }) => (bold ? `<b>${safe(text)}</b>` : safe(text))).join("");
}

function itemWords({ label, blocks: inner }) {
  return [words(label ?? []), ...inner.map((block) => (block.runs ? words(block.runs) : ""))].join(" ");
}

function words(runs) {
  return runs.map(({ text }) => text).join("");
}

function median(seconds) {
  return [...seconds].sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
}
