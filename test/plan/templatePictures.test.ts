import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inflateSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "../../src/domain/appError.js";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { readPng } from "../../src/plan/pngFile.js";
import { readPdf } from "../support/pdf.js";
import { structureProblems } from "../support/pdfStructure.js";
import { jpegFile, pngFile } from "../support/pictureFiles.js";
import { aCase } from "./planCases.js";
import { aHeader, aTemplate } from "./templateBodies.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-pictures-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, bytes: Uint8Array) => writeFileSync(join(folder, name), bytes);

beforeAll(() => {
  put("good.png", pngFile({ width: 30, height: 10 }));
  put("good.jpg", jpegFile({ width: 30, height: 10, note: "taken at the gate by an officer" }));
  put("giant.png", pngFile({ width: 60_000, height: 60_000 }));
  put("wide.png", pngFile({ width: 5_001, height: 1 }));
  put("bomb.png", pngFile({ width: 10, height: 10, rows: new Uint8Array(300_000_000) }));
  put("short.png", pngFile({ width: 100, height: 100, rows: new Uint8Array(99) }));
  put("woven.png", pngFile({ width: 10, height: 10, interlace: 1 }));
  put("odd.png", pngFile({ width: 10, height: 10, bits: 3 }));
  put("filtered.png", pngFile({ width: 1, height: 1, rows: new Uint8Array([9, 0]) }));
  put("broken.png", pngFile({ width: 10, height: 10 }).subarray(0, 40));
  put("none.png", pngFile({ width: 0, height: 10 }));
  put("text.png", Buffer.from("# not a picture"));
  put("empty.png", new Uint8Array());
  put("heavy.png", new Uint8Array(2 * 1024 * 1024 + 1));
  put("giant.jpg", jpegFile({ width: 65_000, height: 65_000 }));
  put("press.jpg", jpegFile({ width: 10, height: 10, samples: 4 }));
  put("lossless.jpg", jpegFile({ width: 10, height: 10, frame: 0xc3 }));
  put("broken.jpg", jpegFile({ width: 10, height: 10 }).subarray(0, 20));
  mkdirSync(join(folder, "folder.png"));
  symlinkSync("/etc/hostname", join(folder, "link.png"));
  symlinkSync(join(folder, "good.png"), join(folder, "near.png"));
});

function issuesOf(body: string, change?: (header: string) => string): readonly { line?: number | undefined; message: string }[] {
  try {
    aTemplate(body, change, folder);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    expect([error.kind, error.code]).toEqual(["input", "TEMPLATE_INVALID"]);
    return error.issues;
  }
  return [];
}

const NOT_A_NAME = /is not the name of a PNG or JPEG beside the template/;

const REFUSED: readonly (readonly [file: string, said: RegExp])[] = [
  ["../good.png", NOT_A_NAME],
  ["../../../../etc/passwd", NOT_A_NAME],
  ["/etc/hostname", NOT_A_NAME],
  ["/etc/x.png", NOT_A_NAME],
  ["sub/good.png", NOT_A_NAME],
  ["..%2fgood.png", NOT_A_NAME],
  ["..\\\\good.png", NOT_A_NAME],
  ["C:good.png", NOT_A_NAME],
  ["https://example.org/x.png", NOT_A_NAME],
  [".hidden.png", NOT_A_NAME],
  ["plan.md", NOT_A_NAME],
  ["good.svg", NOT_A_NAME],
  ["missing.png", /is not beside the template/],
  ["link.png", /is a link: copy the file itself there/],
  ["near.png", /is a link: copy the file itself there/],
  ["folder.png", /is not a file/],
  ["giant.png", /has 60000 by 60000 pixels: make it smaller/],
  ["wide.png", /has 5001 by 1 pixels: make it smaller/],
  ["bomb.png", /is damaged/],
  ["short.png", /is damaged/],
  ["odd.png", /is damaged/],
  ["filtered.png", /is damaged/],
  ["woven.png", /is interlaced/],
  ["broken.png", /breaks off/],
  ["none.png", /has no pixels/],
  ["text.png", /is neither PNG nor JPEG/],
  ["empty.png", /is neither PNG nor JPEG/],
  ["heavy.png", /is larger than 2 MB/],
  ["giant.jpg", /has 65000 by 65000 pixels: make it smaller/],
  ["press.jpg", /is not in colours for a screen/],
  ["lossless.jpg", /is damaged/],
  ["broken.jpg", /is damaged/],
];

describe("a picture that cannot be drawn is refused when the template is read, with its line", () => {
  test.each(REFUSED)("![x](%s)", (file, said) => {
    const [issue] = issuesOf(`# Plan\n\n{% if draft %}\n![x](${file})\n{% endif %}`);
    expect(issue?.message).toMatch(said);
    expect(issue?.line).toBe(aHeader().split("\n").length - 1 + 4);
  });

  test.each(REFUSED)("logo: %s", (file, said) => {
    const logo = (header: string) => header.replace("page: A4", `page: A4\nlogo: { file: '${file}', alt: x, width: 100 }`);
    const [issue] = issuesOf("# Plan", logo);
    expect(issue?.message).toMatch(said);
    expect(issue?.line).toBe(8);
  });

  test.each<[string, string, string]>([
    ["without words for it", "![](good.png)", "A picture needs words for who cannot see it: ![what it shows](file.png)."],
    ["with a file that is filled in", "![x]({{ person.name }}.png)", "The file of a picture cannot be filled in."],
    ["with a file that is chosen", "![x]({% if draft %}good{% endif %}.png)", "The file of a picture cannot be filled in."],
    [
      "among words",
      "See ![x](good.png)",
      "A picture stands alone, with an empty line before and after it; only {width=120} may follow.",
    ],
    [
      "with another mark behind it",
      "![x](good.png){height=9}",
      "A picture stands alone, with an empty line before and after it; only {width=120} may follow.",
    ],
    [
      "with a space in the name of its file",
      "![x](my map.png)",
      "This is no picture: write ![what it shows](file.png), without spaces in the name of the file.",
    ],
    [
      "from a place that runs code",
      "![x](javascript:alert(1))",
      "This is no picture: write ![what it shows](file.png), without spaces in the name of the file.",
    ],
  ])("%s", (_, line, said) => {
    expect(issuesOf(`# Plan\n\n${line}`).map(({ message }) => message)).toContain(said);
  });

  test("the twenty-first", () => {
    const names = Array.from({ length: 21 }, (_, index) => `p${index}.png`);
    for (const name of names) put(name, pngFile({ width: 1, height: 1 }));
    const [issue] = issuesOf(`# Plan\n\n${names.map((name) => `![x](${name})`).join("\n\n")}`);
    expect(issue?.message).toBe('The picture "p20.png" is one too many: a template has at most 20.');
  });

  test.each([
    ["no words", "{ file: good.png, width: 100 }", /^logo\.alt/],
    ["no width", "{ file: good.png, alt: x }", /^logo\.width/],
    ["too wide", "{ file: good.png, alt: x, width: 4000 }", /^logo\.width/],
  ])("a logo with %s", (_, logo, said) => {
    expect(issuesOf("# Plan", (header) => header.replace("page: A4", `page: A4\nlogo: ${logo}`))[0]?.message).toMatch(said);
  });
});

describe("a picture that can be drawn", () => {
  async function draw(body: string): Promise<Uint8Array> {
    return (await drawPlan(buildPlan(aCase()), aTemplate(body, undefined, folder))).pdf;
  }

  test.each(["good.png", "good.jpg"])("%s is on the page, with its words in the structure", async (file) => {
    const pdf = await draw(`# Plan\n\n![The gate](${file})`);
    expect(structureProblems(pdf)).toEqual([]);
    const raw = Buffer.from(pdf).toString("latin1");
    expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(1);
    expect(raw).toContain("/Alt (The gate)");
  });

  test("is in the file once, however often it is drawn", async () => {
    const raw = Buffer.from(await draw(`# Plan\n\n${"![The gate](good.png)\n\n".repeat(9)}`)).toString("latin1");
    expect(raw.match(/\/Subtype \/Image/g)).toHaveLength(1);
  });

  test("is never wider than where it stands, nor taller than a page", async () => {
    put("tall.png", pngFile({ width: 100, height: 4_000 }));
    const pdf = await draw("# Plan\n\n![x](tall.png)\n\n::: box\n![x](good.png){width=900}\n:::\n\nThe end");
    expect((await readPdf(pdf)).pages.length).toBeLessThanOrEqual(2);
    const boxes = [
      ...Buffer.from(pdf)
        .toString("latin1")
        .matchAll(/\/BBox \[([^\]]+)\]/g),
    ].map(([, box = ""]) => box.split(" ").map(Number));
    expect(boxes).toHaveLength(2);
    for (const [left = 0, bottom = 0, right = 0, top = 0] of boxes) {
      expect(left).toBeGreaterThanOrEqual(44);
      expect(right).toBeLessThanOrEqual(595.28 - 44);
      expect(bottom).toBeGreaterThanOrEqual(50);
      expect(top).toBeLessThanOrEqual(841.89 - 27.9);
    }
  });

  test("loses what a camera noted in it", async () => {
    expect(Buffer.from(await draw("# Plan\n\n![x](good.jpg)")).toString("latin1")).not.toContain("taken at the gate");
  });
});

describe("a PNG is decoded as it was painted", () => {
  const decoded = (picture: ReturnType<typeof readPng>) => ({
    colours: [...inflateSync(picture.data)],
    cover: picture.cover === undefined ? undefined : [...inflateSync(picture.cover)],
  });

  test.each<[string, Parameters<typeof pngFile>[0], number[], number[] | undefined]>([
    ["grey", { width: 2, height: 1, rows: new Uint8Array([0, 7, 200]) }, [7, 200], undefined],
    ["black and white", { width: 4, height: 1, bits: 1, rows: new Uint8Array([0, 0b1010_0000]) }, [255, 0, 255, 0], undefined],
    ["four bits", { width: 2, height: 1, bits: 4, rows: new Uint8Array([0, 0x3f]) }, [51, 255], undefined],
    ["sixteen bits", { width: 1, height: 1, bits: 16, rows: new Uint8Array([0, 9, 99]) }, [9], undefined],
    ["colours", { width: 1, height: 1, type: 2, rows: new Uint8Array([0, 1, 2, 3]) }, [1, 2, 3], undefined],
    [
      "a palette with a clear colour",
      { width: 2, height: 1, type: 3, bits: 1, rows: new Uint8Array([0, 0b0100_0000]), palette: [1, 2, 3, 4, 5, 6], clear: [0] },
      [1, 2, 3, 4, 5, 6],
      [0, 255],
    ],
    ["grey and cover", { width: 1, height: 1, type: 4, rows: new Uint8Array([0, 9, 128]) }, [9], [128]],
    ["colours and cover", { width: 1, height: 1, type: 6, rows: new Uint8Array([0, 1, 2, 3, 0]) }, [1, 2, 3], [0]],
    ["left filter", { width: 3, height: 1, rows: new Uint8Array([1, 5, 1, 255]) }, [5, 6, 5], undefined],
    ["filter above", { width: 1, height: 2, rows: new Uint8Array([0, 5, 2, 3]) }, [5, 8], undefined],
    ["filter of the mean", { width: 2, height: 2, rows: new Uint8Array([0, 10, 20, 3, 1, 1]) }, [10, 20, 6, 14], undefined],
    ["Paeth's filter", { width: 2, height: 2, rows: new Uint8Array([0, 10, 20, 4, 1, 1]) }, [10, 20, 11, 21], undefined],
  ])("%s", (_, made, colours, cover) => {
    expect(decoded(readPng(pngFile(made)))).toEqual({ colours, cover });
  });
});
