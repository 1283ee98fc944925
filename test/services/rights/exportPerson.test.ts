import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { decisionOf } from "../../../src/store/personColumns.js";
import { openEngine } from "../../../src/store/sqlite.js";
import { rollPerson } from "../../support/builders.js";
import { markEveryColumn } from "../../support/markColumns.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { runInProcess } from "../../support/runInProcess.js";
import { markForRestricted } from "../../support/session.js";
import { makeTeamStore } from "../../support/teamStore.js";
import { recordWholeCase } from "../../support/wholeCase.js";

const WHO = "A1234BC";
const MONDAY = plainDate("2026-11-23");
const folder = mkdtempSync(join(tmpdir(), "resettle-export-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function makeTeam() {
  const team = await makeTeamStore([rollPerson({ prisonerNumber: WHO, lastName: "Wren" })]);
  await team.use(async (store) => {
    await recordWholeCase(store, WHO, MONDAY);
    await store.write("jo", "set up", async (tx) => {
      const goal = { goal: "To smile \u{1f600}", firstStep: "", status: "planned" } as const;
      await tx.goals.record({ prisonerNumber: WHO, recordedOn: MONDAY, ...goal });
      const need = {
        prisonerNumber: WHO,
        recordedOn: MONDAY,
        pathway: "abuse_support",
        urgency: "immediate",
        status: "not_started",
      } as const;
      await tx.needs.record({ ...need, need: "A refuge", note: "Somewhere safe", restricted: true });
      const note = { prisonerNumber: WHO, recordedOn: MONDAY, source: "key_worker", on: MONDAY } as const;
      const { id } = await tx.liaisonNotes.record({ ...note, text: "First words of it", restricted: false });
      await tx.liaisonNotes.record({ ...note, text: "Said in confidence", restricted: true, corrects: id });
    });
  });
  const run = (...argv: readonly string[]) => runInProcess(argv, { env: team.env });
  return { ...team, run, path: team.env.RESETTLE_STORE ?? "" };
}

describe("what is held on a person", () => {
  it("is all in the data file: what stands in each column that is given, and nothing of those that are not", async () => {
    const { run, path } = await makeTeam();
    const engine = await openEngine({ path }, { key: undefined, readOnly: false, lockWaitMs: 1_000 });
    const marks = await markEveryColumn(engine, WHO, ["sealed"]);
    await engine.close();
    const out = join(dirname(path), "all");
    const { code, stderr } = await run("person", "export", WHO, "--out", out, "--verbose");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const data = readFileSync(join(out, `record-${WHO}.json`), "utf8");
    // Tables of which this person has no row have no mark.
    const held = marks.filter(({ table }) => data.includes(`MARK_${table}_`));
    expect(new Set(held.map(({ table }) => table)).size).toBeGreaterThan(18);
    for (const { table, column, mark } of held) {
      expect(data.includes(`${mark}"`), mark).toBe(decisionOf(table, column) !== "machine");
    }
  });

  it("is on pages to read, with who looked, and apart from them who else is named", async () => {
    const { run, path } = await makeTeam();
    await run("person", "show", WHO, "--as", "sam");
    const out = join(dirname(path), "asked");
    const { stdout, stderr, code } = await run("person", "export", WHO, "--out", out, "--json");
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const pages = textOf(await readPdf(readFileSync(join(out, `record-${WHO}.pdf`))));
    expect(pages).toContain("What we hold about you");
    expect(pages).toContain("A garden");
    expect(pages).toContain("To smile [U+1F600]");
    expect(pages).toContain("see a person");
    const review = JSON.parse(readFileSync(join(out, `review-${WHO}.json`), "utf8"));
    expect(review.review).toContainEqual({ value: "Mair", why: "somebody else", where: ["family_contact.name"] });
    expect(JSON.parse(stdout).item.review).toEqual(review.review);
    // A name in a condition is to be looked at; the hours of a curfew name nobody.
    const inConditions = review.review.filter(({ where }: { where: string[] }) => where.includes("licence_condition.details"));
    expect(inConditions.map(({ value }: { value: string }) => value)).toEqual(["Mo Ash"]);
    expect(stderr).toContain("Restricted, and not in these files: 4.");
  });

  it("has what is restricted only where it is asked for, by a worker who is marked for it", async () => {
    const { run, use, path } = await makeTeam();
    const out = join(dirname(path), "sealed");
    await run("person", "export", WHO, "--out", out);
    const read = () => readFileSync(join(out, `record-${WHO}.json`), "utf8");
    expect(read()).not.toMatch(/refuge|safe|confidence|First words/);
    expect((await run("person", "export", WHO, "--out", out, "--restricted")).code).toBe(6);
    await use((store) => markForRestricted(store));
    expect((await run("person", "export", WHO, "--out", out, "--restricted")).code).toBe(0);
    expect(read()).toMatch(/A refuge/);
    expect(read()).toMatch(/Said in confidence/);
    const opened = JSON.parse(read()).parts.need.find(({ restricted }: { restricted: number }) => restricted === 1);
    expect(opened.sealed).toMatchObject({ need: "A refuge", note: "Somewhere safe" });
    const pages = textOf(await readPdf(readFileSync(join(out, `record-${WHO}.pdf`))));
    expect(pages).toContain("Somewhere safe");
    const trail = await run("store", "audit", "list", "--person", WHO, "--action", "person", "--format", "ndjson");
    expect(trail.stdout.match(/person\.export\w*/g)).toEqual(["person.export", "person.export_restricted"]);
  });
});
