import { createHash } from "node:crypto";
import PDFDocument from "pdfkit";
import { AppError } from "../domain/appError.js";
import { type Block, eachBlock, plainText, type Runs } from "./blocks.js";
import { loadPlanFonts, type PlanFonts } from "./fonts.js";
import { layOutPlan } from "./layout.js";
import { paginate } from "./paginate.js";
import { paintPage } from "./paintPage.js";
import { planCode, planHash } from "./planCode.js";
import { fillFoot, fillTemplate, type PlanTemplate } from "./planTemplate.js";
import { writeStructure } from "./structure.js";
import { sheetOf, type TemplateHeader } from "./templateHeader.js";
import { TextPainter } from "./textPainter.js";

/** A plan or a letter as a value: what its template fills in. */
export interface DrawnValue {
  readonly madeOn: string;
}

export interface DrawnPlan {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
}

interface DrawOptions {
  /** Words at the head of each page, over what the template draws: that it is a preview. Decoration, as the foot is. */
  readonly notice?: string;
}

const LANGUAGE_TAGS: Readonly<Record<TemplateHeader["language"], string>> = { en: "en-GB", cy: "cy-GB" };
/**
 * Says that the file means to be PDF/UA-1. pdfkit's own way of saying it also writes a CIDSet that leaves glyphs out, which
 * breaks it.
 */
const PDF_UA = `
        <rdf:Description xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="">
            <pdfuaid:part>1</pdfuaid:part>
        </rdf:Description>`;

/**
 * Draws a plan or a letter as a tagged PDF. The same value and template always give the same bytes, whatever was drawn before: nothing is
 * taken from the clock. Throws AppError("input") with GLYPH_MISSING for a letter the font lacks, PLAN_TOO_LONG, or
 * TEMPLATE_INVALID where a bound is passed.
 */
export async function drawPlan(value: DrawnValue, template: PlanTemplate, { notice = "" }: DrawOptions = {}): Promise<DrawnPlan> {
  const { header } = template;
  const fonts = loadPlanFonts(header.font);
  const hash = planHash(value);
  const coded = { ...value, code: planCode(hash) };
  const blocks = fillTemplate(template, coded);
  checkLetters(blocks, fonts, template.kind.noun);
  const { rows, root } = layOutPlan(blocks, { header, fonts, pictures: template.pictures });
  const pages = paginate(rows, {
    top: header.margins.top,
    bottom: sheetOf(header).height - header.margins.bottom,
    mostPages: template.kind.mostPages,
  });
  const document = openDocument(value, hash, header);
  const text = new TextPainter(document, fonts);
  for (const [index, page] of pages.entries()) {
    document.addPage();
    const foot = fillFoot(template, coded, index + 1, pages.length);
    paintPage(document, text, page, header, { ...foot, notice });
  }
  text.end();
  writeStructure(document, root);
  document.appendXML(PDF_UA);
  document.end();
  const pdf = document.bytes();
  return { pdf, pages: pages.length, sha256: createHash("sha256").update(pdf).digest("hex") };
}

/** The file's own ID is made by pdfkit from this information: so it is the value's, and no name or number is in it. */
function openDocument(value: DrawnValue, hash: string, header: TemplateHeader): PlanDocument {
  const made = new Date(`${value.madeOn}T00:00:00Z`);
  const info = { Title: header.title, Creator: "resettle", CreationDate: made, ModDate: made, PlanHash: hash };
  const { width, height } = sheetOf(header);
  return new PlanDocument({
    autoFirstPage: false,
    size: [width, height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE_TAGS[header.language],
    font: "",
    info,
  });
}

/** A document that is kept as it is written: as a stream, each of its thousand pieces would pass through a queue. */
class PlanDocument extends PDFDocument {
  // Declared, not set: pdfkit writes its first piece while it is being made.
  declare private pieces: Uint8Array[] | undefined;

  override push(piece: Uint8Array | null): boolean {
    this.pieces ??= [];
    if (piece !== null) this.pieces.push(piece);
    return true;
  }

  /** All of it, once it was ended. */
  bytes(): Uint8Array {
    return Buffer.concat(this.pieces ?? []);
  }
}

/**
 * A letter the font lacks would be drawn as an empty box: better no plan, and a word about where. Says the part of the plan,
 * never the words.
 */
function checkLetters(blocks: readonly Block[], fonts: PlanFonts, noun: string): void {
  let part = "the first part";
  for (const block of eachBlock(blocks)) {
    if (block.kind === "heading" && block.level === 2) part = `the part "${block.fixedWords}"`;
    const missing = fonts.regular.firstMissing(ownRuns(block).map(plainText).join(""));
    if (missing === undefined) continue;
    throw new AppError("input", "GLYPH_MISSING", `The ${noun}'s font has no letter for ${missing}, in ${part}.`, {
      hint: "Write it in Latin letters in the record, then draw it again.",
    });
  }
}

function ownRuns(block: Block): Runs[] {
  if (block.kind === "table") return [...block.header, ...block.rows.flat()];
  if (block.kind === "list") return block.items.map(({ label }) => label ?? []);
  return block.kind === "fence" || block.kind === "picture" ? [] : [block.runs];
}
