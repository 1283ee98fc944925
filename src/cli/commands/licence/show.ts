import { formatDay } from "../../../domain/dateWords.js";
import type { ShownLicence } from "../../../services/showLicence.js";
import { command } from "../../command.js";
import { argument } from "../../option.js";
import { fields, prose, type Section } from "../../output/section.js";
import { sessionOptions } from "../../sessionOptions.js";
import { conditionItem, conditionSection, curfewWords, firstAppointmentWords, joined } from "./licenceWords.js";

export const showCommand = command({
  description:
    "A person's licence: dates (those that nobody recorded come from the roll), first appointment, curfew, and every condition in plain words. The licence itself is right where they differ.",
  args: { person: argument("prisoner number, or a surname or part of one if only one person matches") },
  examples: [["resettle licence show A1001AA", "all that is known of it"]],
  async run(context, { person }) {
    const { withSession } = await import("../../../services/session.js");
    const { showLicence } = await import("../../../services/showLicence.js");
    const licence = await withSession(sessionOptions(context), (session) => showLicence(session, person));
    await context.output.item({ schema: "licence.show/1", item: itemOf(licence), sections: sectionsOf(licence) });
    for (const warning of licence.warnings) context.output.warn(warning);
  },
});

function itemOf({ starts, ends, conditions, warnings: _, ...licence }: ShownLicence): object {
  return {
    ...licence,
    ...{ startsOn: starts?.date, startsFrom: starts?.from, endsOn: ends?.date, endsFrom: ends?.from },
    conditions: conditions.map(conditionItem),
  };
}

function sectionsOf(licence: ShownLicence): readonly Section[] {
  const { prisonerNumber, name, starts, ends, address, postcode, firstAppointment, hdcCurfew, tagFittedOn, conditions } = licence;
  return [
    fields([
      ["Number", prisonerNumber],
      ["Name", name],
      ["Starts", dayWords(starts)],
      ["Ends", dayWords(ends)],
      ["Address", joined([address, postcode])],
      ["First appointment", firstAppointmentWords(firstAppointment) || "not recorded"],
      ["Home detention curfew", curfewWords(hdcCurfew)],
      ["Tag fitted", tagFittedOn, "day"],
    ]),
    ...conditions.map(conditionSection),
    ...(conditions.length === 0 ? [prose("No additional conditions are recorded. The standard ones are on every licence.")] : []),
  ];
}

function dayWords(day: ShownLicence["starts"]): string {
  if (day === undefined) return "not known";
  return day.from === "licence" ? formatDay(day.date) : `${formatDay(day.date)} (from the roll: ${day.from})`;
}
