import { command, verbs } from "../../src/cli/command.js";
import type { Context } from "../../src/cli/context.js";
import { runProcess } from "../../src/cli/runProcess.js";

const examples = [["resettle work on", "made up"]] as const;

/** Work that goes on until it is stopped, and then takes a while to put things back. */
const on = command({
  examples,
  async run({ output, signal }) {
    const stopped = new Promise((resolve) => signal.addEventListener("abort", resolve));
    const alive = setInterval(() => {}, 1000);
    output.say("working");
    await stopped;
    clearInterval(alive);
    output.say("rolled back");
    signal.throwIfAborted();
  },
});

/** Work that waits for its input. */
const reading = command({
  examples,
  async run({ output, streams }) {
    output.say("working");
    for await (const _ of streams.stdin);
  },
});

/** Work that hears no signal. */
const deaf = command({
  examples,
  async run({ output }: Context) {
    setInterval(() => {}, 1000);
    output.say("working");
    await new Promise(() => {});
  },
});

/** A fault that no command waits for. */
const stray = command({
  examples,
  async run() {
    setImmediate(() => {
      throw new TypeError("about SMITH, Ann");
    });
    await new Promise(() => {});
  },
});

/** More than a pipe holds at once. */
const long = command({
  examples,
  async run({ output }) {
    output.verbatim("a line of a long list\n".repeat(100_000));
  },
});

runProcess([
  {
    name: "work",
    group: "Made up",
    summary: "Made-up work",
    load: async () =>
      verbs([
        ["on", "Work until stopped", on],
        ["reading", "Read all input", reading],
        ["deaf", "Work whatever happens", deaf],
        ["stray", "Fail where nobody looks", stray],
        ["long", "Print a long list", long],
      ]),
  },
]);
