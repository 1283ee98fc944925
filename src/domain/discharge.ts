import { APPLICATION_STANDINGS, type ApplicationStanding, applicationStanding } from "./applicationStanding.js";
import type { PlainDate } from "./plainDate.js";
import type { Answer, AppointmentRecord, LicenceRecord, ReferralKind, ReferralRecord } from "./records.js";
import type { WindowResult } from "./windowResult.js";

/** How something that should be in a person's hand stands: as its application does or, where there is none, as the person said. */
export const IN_HAND = [...APPLICATION_STANDINGS, "held", "elsewhere", "has_account", "none", "not_recorded"] as const;
export type InHand = (typeof IN_HAND)[number];

export const FIRST_APPOINTMENT_KNOWN = ["known", "not_needed", "not_known"] as const;

/** What a person must have in hand on release, as a board may say it: whether, and never what (process.md, 6). */
export interface Discharge {
  readonly id: InHand;
  readonly bank: InHand;
  readonly firstAppointment: (typeof FIRST_APPOINTMENT_KNOWN)[number];
  readonly addressKnown: boolean;
}

export interface DischargeFacts {
  readonly releaseOn: PlainDate;
  /** Of this time in custody. */
  readonly referrals: readonly ReferralRecord[];
  /** The newest open answer to each question of the screenings. */
  readonly answers: ReadonlyMap<string, Exclude<Answer, null>>;
  readonly licence: LicenceRecord | undefined;
  readonly appointments: readonly AppointmentRecord[];
}

/** Dates on which a person may leave and need not: somebody has to decide first. */
const ELIGIBILITY: ReadonlySet<string> = new Set(["PED", "HDCED", "TARIFF", "HEARING"]);

/** The day a person should walk out as of a day, and whether that is certain; undefined where none is ahead. Not moved forward once the expected day has passed. */
export function dischargeDay(window: WindowResult): { readonly on: PlainDate; readonly certain: boolean } | undefined {
  const { releaseExpected, releaseStatutory, asOf, nextBasis, basis = "" } = window;
  const on = [releaseExpected, releaseStatutory].find((day) => day !== undefined && day >= asOf);
  return on && { on, certain: !ELIGIBILITY.has(nextBasis ?? basis) };
}

export function buildDischarge(facts: DischargeFacts): Discharge {
  const { licence } = facts;
  return {
    id: idOf(facts),
    bank: bankOf(facts),
    firstAppointment: firstAppointmentOf(facts),
    addressKnown: licence !== undefined && licence.address !== "",
  };
}

/** The best first: what is in the property counts, whatever became of another application. */
const BEST: readonly ApplicationStanding[] = [
  "in_property",
  "received",
  "opened",
  "agreed",
  "waiting",
  "sent_back",
  "turned_down",
  "stopped",
];

function bestStanding({ referrals }: DischargeFacts, kind: ReferralKind): ApplicationStanding | undefined {
  const standings = referrals.filter((one) => one.kind === kind).map((one) => applicationStanding(one)?.standing);
  return BEST.find((standing) => standings.includes(standing));
}

function idOf(facts: DischargeFacts): InHand {
  const applied = bestStanding(facts, "id_application");
  if (applied === "in_property" || applied === "received") return applied;
  const held = [facts.answers.get("id_held") ?? []].flat();
  const hasSome = held.some((document) => document !== "none");
  if (hasSome && facts.answers.get("id_in_property") === "yes") return "held";
  if (applied !== undefined) return applied;
  if (hasSome) return "elsewhere";
  return held.length > 0 ? "none" : "not_recorded";
}

function bankOf(facts: DischargeFacts): InHand {
  const applied = bestStanding(facts, "bank_account");
  const said = facts.answers.get("bank_account");
  if (applied !== undefined) return applied;
  if (said === undefined) return "not_recorded";
  return said === "yes" ? "has_account" : "none";
}

function firstAppointmentOf({ licence, appointments, releaseOn }: DischargeFacts): Discharge["firstAppointment"] {
  const first = licence?.firstAppointment;
  if (first !== undefined) return first.time === "not_needed" ? "not_needed" : "known";
  const booked = appointments.some(({ kind, status, date }) => kind === "probation" && status === "booked" && date >= releaseOn);
  return booked ? "known" : "not_known";
}
