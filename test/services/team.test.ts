import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { addWorker, findWorker } from "../../src/services/addWorker.js";
import { listPrisons } from "../../src/services/listPrisons.js";
import { listWorkers } from "../../src/services/listWorkers.js";
import type { Session } from "../../src/services/session.js";
import { setPrison } from "../../src/services/setPrison.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

forEachStore("a team", ({ makeStore }) => {
  let session: Session;
  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, [rollPerson({ prison: "EYI" })], plainDate("2026-11-23"));
    session = await sessionOn(store);
  });

  describe("has workers", () => {
    it("who are added once; what is given later changes that and nothing else, where it may write over what is recorded", async () => {
      const jo = { fullName: "Jo Pritchard", role: "resettlement_worker", phone: "01632 960201", active: true } as const;
      expect(await addWorker(session, "jo", jo)).toMatchObject({ isNew: true, changed: true });
      expect(await addWorker(session, "jo", jo)).toMatchObject({ isNew: false, changed: false });
      const hito = { role: "hito", active: true } as const;
      await expect(addWorker(session, "jo", hito)).rejects.toMatchObject({ kind: "refused", code: "WORKER_EXISTS" });
      expect(await findWorker(session, "jo")).toMatchObject({ role: "resettlement_worker" });
      await addWorker(session, "jo", hito, { replace: true });
      expect(await findWorker(session, "jo")).toMatchObject({ fullName: "Jo Pritchard", role: "hito", phone: "01632 960201" });
    });

    it("of whom what nobody has recorded yet is filled in, and who leave and come back, without further ado", async () => {
      await addWorker(session, "sam", { fullName: "Sam Okafor", role: "com", active: true });
      await addWorker(session, "sam", { fullName: "Sam Okafor", organisation: "Probation", active: true });
      await addWorker(session, "sam", { active: false });
      expect(await addWorker(session, "sam", { active: true })).toMatchObject({ changed: true });
      expect(await findWorker(session, "sam")).toMatchObject({ organisation: "Probation", active: true });
    });

    it("who stay on record when they leave, and are listed on request", async () => {
      await addWorker(session, "lee", { fullName: "Lee Marsh", role: "pom", active: false });
      const names = async (all: boolean) => (await listWorkers(session, { all })).map(({ name }) => name);
      expect(await names(false)).not.toContain("lee");
      expect(await names(true)).toContain("lee");
    });

    it.each([
      ["has a space in the short name", "jo p", { fullName: "Jo", role: "pom" }, "input"],
      ["has no role", "jop", { fullName: "Jo" }, "usage"],
      ["has no full name", "jop", { role: "pom" }, "usage"],
      ["has a page for a name", "jop", { fullName: "Jo ".repeat(99), role: "pom" }, "input"],
    ] as const)("but none who %s", async (_, name, details, kind) => {
      await expect(addWorker(session, name, { ...details, active: true })).rejects.toMatchObject({ kind });
      expect(await findWorker(session, name)).toBeUndefined();
    });
  });

  describe("works in prisons", () => {
    it.each([["eyi"], ["Elmley"], ["HMP Elmley"]])("found in the list that comes with the program: %s", async (typed) => {
      expect(await setPrison(session, typed, {})).toMatchObject({ code: "EYI", name: expect.stringContaining("Elmley") });
    });

    it("that keep what was known before, with the day of their last roll", async () => {
      await setPrison(session, "EYI", { bought: "lead" });
      await setPrison(session, "EYI", { name: "Our Elmley" });
      await setPrison(session, "our elmley", {});
      expect(await listPrisons(session)).toMatchObject([
        { code: "EYI", name: "Our Elmley", role: "lead", lastRollOn: "2026-11-23" },
      ]);
    });

    it("that nobody has heard of only where their name is given", async () => {
      await expect(setPrison(session, "ZZ9", { bought: "host" })).rejects.toMatchObject({ kind: "notFound" });
      expect(await setPrison(session, "zz9", { name: "New place" })).toEqual({ code: "ZZ9", name: "New place" });
    });
  });
});
