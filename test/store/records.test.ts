import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { parsePlainTime } from "../../src/domain/plainTime.js";
import type { AppointmentRecord, LicenceRecord, PlanRecord, ReferralRecord } from "../../src/domain/records.js";
import type { NewRecord } from "../../src/store/repositories/record.js";
import { openSealed } from "../../src/store/sealing.js";
import type { StoreWriter } from "../../src/store/writer.js";
import { forEachStore, TEST_RESTRICTED_KEY } from "../support/stores.js";
import { MONDAY, THURSDAY, TUESDAY, WEDNESDAY } from "./people.js";

const OF = { prisonerNumber: "A1234BC", recordedOn: MONDAY };
const at = (text: string) => parsePlainTime(text) ?? expect.fail(`${text} is no time`);

const APPOINTMENT: NewRecord<AppointmentRecord> = {
  ...OF,
  kind: "probation",
  title: "First appointment",
  publicLabel: "",
  date: THURSDAY,
  time: at("09:30"),
  minutes: 45,
  means: "in_person",
  place: "Office",
  postcode: "",
  with: "Duty officer",
  organisation: "",
  phone: "",
  notes: "Bring this page.",
  requiredByLicence: true,
  status: "booked",
};
const REFERRAL: NewRecord<Omit<ReferralRecord, "state" | "moves">> = {
  ...OF,
  kind: "duty_to_refer",
  pathway: "accommodation",
  service: "A council",
  publicLabel: "",
  reason: "No address",
  consent: true,
  madeOn: MONDAY,
  answerWithinDays: 10,
};
const PLAN: Omit<NewRecord<PlanRecord>, "version"> = {
  ...OF,
  status: "draft",
  template: "standard",
  language: "en",
  audience: "own",
  document: "plan",
  recipient: "",
  value: '{"a":1}',
  valueHash: "hash 1",
  pages: 2,
  sha256: "00",
};
const LICENCE = { address: "1 Test Street", postcode: "AB1 2CD" } satisfies Partial<LicenceRecord>;

forEachStore("the records of a person", ({ makeStore }) => {
  const storeWithPeople = async () => {
    const store = await makeStore();
    await store.write("jo", "reception", async (tx) => {
      await tx.people.record("A1234BC");
      await tx.people.record("B2345CD");
    });
    const write = <Result>(work: (tx: StoreWriter) => Promise<Result>) => store.write("jo", "resettlement", work);
    return { store, write };
  };

  it("come back as they were recorded, with an id and who recorded them", async () => {
    const { store, write } = await storeWithPeople();
    const made = await write(async (tx) => ({
      needs: await tx.needs.record({
        ...OF,
        pathway: "health",
        need: "gp",
        urgency: "before_release",
        status: "not_started",
        restricted: false,
        note: "",
      }),
      barriers: await tx.barriers.record({
        ...OF,
        pathway: "finance_and_id",
        barrier: "No ID",
        action: "Apply",
        by: "jo",
        status: "open",
        restricted: true,
        dueOn: THURSDAY,
      }),
      goals: await tx.goals.record({ ...OF, goal: "Swim", firstStep: "Ask at the pool", status: "planned" }),
      achievements: await tx.achievements.record({ ...OF, achievement: "Level 2 maths", on: MONDAY }),
      appointments: await tx.appointments.record({ ...APPOINTMENT, travelMinutes: 20 }),
      conditions: await tx.conditions.record({
        ...OF,
        condition: "exclusion_zone",
        policyVersion: "4.0",
        details: { area: ["A", "B"] },
        licenceText: "",
      }),
      outcomes: await tx.outcomes.record({
        ...OF,
        outcome: "first_night",
        releasedOn: plainDate("2026-11-20"),
        value: "unknown",
        on: TUESDAY,
      }),
    }));
    for (const kind of ["needs", "barriers", "goals", "achievements", "appointments", "conditions", "outcomes"] as const) {
      expect(made[kind]).toMatchObject({ id: expect.any(String), recordedBy: "jo", ...OF });
      expect(await store.read[kind].list("A1234BC")).toEqual([made[kind]]);
      expect(await store.read[kind].get(made[kind].id)).toEqual(made[kind]);
      expect(await store.read[kind].list("B2345CD")).toEqual([]);
      await expect(store.read[kind].get("none")).rejects.toMatchObject({ kind: "notFound" });
    }
  });

  it("are listed in the order they were made, and of many people in one answer", async () => {
    const { store, write } = await storeWithPeople();
    await write(async (tx) => {
      for (const goal of ["c", "a", "b"]) await tx.goals.record({ ...OF, goal, firstStep: "", status: "planned" });
      await tx.goals.record({ ...OF, prisonerNumber: "B2345CD", goal: "d", firstStep: "", status: "planned" });
    });
    const goalsOf = (goals: readonly { readonly goal: string }[] = []) => goals.map(({ goal }) => goal).join("");
    expect(goalsOf(await store.read.goals.list("A1234BC"))).toBe("cab");
    const all = await store.read.goals.listByPerson();
    expect([goalsOf(all.get("A1234BC")), goalsOf(all.get("B2345CD"))]).toEqual(["cab", "d"]);
    expect([...(await store.read.goals.listByPerson(["B2345CD", "Z9999ZZ"])).keys()]).toEqual(["B2345CD"]);
  });

  it("keep what did not change, and are emptied of what is taken out", async () => {
    const { store, write } = await storeWithPeople();
    const goal = await write((tx) =>
      tx.goals.record({ ...OF, goal: "Swim", firstStep: "", targetOn: THURSDAY, status: "planned" }),
    );
    const { targetOn: _, ...without } = goal;
    await write((tx) => tx.goals.change(goal.id, { targetOn: undefined }));
    expect(await store.read.goals.get(goal.id)).toEqual(without);
  });

  it("keep any text as it was written", async () => {
    const { store, write } = await storeWithPeople();
    const anyText = fc.string({
      unit: fc.oneof(fc.constantFrom(...`'"\\%$?;{}[]\n\t\u0001\u2028\u202e`), fc.constantFrom(..."aŵłé😀")),
    });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (achievement, area) => {
        const { record, condition } = await write(async (tx) => ({
          record: await tx.achievements.record({ ...OF, achievement }),
          condition: await tx.conditions.record({
            ...OF,
            condition: "x",
            policyVersion: "",
            details: { area },
            licenceText: achievement,
          }),
        }));
        expect(await store.read.achievements.get(record.id)).toEqual(record);
        expect((await store.read.conditions.get(condition.id)).details).toEqual({ area });
      }),
      { numRuns: 25 },
    );
  });

  it("are of people there is a record of, and of nobody else", async () => {
    const { write } = await storeWithPeople();
    const stray = write((tx) =>
      tx.goals.record({ ...OF, prisonerNumber: "Z9999ZZ", goal: "", firstStep: "", status: "planned" }),
    );
    await expect(stray).rejects.toThrow();
  });

  it("hold restricted answers apart: no list has them, only who asks for them", async () => {
    const { store, write } = await storeWithPeople();
    const screening = await write((tx) =>
      tx.screenings.record(
        {
          ...OF,
          kind: "bcst2",
          template: "bcst2",
          templateVersion: "1",
          completedOn: TUESDAY,
          answers: { gp: "yes", id: ["passport"] },
        },
        { threat: "yes", survivor: null },
      ),
    );
    expect(await store.read.screenings.list("A1234BC")).toEqual([screening]);
    expect(screening).toMatchObject({ restrictedCount: 2, answers: { gp: "yes", id: ["passport"] } });
    expect(JSON.stringify(await store.read.screenings.list("A1234BC"))).not.toContain("threat");
    const sealed = (await store.read.screenings.findSealed(screening.id)) ?? "";
    expect(openSealed(TEST_RESTRICTED_KEY, sealed, screening.id)).toEqual({
      answers: { threat: "yes", survivor: null },
      notes: {},
    });
    for await (const entries of store.read.audit.entriesAfter(2)) expect(JSON.stringify(entries)).not.toMatch(/threat|passport/);
  });

  it("tell the newest screening of each kind as of a day", async () => {
    const { store, write } = await storeWithPeople();
    const answered = { ...OF, template: "t", templateVersion: "1", answers: {} };
    await write(async (tx) => {
      await tx.screenings.record({ ...answered, kind: "bcst2", completedOn: MONDAY }, {});
      await tx.screenings.record({ ...answered, kind: "bcst3", completedOn: WEDNESDAY }, {});
      await tx.screenings.record({ ...answered, kind: "bcst3", completedOn: TUESDAY }, {});
    });
    expect((await store.read.screenings.newestByPerson(THURSDAY)).get("A1234BC")).toEqual({ bcst2: MONDAY, bcst3: WEDNESDAY });
    expect((await store.read.screenings.newestByPerson(TUESDAY)).get("A1234BC")).toEqual({ bcst2: MONDAY, bcst3: TUESDAY });
    expect((await store.read.screenings.newestByPerson(plainDate("2026-11-22"))).size).toBe(0);
  });

  it("follow a referral through its moves, and tell where it stood on a day", async () => {
    const { store, write } = await storeWithPeople();
    const made = await write((tx) => tx.referrals.record(REFERRAL, { state: "made", note: "sent" }));
    expect(made).toMatchObject({ state: "made", moves: [{ state: "made", on: MONDAY, worker: "jo", note: "sent" }] });
    await write((tx) => tx.referrals.move(made.id, { state: "accepted", on: TUESDAY, note: "" }));
    const done = await write((tx) => tx.referrals.move(made.id, { state: "completed", on: THURSDAY, note: "" }, "achieved"));
    expect(done).toMatchObject({
      state: "completed",
      outcome: "achieved",
      moves: [{}, { state: "accepted" }, { state: "completed" }],
    });
    expect(await store.read.referrals.list("A1234BC")).toEqual([done]);

    const stood = async (day: typeof MONDAY) => (await store.read.referrals.standingByPerson(day)).get("A1234BC");
    expect(await stood(plainDate("2026-11-22"))).toBeUndefined();
    expect(await stood(WEDNESDAY)).toEqual([
      { id: made.id, kind: "duty_to_refer", madeOn: MONDAY, answerWithinDays: 10, state: "accepted", since: TUESDAY },
    ]);
    expect(await stood(THURSDAY)).toMatchObject([{ state: "completed", since: THURSDAY }]);
  });

  it("list everyone's appointments of some days by day and time", async () => {
    const { store, write } = await storeWithPeople();
    await write(async (tx) => {
      await tx.appointments.record({ ...APPOINTMENT, title: "late", time: at("14:00") });
      await tx.appointments.record({ ...APPOINTMENT, title: "other", prisonerNumber: "B2345CD" });
      await tx.appointments.record({ ...APPOINTMENT, title: "before", date: TUESDAY });
      await tx.appointments.record({ ...APPOINTMENT, title: "first", date: WEDNESDAY });
    });
    const listed = await store.read.appointments.listBetween(WEDNESDAY, THURSDAY);
    expect(listed.map((appointment) => appointment.title)).toEqual(["first", "other", "late"]);
  });

  it("have one licence a person, made by the first thing that is said of it", async () => {
    const { store, write } = await storeWithPeople();
    const made = await write((tx) => tx.licences.set("A1234BC", LICENCE, { recordedOn: MONDAY }));
    const hdcCurfew = {
      ...LICENCE,
      daily: { from: at("19:00"), until: at("07:00") },
      firstNight: { from: at("15:00"), until: at("07:00") },
    };
    const changed = await write((tx) => tx.licences.set("A1234BC", { endsOn: THURSDAY, hdcCurfew }, { recordedOn: TUESDAY }));
    expect(changed).toEqual({ ...made, endsOn: THURSDAY, hdcCurfew });
    expect(await store.read.licences.findFor("A1234BC")).toEqual(changed);
    expect(await store.read.licences.findFor("B2345CD")).toBeUndefined();
  });

  it("count the versions of a plan, and take an equal one for the version it is", async () => {
    const { store, write } = await storeWithPeople();
    const first = await write((tx) => tx.plans.record(PLAN));
    const same = await write((tx) => tx.plans.record(PLAN));
    const second = await write((tx) => tx.plans.record({ ...PLAN, recordedOn: TUESDAY, value: '{"a":2}', valueHash: "hash 2" }));
    expect([first.version, same.id, second.version]).toEqual([1, first.id, 2]);
    await write((tx) => tx.plans.change(second.id, { status: "agreed" }));
    expect((await store.read.plans.newestByPerson(TUESDAY)).get("A1234BC")).toMatchObject({ version: 2, status: "agreed" });
    expect((await store.read.plans.newestByPerson(MONDAY)).get("A1234BC")).toMatchObject({ version: 1 });
    expect(await store.read.plans.getWhole(first.id)).toEqual({ ...first, value: PLAN.value });
    expect(first).not.toHaveProperty("value");
  });

  it("name one worker in each role, from a day to a day", async () => {
    const { store, write } = await storeWithPeople();
    const worker = { fullName: "Test Worker", role: "resettlement_worker", organisation: "", phone: "", active: true } as const;
    const role = { ...OF, role: "resettlement_worker" } as const;
    await write(async (tx) => {
      for (const name of ["jo", "sam"]) await tx.workers.set({ name, ...worker });
      await tx.assignments.assign({ ...role, worker: "jo", from: MONDAY });
      await tx.assignments.assign({ ...role, worker: "jo", from: TUESDAY });
      await tx.assignments.assign({ ...role, worker: "sam", from: WEDNESDAY });
      await tx.assignments.assign({ ...role, role: "pom", worker: "jo", from: MONDAY });
    });
    const held = async (day: typeof MONDAY) =>
      (await store.read.assignments.heldByPerson(day))
        .get("A1234BC")
        ?.map((assignment) => `${assignment.role} ${assignment.worker}`);
    expect(await held(TUESDAY)).toEqual(["resettlement_worker jo", "pom jo"]);
    expect(await held(WEDNESDAY)).toEqual(["resettlement_worker sam", "pom jo"]);
    const [first] = await store.read.assignments.list("A1234BC");
    expect(first).toMatchObject({ from: MONDAY, until: WEDNESDAY });
  });
});

forEachStore("prisons and workers", ({ makeStore }) => {
  describe("are set by name or code, and the same again is nothing new", () => {
    it("prisons", async () => {
      const store = await makeStore();
      const set = (prison: Parameters<StoreWriter["prisons"]["set"]>[0]) =>
        store.write("jo", "set up", (tx) => tx.prisons.set(prison));
      expect(await set({ code: "MDI", name: "Moorland" })).toBe(true);
      expect(await set({ code: "MDI", name: "Moorland", role: "lead" })).toBe(true);
      expect(await set({ code: "MDI", name: "Moorland", role: "lead" })).toBe(false);
      await set({ code: "LEI", name: "Leeds" });
      expect(await store.read.prisons.list()).toEqual([
        { code: "LEI", name: "Leeds" },
        { code: "MDI", name: "Moorland", role: "lead" },
      ]);
      expect(await store.read.prisons.find("WEI")).toBeUndefined();
      expect(await store.verifyAudit()).toMatchObject({ entries: 3 });
    });

    it("workers", async () => {
      const store = await makeStore();
      const jo = { name: "jo", fullName: "Jo Tester", role: "pom", organisation: "A prison", phone: "", active: true } as const;
      const set = (worker: Parameters<StoreWriter["workers"]["set"]>[0]) =>
        store.write("jo", "set up", (tx) => tx.workers.set(worker));
      expect([await set(jo), await set(jo), await set({ ...jo, active: false })]).toEqual([true, false, true]);
      expect(await store.read.workers.find("jo")).toEqual({ ...jo, active: false });
      expect(await store.read.workers.list()).toHaveLength(1);
    });
  });
});
