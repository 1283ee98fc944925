import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import type { Context } from "../../src/cli/context.js";
import { Stopped } from "../../src/cli/stopped.js";
import { type InProcessOptions, runInProcess } from "../support/runInProcess.js";
import { doing } from "./madeUpCommands.js";

const ENTER = "\r";
const DOWN = "\u001b[B";
const CTRL_C = "\u0003";

const SERVICES = [
  { value: "housing", name: "Housing advice" },
  { value: "debt", name: "Debt advice" },
  { value: "work", name: "Work" },
] as const;

/** Runs a command that asks, with somebody at the terminal who types. */
async function asking(ask: (context: Context) => Promise<unknown>, keys: Record<string, string>, how: InProcessOptions = {}) {
  let answer: unknown;
  const nouns = doing(async (context) => {
    answer = await ask(context);
  });
  const ran = await runInProcess(["visit"], { nouns, terminal: true, keys, ...how });
  return { ...ran, answer };
}

const select = ({ ask }: Context) => ask.select({ flag: "--service", message: "Which service?", choices: SERVICES });
const reason = ({ ask }: Context) => ask.input({ flag: "--reason", message: "Why?" });

describe("asking a person at a terminal", () => {
  it.each<[string, (context: Context) => Promise<unknown>, string, unknown]>([
    ["one of a list", select, DOWN + ENTER, "debt"],
    [
      "several of a list",
      ({ ask }) => ask.checkbox({ flag: "--service", message: "Which service?", choices: SERVICES }),
      ` ${DOWN}${DOWN} ${ENTER}`,
      ["housing", "work"],
    ],
    ["words", ({ ask }) => ask.input({ flag: "--reason", message: "Which service?" }), ` fog ${ENTER}`, "fog"],
    [
      "words, with a default",
      ({ ask }) => ask.input({ flag: "--reason", message: "Which service?", default: "fog" }),
      ENTER,
      "fog",
    ],
    ["yes or no", ({ ask }) => ask.confirm({ flag: "--yes", message: "Which service?", default: false }), `y${ENTER}`, true],
    ["a date", ({ ask }) => ask.date({ flag: "--on", message: "Which service?" }), `+14d${ENTER}`, "2026-12-07"],
  ])("for %s", async (_, ask, typed, expected) => {
    const { answer, code, stdout, stderr } = await asking(ask, { "Which service?": typed });
    expect({ answer, code, stdout }).toEqual({ answer: expected, code: 0, stdout: "" });
    expect(stderr).toContain("Which service?");
  });

  it("asks one thing after the other", async () => {
    const both = async (context: Context) => [await select(context), await reason(context)];
    const { answer } = await asking(both, { "Which service?": ENTER, "Why?": `fog${ENTER}` });
    expect(answer).toEqual(["housing", "fog"]);
  });

  it("asks again where the answer will not do", async () => {
    const ask = (context: Context) => context.ask.date({ flag: "--on", message: "When?" });
    const { answer, stderr } = await asking(ask, {
      "When?": `31 Feb 2027${ENTER}`,
      "Write a date as": `\u0015${"1 Mar 2027"}${ENTER}`,
    });
    expect(answer).toBe("2027-03-01");
    expect(stderr).toContain("Write a date as 2026-11-23");
  });

  it("shows names that are more than names as they are", async () => {
    const ask = ({ ask: prompts }: Context) =>
      prompts.select({
        flag: "--person",
        message: "Who\u009b2J?",
        choices: [{ value: "A1234BC", name: "Ann\u202e\u001b]0;x\u0007" }],
      });
    const { answer, stderr } = await asking(ask, { Ann: ENTER });
    expect(answer).toBe("A1234BC");
    expect(stderr).not.toMatch(/\u202e|\u009b|\]0;x(?!␇)/);
  });

  it("breaks a long question, its choices and the answer between words", async () => {
    const long = "Somewhere to stay for the first nights, until something that lasts has been found";
    const ask = ({ ask: prompts }: Context) =>
      prompts.select({
        flag: "--service",
        message: "What would help the most in the first two weeks after release, all in all?",
        choices: [{ value: "housing", name: long }],
      });
    const { answer, stderr } = await asking(ask, { "until something": ENTER }, { columns: 40 });
    expect(answer).toBe("housing");
    const screen = stripVTControlCharacters(stderr);
    const question = "What would help the most in\n  the first two weeks after\n  release, all in all?";
    const choice = "Somewhere to stay for the first\n  nights, until something that lasts\n  has been found";
    expect(screen).toContain(`? ${question}\n❯ ${choice}`);
    expect(screen).toContain(`${question}\n  ${choice}`);
  });

  it("ends with 130 at Ctrl-C", async () => {
    expect(await asking(select, { "Which service?": CTRL_C })).toMatchObject({ code: 130, answer: undefined });
  });

  it("ends with 143 where the system stops it", async () => {
    const stop = new AbortController();
    const ask = async (context: Context) => {
      setImmediate(() => stop.abort(new Stopped("SIGTERM")));
      return await select(context);
    };
    expect(await asking(ask, {}, { signal: stop.signal })).toMatchObject({ code: 143, answer: undefined });
  });
});

describe("where nobody can be asked", () => {
  it.each<[string, readonly string[], boolean]>([
    ["with --no-input", ["visit", "--no-input"], true],
    ["without a terminal", ["visit"], false],
  ])("%s, the flag is named", async (_, argv, terminal) => {
    const nouns = doing(async (context) => {
      await select(context);
    });
    const { code, stderr } = await runInProcess(argv, { nouns, terminal });
    expect(code).toBe(2);
    expect(stderr).toContain("--service is missing");
  });

  it.each([
    [true, true],
    [false, false],
  ])("a command can know: terminal %s, somebody there %s", async (terminal, expected) => {
    const { answer } = await asking(async ({ ask }) => ask.available, {}, { terminal });
    expect(answer).toBe(expected);
  });
});
