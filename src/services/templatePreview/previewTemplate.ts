import { resolve } from "node:path";
import { AppError } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { buildLetter } from "../../plan/buildLetter.js";
import { buildPlan } from "../../plan/buildPlan.js";
import { drawPlan } from "../../plan/drawPlan.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import type { TemplateKind } from "../../plan/templateKind.js";
import { loadLicenceCatalogue } from "../loadLicenceCatalogue.js";
import { loadPolicy } from "../loadPolicy.js";
import { getTemplate } from "../planTemplates.js";
import { templateFolder } from "../templateFolders.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { buildMadeUpBoard } from "./madeUpBoard.js";
import { buildMadeUpCase, type PreviewBasis } from "./madeUpCase.js";
import { buildMadeUpLetter } from "./madeUpLetter.js";
import { buildMadeUpRecord } from "./madeUpRecordOfPerson.js";

export interface PreviewOptions {
  readonly asOf: PlainDate;
  readonly bare: boolean;
  /** The file; undefined: `preview-<name>.pdf` in the present folder. */
  readonly out: string | undefined;
}

export interface PreviewedTemplate {
  readonly template: string;
  readonly kind: TemplateKind["noun"];
  readonly bare: boolean;
  readonly file: string;
  readonly pages: number;
  readonly sha256: string;
}

/** At the head of each page: nobody may take it for a plan that holds. */
const NOTICES: Readonly<Record<PlanTemplate["header"]["language"], string>> = {
  en: "This person is made up: a preview of the template.",
  cy: "Person dychmygol: rhagolwg o'r templed.",
};

/**
 * Draws a template on a person who does not exist: needs no store, and reads nothing of anybody. Throws AppError as `getTemplate` and `drawPlan`, usage where the
 * file is not to be a PDF, store where it cannot be written.
 */
export async function previewTemplate(
  nameOrPath: string,
  { asOf, bare, out }: PreviewOptions,
  env: NodeJS.ProcessEnv,
): Promise<PreviewedTemplate> {
  if (out !== undefined && !out.toLowerCase().endsWith(".pdf")) throw notPdf(out);
  const template = await getTemplate(nameOrPath, env);
  const [catalogue, policy] = await Promise.all([
    loadLicenceCatalogue(templateFolder("licence", env)),
    loadPolicy(templateFolder("policy", env)),
  ]);
  const { pdf, pages, sha256 } = await drawPlan(madeUpValue(template, { asOf, bare, catalogue, policy }), template, {
    notice: NOTICES[template.header.language],
  });
  const file = resolve(out ?? `preview-${template.header.name}.pdf`);
  await writeWholeFile(file, pdf);
  return { template: template.header.name, kind: template.kind.noun, bare, file, pages, sha256 };
}

function madeUpValue(template: PlanTemplate, basis: PreviewBasis) {
  switch (template.kind.noun) {
    case "letter":
      return buildLetter(buildMadeUpLetter(basis));
    case "record":
      return buildMadeUpRecord(basis);
    case "board":
      return buildMadeUpBoard(basis);
    case "plan":
      return buildPlan(buildMadeUpCase(template, basis));
  }
}

function notPdf(out: string): AppError {
  return new AppError("usage", "NOT_A_PDF", `A preview is a PDF, and ${JSON.stringify(out)} does not end in .pdf.`, {
    hint: "Give a file such as --out preview.pdf.",
  });
}
