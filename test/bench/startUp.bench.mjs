// How long it takes until a command can begin, beside Node doing nothing. node test/bench/startUp.bench.mjs [rounds]
import process from "node:process";
import { measureInTurns, printTable } from "./measure.mjs";
import { resettle } from "./resettleCommands.mjs";

const rounds = Number(process.argv[2] ?? 20);
const ways = [
  { name: "node -e 0", args: [process.execPath, "-e", "0"] },
  { name: "resettle --version", args: resettle("--version") },
  { name: "resettle --help", args: resettle("--help") },
  { name: "resettle window --help", args: resettle("window", "--help") },
];
// Once unmeasured: the first start reads the files from the disk.
measureInTurns(ways, 1);
printTable(`Starting up, median of ${rounds}`, measureInTurns(ways, rounds), "node -e 0");
