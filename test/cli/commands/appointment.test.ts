import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { rollPerson } from "../../support/builders.js";
import { type InProcessOptions, runInProcess } from "../../support/runInProcess.js";
import { makeTeamStore } from "../../support/teamStore.js";

const ENTER = "\r";
const DOWN = "\u001b[B";
const PEOPLE = Array.from({ length: 24 }, (_, index) =>
  rollPerson({ prisonerNumber: `A10${index + 10}AA`, facts: { dates: { crd: plainDate("2027-02-13") } } }),
);
const team = await makeTeamStore(PEOPLE);
const sensitive = await makeTeamStore([rollPerson()]);
const unchecked = await makeTeamStore([
  rollPerson({ facts: { dates: { crd: plainDate("2027-02-13") } } }),
  rollPerson({ prisonerNumber: "A5678CD" }),
]);

let next = 0;
const somebody = () => PEOPLE[next++]?.prisonerNumber ?? "";
const run = (argv: readonly string[], options: InProcessOptions = {}) =>
  runInProcess(["appointment", ...argv], { env: team.env, ...options });
const CLINIC = ["--kind", "health", "--title", "Clinic", "--date", "12/02/2027", "--time", "10:00"];

async function book(person: string, ...more: readonly string[]): Promise<string> {
  const { stdout } = await run(["add", person, ...CLINIC, ...more, "--json"]);
  return JSON.parse(stdout).item.id;
}

describe("appointment add", () => {
  it("prints what was booked, in day words, and nothing on the side where nothing clashes", async () => {
    const { code, stdout, stderr } = await run(["add", somebody(), ...CLINIC, "--minutes", "45", "--postcode", "zz11aa"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(/Day +Fri 12 Feb 2027\nTime +10:00, 45 minutes\n/);
    expect(stdout).toMatch(/Where +ZZ1 1AA\n/);
  });

  it("says its clashes at once on the side, with what would mend them, and ends well", async () => {
    const person = somebody();
    const first = await book(person);
    const { code, stdout, stderr } = await run(["add", person, ...CLINIC, "--json"]);
    const { schema, item } = JSON.parse(stdout);
    expect({ code, schema }).toEqual({ code: 0, schema: "appointment.add/1" });
    expect(item).toMatchObject({
      prisonerNumber: person,
      date: "2027-02-12",
      clashes: [{ code: "C01", appointments: [first, item.id] }],
    });
    expect(item).not.toHaveProperty("minutes");
    expect(stderr).toMatch(/^warning: C01, error: .*at the same time.* Move /);
  });

  it("asks for what is missing on a terminal", async () => {
    const keys = {
      "What is it about?": DOWN + ENTER,
      "What is it, in a few words?": `Jobcentre${ENTER}`,
      "On which day?": `+90d${ENTER}`,
      "At what time does it begin?": `9.30${ENTER}`,
    };
    const { code, stdout } = await run(["add", somebody()], { terminal: true, keys });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Jobcentre/);
    expect(stdout).toMatch(/Benefits/);
    expect(stdout).toMatch(/Sun 21 Feb 2027/);
    expect(stdout).toMatch(/09:30/);
  });

  it.each([
    ["no time, and nobody to ask", ["--kind", "health", "--title", "Clinic", "--date", "today"], 2, "--time is missing"],
    ["a time that is none", [...CLINIC, "--time", "25:00"], 2, '"25:00", which is not a time'],
    ["a day that is none", [...CLINIC, "--date", "30/02/2027"], 2, "which is not a date"],
    ["more minutes than a day has", [...CLINIC, "--minutes", "1441"], 2, "from 1 to 1440"],
    ["a kind there is not", [...CLINIC, "--kind", "golf"], 2, "golf"],
    ["a postcode that is none", [...CLINIC, "--postcode", "here"], 3, "--postcode: This is not a postcode"],
  ])("refuses %s", async (_, options, code, said) => {
    const ran = await run(["add", PEOPLE[0]?.prisonerNumber ?? "", ...options]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(said);
  });

  it("knows nobody of that name", async () => {
    expect(await run(["add", "Nobody", ...CLINIC])).toMatchObject({ code: 5, stdout: "" });
  });

  it("warns of a day that has passed", async () => {
    const { code, stderr } = await run(["add", somebody(), ...CLINIC, "--date", "yesterday"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "warning: The day of this appointment has passed.\n" });
  });
});

describe("appointment move, cancel and outcome", () => {
  it("moves one to another day, under a new id", async () => {
    const id = await book(somebody());
    const { code, stdout } = await run(["move", id, "--date", "2027-02-15", "--time", "14:00", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "appointment.move/1",
      item: { date: "2027-02-15", time: "14:00", status: "booked" },
    });
    expect(JSON.parse(stdout).item.id).not.toBe(id);
  });

  it("moves one to another time of the same day where no day is given", async () => {
    const id = await book(somebody());
    const { stdout } = await run(["move", id, "--time", "14:00", "--json"]);
    expect(JSON.parse(stdout).item).toMatchObject({ date: "2027-02-12", time: "14:00" });
  });

  it("says later where one is and that the licence requires it, under the same id", async () => {
    const id = await book(somebody(), "--notes", "Ring the bell");
    const more = ["--place", "5 Example Street", "--postcode", "zz11aa", "--required-by-licence"];
    const { code, stdout } = await run(["update", id, ...more, "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      schema: "appointment.update/1",
      item: {
        id,
        place: "5 Example Street",
        postcode: "ZZ1 1AA",
        requiredByLicence: true,
        notes: "Ring the bell",
        time: "10:00",
      },
    });
    const back = await run(["update", id, "--not-required-by-licence", "--json"]);
    expect(JSON.parse(back.stdout).item).toMatchObject({ place: "5 Example Street", requiredByLicence: false });
  });

  it("says what a change clashes with", async () => {
    const person = somebody();
    const id = await book(person, "--minutes", "30");
    await run(["add", person, ...CLINIC, "--time", "11:00"]);
    const { code, stderr } = await run(["update", id, "--minutes", "90"]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^warning: C01, error: /) });
  });

  it.each([
    ["nothing", [], 2, "Nothing was given"],
    ["both sides at once", ["--required-by-licence", "--not-required-by-licence"], 2, "cannot both be so"],
    ["a postcode that is none", ["--postcode", "here"], 3, "--postcode: This is not a postcode"],
  ])("refuses a change of %s", async (_, options, code, said) => {
    const ran = await run(["update", await book(somebody()), ...options]);
    expect(ran.code).toBe(code);
    expect(ran.stderr).toContain(said);
  });

  it("refuses a change of one that was cancelled", async () => {
    const id = await book(somebody());
    await run(["cancel", id]);
    expect(await run(["update", id, "--place", "Here"])).toMatchObject({ code: 6, stdout: "" });
  });

  it("cancels one, and then it cannot be moved", async () => {
    const id = await book(somebody());
    expect(await run(["cancel", id])).toMatchObject({ code: 0, stdout: expect.stringMatching(/State +Cancelled/) });
    expect(await run(["move", id, "--date", "today", "--time", "14:00"])).toMatchObject({ code: 6, stdout: "" });
  });

  it("records that somebody did not come, but not before the day", async () => {
    const id = await book(somebody());
    expect(await run(["outcome", id, "--outcome", "not_attended"])).toMatchObject({ code: 6 });
    const later = await run(["outcome", id, "--outcome", "not_attended", "--as-of", "2027-02-12"]);
    expect(later).toMatchObject({ code: 0, stdout: expect.stringMatching(/State +Did not come/) });
  });

  it("knows no appointment of another id", async () => {
    expect(await run(["cancel", "nothing"])).toMatchObject({ code: 5, stderr: expect.stringContaining("no appointment") });
  });
});

describe("appointment export", () => {
  it("gives a calendar under public names, from which a moved appointment is taken out", async () => {
    const person = somebody();
    const id = await book(person, "--title", "Refuge", "--label", "Meeting", "--notes", "Ask for Sam at the refuge");
    await run(["move", id, "--date", "2027-02-15", "--time", "14:00"]);
    const { code, stdout } = await run(["export", person]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^BEGIN:VCALENDAR\r\n/u);
    expect(stdout).not.toMatch(/refuge/iu);
    expect(stdout).toMatch(new RegExp(`UID:${id}@.*\r\n(?:.*\r\n){2}STATUS:CANCELLED\r\n`, "u"));
    expect(stdout).toContain("STATUS:CONFIRMED\r\nDTSTART;TZID=Europe/London:20270215T140000\r\n");
    const data = await run(["export", person, "--json"]);
    expect(JSON.parse(data.stdout)).toMatchObject({
      schema: "appointment.export/1",
      item: { appointments: 1, calendar: stdout },
    });
  });
});

describe("appointment list", () => {
  it("of one person fits a terminal of 80 columns, and reads the same in a pipe", async () => {
    const person = somebody();
    const id = await book(person, "--place", "Harbour House, 14 Example Street, Sheffield", "--postcode", "ZZ1 1AA");
    const terminal = await run(["list", person], { terminal: true });
    expect(
      Math.max(
        ...stripVTControlCharacters(terminal.stdout)
          .split("\n")
          .map((line) => line.length),
      ),
    ).toBeLessThanOrEqual(80);
    const pipe = await run(["list", person]);
    expect(pipe.stdout).toContain(id);
    expect(pipe.stdout).toMatch(/^Day +Time +What +Where +State +Id\nFri 12 Feb 2027 +10:00 +Clinic +Harbour House.* Booked/);
  });

  it("of everyone gives public names only, in every form", async () => {
    const person = somebody();
    await book(person, "--title", "Refuge", "--label", "Meeting", "--date", "2027-04-01");
    const days = ["list", "--from", "2027-04-01", "--until", "2027-04-30"];
    for (const form of [[], ["--json"], ["--csv"], ["--format", "ndjson"]]) {
      const { stdout } = await run([...days, ...form]);
      expect(stdout).toContain("Meeting");
      expect(stdout).not.toContain("Refuge");
    }
    const { items, ...rest } = JSON.parse((await run([...days, "--json"])).stdout);
    expect(rest).toEqual({ schema: "appointment.list/1", asOf: "2026-11-23", from: "2027-04-01", until: "2027-04-30" });
    expect(items).toMatchObject([{ prisonerNumber: person, name: "MARSH, Ioan", label: "Meeting" }]);
  });

  it("says so where there is nothing, and ends well", async () => {
    const { code, stdout, stderr } = await run(["list", "--from", "2029-01-01"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toBe("Nobody has an appointment from Mon 1 Jan 2029 to Sun 7 Jan 2029.\n");
  });
});

describe("appointment check", () => {
  const check = (...argv: readonly string[]) => runInProcess(["appointment", "check", ...argv], { env: unchecked.env });
  const add = (...argv: readonly string[]) =>
    runInProcess(["appointment", "add", "A1234BC", ...CLINIC, ...argv], { env: unchecked.env });

  it("says that nothing clashes, with exit code 0 also with --check", async () => {
    expect(await check("--check")).toEqual({ code: 0, stdout: "", stderr: "Nothing clashes, of 0 people who were checked.\n" });
  });

  it("gives scripts what was promised of each clash, and exit code 8 with --check where one is an error", async () => {
    await add("--date", "2027-02-08");
    const { code, stdout } = await check("--json");
    expect(code).toBe(0);
    const { items, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ schema: "appointment.check/1", asOf: "2026-11-23", people: 1, withheldFrom: [] });
    expect(items[0]).toEqual({
      code: "C07",
      severity: "error",
      appointments: [expect.any(String)],
      message: expect.stringContaining("Tue 9 Feb 2027 at the earliest"),
      remedy: expect.any(String),
      prisonerNumber: "A1234BC",
    });
    expect(await check("--check")).toMatchObject({ code: 8 });
    expect(await check("A1234BC", "--check")).toMatchObject({ code: 8, stdout: expect.stringMatching(/^A1234BC\nC07 error /) });
  });

  it("of everyone says for whom there is more, where a sensitive condition has a say, and counts it", async () => {
    const { env } = sensitive;
    await runInProcess(["licence", "set", "A1234BC", "--first", "immediately"], { env });
    await runInProcess(["licence", "add", "A1234BC", "no_contact_victim"], { env });
    const all = await runInProcess(["appointment", "check", "--check"], { env });
    expect(all).toMatchObject({ code: 8, stdout: "" });
    expect(all.stderr).toContain("Nothing clashes that may be shown in a list over many people.");
    expect(all.stderr).toContain("resettle appointment check A1234BC");
    const one = await runInProcess(["appointment", "check", "A1234BC"], { env });
    expect(one).toMatchObject({ code: 0, stdout: expect.stringContaining("C21 error") });
  });

  it("does not end with 8 for warnings alone, nor without --check", async () => {
    expect(await check("A5678CD", "--check")).toMatchObject({ code: 0, stdout: "", stderr: "Nothing clashes.\n" });
  });
});
