import type { InputIssue } from "../../domain/appError.js";
import { PATHWAYS } from "../../domain/pathway.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { parsePostcode } from "../../domain/postcode.js";
import { type DirectoryService, SERVICE_GROUPS, SERVICE_SETTINGS } from "../../domain/serviceDirectory.js";
import { DAY_WANTED, parseWrittenDay } from "../../domain/writtenDay.js";
import { LONGEST_LINE, LONGEST_TEXT } from "../refuseLongText.js";

/** How one field of a service is written as text, and read from it. */
interface ServiceField<Value> {
  /** Throws WrongText where the text is no such value. Text is clean: no spaces around it, lines parted by a line feed. */
  read(text: string): Value | undefined;
  write(value: Value): string;
}

/** What a text should have been: "the setting has to be …". */
class WrongText extends Error {}

type ServiceFields = { readonly [Field in keyof DirectoryService]-?: ServiceField<Exclude<DirectoryService[Field], undefined>> };

/** Every field, in the order of the columns of our own CSV. */
export const SERVICE_FIELDS: ServiceFields = {
  name: {
    read: (text) => (text === "" ? wrong("filled in") : shortText(text.replaceAll(/\s+/gu, " "), LONGEST_LINE)),
    write: (text) => text,
  },
  publicLabel: line(),
  organisation: line(),
  pathways: {
    read: (text) => codes(PATHWAYS, text, `one or more, with ; between, of ${PATHWAYS.join(", ")}`, 1),
    write: joinList,
  },
  prisons: { read: prisonCodes, write: joinList },
  releaseAreas: { read: areas, write: joinList },
  setting: {
    read: (text) => SERVICE_SETTINGS.find((one) => one === text) ?? wrong(`one of ${SERVICE_SETTINGS.join(", ")}`),
    write: (setting) => setting,
  },
  whoFor: {
    read: (text) => codes(SERVICE_GROUPS, text, `empty for anyone, or with ; between some of ${SERVICE_GROUPS.join(", ")}`, 0),
    write: joinList,
  },
  ageFrom: number("a whole number of years from 1 to 120, or empty", 1, 120),
  ageTo: number("a whole number of years from 1 to 120, or empty", 1, 120),
  howToRefer: prose(),
  daysToAnswer: number("a whole number of working days from 1 to 365, or empty", 1, 365),
  address: prose(),
  postcode: {
    read: (text) => (text === "" ? "" : (parsePostcode(text) ?? wrong("a postcode such as ZZ1 1AA, or empty"))),
    write: (postcode) => postcode,
  },
  phone: line(),
  openingTimes: prose(),
  travelNotes: prose(),
  notes: prose(),
  checkedOn: writtenDay(),
  withdrawnOn: writtenDay(),
};

export const SERVICE_COLUMNS = Object.keys(SERVICE_FIELDS) as readonly (keyof DirectoryService)[];

/** One field read from text, or what the text has to be; `undefined` values empty the field. */
export function readField(
  column: keyof DirectoryService,
  text: string,
): { readonly value: unknown } | { readonly mistake: InputIssue } {
  try {
    return { value: SERVICE_FIELDS[column].read(cleanText(text)) };
  } catch (error) {
    if (!(error instanceof WrongText)) throw error;
    return { mistake: { column, message: `${column} has to be ${error.message}.` } };
  }
}

/** One field as text; empty where it is not known. */
export function writeField(service: DirectoryService, column: keyof DirectoryService): string {
  const value = service[column];
  return value === undefined ? "" : SERVICE_FIELDS[column].write(value as never);
}

/** Without spaces at the ends, with one kind of line end, and without characters that no text has. */
export function cleanText(text: string): string {
  return [...text.normalize("NFC").replace(/\r\n?/gu, "\n")]
    .filter((letter) => letter === "\n" || letter === "\t" || !/\p{Cc}/u.test(letter))
    .join("")
    .trim();
}

/** The parts of a list as it is written in one cell, each once. */
export function splitList(text: string): readonly string[] {
  const parts = text.split(";").map((part) => part.replaceAll(/\s+/gu, " ").trim());
  return [...new Set(parts.filter((part) => part !== ""))];
}

/** What is missing of a whole service: ages that are the wrong way round cannot be seen in one field. */
export function findAgeMistake({
  ageFrom,
  ageTo,
}: {
  readonly ageFrom?: number | undefined;
  readonly ageTo?: number | undefined;
}): InputIssue | undefined {
  if (ageFrom === undefined || ageTo === undefined || ageFrom <= ageTo) return undefined;
  return { column: "ageTo", message: "ageTo has to be no younger than ageFrom." };
}

function joinList(list: readonly string[]): string {
  return list.join(";");
}

/** Some of a list, in the list's own order, so that another order is no change. */
function codes<Code extends string>(known: readonly Code[], text: string, wanted: string, least: number): readonly Code[] {
  const parts = splitList(text);
  if (parts.length < least || parts.some((part) => !known.some((code) => code === part))) wrong(wanted);
  return known.filter((code) => parts.includes(code));
}

function prisonCodes(text: string): readonly string[] {
  const parts = splitList(text).map((part) => part.toUpperCase());
  if (parts.some((code) => !/^[A-Z0-9]{3}$/u.test(code))) wrong("codes of three letters with ; between, or empty for any prison");
  return [...new Set(parts)].sort();
}

function areas(text: string): readonly string[] {
  return splitList(shortText(text, LONGEST_TEXT)).toSorted((one, other) => (one < other ? -1 : 1));
}

function line(): ServiceField<string> {
  return { read: (text) => shortText(text.replaceAll(/\s+/gu, " "), LONGEST_LINE), write: (text) => text };
}

function prose(): ServiceField<string> {
  return { read: (text) => shortText(text, LONGEST_TEXT), write: (text) => text };
}

function shortText(text: string, longest: number): string {
  return text.length > longest ? wrong(`at most ${longest} characters long`) : text;
}

function number(wanted: string, least: number, most: number): ServiceField<number> {
  return {
    read(text) {
      if (text === "") return undefined;
      const value = /^\d{1,3}$/u.test(text) ? Number(text) : Number.NaN;
      return value >= least && value <= most ? value : wrong(wanted);
    },
    write: String,
  };
}

function writtenDay(): ServiceField<PlainDate> {
  return {
    read: (text) => (text === "" ? undefined : (parseWrittenDay(text) ?? wrong(`${DAY_WANTED}, or empty`))),
    write: (day) => day,
  };
}

function wrong(wanted: string): never {
  throw new WrongText(wanted);
}
