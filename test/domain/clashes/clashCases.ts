import type { Clash } from "../../../src/domain/clash.js";
import { type ClashInput, DEFAULT_CLASH_SETTINGS } from "../../../src/domain/clashes/clashInput.js";
import { findClashes } from "../../../src/domain/clashes/findClashes.js";
import type { DateSet, ReleaseFacts } from "../../../src/domain/person.js";
import { type PlainDate, plainDate } from "../../../src/domain/plainDate.js";
import { minutesOf, type PlainTime, parsePlainTime } from "../../../src/domain/plainTime.js";
import type {
  AppointmentRecord,
  ConditionDetails,
  ConditionRecord,
  HdcCurfew,
  LicenceRecord,
} from "../../../src/domain/records.js";
import { findWindow } from "../../../src/domain/window.js";
import { loadLicenceCatalogue } from "../../../src/services/loadLicenceCatalogue.js";
import { loadPolicy } from "../../../src/services/loadPolicy.js";
import { personWith } from "../windowCases.js";

const policy = await loadPolicy("templates/policy");
const catalogue = await loadLicenceCatalogue("templates/licence");

export const AS_OF = plainDate("2026-11-23");
/** A Monday that no rule moves: the day of release of a person whose CRD it is. */
export const RELEASE_DAY = "2027-02-15";

const ANYONE = { prisonerNumber: "A1234BC", recordedBy: "worker", recordedOn: AS_OF };
const HOME = { address: "1 Made-up Road, Testford", postcode: "ZZ1 1AA" };

export function time(text: string): PlainTime {
  const parsed = parsePlainTime(text);
  if (parsed === undefined) throw new Error(`not a time: ${text}`);
  return parsed;
}

/** An appointment somewhere else, "2027-02-16 14:30-15:30"; its id and title are `title`. */
export function appointment(title: string, when: string, more: Partial<AppointmentRecord> = {}): AppointmentRecord {
  const [date = "", hours = ""] = when.split(" ");
  const [from = "", until = ""] = hours.split("-");
  const minutes = until === "" ? 0 : (minutesOf(time(until)) - minutesOf(time(from)) + 1440) % 1440;
  return {
    ...ANYONE,
    id: title,
    kind: "other",
    title,
    publicLabel: "",
    date: plainDate(date),
    time: time(from),
    minutes,
    means: "in_person",
    place: "",
    postcode: "",
    with: "",
    organisation: "",
    phone: "",
    requiredByLicence: false,
    notes: "",
    status: "booked",
    ...more,
  };
}

/** A licence with nothing to say, and no first report needed. */
export function licence(more: Partial<LicenceRecord> = {}): LicenceRecord {
  return { ...ANYONE, id: "licence", ...HOME, firstAppointment: firstReport("not_needed"), ...more };
}

export function firstReport(when: NonNullable<LicenceRecord["firstAppointment"]>["time"], date?: string, at?: string) {
  const day = date === undefined ? {} : { date: plainDate(date) };
  return { time: when, ...day, ...(at === undefined ? {} : { at: time(at) }), with: "", place: "", postcode: "", phone: "" };
}

/** The usual home detention curfew: 19:00 to 07:00, from 15:00 on the first night (licence.md 2.1). */
export function hdcCurfew(): HdcCurfew {
  return {
    ...HOME,
    daily: { from: time("19:00"), until: time("07:00") },
    firstNight: { from: time("15:00"), until: time("07:00") },
  };
}

export function condition(slug: string, details: ConditionDetails = {}, more: Partial<ConditionRecord> = {}): ConditionRecord {
  return { ...ANYONE, id: slug, condition: slug, policyVersion: "4.0", details, licenceText: "", ...more };
}

/** What a case gives: the rest is a person released on Monday 15 February 2027 with a licence that asks nothing. */
export interface Given extends Partial<Omit<ClashInput, "window" | "asOf">> {
  readonly dates?: DateSet;
  readonly facts?: Partial<ReleaseFacts>;
  readonly asOf?: PlainDate;
}

export function clashesOf(given: Given): readonly Clash[] {
  return findClashes(inputOf(given));
}

export function inputOf({ dates, facts, ...given }: Given): ClashInput {
  const asOf = given.asOf ?? AS_OF;
  const person = personWith({ dates: dates ?? { crd: plainDate(RELEASE_DAY) }, ...facts });
  return {
    appointments: [],
    licence: licence(),
    conditions: [],
    catalogue,
    policy,
    settings: DEFAULT_CLASH_SETTINGS,
    window: findWindow(person, asOf, policy),
    ...given,
    asOf,
  };
}

/** "C03 Jobcentre" for each clash: its code and the appointments concerned. */
export function said(clashes: readonly Clash[]): string[] {
  return clashes.map(({ code, appointments }) => [code, ...appointments].join(" "));
}
