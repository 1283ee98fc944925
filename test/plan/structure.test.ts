import { beforeAll, describe, expect, test } from "vitest";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { elementsOf, readPdf, textOf } from "../support/pdf.js";
import { PdfFile } from "../support/pdfObjects.js";
import { structureProblems } from "../support/pdfStructure.js";
import { aCase, aSparseCase } from "./planCases.js";
import { aTemplate, EVERYTHING, landscape, largePrint } from "./templateBodies.js";

const LOGO = (header: string) => header.replace("page: A4", 'logo: { file: logo.png, alt: "The prison", width: 120 }\npage: A4');

async function draw(body: string, change?: (header: string) => string, planCase = aCase()): Promise<Uint8Array> {
  return (await drawPlan(buildPlan(planCase), aTemplate(body, change))).pdf;
}

describe("every block there is", () => {
  test.each<[string, (header: string) => string]>([
    ["on A4", (header) => header],
    ["with a logo", LOGO],
    ["in large print", largePrint],
    ["on A4 turned on its side", landscape],
  ])("%s keeps what PDF/UA-1 asks", async (_, change) => {
    expect(structureProblems(await draw(EVERYTHING, change))).toEqual([]);
    expect(structureProblems(await draw(EVERYTHING, change, aSparseCase()))).toEqual([]);
  });

  test("is the same bytes each time, pictures too", async () => {
    expect(Buffer.compare(await draw(EVERYTHING, LOGO), await draw(EVERYTHING, LOGO))).toBe(0);
  });
});

describe("what a reader who hears the page is told", () => {
  test("the left column, then the right one", async () => {
    const text = textOf(await readPdf(await draw(EVERYTHING)));
    const parts = ["Left", "See my daughter", "Get a job", "Behave well", "Right", "Jo Locke", "1. One", "Pictures"];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test("words in another language are said to be in it, letter for letter, also over several lines", async () => {
    const long = Array.from({ length: 60 }, (_, index) => `gair${index}`).join(" ");
    const pdf = await draw(`# Plan\n\nSay: [**Bore** da ${long}]{lang=cy}, then go.`);
    expect(structureProblems(pdf)).toEqual([]);
    const spans = elementsOf(await readPdf(pdf), /^Span$/).map(({ text }) => text);
    expect(spans).toEqual(["Say:", `Bore da ${long}`, ", then go."]);
    expect(
      [
        ...Buffer.from(pdf)
          .toString("latin1")
          .matchAll(/\/Lang \((\S+)\)/g),
      ].map(([, code]) => code),
    ).toContain("cy");
  });

  test("what a picture shows, and of the prison's logo too; filled in where it is filled in", async () => {
    const alts = [...pictures(await draw(EVERYTHING, LOGO))];
    expect(alts).toEqual([
      "The prison",
      "The way to the HMP Moorland gate",
      "In a note",
      expect.stringMatching(/^The code \S{9}, to scan\.$/),
    ]);
  });

  function* pictures(pdf: Uint8Array): Generator<string> {
    const file = new PdfFile(pdf);
    for (const [, dict] of file.everyDict()) if (dict["/S"] === "/Figure") yield file.text(dict["/Alt"]);
  }
});

describe("the check of the structure is not blind", () => {
  let whole = "";
  beforeAll(async () => {
    whole = Buffer.from(await draw(EVERYTHING)).toString("latin1");
  });

  test.each<[string, RegExp, string, string]>([
    ["no language", /\/Lang \(en-GB\)/, "/Lung (en-GB)", "the file has no language"],
    ["not tagged", /\/Marked true/, "/Marked null", "the file does not say that it is tagged"],
    ["title hidden", /\/DisplayDocTitle true/, "/DisplayDocTitle null", "the title is not shown"],
    ["a head without scope", /\/Scope \/Column/, "/Scope /Culumn", "a head of a table does not say what it heads"],
    ["a picture without words", /\/Alt \(In a note\)/, "/Alt (         )", "a picture has no words in its place"],
    ["a heading that skips", /\/S \/H2/, "/S /H3", "heading 2 skips to level 3"],
    ["an item that is none", /\/S \/LI\b/, "/S /TR", "a list holds /TR"],
    ["a cell that is none", /\/S \/TD/, "/S /LI", "a row holds"],
    ["an element nobody knows", /\/S \/P\n/, "/S /Q\n", "/Q is no element of ours"],
    ["a font without letters to read", /\/ToUnicode/, "/ToUnicade", "has no ToUnicode"],
    ["a phrase in no language", /\/Lang \(cy\)/, "/Lang (??)", "/Span has no such language"],
    ["no PDF/UA", /<pdfuaid:part>1/, "<pdfuaid:part>2", "the metadata do not say PDF/UA-1"],
  ])("%s", (_, what, instead, problem) => {
    expect(whole).toMatch(what);
    expect(structureProblems(Buffer.from(whole.replace(what, instead), "latin1")).join("\n")).toContain(problem);
  });

  test("words left out of the structure, and words out of order", () => {
    const [kids = "", first = "", second = ""] = /\/K \[(\d+ 0 R) (\d+ 0 R)/.exec(whole) ?? [];
    const swapped = whole.replace(kids, kids.replace(first, "#").replace(second, first).replace("#", second));
    expect(structureProblems(Buffer.from(swapped, "latin1")).join("\n")).toContain("is not read in the order it is drawn in");
  });
});
