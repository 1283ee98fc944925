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
import type { TemplateHeader } from "./templateHeader.js";

/** A plan or a letter as a value: what its template fills in. */
interface DrawnValue {
  readonly madeOn: string;
}

interface DrawnPlan {
  readonly pdf: Uint8Array;
  readonly pages: number;
  readonly sha256: string;
}

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89 };
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
export async function drawPlan(value: DrawnValue, template: PlanTemplate): Promise<DrawnPlan> {
  const { header } = template;
  const fonts = loadPlanFonts(header.font);
  const blocks = fillTemplate(template, value);
  checkLetters(blocks, fonts, template.kind.noun);
  const { margins } = header;
  const { rows, root } = layOutPlan(blocks, header, fonts, PAGE.width - margins.left - margins.right);
  const pages = paginate(rows, { top: margins.top, bottom: PAGE.height - margins.bottom, mostPages: template.kind.mostPages });
  const document = openDocument(value, header, fonts);
  for (const [index, page] of pages.entries()) {
    document.addPage();
    paintPage(document, page, header, fillFoot(template, { ...value, code: planCode(value) }, index + 1, pages.length));
  }
  writeStructure(document, root);
  document.appendXML(PDF_UA);
  document.end();
  const pdf = await bytesOf(document);
  return { pdf, pages: pages.length, sha256: createHash("sha256").update(pdf).digest("hex") };
}

/** The file's own ID is made by pdfkit from this information: so it is the value's, and no name or number is in it. */
function openDocument(value: DrawnValue, header: TemplateHeader, fonts: PlanFonts): PDFKit.PDFDocument {
  const made = new Date(`${value.madeOn}T00:00:00Z`);
  const info = {
    Title: header.title,
    Creator: "resettle",
    CreationDate: made,
    ModDate: made,
    PlanHash: planHash(value),
  };
  const document = new PDFDocument({
    autoFirstPage: false,
    size: [PAGE.width, PAGE.height],
    margin: 0,
    pdfVersion: "1.7",
    tagged: true,
    displayTitle: true,
    lang: LANGUAGE_TAGS[header.language],
    font: "",
    info,
  });
  for (const weight of ["regular", "bold"] as const) document.registerFont(weight, fonts[weight].face as never).font(weight);
  return document;
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
  return block.kind === "fence" ? [] : [block.runs];
}

async function bytesOf(document: PDFKit.PDFDocument): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of document) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}
