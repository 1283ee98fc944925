import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { PATHWAYS } from "../../../src/domain/pathway.js";
import { addDays, plainDate } from "../../../src/domain/plainDate.js";
import { SERVICE_GROUPS, SERVICE_SETTINGS } from "../../../src/domain/serviceDirectory.js";
import { exportServices } from "../../../src/services/directory/exportServices.js";
import { importServices } from "../../../src/services/directory/importServices.js";
import { listServices } from "../../../src/services/directory/listServices.js";
import { addService, updateService } from "../../../src/services/directory/saveService.js";
import type { Session } from "../../../src/services/session.js";
import { actionsAfter, auditTrail } from "../../support/auditTrail.js";
import { sessionOn } from "../../support/session.js";
import { forEachStore } from "../../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const DEMO = "templates/services/demo.csv";
const EVERYTHING = { stale: false, all: true };

const folder = mkdtempSync(join(tmpdir(), "resettle-directory-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function fileOf(name: string, contents: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, contents);
  return file;
}

forEachStore("the directory", ({ makeStore }) => {
  let session: Session;
  beforeEach(async () => {
    session = await sessionOn(await makeStore());
  });

  const take = (file: string, complete = false, on = session) => importServices(on, file, { stdin: process.stdin, complete });
  const takeText = (contents: string, complete = false) => take(fileOf("services.csv", contents), complete);
  const names = async (filter: object = {}) =>
    (await listServices(session, { ...EVERYTHING, all: false, ...filter })).services.map(({ service }) => service.name);
  const find = (name: string) => session.store.read.directory.find(name);

  it("is taken in, and the same file again changes nothing and leaves no line", async () => {
    const first = await take(DEMO);
    expect(first.changes.every(({ change }) => change === "added")).toBe(true);
    expect(first).toMatchObject({ format: "csv", unchanged: 0, entries: first.changes.length });
    const before = (await auditTrail(session.store)).length;
    expect(await take(DEMO)).toMatchObject({ changes: [], unchanged: first.entries, notInFile: [] });
    expect(await actionsAfter(session.store, before)).toEqual([]);
  });

  it("says which fields changed, and keeps what the file does not speak of", async () => {
    await takeText("name,pathways,setting,phone,notes\nHomes,accommodation,both,01632 960001,Ring first\n");
    const { changes } = await takeText("Name;Pathways;Setting;Phone\nHOMES;health;both;01632 960001\n");
    expect(changes).toEqual([{ name: "HOMES", change: "changed", fields: ["name", "pathways"] }]);
    expect(await find("homes")).toMatchObject({ pathways: ["health"], notes: "Ring first" });
  });

  it("that leaves out more than half of the services changes nothing, unless that is said to be right", async () => {
    const services = (count: number) =>
      `name,pathways,setting\n${Array.from({ length: count }, (_, index) => `S${index},health,both\n`).join("")}`;
    await takeText(services(12));
    await expect(takeText(services(5), true)).rejects.toMatchObject({
      ...{ kind: "refused", code: "DIRECTORY_SHRINKS" },
      message: "The file leaves out 7 of the 12 services of the directory. Nothing was changed.",
    });
    expect(await names()).toHaveLength(12);
    expect((await takeText(services(6), true)).changes).toHaveLength(6);
    const request = { stdin: process.stdin, complete: true, allowShrink: true };
    await importServices(session, fileOf("few.csv", services(1)), request);
    expect(await names()).toEqual(["S0"]);
  });

  it("loses nothing unless it is complete, and then withdraws who is missing", async () => {
    await takeText("name,pathways,setting\nA,health,both\nB,health,both\n");
    expect(await takeText("name,pathways,setting\nA,health,both\n")).toMatchObject({ changes: [], notInFile: ["B"] });
    expect(await names()).toEqual(["A", "B"]);
    const whole = await takeText("name,pathways,setting\nA,health,both\n", true);
    expect(whole.changes).toEqual([{ name: "B", change: "withdrawn", fields: ["withdrawnOn"] }]);
    expect(await names()).toEqual(["A"]);
    expect(await listServices(session, { ...EVERYTHING, all: false })).toMatchObject({ withdrawn: 1 });
    expect((await takeText("name,pathways,setting\nB,health,both\n")).changes).toMatchObject([
      { change: "changed", fields: ["withdrawnOn"] },
    ]);
    expect(await names()).toEqual(["A", "B"]);
  });

  it("changes nothing where one row is wrong, and is not emptied by a complete file of headings", async () => {
    await expect(takeText("name,pathways,setting\nA,health,both\nB,housing,both\n")).rejects.toMatchObject({
      kind: "input",
      issues: [{ line: 3, column: "pathways" }],
    });
    expect(await names({ all: true })).toEqual([]);
    await expect(takeText("name,pathways,setting\n", true)).rejects.toMatchObject({ kind: "refused", code: "DIRECTORY_EMPTY" });
  });

  it("does not forget a check for an older file", async () => {
    const file = "name,pathways,setting,checkedOn\nA,health,both,2026-01-05\n";
    await takeText(file);
    expect((await listServices(session, EVERYTHING)).services).toMatchObject([{ stale: true }]);
    expect(await updateService(session, "a", { typed: {}, checkedOn: MONDAY })).toMatchObject({ stale: false });
    expect(await takeText(file)).toMatchObject({ changes: [], unchanged: 1 });
    expect(await find("A")).toMatchObject({ checkedOn: "2026-11-23" });
  });

  it.each<[string, object, string[]]>([
    ["a pathway", { pathway: "health" }, ["Clinic", "Men only"]],
    ["an area, with those for any", { area: "testford" }, ["Clinic", "Men only"]],
    ["where people are", { setting: "custody" }, ["Men only"]],
    ["whom it is for, with those for anyone", { group: "women" }, ["Clinic", "Far"]],
    ["words anywhere", { search: "ring CLINIC" }, ["Clinic"]],
    ["what is stale", { stale: true }, ["Far", "Men only"]],
  ])("is searched by %s", async (_, filter, expected) => {
    await takeText(
      [
        "name,pathways,setting,releaseAreas,whoFor,notes,checkedOn",
        "Clinic,health,community,Testford,,Ring first,2026-11-01",
        "Far,accommodation,community,Otherby;Northmere,,,2026-01-01",
        "Men only,health,both,,men,,",
      ].join("\n"),
    );
    expect(await names(filter)).toEqual(expected);
  });

  it("takes one service by hand, with everything that is wrong at once", async () => {
    await expect(addService(session, { name: "A", pathways: "", setting: "both", postcode: "nowhere" })).rejects.toMatchObject({
      kind: "input",
      issues: [{ column: "pathways" }, { column: "postcode" }],
    });
    const { service } = await addService(session, { name: " A  b ", pathways: "health", setting: "custody" });
    expect(service).toMatchObject({ name: "A b", checkedOn: "2026-11-23" });
    await expect(addService(session, { name: "a B", pathways: "health", setting: "both" })).rejects.toMatchObject({
      code: "SERVICE_EXISTS",
    });
    const stored = await sessionOn(session.store, { asOf: addDays(MONDAY, 200) });
    expect((await listServices(stored, EVERYTHING)).services).toMatchObject([{ stale: true }]);
  });

  it("comes back from Open Referral UK and CSV as it went", async () => {
    await take(DEMO);
    const before = await session.store.read.directory.list();
    for (const format of ["csv", "open_referral"] as const) {
      const file = fileOf(`out-${format}`, (await exportServices(session, format)).text);
      expect(await take(file, true)).toMatchObject({ changes: [], leftOut: [], unmapped: [] });
      const other = await sessionOn(await makeStore());
      await take(file, false, other);
      expect(await other.store.read.directory.list()).toEqual(before);
    }
  });
});

describe("any directory", () => {
  const line = fc.string({ unit: "grapheme", maxLength: 30 }).map((text) => text.replaceAll(/\s+/gu, " "));
  const prose = fc.oneof(line, fc.constantFrom("=1+1", "'=x", "a\nb", 'say "hello", twice', "- dash"));
  const someOf = (list: readonly string[], least: number) =>
    fc.subarray([...list], { minLength: least }).map((some) => some.join(";"));
  const typed = fc.record({
    name: fc.string({ unit: "grapheme", minLength: 1, maxLength: 30 }).map((text) => `S${text}`),
    ...{
      publicLabel: line,
      organisation: line,
      phone: line,
      notes: prose,
      howToRefer: prose,
      address: prose,
      openingTimes: prose,
      travelNotes: prose,
    },
    pathways: someOf(PATHWAYS, 1),
    prisons: someOf(["EYI", "HOI", "BZI"], 0),
    releaseAreas: someOf(["Testford", "Otherby", "ZZ1"], 0),
    setting: fc.constantFrom(...SERVICE_SETTINGS),
    whoFor: someOf(SERVICE_GROUPS, 0),
    ageFrom: fc.constantFrom("", "1", "18"),
    ageTo: fc.constantFrom("", "18", "120"),
    daysToAnswer: fc.constantFrom("", "1", "365"),
    postcode: fc.constantFrom("", "ZZ1 1AA"),
    checkedOn: fc.constantFrom("2026-11-23", "2025-02-28"),
    withdrawnOn: fc.constantFrom("", "2026-01-01"),
  });

  it("is the same after it was written and taken in, in either form", async () => {
    const { createStore } = await import("../../../src/store/store.js");
    const { makeSqlitePlace } = await import("../../support/stores.js");
    await fc.assert(
      fc.asyncProperty(fc.array(typed, { minLength: 1, maxLength: 4 }), async (services) => {
        const [from, ...into] = await Promise.all([0, 1, 2].map(async () => sessionOn(await createStore(makeSqlitePlace()))));
        if (from === undefined) return;
        for (const service of services)
          await addService(from, service).catch((error) => expect(error.code).toBe("SERVICE_EXISTS"));
        const before = await from.store.read.directory.list();
        for (const [index, format] of (["csv", "open_referral"] as const).entries()) {
          const file = fileOf(`any-${format}`, (await exportServices(from, format)).text);
          const other = into[index];
          if (other === undefined) return;
          const request = { stdin: process.stdin, complete: true };
          expect(await importServices(from, file, request)).toMatchObject({ changes: [], leftOut: [] });
          await importServices(other, file, request);
          expect(await other.store.read.directory.list()).toEqual(before);
        }
        for (const session of [from, ...into]) await session.store.close();
      }),
      { numRuns: 8 },
    );
  }, 60_000);
});
