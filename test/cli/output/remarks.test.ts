import { describe, expect, it } from "vitest";
import type { Context } from "../../../src/cli/context.js";
import { type InProcessOptions, MONDAY_MORNING, runInProcess } from "../../support/runInProcess.js";
import { doing } from "../madeUpCommands.js";

const during = (work: (context: Context) => Promise<void>, how: InProcessOptions & { flags?: readonly string[] } = {}) =>
  runInProcess(["visit", ...(how.flags ?? [])], { nouns: doing(work), ...how });

describe("what is said about a result", () => {
  const talk = async ({ output }: Context) => {
    output.say("12 more have no date.");
    output.next("resettle window --state no_date", "lists them");
    output.warn("No bank holidays are known after 2028.");
    output.text("The result.");
  };

  it("goes to stderr, the result to stdout", async () => {
    expect(await during(talk)).toEqual({
      code: 0,
      stdout: "The result.\n",
      stderr:
        "12 more have no date.\n  resettle window --state no_date  # lists them\nwarning: No bank holidays are known after 2028.\n",
    });
  });

  it("is left out with --quiet, but for warnings", async () => {
    const { stdout, stderr } = await during(talk, { flags: ["--quiet"] });
    expect({ stdout, stderr }).toEqual({ stdout: "The result.\n", stderr: "warning: No bank holidays are known after 2028.\n" });
  });

  it("is inert", async () => {
    const { stdout, stderr } = await during(async ({ output }) => {
      for (const print of [output.say, output.warn, output.text, output.verbatim]) print("x\u001b[2J\u202e\n");
      output.next("a\u001b", "b\nc");
    });
    expect(`${stdout}${stderr}`).not.toMatch(/[^\P{Cc}\n]|\u202e/u);
  });

  it("is wrapped on a terminal, but not what is to be copied or is a file", async () => {
    const long = "a word after a word after a word";
    const { stdout, stderr } = await during(
      async ({ output }) => {
        output.say(long);
        output.next(long, "x");
        output.text(long);
        output.verbatim(`${long}\n`);
      },
      { terminal: true, columns: 20 },
    );
    expect(stdout).toBe(`a word after a word\nafter a word\n${long}\n`);
    expect(stderr).toBe(`a word after a word\nafter a word\n  ${long}  # x\n`);
  });
});

describe("progress", () => {
  const CLEAR = "\r\u001b[2K";

  /** Work of four steps, each of which takes as long as said. */
  async function working(stepMs: number, how: InProcessOptions & { flags?: readonly string[] }) {
    let clock = MONDAY_MORNING.getTime();
    return during(
      async ({ output }) => {
        const progress = output.progress("Importing", 2000);
        for (const done of [500, 1000, 1500, 2000]) {
          clock += stepMs;
          progress.update(done);
        }
        progress.done();
        output.text("Done.");
      },
      { ...how, now: () => new Date(clock) },
    );
  }

  it("is drawn on a terminal once the work has lasted half a second, and taken away", async () => {
    const { stderr, stdout } = await working(300, { terminal: true });
    expect(stderr).toBe(
      [
        `${CLEAR}Importing [##########..........] 1,000 of 2,000, 50%`,
        `${CLEAR}Importing [###############.....] 1,500 of 2,000, 75%`,
        `${CLEAR}Importing [####################] 2,000 of 2,000, 100%`,
        CLEAR,
      ].join(""),
    );
    expect(stdout).toBe("Done.\n");
  });

  it.each<[string, number, InProcessOptions & { flags?: readonly string[] }]>([
    ["for short work", 100, { terminal: true }],
    ["in a pipe", 300, {}],
    ["with --quiet", 300, { terminal: true, flags: ["--quiet"] }],
  ])("is not drawn %s", async (_, stepMs, how) => {
    expect((await working(stepMs, how)).stderr).toBe("");
  });

  it("makes way for what is said, and counts without a total", async () => {
    let clock = MONDAY_MORNING.getTime();
    const { stderr } = await during(
      async ({ output }) => {
        const progress = output.progress("Reading");
        clock += 600;
        progress.advance();
        output.say("A row was odd.");
        clock += 600;
        progress.advance(1000);
        progress.done();
      },
      { terminal: true, now: () => new Date(clock) },
    );
    expect(stderr).toBe(`${CLEAR}Reading 1${CLEAR}A row was odd.\n${CLEAR}Reading 1,001${CLEAR}`);
  });
});
