/** The table of rooms (CONTRIBUTING, "Six rooms"), as rules that `npm run check` holds. Each says what to do instead. */

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Two files that need each other are one thing, or share a third: move what both need into a file of its own.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "domain-is-pure",
      comment:
        "domain/ holds rules: give it values as parameters. What reads files, the clock or the store belongs in services/.",
      severity: "error",
      from: { path: "^src/domain/" },
      to: { pathNot: "^src/domain/|^node_modules/date-fns/" },
    },
    {
      name: "roll-reads-rolls-only",
      comment: "roll/ goes from a file to roll rows. Comparing them with the store is services/importRoll.",
      severity: "error",
      from: { path: "^src/roll/" },
      to: { path: "^src/(store|services|cli|plan)/" },
    },
    {
      name: "plan-draws-values-only",
      comment: "plan/ goes from a case to a document. Fetching the case is services/renderPlan.",
      severity: "error",
      from: { path: "^src/plan/" },
      to: { path: "^src/(store|services|cli|roll)/" },
    },
    {
      name: "store-keeps-records-only",
      comment: "store/ keeps and finds records. What they mean is domain/, what is done with them services/.",
      severity: "error",
      from: { path: "^src/store/" },
      to: { path: "^src/(services|cli|roll|plan)/" },
    },
    {
      name: "services-do-not-face-the-user",
      comment:
        "A service takes values and returns values, and reports progress through a callback. Flags, prompts and colours are cli/.",
      severity: "error",
      from: { path: "^src/services/" },
      to: { path: "^src/cli/|^node_modules/(commander|@inquirer|inquirer|chalk|cli-table3)/" },
    },
    {
      name: "cli-asks-services",
      comment:
        "A command reads flags, calls one service, prints what comes back. Only services/ opens the store, reads rolls or draws plans.",
      severity: "error",
      from: { path: "^src/cli/" },
      to: { path: "^src/(store|roll|plan)/|^node_modules/(kysely|better-sqlite3|pg|pdfkit|fontkit)/" },
    },
    {
      name: "sqlite-driver-in-one-file",
      comment: "The SQLite driver is imported in store/sqlite.ts only, the PostgreSQL one in store/postgres.ts only.",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/store/(sqlite|postgres)[A-Za-z]*\\.ts$" },
      to: { path: "^node_modules/(better-sqlite3|better-sqlite3-multiple-ciphers|pg)/" },
    },
    {
      name: "date-fns-by-subpath",
      comment: "Import date-fns/format and the like: the root costs two seconds on Node 22 and later.",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^node_modules/date-fns/index\\." },
    },
    {
      name: "streams-in-one-place",
      comment: "Only cli/ and roll/ (reading standard input) may use node:readline or tty; services report through callbacks.",
      severity: "error",
      from: { path: "^src/(domain|plan|store|services)/" },
      to: { path: "^(node:)?(readline|tty)(/|$)" },
    },
    {
      name: "no-network",
      comment: "The program makes no network connection except to a PostgreSQL the user named (through pg).",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(node:)?(http|https|http2|net|tls|dgram|dns)(/|$)" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "node", "default"] },
  },
};
