import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { AppError } from "../../../src/domain/appError.js";
import { PATHWAYS } from "../../../src/domain/pathway.js";
import { applyGiven } from "../../../src/domain/serviceDirectory.js";
import { readServicesFile } from "../../../src/services/directory/readServicesFile.js";

const DEMO = fileURLToPath(new URL("../../../templates/services/demo.csv", import.meta.url));
const HEADINGS = "name,publicLabel,pathways,prisons,setting,daysToAnswer,address,postcode,phone,openingTimes,notes,checkedOn";

async function loadServices(file: string) {
  const { services } = await readServicesFile(file, { stdin: process.stdin, env: {} });
  return services.map((given) => applyGiven(undefined, given));
}

describe("the directory for the demo", async () => {
  const services = await loadServices(DEMO);

  it("has help on every pathway", () => {
    expect(PATHWAYS.filter((pathway) => !services.some((service) => service.pathways.includes(pathway)))).toEqual([]);
  });

  it("gives a neutral name and no address where a person has to be kept safe", () => {
    const safe = services.filter((service) => service.pathways.includes("abuse_support"));
    expect(safe.length).toBeGreaterThan(0);
    for (const service of safe) {
      expect(service.address + service.postcode).toBe("");
      expect(service.publicLabel).not.toMatch(/abuse|refuge|women|sex/i);
    }
  });

  it("is plainly made up: telephone numbers nobody has", () => {
    for (const service of services) expect(service.phone).toMatch(/^(01632 960\d{3}|0808 157 0\d{3})$/);
  });
});

describe("a directory a team has written", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "services-"));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function load(text: string) {
    const file = join(folder, "services.csv");
    await writeFile(file, text);
    return loadServices(file);
  }

  it("is read with lists, numbers and days in their places", async () => {
    const row =
      'Homes,Ours,accommodation; finance_and_id,MDI;LEI,both,5,"1 Made-up Road\nTestford",zz11aa,01632 960101,,,05/10/2026';
    expect(await load(`\ufeff${HEADINGS}\r\n${row}\r\n`)).toEqual([
      {
        name: "Homes",
        publicLabel: "Ours",
        organisation: "",
        pathways: ["accommodation", "finance_and_id"],
        prisons: ["LEI", "MDI"],
        releaseAreas: [],
        whoFor: [],
        howToRefer: "",
        travelNotes: "",
        setting: "both",
        daysToAnswer: 5,
        address: "1 Made-up Road\nTestford",
        postcode: "ZZ1 1AA",
        phone: "01632 960101",
        openingTimes: "",
        notes: "",
        checkedOn: "2026-10-05",
      },
    ]);
  });

  it("may leave out what is not known", async () => {
    const [service] = await load(`${HEADINGS}\nHomes,,health,,custody,,,,,,,\n`);
    expect(service).toEqual({
      name: "Homes",
      publicLabel: "",
      organisation: "",
      pathways: ["health"],
      prisons: [],
      releaseAreas: [],
      whoFor: [],
      howToRefer: "",
      travelNotes: "",
      setting: "custody",
      address: "",
      postcode: "",
      phone: "",
      openingTimes: "",
      notes: "",
    });
  });

  it("is empty where only the heading row is there", async () => {
    expect(await load(`${HEADINGS}\n`)).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ["no columns", "\n", ["1 name: The column name is missing."]],
    ["an unknown column", `${HEADINGS},colour\n`, ["1 colour: There is no column called"]],
    ["a row too short", `${HEADINGS}\nHomes,health\n`, ["2 undefined: This row has 2 cells; the heading row has 12."]],
    [
      "a quote that is not closed",
      `${HEADINGS}\nHomes,"health\n`,
      ["2 undefined: has a quotation mark in the row from line 2 on that is never closed"],
    ],
    ["no name", `${HEADINGS}\n,,health,,both,,,,,,,\n`, ["2 name: name has to be filled in."]],
    [
      "a name twice",
      `${HEADINGS}\nA,,health,,both,,,,,,,\nA,,health,,both,,,,,,,\n`,
      ["3 name: name has to be the only one of its name in the file: line 2 has it too."],
    ],
    [
      "many mistakes in a row after one of two lines",
      `${HEADINGS}\nA,,health,,both,,"1 Road\nTestford",,,,,\nB,,housing,Moorland,home,soon,,nowhere,,,,last week\n`,
      [
        "4 pathways: pathways has to be",
        "4 prisons: prisons has to be",
        "4 setting:",
        "4 daysToAnswer:",
        "4 postcode:",
        "4 checkedOn:",
      ],
    ],
  ])("says line and column of %s", async (_, text, expected) => {
    const error = await load(text).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(AppError);
    if (!(error instanceof AppError)) return;
    expect(error.kind).toBe("input");
    const said = error.issues.map((issue) => `${issue.line} ${issue.column}: ${issue.message}`);
    expected.forEach((start, index) => {
      expect(said[index]).toContain(start);
    });
  });

  it("says so where there is no file", async () => {
    await expect(loadServices(join(folder, "gone.csv"))).rejects.toMatchObject({ kind: "input", code: "FILE_UNREADABLE" });
  });
});
