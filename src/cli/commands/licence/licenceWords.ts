import { FIRST_APPOINTMENT_LABELS } from "../../../domain/caseLabels.js";
import { formatDay, formatTime } from "../../../domain/dateWords.js";
import { ownHours } from "../../../domain/hdcCurfew.js";
import type { CurfewHours, FirstAppointment, HdcCurfew, LicenceRecord, Weekday } from "../../../domain/records.js";
import type { ShownCondition } from "../../../services/shownCondition.js";
import { fields, prose, type Section } from "../../output/section.js";

/** When, with whom and where the person first reports, in one line. */
export function firstAppointmentWords(first: FirstAppointment | undefined): string {
  if (first === undefined) return "";
  const { time, date, at, place, postcode, phone } = first;
  const when = date === undefined || at === undefined ? FIRST_APPOINTMENT_LABELS[time] : `${formatDay(date)}, ${formatTime(at)}`;
  const who = first.with === "" ? "" : `with ${first.with}`;
  return joined([when, who, place, postcode, phone]);
}

export function curfewWords(curfew: HdcCurfew | undefined): string {
  if (curfew === undefined) return "";
  const { daily, firstNight, address, postcode } = curfew;
  const hours = hoursWords(daily);
  const others = ownHours(curfew).map((own) => `${own.days.map(dayName).join(", ")} ${hoursWords(own.hours)}`);
  const first = hoursWords(firstNight) === hours ? [] : [`first night ${hoursWords(firstNight)}`];
  const except = [...others, ...first].join("; ");
  return joined([except === "" ? hours : `${hours} (${except})`, address, postcode]);
}

function hoursWords({ from, until }: CurfewHours): string {
  return `${from} to ${until}`;
}

function dayName(day: Weekday): string {
  return day.charAt(0).toUpperCase() + day.slice(1);
}

/** A condition in plain words, with what is still missing. */
export function conditionSection(condition: ShownCondition): Section {
  const { id, title, kind, policyVersion, plain, licenceText, missing } = condition;
  const lines = [
    plain,
    ...(licenceText === "" || licenceText === plain ? [] : [`On the licence: ${licenceText}`]),
    ...(missing.length === 0 ? [] : [`Still missing: ${missing.join(", ")}`]),
    `Id ${id}`,
  ];
  return prose(lines.join("\n"), `${title} (${kind}, policy ${policyVersion})`);
}

/** A condition as `--json` gives it. */
export function conditionItem(condition: ShownCondition): object {
  return { ...condition };
}

/** A licence as it was set, as people read it. */
export function licenceSections(licence: LicenceRecord): readonly Section[] {
  return [
    fields([
      ["Person", licence.prisonerNumber],
      ["Starts", licence.startsOn, "day"],
      ["Ends", licence.endsOn, "day"],
      ["Address", joined([licence.address, licence.postcode])],
      ["First appointment", firstAppointmentWords(licence.firstAppointment)],
      ["Home detention curfew", curfewWords(licence.hdcCurfew)],
      ["Tag fitted", licence.tagFittedOn, "day"],
    ]),
  ];
}

export function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== "").join(", ");
}
