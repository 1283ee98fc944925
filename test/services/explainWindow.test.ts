import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { explainWindow } from "../../src/services/explainWindow.js";
import type { Session } from "../../src/services/session.js";
import { createStore, type Store } from "../../src/store/store.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { makeSqlitePlace } from "../support/stores.js";

const SUNDAY = plainDate("2026-11-22");
const MONDAY = plainDate("2026-11-23");

describe("why somebody's window is what it is", () => {
  let store: Store;
  let session: Session;
  beforeAll(async () => {
    store = await createStore(makeSqlitePlace());
    session = await sessionOn(store);
    const dates = { crd: plainDate("2027-05-19"), hdced: plainDate("2027-01-20"), led: plainDate("2028-05-19") };
    const moved = rollPerson({ facts: { dates, receptionDate: plainDate("2025-03-03") } });
    const other = rollPerson({ prisonerNumber: "A2345CD", lastName: "Marsden" });
    await seedPeople(store, [rollPerson(), other], SUNDAY);
    await seedPeople(store, [other, moved], MONDAY);
    await seedPeople(store, [other, moved], plainDate("2026-11-24"));
    return () => store.close();
  });

  it("shows every date that was seen, the one that won, those left out, and which line of which roll says so", async () => {
    const explained = await explainWindow(session, "A1234BC");
    expect(explained).toMatchObject({
      name: "MARSH, Ioan",
      prison: "MDI",
      legalStatus: "SENTENCED",
      receptionDate: "2025-03-03",
      state: "open",
      basis: "HDCED",
      windowStart: "2026-10-28",
      importId: 2,
      line: 3,
      since: MONDAY,
    });
    expect(explained.verdicts.map(({ code, verdict }) => [code, verdict])).toEqual(
      expect.arrayContaining([
        ["HDCED", "won"],
        ["CRD", "counted"],
        ["LED", "left_out"],
      ]),
    );
    expect(explained.reasons.join("\n")).toMatch(/^R9 /mu);
  });

  it("tells of the roll that said it, not of a newer one that said the same", async () => {
    const later = await explainWindow({ ...session, asOf: plainDate("2026-11-24") }, "A1234BC");
    expect(later).toMatchObject({ importId: 2, since: MONDAY });
  });

  it("tells on Sunday what Sunday's roll said", async () => {
    expect(await explainWindow({ ...session, asOf: SUNDAY }, "A1234BC")).toMatchObject({ state: "no_date", importId: 1 });
  });

  it.each([
    ["in small letters", "a1234bc"],
    ["by surname", "marsh"],
  ])("knows a person who is named %s", async (_, typed) => {
    expect(await explainWindow(session, typed)).toMatchObject({ prisonerNumber: "A1234BC" });
  });

  it("does not choose among several people", async () => {
    await expect(explainWindow(session, "mars")).rejects.toMatchObject({
      kind: "notFound",
      code: "PERSON_NOT_UNIQUE",
      message: expect.stringContaining("A2345CD, A1234BC"),
    });
  });

  it.each([
    ["nobody has the number", "Z9999ZZ", "PERSON_NOT_FOUND", MONDAY],
    ["nobody has the name", "Underhill", "PERSON_NOT_FOUND", MONDAY],
    ["they were on no roll that day", "A1234BC", "NOT_ON_ROLL", plainDate("2026-11-21")],
  ])("says so where %s", async (_, typed, code, asOf) => {
    await expect(explainWindow({ ...session, asOf }, typed)).rejects.toMatchObject({ kind: "notFound", code });
  });

  it("leaves a line that somebody looked", async () => {
    const { entries } = await store.verifyAudit();
    await explainWindow(session, "A1234BC");
    const lines = [];
    for await (const batch of store.read.audit.entriesAfter(entries)) lines.push(...batch);
    expect(lines).toMatchObject([{ actor: "worker", action: "window.explain", subject: "A1234BC" }]);
  });
});
