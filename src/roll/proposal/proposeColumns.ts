import { DATE_TYPES } from "../../domain/person.js";
import { headingName } from "../headings.js";
import { shapeOf } from "../numberShape.js";
import type { RawRow } from "../rawRow.js";
import { isDateField, type RollField } from "../rollFields.js";
import type { RollMapping } from "../rollMapping.js";
import { findLook, LOOK_WORDS, type Look, type LooksSettings } from "./columnLooks.js";
import { createHeadingFinder, type KnownHeading } from "./headingWords.js";

/** What a column of an unknown export would fill, and why we think so. */
export interface ProposedColumn {
  /** Its place, from 0. */
  readonly index: number;
  readonly heading: string;
  /** None: the column is left out. */
  readonly fields: readonly RollField[];
  /** What it most likely fills, where it has to be asked. */
  readonly likely: readonly RollField[];
  /** Whether heading and values agree, so that nobody needs to be asked. */
  readonly sure: boolean;
  /** Why: one clause. */
  readonly because: string;
}

/** What fills a column where its heading says nothing. */
const BY_LOOK: Readonly<Partial<Record<Look, RollField>>> = {
  prisonerNumber: "prisonerNumber",
  birth: "dateOfBirth",
  prison: "prison",
  cell: "location",
  fullName: "fullName",
  sex: "sex",
  legalStatus: "legalStatus",
};

const BY_HEADING = "by its heading";

/** What cells of a kind may be, where nothing else says it. */
const LIKELY: Readonly<Partial<Record<Look, readonly RollField[]>>> = {
  number: ["prisonerNumber"],
  birth: ["dateOfBirth"],
  future: ["releaseDate", "crd", "ard", "confirmed", "hdced", "ped", "sed", "led", "tused"],
  past: ["receptionDate", "sentenceStartDate", "returnToCustodyDate"],
  code: ["prison"],
};

/** More shapes than this are no shapes. */
const MOST_SHAPES = 6;

/** What each column would fill: by its heading, by the words of its heading, by what its cells look like, in this order. Rows are tidied. */
export function proposeColumns(
  headings: readonly string[],
  rows: readonly RawRow[],
  mappings: readonly RollMapping[],
  settings: LooksSettings,
): ProposedColumn[] {
  const findHeading = createHeadingFinder(mappings);
  const looks = headings.map((_, index) => findLook(cellsOf(rows, index), settings));
  const proposed = headings.map((heading, index) => {
    const look = looks[index] ?? "blank";
    return { index, heading: headingName(heading), likely: LIKELY[look] ?? [], ...byHeading(findHeading(heading), look) };
  });
  return onceEach(proposed.map((column) => byLook(column, looks[column.index] ?? "blank", proposed)));
}

/** The shapes that numbers of another system have in a column, for the mapping to say. None where they are no numbers. */
export function findNumberShapes(rows: readonly RawRow[], index: number): readonly string[] {
  const shapes = new Set(cellsOf(rows, index).flatMap((cell) => (cell === "" ? [] : [shapeOf(cell.toUpperCase())])));
  return shapes.size <= MOST_SHAPES && [...shapes].every((shape) => /^(?=.*9)[A9][A9/ -]{2,}$/u.test(shape))
    ? [...shapes].sort()
    : [];
}

function cellsOf(rows: readonly RawRow[], index: number): string[] {
  return rows.map(({ cells }) => cells[index] ?? "");
}

type Guess = Pick<ProposedColumn, "fields" | "sure" | "because">;

function byHeading(known: KnownHeading | undefined, look: Look): Guess {
  if (known === undefined) return { fields: [], sure: false, because: "" };
  if (known.fields.length === 0) return { fields: [], sure: true, because: "not needed" };
  const how = known.because === "heading" ? BY_HEADING : "by the words of its heading";
  if (known.fields.every((field) => fits(field, look))) return { fields: known.fields, sure: true, because: how };
  return {
    fields: [],
    sure: false,
    because: `its heading says ${known.fields.join(" and ")}, its cells look like ${LOOK_WORDS[look]}`,
  };
}

/** Whether a field could hold what a column's cells look like. */
function fits(field: RollField, look: Look): boolean {
  if (look === "blank") return field !== "prisonerNumber";
  if (field === "prisonerNumber") return look === "prisonerNumber";
  if (field === "dateOfBirth") return look === "birth";
  if (DATE_TYPES.some((type) => type === field) || field === "releaseDate") return look === "future" || look === "past";
  if (isDateField(field)) return look === "future" || look === "past" || look === "birth";
  if (field === "prison") return look === "prison" || look === "code";
  const isDate = look === "birth" || look === "future" || look === "past";
  return !isDate && (look !== "prisonerNumber" || field === "watched");
}

/** Looks that are worth a question where nothing says what the column is. */
const TELLING: ReadonlySet<Look> = new Set<Look>(["future", "past", "birth"]);

function byLook(column: ProposedColumn, look: Look, all: readonly ProposedColumn[]): ProposedColumn {
  // What its heading says or contradicts is not settled by its cells alone.
  if (column.fields.length > 0 || column.sure || column.because !== "") return column;
  const because = `its cells look like ${LOOK_WORDS[look]}`;
  const fills = (field: RollField) => all.some(({ fields }) => fields.includes(field));
  const field = BY_LOOK[look];
  if (field !== undefined && !fills(field) && !(field === "fullName" && fills("lastName")))
    return { ...column, fields: [field], sure: look !== "fullName", because };
  const isWanted = (look === "number" && !fills("prisonerNumber")) || (look === "code" && !fills("prison"));
  return { ...column, sure: !isWanted && !TELLING.has(look), because };
}

/** Of several columns that would fill one field the first does, and the others are asked about, unless a mapping has them all. */
function onceEach(columns: readonly ProposedColumn[]): ProposedColumn[] {
  const taken = new Map<RollField, string>();
  return columns.map((column) => {
    const twin = column.fields.map((field) => taken.get(field)).find((heading) => heading !== undefined);
    if (twin !== undefined && column.because !== BY_HEADING)
      return { ...column, fields: [], sure: false, because: `${twin} fills ${column.fields.join(" and ")} already` };
    for (const field of column.fields) taken.set(field, column.heading);
    return column;
  });
}
