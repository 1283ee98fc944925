import { LineCounter, parseDocument, visit } from "yaml";
import * as z from "zod";
import type { InputIssue } from "../domain/appError.js";
import { PLAN_DOCUMENTS, type PlanDocument } from "../domain/records.js";
import type { TemplateKind } from "./templateKind.js";

/** Smallest letters on a page that a person carries, in points; also the foot of the page. */
const SMALLEST = 12;
/** From the text down to the last line of a foot of two lines, in sizes of its letters (paintPage.ts); and what few printers print on, in points. */
const FOOT_LINES = 3.05;
const SHEET_EDGE = 5;
/** Contrast that WCAG 2 asks for between letters and paper. */
const ENOUGH_CONTRAST = 4.5;
const WHITE = "#ffffff";
/** Width and height in points. */
const SHEETS = { A4: [595.28, 841.89], "A4 landscape": [841.89, 595.28] } as const;

/** Metadata is not escaped for XML where it is written, so these stay out of it. */
const title = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^<>&\p{Cc}]*$/u, "may not hold < > or &");
const size = z.number().min(SMALLEST, `letters must be ${SMALLEST} points or more`).max(72);
const margin = z.number().min(20).max(150);
const colour = z.string().regex(/^#[0-9a-fA-F]{6}$/, "write a colour as #RRGGBB");
const ink = colour.refine(
  (hex) => contrast(hex, WHITE) >= ENOUGH_CONTRAST,
  `too pale to read: contrast under ${ENOUGH_CONTRAST} with white`,
);
const paper = colour.refine((hex) => contrast(hex, WHITE) <= 1.3, "too dark to write on: use a paler colour");

function headerSchema({ audiences, words }: TemplateKind, document: PlanDocument) {
  return z
    .strictObject({
      name: z.string().regex(/^[a-z0-9_-]+$/, "use small letters, figures, hyphens and _"),
      version: z.number().int().positive(),
      title,
      language: z.enum(["en", "cy"]),
      audience: z.enum(audiences),
      /** What the page is: the plan itself unless said. */
      document: z.enum(PLAN_DOCUMENTS).default("plan"),
      page: z.enum(["A4", "A4 landscape"]),
      margins: z.strictObject({ top: margin, right: margin, bottom: margin, left: margin }),
      font: z.enum(["atkinson-hyperlegible-next"]),
      sizes: z.strictObject({ text: size, large: size, heading1: size, heading2: size, heading3: size, foot: size }),
      lineHeight: z.number().min(1.2).max(2),
      colours: z.strictObject({ text: ink, accent: ink, tint: paper, line: colour }),
      /** What the codes of roles, ways to meet and states of a referral are called on the page: `{{ helper.role | word }}`. */
      words: z.strictObject(Object.fromEntries(words(document).map((word) => [word, z.string().min(1)]))),
      foot: z.strictObject({ left: z.string(), centre: z.string(), right: z.string() }),
      /** The prison's own, at the head of the first page: a file beside the template, what it shows, and how wide it is, in points. */
      logo: z
        .strictObject({ file: z.string(), alt: z.string().trim().min(1).max(300), width: z.number().min(20).max(400) })
        .optional(),
    })
    .superRefine(({ colours, margins, sizes }, context) => {
      const room = Math.ceil(sizes.foot * FOOT_LINES + SHEET_EDGE);
      if (margins.bottom < room)
        context.addIssue({
          code: "custom",
          path: ["margins", "bottom"],
          message: `too small for a foot of ${sizes.foot} points, which can take two lines: at least ${room}`,
        });
      const pale = paleOnTint(colours);
      if (pale !== undefined)
        context.addIssue({
          code: "custom",
          path: ["colours", pale],
          message: `too pale to read on the tint: contrast under ${ENOUGH_CONTRAST}`,
        });
    });
}

/** Letters stand on the tint of boxes and of heads of tables too. */
function paleOnTint(colours: Readonly<Record<"text" | "accent" | "tint", string>>): "text" | "accent" | undefined {
  return (["text", "accent"] as const).find((name) => contrast(colours[name], colours.tint) < ENOUGH_CONTRAST);
}

/** How a plan looks and what it is called: the YAML at the head of its file. Sizes and margins in points. */
export type TemplateHeader = z.infer<ReturnType<typeof headerSchema>>;

/** The sheet of a template, in points. */
export function sheetOf({ page }: Pick<TemplateHeader, "page">): { readonly width: number; readonly height: number } {
  const [width, height] = SHEETS[page];
  return { width, height };
}

/** Between the margins of a page, in points. */
export function heightOf(header: Pick<TemplateHeader, "page" | "margins">): number {
  return sheetOf(header).height - header.margins.top - header.margins.bottom;
}

export interface HeaderReading {
  readonly header: TemplateHeader | undefined;
  readonly problems: readonly InputIssue[];
  /** The line of the file that the value of a key stands on. */
  lineOf(...path: readonly string[]): number;
}

/** Reads the YAML of a header. `firstLine` is the line of the file that it starts on. */
export function readHeader(yaml: string, firstLine: number, kind: TemplateKind): HeaderReading {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const lineAt = (offset: number) => lines.linePos(offset).line + firstLine - 1;
  const lineOf = (...path: readonly PropertyKey[]) => lineAt(offsetOf(document, path));
  if (document.errors.length > 0) {
    const problems = document.errors.map((error) => ({ line: lineAt(error.pos[0]), message: firstLineOf(error.message) }));
    return { header: undefined, problems, lineOf };
  }
  const repeated = firstAlias(document);
  if (repeated !== undefined) {
    const message = "A part of the header may not stand for another (& and *): write it out.";
    return { header: undefined, problems: [{ line: lineAt(repeated), message }], lineOf };
  }
  const raw: unknown = document.toJS();
  const parsed = headerSchema(kind, documentOf(raw)).safeParse(raw);
  if (parsed.success) return { header: parsed.data, problems: [], lineOf };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    line: lineOf(...path),
    message: `${path.join(".") || "header"}: ${message}`,
  }));
  return { header: undefined, problems, lineOf };
}

/** Where in the YAML something stands for another part of it: a few lines of that can become millions. */
function firstAlias(document: ReturnType<typeof parseDocument>): number | undefined {
  let found: number | undefined;
  visit(document, {
    Alias(_, { range }) {
      found = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  return found;
}

/** What the page says it is, before anything of it is believed: it decides which words the header has to have. */
function documentOf(raw: unknown): PlanDocument {
  const said = typeof raw === "object" && raw !== null && "document" in raw ? raw.document : undefined;
  return PLAN_DOCUMENTS.find((one) => one === said) ?? "plan";
}

/** Where in the YAML the value of a path stands, or of the nearest key above it that is there. */
function offsetOf(document: ReturnType<typeof parseDocument>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = node !== null && typeof node === "object" && "range" in node ? node.range : undefined;
    if (Array.isArray(range) && typeof range[0] === "number") return range[0];
  }
  return 0;
}

function firstLineOf(message: string): string {
  return message.split("\n")[0] ?? message;
}

/** WCAG 2 contrast ratio of two colours, 1 to 21. */
function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
