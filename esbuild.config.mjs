// One bundle, split so that the database driver, the PDF drawing and the prompts load only when a command needs them.
import { rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

rmSync("dist", { recursive: true, force: true });

const { metafile } = await build({
  // Those after the first are loaded by threads of their own (services/renderPlan/planDrawers.ts, services/importRoll/readerThread.ts).
  entryPoints: {
    main: "src/cli/main.ts",
    drawWorker: "src/services/renderPlan/drawWorker.ts",
    readRows: "src/services/importRoll/readRows.ts",
  },
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20",
  chunkNames: "part-[name]-[hash]",
  // Native or reading files beside itself: left in node_modules.
  external: ["better-sqlite3", "pg-native", "pdfkit", "fontkit"],
  // CommonJS dependencies inside the bundle ask for `require`.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
  legalComments: "linked",
  logLevel: "warning",
  metafile: true,
});

// What each part holds and loads: test/cli/startUp.test.ts reads it.
writeFileSync("dist/meta.json", JSON.stringify(metafile));
