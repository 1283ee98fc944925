// Reading a workbook of 100,000 rows and 25 columns, beside the streaming reader of exceljs, which is no dependency of ours: install it anywhere by hand and
// say where, as in: npm install --prefix /tmp/exceljs exceljs && EXCELJS=/tmp/exceljs npm run bench -- workbook
// Then the first roll taken in from the workbook, beside the same rows as CSV. node test/bench/workbook.bench.mjs [people] [rounds]
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { MONDAY, writeRolls } from "./madeUpRoll.mjs";
import { measureInTurns, printTable } from "./measure.mjs";
import { importOf, makeStore } from "./resettleCommands.mjs";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const people = Number(process.argv[2] ?? 100_000);
const rounds = Number(process.argv[3] ?? 3);

const folder = mkdtempSync(join(tmpdir(), "resettle-bench-"));
const [csv, book, store] = ["monday.csv", "monday.xlsx", "store.db"].map((name) => join(folder, name));
const cache = join(ROOT, "node_modules/.cache");
mkdirSync(cache, { recursive: true });
const bundles = mkdtempSync(join(cache, "workbook-bench-"));
try {
  await writeRolls(people, csv);
  await writeWorkbook();
  const readers = [await ourReader(), ...exceljsReader()];
  printTable(`Reading a workbook of ${people} rows, median of ${rounds}`, measureInTurns(readers, rounds), "exceljs, streaming");
  if (readers.length === 1)
    console.log("exceljs: left out; npm install --prefix /tmp/exceljs exceljs, then EXCELJS=/tmp/exceljs");
  printTable(`A first roll of ${people} people, median of ${rounds}`, measureInTurns(imports(), rounds), "the same as CSV");
} finally {
  rmSync(folder, { recursive: true });
  rmSync(bundles, { recursive: true });
}

/** The rows of the CSV as a spreadsheet program would keep them: days as numbers in a format of dates, texts shared. */
async function writeWorkbook() {
  const { serialOf, workbookOf } = await import(
    pathToFileURL(await bundle("builder", `export { serialOf, workbookOf } from "./test/support/workbookFile.js";`)).href
  );
  const cell = (text) => (/^\d{4}-\d\d-\d\d$/.test(text) ? { number: serialOf(text), format: 14 } : text);
  const lines = readFileSync(csv, "utf8").trimEnd().split("\n");
  writeFileSync(
    book,
    workbookOf(
      lines.map((line) => line.split(",").map(cell)),
      { formats: [14] },
    ),
  );
}

async function ourReader() {
  const script = await bundle(
    "reader",
    `import { readFileSync } from "node:fs";
    import { openWorkbook } from "./src/roll/workbook.js";
    import { readSheet } from "./src/roll/workbookSheet.js";
    const workbook = await openWorkbook("roll", readFileSync(process.argv[2]));
    let rows = 0;
    for await (const batch of readSheet(workbook, workbook.sheets[0], () => {})) rows += batch.length;
    if (rows !== ${people + 1}) throw new Error("read " + rows + " rows");`,
  );
  return { name: "resettle's reader", args: [process.execPath, script, book] };
}

function exceljsReader() {
  if (process.env.EXCELJS === undefined) return [];
  const script = join(folder, "exceljs.cjs");
  const place = createRequire(join(process.env.EXCELJS, "package.json")).resolve("exceljs");
  writeFileSync(
    script,
    `const { stream } = require(${JSON.stringify(place)});
    (async () => {
      let rows = 0;
      const options = { sharedStrings: "cache", styles: "cache", hyperlinks: "ignore", worksheets: "emit", entries: "emit" };
      for await (const sheet of new stream.xlsx.WorkbookReader(process.argv[2], options)) for await (const row of sheet) rows += row.values.length > 0 ? 1 : 0;
      if (rows !== ${people + 1}) throw new Error("read " + rows + " rows");
    })();`,
  );
  return [{ name: "exceljs, streaming", args: [process.execPath, script, book] }];
}

function imports() {
  const before = () => makeStore(store, MONDAY);
  return [
    { name: "resettle roll import, a workbook", before, args: importOf(store, book, MONDAY) },
    { name: "the same as CSV", before, args: importOf(store, csv, MONDAY) },
  ];
}

/** Our own files as the program has them: bundled, since Node 20 does not read TypeScript. Gives the path. */
async function bundle(name, contents) {
  const outfile = join(bundles, `${name}.mjs`);
  await build({
    stdin: { contents, resolveDir: ROOT },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
    logLevel: "warning",
    outfile,
  });
  return outfile;
}
