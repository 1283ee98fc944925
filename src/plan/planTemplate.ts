import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { Liquid, Template } from "liquidjs";
import { AppError, type InputIssue } from "../domain/appError.js";
import { PLAN_AUDIENCES, type PlanAudience } from "../domain/records.js";
import type { Block } from "./blocks.js";
import { openBlocks, RESERVED_CHARACTERS } from "./filledValues.js";
import { buildLiquid, fillIn, fillInLine, liquidMistake } from "./liquidEngine.js";
import { readMarkdown } from "./markdownBlocks.js";
import type { Picture } from "./picture.js";
import { type Reader, readersOf } from "./planReach.js";
import { boundProblem } from "./templateBounds.js";
import { type HeaderReading, readHeader, type TemplateHeader } from "./templateHeader.js";
import { PLAN_TEMPLATE, type TemplateKind } from "./templateKind.js";
import { headerMistakes, markdownMistakes } from "./templateMarkdown.js";
import { readPictures } from "./templatePictures.js";
import { unknownVariables } from "./templateVariables.js";
import { markTyped } from "./typedWords.js";

/** A template that has been read and found good: ready to be filled in any number of times. */
export interface PlanTemplate {
  readonly header: TemplateHeader;
  readonly file: string;
  /** SHA-256 of its text and its pictures: other words are another template. */
  readonly digest: string;
  /** The line of the file before the first one of the body. */
  readonly linesAbove: number;
  readonly liquid: Liquid;
  readonly body: Template[];
  readonly foot: Readonly<Record<FootPart, Template[]>>;
  readonly kind: TemplateKind;
  /** The pictures it names, by file. */
  readonly pictures: ReadonlyMap<string, Picture>;
}
type FootPart = keyof TemplateHeader["foot"];

/** A tag, or a comment on one line. */
const TAGS = /\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{%.*?%\}/g;

/**
 * Reads `plan.md` of a template folder and checks all of it: header, Liquid, the names it uses, Markdown, letters. Throws
 * AppError("notFound") where there is no such file, and AppError("input", "TEMPLATE_INVALID") with file and line of each mistake.
 */
export async function loadPlanTemplate(folder: string): Promise<PlanTemplate> {
  const file = join(folder, "plan.md");
  try {
    return parsePlanTemplate(await readFile(file, "utf8"), file);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))) throw error;
    throw new AppError("notFound", "TEMPLATE_NOT_FOUND", `There is no plan.md in ${folder}.`, {
      hint: "See the templates there are with `resettle template list`.",
    });
  }
}

/** Reads and checks a template that is one file, of a letter or a board; undefined where there is no such file. Throws AppError as `loadPlanTemplate` does. */
export async function loadTemplateFile(file: string, kind: TemplateKind): Promise<PlanTemplate | undefined> {
  try {
    return parsePlanTemplate(await readFile(file, "utf8"), file, kind);
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return undefined;
    throw error;
  }
}

/** The same for the text of a template. `file` is what mistakes are said to be in. */
export function parsePlanTemplate(text: string, file: string, kind: TemplateKind = PLAN_TEMPLATE): PlanTemplate {
  const source = text.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const unbounded = boundProblem(source);
  if (unbounded !== undefined) throw invalid(file, [unbounded]);
  const { yaml, body, linesAbove } = splitHeader(source, file);
  const { header, problems, lineOf } = readHeader(yaml, 2, kind);
  if (header === undefined) throw invalid(file, problems);
  const liquid = buildLiquid(header);
  const parsed = parseLiquid(liquid, trimTagLines(body), file, linesAbove);
  const foot = parseFoot(liquid, header, { file, kind, lineOf });
  const markdown = markdownMistakes(body, header);
  const named = markdown.pictures.map((one) => ({ ...one, line: one.line + linesAbove }));
  const logo = header.logo === undefined ? [] : [{ file: header.logo.file, line: lineOf("logo", "file") }];
  const { pictures, problems: unread } = readPictures(dirname(file), [...logo, ...named]);
  const names = { shape: kind.shape, noun: kind.noun, readers: readersOfPage(header, kind) };
  const mistakes = [...reservedCharacters(body), ...unknownVariables(parsed, names), ...markdown.problems];
  const issues = [
    ...headerMistakes(header, lineOf),
    ...unread,
    ...mistakes.map(({ line, message }) => ({ line: line + linesAbove, message })),
  ];
  const digest = digestOf(source, [...pictures.values()]);
  if (issues.length === 0) return { header, file, digest, linesAbove, liquid, body: parsed, foot, kind, pictures };
  throw invalid(
    file,
    issues.sort((a, b) => a.line - b.line),
  );
}

function digestOf(source: string, pictures: readonly Picture[]): string {
  const digest = createHash("sha256").update(source);
  for (const { data, cover } of pictures) digest.update(data).update(cover ?? "");
  return digest.digest("hex");
}

/** The template with a plan or a letter filled in, as blocks in reading order. */
export function fillTemplate(template: PlanTemplate, value: object): Block[] {
  const { logo, language } = template.header;
  const values = language === "en" ? value : (markTyped(template.kind.shape, value) as object);
  const filled = mistakesNamed(template, () => openBlocks(readMarkdown(fillIn(template.liquid, template.body, values)).blocks));
  return logo === undefined ? filled : [{ kind: "picture", ...logo }, ...filled];
}

/** The foot of a page. */
export function fillFoot(template: PlanTemplate, value: object, page: number, pages: number): Record<FootPart, string> {
  const named = Object.entries({ ...value, page, pages }).filter(([name]) => name in template.kind.foot.shape);
  const fill = (part: FootPart) => fillInLine(template.liquid, template.foot[part], Object.fromEntries(named));
  return mistakesNamed(template, () => ({ left: fill("left"), centre: fill("centre"), right: fill("right") }));
}

function splitHeader(source: string, file: string): { yaml: string; body: string; linesAbove: number } {
  const match = /^---\n([\s\S]*?\n)---\n/.exec(source);
  if (match === null) throw invalid(file, [{ line: 1, message: "The file must start with a header between two lines of ---." }]);
  return { yaml: match[1] ?? "", body: source.slice(match[0].length), linesAbove: match[0].split("\n").length - 1 };
}

/** A line with nothing on it but tags must not leave an empty line behind: that would end a table or a list. */
function trimTagLines(body: string): string {
  return body
    .split("\n")
    .map((line) => {
      const onlyTags = line.includes("{%") && line.replace(TAGS, "").trim() === "";
      return onlyTags
        ? line
            .trim()
            .replace(/^\{%-?/, "{%-")
            .replace(/-?%\}$/, "-%}")
        : line;
    })
    .join("\n");
}

function parseLiquid(liquid: Liquid, text: string, file: string, linesAbove: number): Template[] {
  try {
    return liquid.parse(text);
  } catch (error) {
    const mistake = liquidMistake(error);
    if (mistake === undefined) throw error;
    throw invalid(file, [{ line: mistake.line + linesAbove, message: mistake.message }]);
  }
}

interface FootSource {
  readonly file: string;
  readonly kind: TemplateKind;
  readonly lineOf: HeaderReading["lineOf"];
}

function parseFoot(liquid: Liquid, header: TemplateHeader, { file, kind, lineOf }: FootSource): PlanTemplate["foot"] {
  const parse = (part: FootPart): Template[] => {
    const line = lineOf("foot", part);
    const templates = parseLiquid(liquid, header.foot[part], file, line - 1);
    const [unknown] = unknownVariables(templates, { shape: kind.foot, noun: kind.noun, readers: undefined });
    if (unknown === undefined) return templates;
    throw invalid(file, [{ line, message: `${unknown.message} The foot of a page names no one.` }]);
  };
  return { left: parse("left"), centre: parse("centre"), right: parse("right") };
}

function reservedCharacters(body: string): { line: number; message: string }[] {
  return body
    .split("\n")
    .flatMap((text, index) =>
      RESERVED_CHARACTERS.test(text)
        ? [{ line: index + 1, message: "There is a character here that no font has (private use)." }]
        : [],
    );
}

/** A template that passed its check can still go past a bound on a large case. */
function mistakesNamed<T>(template: PlanTemplate, fill: () => T): T {
  try {
    return fill();
  } catch (error) {
    const mistake = error instanceof RangeError ? { line: 1, message: error.message } : liquidMistake(error);
    if (mistake === undefined) throw error;
    throw invalid(template.file, [{ line: mistake.line + template.linesAbove, message: mistake.message }]);
  }
}

function invalid(file: string, problems: readonly InputIssue[]): AppError {
  const [first] = problems;
  const where = first?.line === undefined ? "" : `, line ${first.line}`;
  const more = problems.length > 1 ? ` (and ${problems.length - 1} more)` : "";
  return new AppError(
    "input",
    "TEMPLATE_INVALID",
    `The template ${basename(file)} has a mistake${where}: ${first?.message ?? ""}${more}`,
    {
      hint: "Mend the file and try again; nothing was drawn.",
      issues: problems.map((problem) => ({ file, ...problem })),
    },
  );
}

/** Who reads the pages of a plan template; a letter's own value holds only what its reader may see. */
function readersOfPage({ audience, document }: TemplateHeader, { noun }: TemplateKind): ReadonlySet<Reader> | undefined {
  const reader = PLAN_AUDIENCES.find((known): known is PlanAudience => known === audience);
  return noun === "plan" && reader !== undefined ? readersOf(reader, document) : undefined;
}
