import { describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { addWorker } from "../../src/services/addWorker.js";
import { assignWorkers } from "../../src/services/assignWorkers.js";
import { listUnassigned } from "../../src/services/listUnassigned.js";
import type { Session } from "../../src/services/session.js";
import { showHistory } from "../../src/services/showHistory.js";
import { showPerson } from "../../src/services/showPerson.js";
import { handOver, workerLeaves } from "../../src/services/workerLeaves.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const [FIRST, SECOND, FAR] = ["A1001AA", "A1002AA", "A1003AA"] as const;

forEachStore("who helps", ({ makeStore }) => {
  const open = async (): Promise<Session> => {
    const store = await makeStore();
    const leaving = (prisonerNumber: string, crd: string) =>
      rollPerson({ prisonerNumber, facts: { dates: { crd: plainDate(crd) } } });
    await seedPeople(store, [leaving(FIRST, "2027-01-04"), leaving(SECOND, "2026-12-14"), leaving(FAR, "2029-01-08")], MONDAY);
    const session = await sessionOn(store);
    await addWorker(session, "jo", { fullName: "Jo Pritchard", role: "resettlement_worker", active: true });
    await addWorker(session, "kit", { fullName: "Kit Comley", role: "resettlement_worker", active: true });
    await addWorker(session, "com", { fullName: "Cam Ode", role: "com", active: true });
    return session;
  };

  it("is somebody in prison and somebody in the community, or plainly nobody", async () => {
    const session = await open();
    await assignWorkers(session, [FIRST], { worker: "jo" });
    expect((await showPerson(session, FIRST)).overseeing).toMatchObject({ inPrison: { fullName: "Jo Pritchard" } });
    expect((await showPerson(session, FIRST)).overseeing).not.toHaveProperty("inCommunity");
    await assignWorkers(session, [FIRST], { worker: "com" });
    expect((await showPerson(session, FIRST)).overseeing).toMatchObject({ inCommunity: { fullName: "Cam Ode" } });
  });

  it("hands over, ends, and who helped when stays known", async () => {
    const session = await open();
    await assignWorkers(session, [FIRST], { worker: "jo", from: addDays(MONDAY, -20) });
    await assignWorkers(session, [FIRST], { worker: "kit", insteadOf: "jo", from: addDays(MONDAY, -10) });
    await assignWorkers(session, [FIRST], { worker: "kit", until: addDays(MONDAY, -1) });
    expect((await showHistory(session, FIRST)).workers.map(({ fullName, from, until }) => [fullName, from, until])).toEqual([
      ["Jo Pritchard", "2026-11-03", "2026-11-13"],
      ["Kit Comley", "2026-11-13", "2026-11-22"],
    ]);
    expect((await showPerson(session, FIRST)).workers).toEqual([]);
  });

  it("can be put right on the day of the mistake, by saying who should not have been", async () => {
    const session = await open();
    await assignWorkers(session, [FIRST], { worker: "jo" });
    await expect(assignWorkers(session, [FIRST], { worker: "kit" })).rejects.toMatchObject({ code: "ROLE_HELD" });
    await assignWorkers(session, [FIRST], { worker: "kit", insteadOf: "jo" });
    expect((await showPerson(session, FIRST)).workers.map(({ name }) => name)).toEqual(["kit"]);
  });

  it("is given to several at once, or to nobody with every mistake", async () => {
    const session = await open();
    const mistaken = assignWorkers(session, [FIRST, "A9999ZZ", SECOND, "nobody"], { worker: "jo" });
    await expect(mistaken).rejects.toMatchObject({ kind: "input", issues: [{ column: "A9999ZZ" }, { column: "nobody" }] });
    expect((await showPerson(session, FIRST)).workers).toEqual([]);
    expect(await assignWorkers(session, [FIRST, SECOND], { worker: "jo" })).toHaveLength(2);
  });

  describe("is refused", () => {
    it.each([
      ["an end before it begins", { worker: "jo", from: MONDAY, until: MONDAY }, "ENDS_BEFORE_IT_BEGINS"],
      ["an end of what nobody began", { worker: "jo", until: MONDAY }, "ROLE_NOT_HELD"],
      ["in place of somebody who does not help", { worker: "jo", insteadOf: "kit" }, "NOT_WITH_THEM"],
      ["in place of somebody nobody knows", { worker: "jo", insteadOf: "zed" }, "WORKER_NOT_FOUND"],
    ])("%s", async (_, given, code) => {
      await expect(assignWorkers(await open(), [FIRST], given)).rejects.toMatchObject({ code });
    });
  });

  it("is nobody for those in the window who lack one, next to leave first; others where asked", async () => {
    const session = await open();
    await assignWorkers(session, [FIRST], { worker: "jo" });
    await assignWorkers(session, [FIRST], { worker: "com" });
    expect((await listUnassigned(session, { all: false })).map(({ prisonerNumber }) => prisonerNumber)).toEqual([SECOND]);
    expect((await listUnassigned(session, { all: true })).map(({ prisonerNumber }) => prisonerNumber)).toEqual([SECOND, FAR]);
    await workerLeaves(session, "jo");
    const [, first] = await listUnassigned(session, { all: false });
    expect(first).toMatchObject({ prisonerNumber: FIRST, inCommunity: "com" });
    expect(first).not.toHaveProperty("inPrison");
  });

  it("says whom a worker who leaves is still named for, and gives them all to another", async () => {
    const session = await open();
    await assignWorkers(session, [FIRST, SECOND], { worker: "jo", from: addDays(MONDAY, -3) });
    const left = await workerLeaves(session, "jo", addDays(MONDAY, -1));
    expect(left).toMatchObject({ worker: { active: false, leftOn: "2026-11-22" }, people: [FIRST, SECOND] });
    await expect(workerLeaves(session, "kit", addDays(MONDAY, 1))).rejects.toMatchObject({ code: "DAY_AHEAD" });
    await expect(handOver(session, { from: "kit", to: "jo" })).rejects.toMatchObject({ code: "WORKER_LEFT" });
    expect(await handOver(session, { from: "jo", to: "kit" })).toHaveLength(2);
    expect((await showPerson(session, SECOND)).workers).toMatchObject([{ name: "kit", left: false, from: "2026-11-23" }]);
    expect(await handOver(session, { from: "jo", to: "kit" })).toEqual([]);
  });
});
