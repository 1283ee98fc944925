import { type PlainDate, plainDate } from "../../src/domain/plainDate.js";
import { parsePlainTime } from "../../src/domain/plainTime.js";
import type { Store } from "../../src/store/store.js";

/** A record of every kind there is for a person, as staff may have made them on a day. */
export async function recordWholeCase(store: Store, prisonerNumber: string, day: PlainDate): Promise<void> {
  const of = { prisonerNumber, recordedOn: day };
  await store.write("jo", "set up", async (tx) => {
    await tx.workers.set({ name: "jo", fullName: "Jo Wood", role: "pom", organisation: "", phone: "", active: true });
    await tx.assignments.assign({ ...of, worker: "jo", role: "pom", from: day });
    const screening = { ...of, template: "bcst2", templateVersion: "1", completedOn: day } as const;
    await tx.screenings.record({ ...screening, kind: "bcst2", answers: { preferred_name: "Io" } }, { gang: "no" });
    const begun = { answers: { preferred_name: "Io" }, notes: {}, passed: [], at: "interpreter", done: 1, questions: 40 };
    await tx.screeningDrafts.record({ ...of, kind: "bcst3", template: "bcst3", templateVersion: "1", ...begun });
    const need = { pathway: "health", urgency: "immediate", status: "not_started", restricted: false, note: "" } as const;
    await tx.needs.record({ ...of, ...need, need: "Glasses" });
    const referral = { kind: "service", pathway: "health", service: "An optician", publicLabel: "", reason: "" } as const;
    await tx.referrals.record(
      { ...of, ...referral, consent: true, madeOn: day, answerWithinDays: 5 },
      { state: "made", note: "" },
    );
    const barrier = { pathway: "finance_and_id", barrier: "No ID", action: "Apply", by: "jo", status: "open" } as const;
    await tx.barriers.record({ ...of, ...barrier, restricted: false });
    await tx.goals.record({ ...of, goal: "A garden", firstStep: "Seeds", status: "planned" });
    await tx.achievements.record({ ...of, achievement: "Level 2 maths" });
    const time =
      parsePlainTime("09:30") ??
      (() => {
        throw new RangeError("no time");
      })();
    await tx.appointments.record({
      ...of,
      ...{ kind: "health", title: "Eye test", publicLabel: "", date: plainDate("2027-02-01"), time, minutes: 30 },
      ...{ means: "in_person", place: "High Street", postcode: "", with: "", organisation: "", phone: "", notes: "" },
      ...{ requiredByLicence: false, status: "booked" },
    });
    await tx.licences.set(prisonerNumber, { address: `Street of ${prisonerNumber}` }, { recordedOn: day });
    await tx.conditions.record({
      ...of,
      condition: "curfew",
      policyVersion: "1",
      details: { times: ["19:00-07:00"], with: ["Mo Ash"] },
      licenceText: "",
    });
    const plan = {
      status: "draft",
      template: "standard",
      language: "en",
      audience: "own",
      document: "plan",
      recipient: "",
      pages: 1,
      sha256: "00",
    } as const;
    const { id: planId } = await tx.plans.record({
      ...of,
      ...plan,
      value: `{"of":"${prisonerNumber}"}`,
      valueHash: prisonerNumber,
    });
    await tx.planAgreements.record({ ...of, planId, party: "person", agreedOn: day, how: "in_person", name: "" });
    await tx.outcomes.record({ ...of, outcome: "first_night", releasedOn: plainDate("2026-11-20"), value: "unknown", on: day });
    await tx.liaisonNotes.record({ ...of, source: "key_worker", on: day, text: "Likes cooking", restricted: false });
    const consent = { consent: "given", consentOn: day, mayShare: ["progress"] } as const;
    await tx.familyContacts.record({ ...of, name: "Mair", relation: "mother", contact: "", ...consent });
    // One that was taken back: the person is where the roll has them.
    await tx.releases.record({ ...of, end: "released", on: day, reason: "", undoneOn: day });
    await tx.highIntensity.record({ ...of, decision: "accepted", reason: "Third time", receptions: 3, on: day });
    await tx.erasureHolds.record({ ...of, reason: "A claim that was settled", liftedOn: day, liftedBy: "jo" });
    const held = { module: "achieving_goals", prison: "MDI", date: day, time, minutes: 60, place: "", runBy: "", places: 8 };
    const { id: sessionId } = await tx.programmeSessions.add({ ...held, recordedOn: day });
    await tx.programmeBookings.record({ ...of, sessionId, came: true, took: "A first step" });
  });
}
