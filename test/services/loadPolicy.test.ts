import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { plainDate } from "../../src/domain/plainDate.js";
import { isWorkingDay } from "../../src/domain/workingDays.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const SHIPPED = "templates/policy";
const NUMBERS = "england-and-wales.yaml";
const HOLIDAYS = "bank-holidays.yaml";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "resettle-policy-"));
  await cp(SHIPPED, folder, { recursive: true });
});

afterEach(() => rm(folder, { recursive: true }));

async function mend(file: string, from: string, to: string): Promise<void> {
  const text = await readFile(join(folder, file), "utf8");
  expect(text).toContain(from);
  await writeFile(join(folder, file), text.replace(from, to));
}

async function lineOf(file: string, words: string): Promise<number> {
  const lines = (await readFile(join(folder, file), "utf8")).split("\n");
  return lines.findIndex((line) => line.includes(words)) + 1;
}

async function failure(): Promise<AppError> {
  const error = await loadPolicy(folder).catch((thrown: unknown) => thrown);
  if (!(error instanceof AppError)) throw new Error("the policy was taken");
  return error;
}

describe("the policy that comes with the program", () => {
  it("holds the field's defaults", async () => {
    const policy = await loadPolicy(SHIPPED);
    expect(policy).toMatchObject({
      windowDays: 84,
      rollShrinkLimit: 0.1,
      bankHolidayYears: { first: 2019, last: 2028 },
      fridayScheme: { daysEarlier: { adult: 1, under18: 2 }, minimumDaysServed: 28 },
      fixedTermRecallDays: { FTR14: 14, FTR28: 28, FTR56: 56 },
      homeDetentionCurfew: {
        daily: { from: "19:00", until: "07:00" },
        firstNight: { from: "15:00", until: "07:00" },
        minimumHours: 9,
      },
    });
    expect(policy.bankHolidays.size).toBe(83);
  });

  it("marks what no document was found for", async () => {
    const { deadlines } = await loadPolicy(SHIPPED);
    const unsure = Object.entries(deadlines).filter(([, deadline]) => !deadline.sure);
    expect(unsure.map(([name]) => name)).toEqual(["bcst2", "tenancy", "universalCredit", "review", "planAgreed"]);
  });
});

describe("a team's own policy", () => {
  it("may change a number and add a bank holiday", async () => {
    await mend(NUMBERS, "windowDays: 84", "windowDays: 112");
    await mend(HOLIDAYS, "  # 2027\n", '  # 2027\n  - { date: 2027-02-10, title: "A day for all" }\n');
    const policy = await loadPolicy(folder);
    expect(policy.windowDays).toBe(112);
    expect(isWorkingDay(plainDate("2027-02-10"), policy.bankHolidays)).toBe(false);
  });

  it.each([
    ["a number that is none", NUMBERS, "windowDays: 84", "windowDays: twelve weeks", '"windowDays"'],
    ["a number below none", NUMBERS, "closingSoonDays: 14", "closingSoonDays: -1", '"closingSoonDays"'],
    ["a share above all", NUMBERS, "rollShrinkLimit: 0.1", "rollShrinkLimit: 10", '"rollShrinkLimit"'],
    ["a name nobody knows", NUMBERS, "referralAnswerDays: 10", "referralAnswerDays: 10\nreferalDays: 9", "referalDays"],
    ["no source", NUMBERS, "    source: MI014\n", "", '"source"'],
    ["a time that is none", NUMBERS, '"19:00"', '"25:00"', '"from"'],
    ["a day that is none", HOLIDAYS, "2027-03-26", "2027-02-30", '"date"'],
    ["a day that is there twice", HOLIDAYS, "2027-03-29", "2027-03-26", "twice (2027-03-26)"],
    ["a year that is missing", HOLIDAYS, "last: 2028", "last: 2029", "2029"],
    ["a day outside the years", HOLIDAYS, "first: 2019", "first: 2020", "2019-01-01"],
  ])("%s is refused with file and line", async (_, file, from, to, said) => {
    await mend(file, from, to);
    const error = await failure();
    expect(error).toMatchObject({ kind: "input", code: "POLICY_INVALID" });
    expect(error.hint).toBeTruthy();
    const [issue] = error.issues;
    expect(issue?.file).toBe(join(folder, file));
    expect(issue?.line).toBeGreaterThan(1);
    expect(issue?.message).toContain(said);
  });

  it("says the very line of a wrong number", async () => {
    await mend(NUMBERS, "daysBeforeRelease: 56", "daysBeforeRelease: soon");
    expect((await failure()).issues[0]?.line).toBe(await lineOf(NUMBERS, "daysBeforeRelease: soon"));
  });

  it("says the line where the file stops being YAML", async () => {
    await mend(NUMBERS, "closingSoonDays: 14", "closingSoonDays: [14");
    expect((await failure()).issues[0]?.line).toBeGreaterThanOrEqual(await lineOf(NUMBERS, "closingSoonDays"));
  });

  it("is refused where a file is missing, or there twice", async () => {
    await rm(join(folder, HOLIDAYS));
    expect((await failure()).message).toContain('no file of kind "bank_holidays"');
    await cp(join(folder, NUMBERS), join(folder, "another.yaml"));
    expect((await failure()).message).toContain('2 files of kind "policy"');
  });

  it("is refused where there is no folder", async () => {
    const error = await loadPolicy(join(folder, "nowhere")).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "input", code: "FOLDER_UNREADABLE" });
  });
});
