import { beforeAll, beforeEach, expect, it } from "vitest";
import type { Pathway } from "../../src/domain/pathway.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import type { PlainTime } from "../../src/domain/plainTime.js";
import type { AppointmentRecord, NeedRecord, ReferralState } from "../../src/domain/records.js";
import type { Session } from "../../src/services/session.js";
import { showScreening } from "../../src/services/showScreening.js";
import { rollPeople, seedPeople } from "../support/builders.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const REVIEW_DAY = plainDate("2026-11-23");
const BCST3_DAY = addDays(REVIEW_DAY, -28);

forEachStore("a review of BCST3", ({ makeStore }) => {
  let session: Session;
  /** Somebody else in every test. */
  let prisonerNumber: string;
  const people = rollPeople(12).map((person) => person.prisonerNumber);

  beforeAll(async () => {
    const store = await makeStore();
    await seedPeople(store, rollPeople(12), BCST3_DAY);
    session = await sessionOn(store);
  });
  beforeEach(() => {
    prisonerNumber = people.pop() ?? "";
  });

  const write: Session["store"]["write"] = (...of) => session.store.write(...of);
  const screened = (kind: "bcst2" | "bcst3" | "review", on = BCST3_DAY) =>
    write("worker", "screen", (tx) =>
      tx.screenings.record(
        { prisonerNumber, recordedOn: on, kind, template: kind, templateVersion: "1", completedOn: on, answers: {} },
        {},
      ),
    );
  const need = (pathway: Pathway, words: string, more: Partial<NeedRecord> = {}) =>
    write("worker", "need", (tx) => {
      const about = { prisonerNumber, recordedOn: BCST3_DAY, urgency: "before_release", status: "not_started" } as const;
      return tx.needs.record({ ...about, pathway, need: words, restricted: false, note: "", ...more });
    });
  const referral = (pathway: Pathway, state: ReferralState, madeOn = addDays(BCST3_DAY, 2)) =>
    write("worker", "refer", (tx) => {
      const about = { prisonerNumber, recordedOn: madeOn, kind: "service", service: "Harbour Homes", publicLabel: "" } as const;
      const asked = { reason: "", consent: true, madeOn, answerWithinDays: 5 };
      return tx.referrals.record({ ...about, ...asked, pathway }, { state, note: "" });
    });
  const appointment = (kind: AppointmentRecord["kind"], more: Partial<AppointmentRecord> = {}) =>
    write("worker", "book", (tx) => {
      const when = { date: addDays(REVIEW_DAY, 7), time: "10:00" as PlainTime, minutes: 30, means: "in_person" } as const;
      const where = { place: "", postcode: "", with: "", organisation: "", phone: "", notes: "", publicLabel: "" };
      const about = {
        prisonerNumber,
        recordedOn: addDays(BCST3_DAY, 3),
        kind,
        title: "First meeting",
        status: "booked",
      } as const;
      return tx.appointments.record({ ...about, ...when, ...where, requiredByLicence: false, ...more });
    });
  const compared = async () => {
    const { id } = await screened("review", REVIEW_DAY);
    const { arranged } = await showScreening(session, id, { restricted: false });
    return (arranged?.pathways ?? []).map(({ pathway, needs, referrals, appointments, nothingArranged }) => ({
      pathway,
      needs: needs.map(({ label }) => label),
      arranged: [...referrals.map(({ state }) => state), ...appointments.map(({ title }) => title)],
      nothingArranged,
    }));
  };

  it("sets what was arranged since beside the needs of each pathway, and says where nothing is", async () => {
    await screened("bcst3");
    await need("accommodation", "Somewhere to live");
    await need("finance_and_id", "A bank account");
    await need("health", "A doctor");
    await referral("accommodation", "accepted");
    await appointment("benefits");
    expect(await compared()).toEqual([
      { pathway: "accommodation", needs: ["Somewhere to live"], arranged: ["accepted"], nothingArranged: false },
      { pathway: "finance_and_id", needs: ["A bank account"], arranged: ["First meeting"], nothingArranged: false },
      { pathway: "health", needs: ["A doctor"], arranged: [], nothingArranged: true },
    ]);
  });

  it.each<[string, () => Promise<unknown>, string[]]>([
    ["a referral that was turned down", () => referral("health", "declined"), ["declined"]],
    ["a referral that was not sent", () => referral("health", "draft"), ["draft"]],
    ["an appointment that was cancelled", () => appointment("health", { status: "cancelled" }), ["First meeting"]],
    ["a referral from before the BCST3", () => referral("health", "accepted", addDays(BCST3_DAY, -1)), []],
  ])("counts %s as nothing arranged", async (_, arrange, arranged) => {
    await screened("bcst3");
    await need("health", "A doctor");
    await arrange();
    expect(await compared()).toEqual([{ pathway: "health", needs: ["A doctor"], arranged, nothingArranged: true }]);
  });

  it("asks for nothing where the need is met", async () => {
    await screened("bcst3");
    await need("health", "A doctor", { status: "met" });
    expect(await compared()).toMatchObject([{ nothingArranged: false }]);
  });

  it("leaves out what is restricted", async () => {
    await screened("bcst3");
    await need("health", "A safe place", { restricted: true });
    await need("abuse_support", "Somebody to talk to");
    expect(await compared()).toEqual([]);
  });

  it("says that there was no BCST3 where there was none, and a BCST3 is compared with nothing", async () => {
    const review = await screened("review", REVIEW_DAY);
    expect((await showScreening(session, review.id, { restricted: false })).arranged).toEqual({ bcst3: undefined, pathways: [] });
    const bcst3 = await screened("bcst3");
    expect(await showScreening(session, bcst3.id, { restricted: false })).not.toHaveProperty("arranged");
  });
});
