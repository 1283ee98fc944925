import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { plainDate } from "../../../src/domain/plainDate.js";
import { listTemplates } from "../../../src/services/planTemplates.js";
import { previewTemplate } from "../../../src/services/templatePreview/previewTemplate.js";
import { readPdf, textOf } from "../../support/pdf.js";
import { structureProblems } from "../../support/pdfStructure.js";

const out = mkdtempSync(join(tmpdir(), "resettle-preview-"));
afterAll(() => rmSync(out, { recursive: true, force: true }));
const asOf = plainDate("2026-11-25");
const templates = await listTemplates({});

async function preview(name: string, bare: boolean): Promise<Uint8Array> {
  const { file } = await previewTemplate(name, { asOf, bare, out: join(out, `${name}-${bare}.pdf`) }, {});
  return readFileSync(file);
}

describe.each(templates.map(({ name }) => name))("every page of %s", (name) => {
  test.each([
    ["full of everything", false],
    ["of whom almost nothing is recorded", true],
  ])("on a person %s keeps what PDF/UA-1 asks, and says that the person is made up", async (_, bare) => {
    const pdf = await preview(name, bare);
    expect(structureProblems(pdf)).toEqual([]);
    const read = await readPdf(pdf);
    for (const { decoration } of read.pages) expect(decoration).toMatch(/made up|dychmygol/);
    expect(textOf(read)).not.toMatch(/undefined|null|NaN|\{\{|\{%/);
  });
});
