import type { Clash } from "../clash.js";
import { manyOf } from "../conditionDetails.js";
import type { CatalogueEntry, ConditionEffect } from "../licenceCatalogue.js";
import type { PlainDate } from "../plainDate.js";
import type { AppointmentKind, AppointmentMeans, AppointmentRecord, ConditionRecord } from "../records.js";
import type { ClashInput } from "./clashInput.js";
import { type Span, spanWords, wallMinutes } from "./wallClock.js";

/** The id under which the first report of the licence stands among the appointments of a clash. */
const FIRST_REPORT = "first_report";

/** One thing the person has to be at, on the wall clock: a booked appointment, or the first report of the licence at a time. */
export interface Slot {
  readonly id: string;
  readonly kind: AppointmentKind;
  readonly title: string;
  readonly date: PlainDate;
  readonly span: Span;
  readonly means: AppointmentMeans;
  readonly place: string;
  readonly postcode: string;
  readonly with: string;
  readonly organisation: string;
  /** From the release address; 0 on the phone or by video. */
  readonly travelMinutes: number;
}

/** A condition that applies, with its catalogue entry; bespoke ones and unknown slugs have none. */
export interface ConditionInForce {
  readonly record: ConditionRecord;
  readonly entry: CatalogueEntry | undefined;
}

/** What every check starts from: the input, put in order, so that the order things were recorded in never matters. */
export interface Situation {
  readonly input: ClashInput;
  readonly slots: readonly Slot[];
  readonly conditions: readonly ConditionInForce[];
  /** The day the person is expected to go out; where the roll gives none, the day the licence starts. */
  readonly releaseDay: PlainDate | undefined;
}

/** One rule of licence.md 2.2: what it finds in a situation, as one clash each. */
export type ClashRule = (situation: Situation) => readonly Clash[];

/** The situation that the rules look at. */
export function buildSituation(input: ClashInput): Situation {
  const { window, licence, asOf } = input;
  const booked = input.appointments.filter((one) => one.status === "booked" && one.outcome === undefined && one.date >= asOf);
  const slots = booked.map((appointment) => slotOf(appointment, input));
  return {
    input,
    slots: [...slots, ...firstReport(input, slots)].sort(byTime),
    conditions: conditionsInForce(input),
    releaseDay: window.releaseExpected ?? window.nextDate ?? licence?.startsOn,
  };
}

/** The conditions that have an effect the checks know of. */
export function conditionsWith(situation: Situation, effect: ConditionEffect): readonly ConditionInForce[] {
  return situation.conditions.filter(({ entry }) => entry?.effects.includes(effect));
}

/** What was recorded for a detail of a condition: none, one or several texts. */
export function detailOf({ record }: ConditionInForce, name: string): readonly string[] {
  return manyOf(record.details[name]);
}

/** The condition as a message may name it: what is sensitive stays unnamed wherever clashes are listed. */
export function conditionWords({ entry }: ConditionInForce): string {
  return entry === undefined || entry.sensitive ? "a licence condition" : `the licence condition "${entry.title}"`;
}

/** `"Jobcentre" (Tue 16 Feb 2027, 14:30 to 15:30)`: a title, never who it is with. */
export function slotWords(slot: Slot): string {
  return `"${slot.title}" (${spanWords(slot.span)})`;
}

/** Whether the person has to leave an address for it. On the phone, by video, or at the address itself, they do not. */
export function isAwayFrom(slot: Slot, home: { readonly address: string; readonly postcode: string }): boolean {
  if (slot.means !== "in_person") return false;
  if (slot.postcode !== "" && home.postcode !== "") return plain(slot.postcode) !== plain(home.postcode);
  return slot.place === "" || plain(slot.place) !== plain(home.address);
}

/** Text as it is compared: letters and digits only, in small letters. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

function slotOf(appointment: AppointmentRecord, input: ClashInput): Slot {
  const { id, kind, title, date, means, place, postcode, organisation } = appointment;
  const { settings } = input;
  const start = wallMinutes(date, appointment.time);
  const minutes = appointment.minutes > 0 ? appointment.minutes : settings.defaultMinutes;
  const travelMinutes = means === "in_person" ? (appointment.travelMinutes ?? settings.travelMinutes) : 0;
  const span = { start, end: start + minutes };
  return { id, kind, title, date, span, means, place, postcode, with: appointment.with, organisation, travelMinutes };
}

/** The first report at a time, unless it has been booked as an appointment too. */
function firstReport({ licence, asOf, settings }: ClashInput, slots: readonly Slot[]): readonly Slot[] {
  const report = licence?.firstAppointment;
  if (report?.time !== "at" || report.date === undefined || report.at === undefined || report.date < asOf) return [];
  const start = wallMinutes(report.date, report.at);
  if (slots.some((slot) => slot.kind === "probation" && slot.span.start === start)) return [];
  const { date, place, postcode } = report;
  return [
    {
      id: FIRST_REPORT,
      kind: "probation",
      title: "First probation appointment",
      date,
      span: { start, end: start + settings.defaultMinutes },
      means: "in_person",
      place,
      postcode,
      with: report.with,
      organisation: "",
      travelMinutes: settings.travelMinutes,
    },
  ];
}

function conditionsInForce({ conditions, catalogue, asOf }: ClashInput): readonly ConditionInForce[] {
  return conditions
    .filter(({ removedOn }) => removedOn === undefined || removedOn > asOf)
    .map((record) => ({ record, entry: catalogue.entries.get(record.condition) }))
    .sort((one, other) => compare(one.record.condition, other.record.condition) || compare(one.record.id, other.record.id));
}

function byTime(one: Slot, other: Slot): number {
  return one.span.start - other.span.start || one.span.end - other.span.end || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
