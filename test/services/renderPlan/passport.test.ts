import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays } from "../../../src/domain/plainDate.js";
import { preparePress } from "../../../src/services/renderPlan/planPress.js";
import { renderPlan } from "../../../src/services/renderPlan/renderPlan.js";
import type { Session } from "../../../src/services/session.js";
import { createStore } from "../../../src/store/store.js";
import { rollPerson, seedPeople } from "../../support/builders.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { sessionOn } from "../../support/session.js";
import { makeSqlitePlace } from "../../support/stores.js";
import { MONDAY } from "./leavingPeople.js";

const PERSON = "A1001AA";
const daysAgo = (days: number) => addDays(MONDAY, -days);

describe("a resettlement passport", () => {
  let session: Session;
  let out = "";
  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "resettle-passport-"));
    return () => rm(out, { recursive: true, force: true });
  });
  beforeEach(async () => {
    session = await sessionOn(await createStore(makeSqlitePlace()));
    return () => session.store.close();
  });

  const person = rollPerson({ prisonerNumber: PERSON, facts: { dates: { crd: addDays(MONDAY, 17) } } });
  const neighbour = rollPerson({ prisonerNumber: "A1002AA" });
  const screen = (days: number) =>
    session.store.write("jo", "set up", (tx) => {
      const of = { prisonerNumber: PERSON, recordedOn: daysAgo(days), completedOn: daysAgo(days) };
      return tx.screenings.record({ ...of, kind: "bcst2", template: "bcst2", templateVersion: "1", answers: {}, notes: {} }, {});
    });
  const passport = async () => {
    const drawn = await renderPlan(session, await preparePress(session, "passport"), PERSON, { out, draft: false });
    return { ...drawn, text: textOf(await readPdf(await readFile(drawn.file))) };
  };

  it("begins where this time in custody does: what was done in an earlier one is not on it", async () => {
    await seedPeople(session.store, [person, neighbour], daysAgo(200));
    await screen(190);
    await seedPeople(session.store, [neighbour], daysAgo(150));
    await seedPeople(session.store, [person, neighbour], daysAgo(40));
    await screen(35);
    const { text } = await passport();
    expect(text).toContain("I came to prison on Wednesday 14 October 2026.");
    expect(text).toContain("(Mon 19 Oct 2026)");
    expect(text.match(/Talk about what I need while I am here/g)).toHaveLength(1);
  });

  it("of whoever was there when records began it gives no day of reception", async () => {
    await seedPeople(session.store, [person], daysAgo(200));
    expect((await passport()).text).not.toContain("I came to prison");
  });

  it("says on which day a need was met, and is the next version once it is", async () => {
    await seedPeople(session.store, [person], daysAgo(60));
    const { id: screeningId } = await screen(50);
    const need = await session.store.write("jo", "set up", (tx) =>
      tx.needs.record({
        ...{ prisonerNumber: PERSON, recordedOn: daysAgo(50), screeningId, pathway: "finance_and_id", need: "bank_account" },
        ...{ urgency: "immediate", status: "in_progress", restricted: false, note: "" },
      }),
    );
    const first = await passport();
    expect(first.text).toContain("What I still need help with • Open a bank account");
    await session.store.write("jo", "set up", (tx) => tx.needs.changeOn(need.id, { status: "met" }, daysAgo(3)));
    const next = await passport();
    expect(next.text).toContain("What is sorted out • Open a bank account (Fri 20 Nov 2026)");
    expect(next).toMatchObject({ version: 2, status: "printed" });
    expect(next.changes.map(({ label }) => label)).toContain("what was done since reception");
    expect((await passport()).sha256).toBe(next.sha256);
  });
});
