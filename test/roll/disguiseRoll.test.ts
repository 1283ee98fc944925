import { describe, expect, it } from "vitest";
import { disguiseRoll } from "../../src/roll/disguiseRoll.js";
import { bufferSource } from "../../src/roll/rollSource.js";
import { loadMappings } from "../../src/services/loadMappings.js";
import { workbookFile } from "../support/workbookFile.js";
import { takeRoll } from "./rolls.js";

const mappings = await loadMappings(["templates/rolls"]);
const CSV = [
  "prisonerNumber,lastName,firstName,dateOfBirth,prison,location,receptionDate,legalStatus,crd,shoeSize",
  'A1234BC,"O\'Brien, Llŷr",Gwen,1990-04-02,MDI,A-1-012,2026-10-05,SENTENCED,2027-03-10,43',
  "A1234BC,Ó Briain,Gwen,1990-04-02,MDI,A-1-012,2026-10-05,SENTENCED,31/02/2027,43",
  "A98,Marsh,Ioan,2030-01-01,MDI,,2026-10-05,Recall,n/a,9",
  "",
].join("\r\n");

/** The same drawing of lots every time. */
function lots(): () => number {
  let state = 7;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

async function copyOf(contents: string | Uint8Array, name = "roll.csv"): Promise<Buffer> {
  const source = bufferSource(name, Buffer.from(contents));
  return Buffer.from((await disguiseRoll(source, { mappings, prisons: ["MDI", "LEI"], random: lots() })).bytes);
}

describe("a copy of a roll that names nobody", () => {
  it("has nobody's name, number, birth or dates in it", async () => {
    const copy = (await copyOf(CSV)).toString();
    for (const word of ["A1234BC", "A98", "O'Brien", "Brien", "Llŷr", "Briain", "Gwen", "Marsh", "Ioan"])
      expect(copy).not.toContain(word);
    for (const day of ["1990-04-02", "2026-10-05", "2027-03-10", "2030-01-01"]) expect(copy).not.toContain(day);
  });

  it("keeps headings, codes, marks, lengths and line ends", async () => {
    const copy = (await copyOf(CSV)).toString();
    expect(copy.split("\r\n")[0]).toBe(CSV.split("\r\n")[0]);
    expect(copy.replaceAll(/[\p{L}\d]/gu, "x")).toBe(CSV.replaceAll(/[\p{L}\d]/gu, "x"));
    for (const word of [",MDI,", ",SENTENCED,", ",Recall,", ",n/a,"]) expect(copy).toContain(word);
  });

  it("is taken in, or not, as the original is: what is the same stays the same", async () => {
    const outcome = async (text: string | Uint8Array) => {
      const { rows, survey } = await takeRoll(text);
      return {
        rows: rows.map((row) => [row.kind, row.line, row.kind === "rejected" ? row.code : ""]),
        mapping: survey.mapping.name,
      };
    };
    expect(await outcome(await copyOf(CSV))).toEqual(await outcome(CSV));
  });

  it.each<[string, Uint8Array]>([
    ["UTF-16", Buffer.from(`\ufeff${CSV}`, "utf16le")],
    ["Windows-1252", Buffer.from(CSV.replace("ŷ", "y"), "latin1")],
    ["UTF-8 with a mark", Buffer.from(`\ufeff${CSV}`)],
  ])("stays in %s", async (_, bytes) => {
    const copy = await copyOf(bytes);
    expect(copy.length).toBe(bytes.length);
    expect(copy.subarray(0, 3)).toEqual(
      Buffer.from(bytes)
        .subarray(0, 3)
        .every((byte) => byte < 0x80)
        ? copy.subarray(0, 3)
        : bytes.subarray(0, 3),
    );
    const [one, other] = [(await takeRoll(copy)).survey.layout.bytes, (await takeRoll(bytes)).survey.layout.bytes];
    expect([one.encoding, one.oddLines]).toEqual([other.encoding, other.oddLines]);
  });

  it("is made of a file that cannot be read, which fails in the same way", async () => {
    const cut = '{"content":[{"prisonerNumber":"A1234BC","lastName":"Marsh","firstName":"Gw\\u00eAn"},{"prisonerNumber":"A12';
    const copy = (await copyOf(cut, "roll.json")).toString();
    expect(copy).toMatch(
      /^\{"content":\[\{"prisonerNumber":"[A-Z]\d{4}[A-Z]{2}","lastName":"[A-Z][a-z]{4}","firstName":"[A-Z][a-z]\\u00eA[a-z]"\}/u,
    );
    expect(copy).not.toContain("Marsh");
    await expect(takeRoll(copy)).rejects.toMatchObject({ code: "ROLL_JSON_CUT" });
  });

  it("keeps no first line that is somebody's", async () => {
    expect((await copyOf("A1234BC,Marsh,Ioan\nA1235BC,Reed,Ann\n")).toString()).not.toMatch(/Marsh|Ioan|Reed|A123[45]BC/u);
  });

  it("is the sheet's cells as CSV, of a workbook", async () => {
    const rows = CSV.split("\r\n")
      .slice(0, 2)
      .map((line) => line.split(","));
    const copy = (await copyOf(workbookFile([{ name: "Roll", rows }]), "roll.xlsx")).toString();
    expect(copy).toMatch(/^prisonerNumber,lastName/u);
    expect(copy).not.toContain("A1234BC");
  });

  it("is refused of what is no text", async () => {
    await expect(copyOf("%PDF-1.7\n")).rejects.toMatchObject({ kind: "input" });
  });
});
