import { AppError } from "../../../domain/appError.js";
import { FIRST_APPOINTMENT_TIMES, type LicenceRecord } from "../../../domain/records.js";
import type { CurfewChanges } from "../../../services/curfewChanges.js";
import type { FirstAppointmentChanges } from "../../../services/firstAppointmentChanges.js";
import { command } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, choice, day, flag, repeated, text, time } from "../../option.js";
import { askTime } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";
import { readCurfewDays } from "./curfewDays.js";
import { licenceSections } from "./licenceWords.js";

export const setCommand = command({
  description:
    "Sets what is known of a person's licence; what is not given stays as it is. The hours of a home detention curfew are those of the policy unless given.",
  args: { person: argument("prisoner number, or a surname or part of one if only one person matches") },
  options: {
    starts: day("the licence starts (from the roll unless given)"),
    ends: day("the licence ends (from the roll unless given)"),
    address: text("address", "where the person will live"),
    postcode: text("postcode", "postcode of that address"),
    first: choice("when", FIRST_APPOINTMENT_TIMES, "when the first probation appointment is"),
    firstDate: day("its day, with --first at"),
    firstTime: time("its time, with --first at"),
    firstWith: text("name", "who it is with"),
    firstPlace: text("address", "where it is"),
    firstPostcode: text("postcode", "postcode of that place"),
    firstPhone: text("number", "number to call"),
    hdc: flag("there is a home detention curfew"),
    withoutHdc: flag("there is no home detention curfew any more"),
    hdcFrom: time("the curfew begins each day"),
    hdcUntil: time("the curfew ends"),
    hdcFirstFrom: time("it begins on the first night"),
    hdcFirstUntil: time("it ends after the first night"),
    curfew: repeated(
      text(
        "day=hours",
        "hours of a day of the week that differ, such as sat,sun=17:00-08:00; those of every day take them off again",
      ),
    ),
    curfewAddress: text("address", "where the curfew is, if not at --address"),
    curfewPostcode: text("postcode", "postcode of the curfew address"),
    tagFitted: day("the day the tag was or will be fitted"),
  },
  examples: [
    [
      'resettle licence set A1001AA --address "2 Example Road" --postcode "ZZ1 1AB" --first immediately',
      "where to live, and to report first",
    ],
    ["resettle licence set A1001AA --hdc --hdc-from 20:00", "a home detention curfew with other hours"],
    ["resettle licence set A1001AA --curfew sat,sun=17:00-08:00", "other hours at the weekend"],
  ],
  async run(context, options) {
    const changes = {
      ...{ startsOn: options.starts, endsOn: options.ends, tagFittedOn: options.tagFitted },
      ...{ address: options.address, postcode: options.postcode },
      first: await readFirst(context, options),
      curfew: readCurfew(options),
    };
    const { withSession } = await import("../../../services/session.js");
    const { setLicence } = await import("../../../services/setLicence.js");
    const { licence, warnings } = await withSession(sessionOptions(context), (session) =>
      setLicence(session, options.person, changes),
    );
    await context.output.item({ schema: "licence.set/1", item: itemOf(licence), sections: licenceSections(licence) });
    for (const warning of warnings) context.output.warn(warning);
  },
});

interface FirstOptions {
  readonly first: FirstAppointmentChanges["time"];
  readonly firstDate: FirstAppointmentChanges["date"];
  readonly firstTime: FirstAppointmentChanges["at"];
  readonly firstWith: string | undefined;
  readonly firstPlace: string | undefined;
  readonly firstPostcode: string | undefined;
  readonly firstPhone: string | undefined;
}

/** What was given of the first appointment; its day and time are asked where it is at a time and neither was given. */
async function readFirst(context: Context, options: FirstOptions): Promise<FirstAppointmentChanges | undefined> {
  const { first: time, firstWith, firstPlace: place, firstPostcode: postcode, firstPhone: phone } = options;
  let { firstDate: date, firstTime: at } = options;
  if (time === "at") {
    date ??= await context.ask.date({ flag: "--first-date", message: "On which day is the first appointment?" });
    at ??= await askTime(context, { flag: "--first-time", message: "At what time?" });
  }
  return onlyIfGiven({ time, date, at, with: firstWith, place, postcode, phone });
}

interface CurfewOptions {
  readonly hdc: boolean;
  readonly withoutHdc: boolean;
  readonly hdcFrom: CurfewChanges["from"];
  readonly hdcUntil: CurfewChanges["until"];
  readonly hdcFirstFrom: CurfewChanges["firstFrom"];
  readonly hdcFirstUntil: CurfewChanges["firstUntil"];
  readonly curfew: readonly string[];
  readonly curfewAddress: string | undefined;
  readonly curfewPostcode: string | undefined;
}

function readCurfew(options: CurfewOptions): CurfewChanges | "none" | undefined {
  const { hdcFrom: from, hdcUntil: until, hdcFirstFrom: firstFrom, hdcFirstUntil: firstUntil } = options;
  const given = onlyIfGiven({
    from,
    until,
    byDay: readCurfewDays(options.curfew),
    firstFrom,
    firstUntil,
    address: options.curfewAddress,
    postcode: options.curfewPostcode,
  });
  if (!options.withoutHdc) return options.hdc ? (given ?? {}) : given;
  if (!options.hdc && given === undefined) return "none";
  throw new AppError("usage", "CURFEW_CONTRADICTED", "--without-hdc takes the curfew off, and other flags set it.", {
    hint: "Give one or the other.",
  });
}

function onlyIfGiven<Fields extends object>(fields: Fields): Fields | undefined {
  return Object.values(fields).some((value) => value !== undefined) ? fields : undefined;
}

function itemOf(licence: LicenceRecord): object {
  const { id, prisonerNumber, startsOn, endsOn, address, postcode, firstAppointment, hdcCurfew, tagFittedOn } = licence;
  return { id, prisonerNumber, startsOn, endsOn, address, postcode, firstAppointment, hdcCurfew, tagFittedOn };
}
