import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { buildPlan } from "../../src/plan/buildPlan.js";
import { drawPlan } from "../../src/plan/drawPlan.js";
import { loadPlanTemplate } from "../../src/plan/planTemplate.js";
import { isCopyOf, isProtected, protectPdf } from "../../src/plan/protectPdf.js";
import { readPdf } from "../support/pdf.js";
import { aCase, calledBy, STANDARD } from "./planCases.js";
import { aTemplate, EVERYTHING } from "./templateBodies.js";

let plain: Uint8Array;
beforeAll(async () => {
  const said = calledBy("Ŵyn (or \\Siân\\) <b>");
  plain = (await drawPlan(buildPlan(aCase({ said })), await loadPlanTemplate(STANDARD))).pdf;
});

describe("a PDF that opens with a password", () => {
  it("is the same to who has it: words, order, structure, language, title, and what it says of itself", async () => {
    expect(await readPdf(protectPdf(plain, "a pass phrase"), "a pass phrase")).toEqual(await readPdf(plain));
  });

  it("is the same with pictures and squares of code on its pages", async () => {
    const { pdf } = await drawPlan(buildPlan(aCase()), aTemplate(EVERYTHING));
    expect(Buffer.from(pdf).toString("latin1")).toContain("/Subtype /Image");
    expect(await readPdf(protectPdf(pdf, "a pass phrase"), "a pass phrase")).toEqual(await readPdf(pdf));
  });

  it("holds none of its words for who has not, and no two copies are alike", () => {
    const copies = [protectPdf(plain, "a pass phrase"), protectPdf(plain, "a pass phrase")].map((copy) => Buffer.from(copy));
    for (const copy of copies) expect(copy.toString("latin1")).not.toMatch(/release plan|resettle|D:2026/iu);
    expect(copies[0]?.equals(copies[1] ?? Buffer.alloc(0))).toBe(false);
    expect([isProtected(plain), ...copies.map(isProtected)]).toEqual([false, true, true]);
  });

  it("is known again by who has the password, as a copy of that file and no other, and only where it is whole", () => {
    const copy = protectPdf(plain, "a pass phrase");
    const sha256 = createHash("sha256").update(plain).digest("hex");
    expect(isCopyOf(copy, sha256, "a pass phrase")).toBe(true);
    expect(isCopyOf(copy, sha256, "another phrase")).toBe(false);
    expect(isCopyOf(copy, createHash("sha256").update("another").digest("hex"), "a pass phrase")).toBe(false);
    expect(isCopyOf(plain, sha256, "a pass phrase")).toBe(false);
    expect(isCopyOf(copy.subarray(0, copy.length - 40), sha256, "a pass phrase")).toBe(false);
    const cut = Buffer.concat([copy.subarray(0, 900), copy.subarray(901)]);
    expect(isCopyOf(cut, sha256, "a pass phrase")).toBe(false);
    const flipped = Uint8Array.from(copy, (byte, index) => (index === 900 ? byte ^ 1 : byte));
    expect(isCopyOf(flipped, sha256, "a pass phrase")).toBe(false);
  });

  it("says AES-256 in its newest form, and forbids nothing, being read aloud least of all", () => {
    const text = Buffer.from(protectPdf(plain, "a pass phrase")).toString("latin1");
    expect(text).toContain("/V 5\n/R 6\n");
    expect(text).toContain("/CFM /AESV3");
    expect(text).toContain("/P -4\n");
  });

  it("opens with this password only, however it is typed", async () => {
    const password = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => !/[\p{C}\p{Z}]/u.test(text));
    await fc.assert(
      fc.asyncProperty(password, async (one) => {
        const copy = protectPdf(plain, one);
        expect((await readPdf(copy, one.normalize("NFKC"))).pages.length).toBeGreaterThan(0);
        await expect(readPdf(copy, `${one.normalize("NFKC")}x`)).rejects.toThrow(/password/iu);
      }),
      { numRuns: 4 },
    );
  });
});
