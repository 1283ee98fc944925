import { beforeAll, beforeEach, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { ScreeningTemplate } from "../../src/domain/screening.js";
import { listScreenings } from "../../src/services/listScreenings.js";
import { recordScreening } from "../../src/services/recordScreening.js";
import { findBegunScreening, forgetDraft, keepDraft } from "../../src/services/screeningDraft.js";
import { getScreeningTemplate } from "../../src/services/screeningTemplates.js";
import type { Session } from "../../src/services/session.js";
import { actionsAfter, auditTrail } from "../support/auditTrail.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { BCST1_ANSWERS } from "../support/screeningAnswers.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const TUESDAY = plainDate("2026-11-24");

forEachStore("a screening that was begun", ({ makeStore }) => {
  let session: Session;
  let bcst1: ScreeningTemplate;
  let person: string;
  let seeded: number;
  const people = rollPeople(10).map(({ prisonerNumber }) => prisonerNumber);
  const said = {
    answers: { preferred_name: "Gaz", threat: "yes" },
    notes: { preferred_name: "Not Gary", threat: "ZZMARKER" },
    at: "interpreter",
  };

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, rollPeople(10), MONDAY);
    session = await sessionOn(store);
    bcst1 = await getScreeningTemplate({}, "bcst1");
  });
  beforeEach(async () => {
    person = people.pop() ?? "";
    seeded = (await auditTrail(session.store)).length;
  });

  const drafts = () => session.store.read.screeningDrafts.list(person);

  it("is gone on with where it stopped, with all that was said", async () => {
    await keepDraft(session, person, bcst1, said);
    const begun = await findBegunScreening(session, person, bcst1);
    expect(begun).toMatchObject({ ...said, dropped: 0, draft: { recordedBy: "worker", recordedOn: MONDAY } });
    expect(begun).not.toHaveProperty("otherTemplate");
    expect(await actionsAfter(session.store, seeded)).toEqual(["screening_draft.record", "screening_draft.open_restricted"]);
  });

  it("shows no restricted answer or note in its record, in lists or in the trail", async () => {
    await keepDraft(session, person, bcst1, said);
    expect(await drafts()).toMatchObject([{ restrictedCount: 1 }]);
    const seen = JSON.stringify([await drafts(), await listScreenings(session, person), await auditTrail(session.store)]);
    expect(seen).not.toMatch(/ZZMARKER|threat/);
    const of = bcst1.questions.length;
    expect((await listScreenings(session, person)).begun).toMatchObject([{ kind: "bcst1", answered: 2, questions: of }]);
  });

  it("is there once a kind: kept again, it is still who began it", async () => {
    await keepDraft(session, person, bcst1, said);
    const later = { ...session, actor: "other", asOf: TUESDAY };
    await keepDraft(later, person, bcst1, { answers: { preferred_name: "Gary" } });
    await keepDraft(session, person, await getScreeningTemplate({}, "crisis"), said);
    expect(await drafts()).toMatchObject([
      { kind: "bcst1", answers: { preferred_name: "Gary" }, recordedBy: "worker", recordedOn: MONDAY, restrictedCount: 0 },
      { kind: "crisis" },
    ]);
  });

  it("is gone once the screening is recorded, or it is forgotten, and the trail says so", async () => {
    const crisis = await getScreeningTemplate({}, "crisis");
    await keepDraft(session, person, bcst1, said);
    await keepDraft(session, person, crisis, said);
    await recordScreening(session, person, { kind: "bcst1", answers: BCST1_ANSWERS });
    expect(await drafts()).toMatchObject([{ kind: "crisis" }]);
    await forgetDraft(session, person, "crisis");
    expect(await drafts()).toEqual([]);
    const actions = await actionsAfter(session.store, seeded);
    expect(actions.filter((action) => action === "screening_draft.remove")).toHaveLength(2);
  });

  it("on another version is gone on with from what still fits, and never opens what was sealed", async () => {
    await keepDraft(session, person, bcst1, { ...said, answers: { ...said.answers, interpreter: "no", medication: "yes" } });
    const questions = bcst1.questions
      .filter(({ id }) => id !== "interpreter")
      .map((question) => (question.id === "threat" ? { ...question, restricted: false } : question));
    const begun = await findBegunScreening(session, person, { ...bcst1, version: "2", questions });
    expect(begun).toMatchObject({ otherTemplate: "bcst1 version 1", dropped: 3 });
    expect(begun).toMatchObject({ answers: { preferred_name: "Gaz", medication: "yes" }, notes: { preferred_name: "Not Gary" } });
    expect(JSON.stringify(begun)).not.toContain("ZZMARKER");
  });
});
