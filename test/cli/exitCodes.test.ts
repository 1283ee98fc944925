import { describe, expect, it } from "vitest";
import { Stopped } from "../../src/cli/stopped.js";
import { AppError, type ErrorKind } from "../../src/domain/appError.js";
import { runInProcess } from "../support/runInProcess.js";
import { doing } from "./madeUpCommands.js";

const MANY = Array.from({ length: 25 }, (_, index) => ({ file: "roll.csv", line: index + 2, message: "not a date" }));

describe("how a command ends", () => {
  it.each<[0 | 4 | 8]>([[0], [4], [8]])("%i is what the command says", async (exitCode) => {
    const ran = await runInProcess(["visit"], { nouns: doing(async () => ({ exitCode })) });
    expect(ran).toEqual({ code: exitCode, stdout: "", stderr: "" });
  });

  it.each<[ErrorKind, number]>([
    ["usage", 2],
    ["input", 3],
    ["notFound", 5],
    ["refused", 6],
    ["store", 7],
  ])("an error of kind %s is %i", async (kind, expected) => {
    const nouns = doing(async () => {
      throw new AppError(kind, "SOME_CODE", "The roll shrank by half.", { hint: "Add --allow-shrink if it is right." });
    });
    expect(await runInProcess(["visit"], { nouns })).toEqual({
      code: expected,
      stdout: "",
      stderr: "error: The roll shrank by half.\nhint: Add --allow-shrink if it is right.\n",
    });
  });

  it("names the place of each thing that is wrong", async () => {
    const nouns = doing(async () => {
      throw new AppError("input", "BAD_ROWS", "Two rows are wrong.", {
        issues: [{ file: "roll.csv", line: 12, column: "dateOfBirth", message: "no such day" }, { message: "and another" }],
      });
    });
    const { stderr } = await runInProcess(["visit"], { nouns });
    expect(stderr).toBe("error: Two rows are wrong.\n  roll.csv:12:dateOfBirth: no such day\n  and another\n");
  });

  it("names the first twenty to people and all to scripts", async () => {
    const nouns = doing(async () => {
      throw new AppError("input", "BAD_ROWS", "Rows are wrong.", { issues: MANY });
    });
    const { stderr, stdout } = await runInProcess(["visit", "--json"], { nouns });
    expect(stderr).toContain("roll.csv:21: not a date\n  and 5 more\n");
    expect(JSON.parse(stdout)).toEqual({
      schema: "error/1",
      error: { code: "BAD_ROWS", message: "Rows are wrong.", issues: MANY },
    });
  });

  it.each([[["--csv"]], [["--format", "ndjson"]], [[]]])("says nothing of a failure on stdout with %j", async (flags) => {
    const nouns = doing(async () => {
      throw new AppError("notFound", "NO_PERSON", "Nobody has the number A1234BC.");
    });
    expect(await runInProcess(["visit", ...flags], { nouns })).toMatchObject({ code: 5, stdout: "" });
  });
});

describe("a fault of the program", () => {
  const nouns = doing(async () => {
    throw new TypeError("cannot read SMITH, Ann of undefined", { cause: new RangeError("born 1990-01-01") });
  });

  it("is 70, tells its class, and nothing that could be about a person", async () => {
    const { code, stdout, stderr } = await runInProcess(["visit", "--json"], { nouns });
    expect(code).toBe(70);
    expect(stderr).toContain("TypeError");
    expect(`${stdout}${stderr}`).not.toMatch(/SMITH|1990|madeUp/);
    expect(JSON.parse(stdout)).toMatchObject({ schema: "error/1", error: { code: "FAULT" } });
  });

  it.each<[string, readonly string[], Record<string, string>]>([
    ["--verbose", ["--verbose"], {}],
    ["RESETTLE_DEBUG", [], { RESETTLE_DEBUG: "1" }],
  ])("shows with %s where it happened, and still no message", async (_, flags, env) => {
    const { stderr } = await runInProcess(["visit", ...flags], { nouns, env });
    expect(stderr).toMatch(/ at .*exitCodes\.test\.ts:\d+:\d+/);
    expect(stderr).toContain("because of RangeError");
    expect(stderr).not.toMatch(/SMITH|1990/);
  });

  it("may be anything that was thrown", async () => {
    const thrown = doing(async () => {
      throw "SMITH, Ann";
    });
    const { code, stderr } = await runInProcess(["visit"], { nouns: thrown });
    expect(code).toBe(70);
    expect(stderr).not.toContain("SMITH");
  });
});

describe("a disk that fails where nobody looked for it", () => {
  it.each([
    ["EIO", 7, "DISK_IO"],
    ["ENOSPC", 7, "DISK_FULL"],
    ["EROFS", 7, "DISK_READ_ONLY"],
    ["EINVAL", 70, "FAULT"],
  ])("(%s) is %i, in a sentence without the name of a file", async (reason, expected, told) => {
    const nouns = doing(async () => {
      throw Object.assign(new Error(`${reason}: SMITH.csv`), { code: reason, syscall: "read", path: "SMITH.csv" });
    });
    const { code, stdout, stderr } = await runInProcess(["visit", "--json"], { nouns });
    expect([code, JSON.parse(stdout).error.code]).toEqual([expected, told]);
    expect(`${stdout}${stderr}`).not.toContain("SMITH");
  });
});

describe("stopping", () => {
  it.each<["SIGINT" | "SIGTERM", number]>([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ])("by %s is %i, after the command has put things back", async (signalName, expected) => {
    const stop = new AbortController();
    const steps: string[] = [];
    const nouns = doing(async ({ signal }) => {
      try {
        stop.abort(new Stopped(signalName));
        signal.throwIfAborted();
      } finally {
        steps.push("rolled back");
      }
    });
    const ran = await runInProcess(["visit"], { nouns, signal: stop.signal });
    expect(ran).toEqual({ code: expected, stdout: "", stderr: "Stopped.\n" });
    expect(steps).toEqual(["rolled back"]);
  });

  it("counts whatever the command then throws", async () => {
    const stop = new AbortController();
    const nouns = doing(async () => {
      stop.abort(new Stopped("SIGINT"));
      throw new AppError("input", "CUT_SHORT", "The file ends in the middle.");
    });
    expect((await runInProcess(["visit"], { nouns, signal: stop.signal })).code).toBe(130);
  });

  it("comes too late for a command that was done", async () => {
    const stop = new AbortController();
    const nouns = doing(async () => stop.abort(new Stopped("SIGINT")));
    expect((await runInProcess(["visit"], { nouns, signal: stop.signal })).code).toBe(0);
  });
});
