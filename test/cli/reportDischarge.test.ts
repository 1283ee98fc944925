import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { parsePlainTime } from "../../src/domain/plainTime.js";
import { leavingIn } from "../services/renderPlan/leavingPeople.js";
import { seedPeople } from "../support/builders.js";
import { readPdf, textOf } from "../support/pdf.js";
import { type InProcessOptions, runInProcess } from "../support/runInProcess.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const MARKER = "Zqxj";
const MONDAY = plainDate("2026-11-23");
const [READY, UNREADY, ELSEWHERE, FRIDAY, NO_WING] = ["A1001AA", "A1002AA", "A1003AA", "A1004AA", "A1005AA"] as const;

const folder = mkdtempSync(join(tmpdir(), "resettle-board-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let team: TeamStore;
const run = (words: readonly string[], options: InProcessOptions = {}) =>
  runInProcess(words, { ...options, env: { ...team.env, NO_COLOR: "1" } });
const discharge = async (words: readonly string[]) => {
  const { stdout, stderr, code } = await run(["report", "discharge", ...words, "--json"]);
  expect(code, stderr).toBe(0);
  return JSON.parse(stdout) as { items: Record<string, unknown>[]; withoutWing: number; stillHere: number };
};

beforeAll(async () => {
  const { location: _, ...noWing } = leavingIn(2, NO_WING, { lastName: "Nowing" });
  const people = [
    leavingIn(2, READY, { lastName: "Ready", location: "A-2-007" }),
    leavingIn(2, UNREADY, { lastName: "Unready", location: "B-1-003" }),
    leavingIn(2, ELSEWHERE, { lastName: "Elsewhere", prison: "EYI", location: "A-1-001" }),
    leavingIn(4, FRIDAY, { lastName: "Friday" }),
    noWing,
    leavingIn(-3, "A1006AA", { lastName: "Stillhere" }),
  ];
  team = await makeTeamStore(people);
  await team.use(async (store) => {
    await seedPeople(store, people, MONDAY);
    await store.write("jo", "set up", async (tx) => {
      const of = { prisonerNumber: READY, recordedOn: MONDAY };
      await tx.licences.set(
        READY,
        {
          address: `${MARKER} Row`,
          firstAppointment: { time: "immediately", with: MARKER, place: MARKER, postcode: "", phone: "" },
        },
        { recordedOn: MONDAY },
      );
      const asked = {
        ...of,
        pathway: "finance_and_id",
        service: MARKER,
        publicLabel: "",
        reason: MARKER,
        consent: true,
        madeOn: MONDAY,
        answerWithinDays: 5,
      } as const;
      await tx.referrals.record(
        { ...asked, kind: "id_application", details: { document: "passport", inProperty: MONDAY } },
        { state: "accepted", note: MARKER },
      );
      await tx.referrals.record({ ...asked, kind: "service", pathway: "abuse_support" }, { state: "made", note: MARKER });
      const need = { ...of, urgency: "immediate", status: "not_started", note: MARKER, need: MARKER } as const;
      await tx.needs.record({ ...need, pathway: "health", restricted: true });
      await tx.needs.record({ ...need, pathway: "sex_work_support", restricted: false });
      await tx.barriers.record({
        ...of,
        pathway: "health",
        barrier: MARKER,
        action: MARKER,
        by: MARKER,
        status: "open",
        restricted: true,
      });
      await tx.liaisonNotes.record({ ...of, source: "health_care", on: MONDAY, text: MARKER, restricted: true });
      await tx.screenings.record(
        {
          ...of,
          kind: "bcst3",
          template: "bcst3",
          templateVersion: "1",
          completedOn: MONDAY,
          answers: { medication_name: MARKER, bank_account: "yes" },
          notes: { bank_account: MARKER },
        },
        { gang: MARKER },
      );
      const time = parsePlainTime("09:30");
      if (time === undefined) throw new RangeError("no time");
      await tx.appointments.record({
        ...of,
        ...{ kind: "health", title: MARKER, publicLabel: "", date: addDays(MONDAY, 2), time, minutes: 30, means: "in_person" },
        ...{
          place: MARKER,
          postcode: "",
          with: MARKER,
          organisation: MARKER,
          phone: "",
          notes: MARKER,
          requiredByLicence: false,
          status: "booked",
        },
      });
      const plan = {
        template: "standard",
        language: "en",
        audience: "own",
        document: "plan",
        recipient: "",
        pages: 1,
        sha256: "00",
      } as const;
      await tx.plans.record({ ...of, ...plan, status: "issued", value: `{"of":"${MARKER}"}`, valueHash: MARKER });
    });
  });
});

describe("who leaves on a day", () => {
  it("fits a terminal of 80 columns, a row a person", async () => {
    const { stdout } = await run(["report", "discharge", "--on", "2026-11-25", "--days", "30"], { terminal: true, columns: 80 });
    const lines = stripVTControlCharacters(stdout).split("\n");
    expect(lines[0]).toMatch(/^Number +Name +At +Goes on +Plan +ID +Bank +Appt +Home$/);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("is whoever is expected to, with what is ready", async () => {
    const { items, stillHere } = await discharge(["--on", "2026-11-25", "--prison", "MDI"]);
    expect(items.map(({ prisonerNumber }) => prisonerNumber)).toEqual([READY, UNREADY, NO_WING]);
    expect(items[0]).toEqual({
      prisonerNumber: READY,
      name: "READY, Ioan",
      prison: "MDI",
      location: "A-2-007",
      wing: "A",
      releaseOn: "2026-11-25",
      basis: "CRD",
      certain: true,
      plan: { status: "issued", version: 1 },
      id: "in_property",
      bank: "has_account",
      firstAppointment: "known",
      addressKnown: true,
      medication: "ask_health_care",
      travel: "check",
    });
    expect(items[1]).toMatchObject({
      plan: { status: "none" },
      id: "not_recorded",
      firstAppointment: "not_known",
      addressKnown: false,
    });
    expect(stillHere).toBe(1);
  });

  it("is the day the rules give: nobody is expected on a Friday whose date is one", async () => {
    expect((await discharge(["--on", "2026-11-27"])).items).toEqual([]);
    const { items } = await discharge(["--days", "4"]);
    expect(items.find(({ prisonerNumber }) => prisonerNumber === FRIDAY)).toMatchObject({ releaseOn: "2026-11-26" });
  });

  it("of one wing leaves out the others, and counts whose wing nobody knows", async () => {
    const { items, withoutWing } = await discharge(["--on", "2026-11-25", "--wing", "b"]);
    expect(items.map(({ prisonerNumber }) => prisonerNumber)).toEqual([UNREADY]);
    expect(withoutWing).toBe(1);
    const { stderr } = await run(["report", "discharge", "--on", "2026-11-25", "--wing", "b"]);
    expect(stderr).toContain("People who go then, and whose wing the roll does not say: 1.");
    expect(stderr).toContain("People whose day of release has passed, and who are still on the roll: 1.");
  });

  it("of a day that is over is asked as of that day", async () => {
    const { code, stderr } = await run(["report", "discharge", "--on", "2026-11-20"]);
    expect(code).toBe(2);
    expect(stderr).toContain("add --as-of 2026-11-20");
  });

  it("is an empty list, and no failure, where nobody goes", async () => {
    const { code, stdout, stderr } = await run(["report", "discharge"]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
    expect(stderr).toContain("Nobody is expected to leave then.");
  });
});

describe("the board", () => {
  const draw = async (words: readonly string[]) => {
    const file = join(folder, "board.pdf");
    const ran = await run(["report", "discharge", ...words, "--pdf", file]);
    expect(ran.code, ran.stderr).toBe(0);
    return { ...ran, pdf: await readPdf(readFileSync(file)) };
  };

  it("has a box for each thing, and says of each whether it is ready", async () => {
    const { pdf, stderr } = await draw(["--on", "2026-11-25", "--wing", "A", "--prison", "MDI"]);
    expect(textOf(pdf)).toContain("Who goes on Wednesday 25 November 2026");
    expect(textOf(pdf)).toContain(
      "READY, Ioan, A1001AA, A-2-007 Plan (issued) ID (in property) Letter from the bank (has an account) Medication: ask health care Travel: ticket or lift First appointment: known. Address: known.",
    );
    expect(textOf(pdf)).toContain("wing A");
    expect(textOf(pdf)).not.toContain("UNREADY");
    expect(stderr).toContain("The board is in");
    expect(pdf.tagged).toBe(true);
  });

  it("nothing of why anybody needs anything is on it, or in the list", async () => {
    const { pdf, stdout, stderr } = await draw(["--on", "2026-11-25"]);
    const { stdout: json } = await run(["report", "discharge", "--on", "2026-11-25", "--json"]);
    const { stdout: csv } = await run(["report", "discharge", "--on", "2026-11-25", "--csv"]);
    expect(textOf(pdf) + pdf.metadata + stdout + stderr + json + csv).not.toContain(MARKER);
    expect(textOf(pdf)).toContain("READY, Ioan");
  });

  it("goes into a file that says what it is", async () => {
    expect(await run(["report", "discharge", "--pdf", "board.txt"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("a report as a page for a browser", () => {
  it.each(["caseload", "timeliness", "outcomes", "discharge"])("%s is written whole, beside what is printed", async (report) => {
    const file = join(folder, `${report}.html`);
    const { code, stdout, stderr } = await run(["report", report, "--html", file, "--json"]);
    expect({ code, schema: JSON.parse(stdout).schema }).toEqual({ code: 0, schema: `report.${report}/1` });
    expect(stderr).toContain(`The report is in ${file} too.`);
    const html = readFileSync(file, "utf8");
    expect(html).toMatch(/<h1>.+<\/h1>\n<p>As of Mon 23 Nov 2026, all prisons\.<\/p>[\s\S]*<\/table>\n<\/body>\n<\/html>\n$/u);
    expect(html).not.toContain(MARKER);
  });

  it("goes into a file that says what it is", async () => {
    expect((await run(["report", "caseload", "--html", "caseload.pdf"])).code).toBe(2);
  });
});
