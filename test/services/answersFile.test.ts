import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Answer } from "../../src/domain/records.js";
import { buildAnswersForm } from "../../src/services/answersForm.js";
import { loadScreenings } from "../../src/services/loadScreenings.js";
import { readAnswersFile } from "../../src/services/readAnswersFile.js";
import { programTemplates } from "../../src/services/templateFolders.js";

const folder = mkdtempSync(join(tmpdir(), "resettle-answers-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (text: string | Uint8Array) => readAnswersFile("-", Readable.from([Buffer.from(text)]));
const NOTHING = Readable.from([]);
/** Whatever means something to YAML, ends a line, or is more than one byte. */
const SIGNS = [...":#*&!|>%@`'\"\\[]{},?-~ \n\r\t\u0085\u2028ŵ中a1", "🏠", "null", "<<"];

describe("a file of answers", () => {
  it.each([
    ["YAML", "preferred_name: Gaz\nid_held: [passport]\ntenancy_now:\ninterpreter: null\n"],
    ["JSON", '{ "preferred_name": "Gaz", "id_held": ["passport"], "interpreter": null }'],
  ])("is read as %s; what is left empty is not answered, null is no answer", async (_, text) => {
    const { answers, file } = await read(text);
    expect({ answers, file }).toEqual({
      answers: { preferred_name: "Gaz", id_held: ["passport"], interpreter: null },
      file: "standard input",
    });
  });

  it("knows the line of each question", async () => {
    const path = join(folder, "answers.yaml");
    writeFileSync(path, "# For A1234BC\n\npreferred_name: Gaz\ninterpreter: yes\n");
    const { lines, file, answers } = await readAnswersFile(path, NOTHING);
    expect({ file, answers, lines }).toEqual({
      file: path,
      answers: { preferred_name: "Gaz", interpreter: "yes" },
      lines: new Map([
        ["preferred_name", 3],
        ["interpreter", 4],
      ]),
    });
  });

  it.each<[string, string | Uint8Array, object]>([
    ["is empty", "", { code: "ANSWERS_UNREADABLE" }],
    ["is a list", "- one\n- two\n", { code: "ANSWERS_UNREADABLE" }],
    ["is a picture", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), { kind: "input" }],
    ["breaks off", 'a: "ZZMARKER\n', { issues: [{ line: expect.any(Number) }] }],
    ["answers twice", "a: x\na: y\n", { issues: [{ line: 2, message: "A question is answered twice." }] }],
    ["begins an answer with a sign of YAML", "safety_plan: *ZZMARKER\n", { code: "ANSWERS_UNREADABLE" }],
    ["is of a million letters", `a: ${"x".repeat(1_100_000)}`, { code: "ANSWERS_UNREADABLE" }],
  ])("that %s is refused without being quoted", async (_, text, expected) => {
    const error = await read(text).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ kind: "input", ...expected });
    expect(JSON.stringify(error)).not.toContain("ZZMARKER");
  });

  it.each([
    ["a file that is not there", () => join(folder, "gone.yaml")],
    ["a folder", () => folder],
  ])("is refused where it is %s", async (_, path) => {
    await expect(readAnswersFile(path(), NOTHING)).rejects.toMatchObject({ kind: "input", code: "FILE_UNREADABLE" });
  });
});

describe("the form of a screening", async () => {
  const screenings = await loadScreenings(`${programTemplates()}/screenings`);

  it.each(screenings.map((screening) => [screening.kind, screening] as const))(
    "%s asks every question, and is answered by nothing",
    async (_, screening) => {
      const form = buildAnswersForm(screening, "A1234BC", {});
      for (const { id, text } of screening.questions) {
        expect(form).toContain(`\n${id}:\n`);
        expect(form).toContain(`# ${text}`);
      }
      expect((await read(form)).answers).toEqual({});
    },
  );

  it("gives back whatever was filled in, whatever signs are in it", async () => {
    const [whole] = screenings;
    if (whole === undefined) throw new Error("there are no screenings");
    const screening = { ...whole, questions: whole.questions.slice(0, 5) };
    const known = fc.dictionary(
      fc.constantFrom(...screening.questions.map(({ id }) => id)),
      fc.oneof<[fc.Arbitrary<Answer>, fc.Arbitrary<Answer>]>(
        fc.string({ unit: fc.constantFrom(...SIGNS), minLength: 1, maxLength: 20 }),
        fc.array(fc.constantFrom("passport", "yes", "no", "none"), { minLength: 1, maxLength: 3 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(known, async (answers) => {
        expect((await read(buildAnswersForm(screening, "A1234BC", answers))).answers).toEqual({ ...answers });
      }),
      { numRuns: 50 },
    );
  });
});
