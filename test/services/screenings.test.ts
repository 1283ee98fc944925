import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { listScreenings } from "../../src/services/listScreenings.js";
import { recordScreening } from "../../src/services/recordScreening.js";
import type { Session } from "../../src/services/session.js";
import { type AnswerHistory, showAnswerHistory } from "../../src/services/showAnswerHistory.js";
import { showScreening } from "../../src/services/showScreening.js";
import { startScreening } from "../../src/services/startScreening.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { BCST1_ANSWERS } from "../support/screeningAnswers.js";
import { markForRestricted, sessionOn } from "../support/session.js";
import { forEachStore, restrictedKeyFile } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");

forEachStore("a screening", ({ makeStore }) => {
  let session: Session;
  let seeded: number;
  /** Somebody else in every test. */
  let person: string;
  const people = rollPeople(30).map(({ prisonerNumber }) => prisonerNumber);

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, rollPeople(30), MONDAY);
    session = await sessionOn(store, { restrictedKeyFile: restrictedKeyFile() });
    await markForRestricted(store);
  });
  beforeEach(async () => {
    person = people.pop() ?? "";
    seeded = (await auditTrail(session.store)).length;
  });

  const needs = () => session.store.read.needs.list(person);

  it("is recorded with the needs it raises, in one write", async () => {
    const recorded = await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS });
    expect(recorded.screening).toMatchObject({
      kind: "bcst1",
      template: "bcst1",
      templateVersion: "1",
      completedOn: "2026-11-23",
    });
    expect(recorded.needs.map(({ label, record }) => [label, record.urgency, record.status])).toEqual([
      ["Get medicine in prison", "immediate", "not_started"],
      ["Find somewhere to live", "before_release", "not_started"],
      ["Tell benefits about the time in custody", "immediate", "not_started"],
    ]);
    expect((await needs()).map(({ screeningId }) => screeningId)).toEqual(Array(3).fill(recorded.screening.id));
    const trail = (await auditTrail(session.store)).slice(seeded);
    expect(trail.map(({ action }) => action)).toEqual(["screening.record", "need.record", "need.record", "need.record"]);
    expect(new Set(trail.map(({ at }) => at)).size).toBe(1);
  });

  it("keeps “no answer” as an answer, and a question left out as none", async () => {
    const { screening } = await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS });
    expect(screening.answers).toMatchObject({ home_at_risk: null });
    expect(screening.answers).not.toHaveProperty("urgent_other");
  });

  it("is refused with every mistake at once, by question and line, and nothing is written", async () => {
    const answers = { ...BCST1_ANSWERS, interpreter: "perhaps", medication: undefined, shoe_size: "9" };
    const lines = new Map([["interpreter", 4]]);
    await expect(recordScreening(session, person, { kind: "bcst1", answers, file: "a.yaml", lines })).rejects.toMatchObject({
      kind: "input",
      code: "ANSWERS_MISTAKES",
      issues: [
        { file: "a.yaml", column: "shoe_size" },
        { file: "a.yaml", line: 4, column: "interpreter", message: "Question interpreter wants one of: yes, no." },
        { file: "a.yaml", column: "medication" },
        { file: "a.yaml", column: "medication_now" },
      ],
    });
    expect(await actionsAfter(session.store, seeded)).toEqual([]);
  });

  it.each([
    ["somebody no roll has named", { who: "Z9999ZZ" }, "notFound"],
    ["a day that has not come", { on: addDays(MONDAY, 1) }, "input"],
  ])("is refused for %s", async (_, { who = person, ...more }: { who?: string; on?: PlainDate }, kind) => {
    const given = { kind: "bcst1", answers: BCST1_ANSWERS, ...more } as const;
    await expect(recordScreening(session, who, given)).rejects.toMatchObject({ kind });
    expect(await actionsAfter(session.store, seeded)).toEqual([]);
  });

  describe("that finds a need again", () => {
    const rough = { ...BCST1_ANSWERS, accommodation_before: "no_fixed_address" };
    const lost = { crisis_about: ["accommodation"], crisis_home: ["lost"], threat: "no" };

    it("does not raise it twice, but makes it as urgent as it now is", async () => {
      await recordScreening(session, person, { kind: "bcst1", answers: rough });
      const again = await recordScreening(session, person, { kind: "crisis", answers: lost });
      expect({ needs: again.needs, known: again.knownNeeds }).toEqual({ needs: [], known: 1 });
      expect((await needs()).filter(({ need }) => need === "find_accommodation")).toMatchObject([{ urgency: "immediate" }]);
    });

    it("never makes it less urgent", async () => {
      await recordScreening(session, person, { kind: "crisis", answers: lost });
      await recordScreening(session, person, { kind: "bcst1", answers: rough });
      expect((await needs()).filter(({ need }) => need === "find_accommodation")).toMatchObject([{ urgency: "immediate" }]);
    });

    it("raises it anew where it had been met", async () => {
      await recordScreening(session, person, { kind: "crisis", answers: lost });
      const [found] = await needs();
      await session.store.write("worker", "met", (tx) => tx.needs.change(found?.id ?? "", { status: "met" }));
      const again = await recordScreening(session, person, { kind: "crisis", answers: lost });
      expect(again.needs.map(({ record }) => record.need)).toEqual(["find_accommodation"]);
    });
  });

  describe("with restricted answers", () => {
    const afraid = { ...BCST1_ANSWERS, threat: "unsure" };

    it("seals them and the needs they raise, and says only how many", async () => {
      const {
        screening,
        needs: shown,
        restrictedNeeds,
      } = await recordScreening(session, person, { kind: "bcst1", answers: afraid });
      expect(screening).toMatchObject({ restrictedCount: 1 });
      expect(screening.answers).not.toHaveProperty("threat");
      expect({ restrictedNeeds, shown: shown.map(({ record }) => record.need) }).toMatchObject({ restrictedNeeds: 1 });
      expect(shown.map(({ record }) => record.need)).not.toContain("safety_plan");
    });

    it("shows them only where they are asked for, and that is in the trail", async () => {
      const { screening } = await recordScreening(session, person, { kind: "bcst1", answers: afraid });
      const before = (await auditTrail(session.store)).length;
      const plain = await showScreening(session, screening.id, { restricted: false });
      expect(plain).not.toHaveProperty("restrictedAnswers");
      expect(plain.answers.map(({ question }) => question)).not.toContain("threat");
      const opened = await showScreening(session, screening.id, { restricted: true });
      expect(opened.restrictedAnswers).toMatchObject([{ question: "threat", answer: "unsure", words: "Not sure" }]);
      expect(await actionsAfter(session.store, before)).toEqual(["screening.show", "screening.show_restricted"]);
    });

    it.each([
      ["to a worker who is not marked for it", { actor: "somebody" }, { kind: "refused", code: "RESTRICTED" }],
      ["where their key is not here", { restrictedKeyFile: "/nowhere" }, { kind: "store", code: "RESTRICTED_KEY_MISSING" }],
    ])("does not show them %s, and nothing is said to have been opened", async (_, wish, refusal) => {
      const { screening } = await recordScreening(session, person, { kind: "bcst1", answers: afraid });
      const before = (await auditTrail(session.store)).length;
      await expect(showScreening({ ...session, ...wish }, screening.id, { restricted: true })).rejects.toMatchObject(refusal);
      expect(await actionsAfter(session.store, before)).toEqual([]);
    });
  });

  it("shows answers in the order and the words of its questions", async () => {
    const { screening } = await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS });
    const { answers } = await showScreening(session, screening.id, { restricted: false });
    expect(answers.slice(0, 2)).toMatchObject([
      { topic: "About the person", text: "What would you like us to call you?", words: "Gaz" },
      { topic: "About the person", words: "No" },
    ]);
    expect(answers.find(({ question }) => question === "home_at_risk")).toMatchObject({ answer: null, words: "No answer" });
    expect(answers.find(({ question }) => question === "benefits_or_wages")).toMatchObject({ words: "Benefits" });
  });

  it("is listed by the day it was done, up to the day asked about", async () => {
    const given = { kind: "bcst1", answers: BCST1_ANSWERS } as const;
    await recordScreening(session, person, given);
    await recordScreening(session, person, { ...given, on: addDays(MONDAY, -3) });
    const days = async (asOf = MONDAY) =>
      (await listScreenings({ ...session, asOf }, person)).screenings.map(({ completedOn }) => completedOn);
    expect(await days()).toEqual(["2026-11-20", "2026-11-23"]);
    expect(await days(addDays(MONDAY, -1))).toEqual(["2026-11-20"]);
  });

  describe("over time", () => {
    const history = (wish: { question?: string; all?: boolean } = {}, asOf = MONDAY) =>
      showAnswerHistory({ ...session, asOf }, person, { all: false, ...wish });
    const said = async (question: string, asOf = MONDAY) =>
      (await history({ question }, asOf)).questions
        .flatMap(({ answers }) => answers)
        .map(({ screening, words, times, lastOn }) => [screening.completedOn, screening.kind, words, times, lastOn]);
    beforeEach(async () => {
      await recordScreening(session, person, {
        kind: "bcst1",
        answers: { ...BCST1_ANSWERS, threat: "yes" },
        on: addDays(MONDAY, -9),
      });
      await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS, on: addDays(MONDAY, -4) });
      const moved = { ...BCST1_ANSWERS, preferred_name: "Gary", urgent_other: "My dog" };
      await recordScreening(session, person, { kind: "bcst1", answers: moved });
      seeded = (await auditTrail(session.store)).length;
    });

    it("keeps every earlier answer, with those that stayed folded into one", async () => {
      expect(await said("preferred_name")).toEqual([
        ["2026-11-14", "bcst1", "Gaz", 2, "2026-11-19"],
        ["2026-11-23", "bcst1", "Gary", 1, "2026-11-23"],
      ]);
      expect(await said("home_at_risk")).toEqual([["2026-11-14", "bcst1", "No answer", 3, "2026-11-23"]]);
    });

    it("ends on the day asked about", async () => {
      expect(await said("preferred_name", addDays(MONDAY, -1))).toEqual([["2026-11-14", "bcst1", "Gaz", 2, "2026-11-19"]]);
    });

    it("is of the questions answered more than once; the others are counted unless they are asked for", async () => {
      const once = ({ questions, answeredOnce }: AnswerHistory) => ({
        dog: questions.some(({ question }) => question === "urgent_other"),
        answeredOnce,
      });
      expect(once(await history())).toEqual({ dog: false, answeredOnce: 1 });
      expect(once(await history({ all: true }))).toEqual({ dog: true, answeredOnce: 0 });
      expect(await said("urgent_other")).toHaveLength(1);
    });

    it("only counts restricted answers", async () => {
      const { questions, restricted } = await history({ all: true });
      expect(questions.map(({ question }) => question)).not.toContain("threat");
      expect(restricted.map(({ completedOn, restrictedCount }) => [completedOn, restrictedCount])).toEqual([
        ["2026-11-14", 1],
        ["2026-11-19", 1],
        ["2026-11-23", 1],
      ]);
      expect(await history({ question: "threat" })).toMatchObject({ questions: [], restrictedQuestion: true });
    });

    it("counts as a look at the person", async () => {
      await history();
      expect(await actionsAfter(session.store, seeded)).toEqual(["screening.history"]);
    });

    it("is refused for a question no screening asks, before anything is looked at", async () => {
      await expect(history({ question: "shoe_size" })).rejects.toMatchObject({ kind: "notFound", code: "QUESTION_NOT_FOUND" });
      expect(await actionsAfter(session.store, seeded)).toEqual([]);
    });
  });

  describe("about to be asked", () => {
    it("starts from the newest answer to each question, so that nobody tells their story twice", async () => {
      await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS, on: addDays(MONDAY, -9) });
      await recordScreening(session, person, { kind: "bcst1", answers: { ...BCST1_ANSWERS, preferred_name: "Gary" } });
      const { known, template } = await startScreening(session, person, "bcst2");
      expect(template.kind).toBe("bcst2");
      expect(known).toMatchObject({ preferred_name: "Gary", interpreter: "no", accommodation_before: "no_fixed_address" });
    });

    it("never starts from a restricted answer", async () => {
      await recordScreening(session, person, { kind: "bcst1", answers: { ...BCST1_ANSWERS, threat: "yes" } });
      expect((await startScreening(session, person, "bcst2")).known).not.toHaveProperty("threat");
    });

    it("counts as a look at the person", async () => {
      await startScreening(session, person, "bcst2");
      expect(await actionsAfter(session.store, seeded)).toEqual(["screening.start"]);
    });
  });
});
