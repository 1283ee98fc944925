import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { chaseReferral } from "../../src/services/chaseReferral.js";
import { listForms } from "../../src/services/letters/letterForms.js";
import { renderLetter } from "../../src/services/letters/renderLetter.js";
import { makeReferral, type NewReferral } from "../../src/services/makeReferral.js";
import { checkTemplate, listTemplates } from "../../src/services/planTemplates.js";
import type { Session } from "../../src/services/session.js";
import { auditTrail } from "../support/auditTrail.js";
import { rollPerson, seedPeople } from "../support/builders.js";
import { readPdf, textOf } from "../support/pdf.js";
import { sessionOn } from "../support/session.js";
import { forEachStore } from "../support/stores.js";

const MONDAY = plainDate("2026-11-23");
const PERSON = "A1001AA";
const SENT = { consent: true, draft: false, on: addDays(MONDAY, -14) } as const;
const DUTY: NewReferral = {
  ...SENT,
  kind: "duty_to_refer",
  reason: "The tenancy ended",
  details: { authority: "Leeds", contactConsent: true },
};
const ADDRESS = "4 Alder Row, ZZ1 1AA";

forEachStore("a letter about a referral", ({ makeStore }) => {
  let session: Session;
  let out: string;

  beforeAll(async () => {
    out = await mkdtemp(join(tmpdir(), "resettle-letters-"));
    const store = await makeStore();
    const facts = { dates: { crd: plainDate("2027-01-20") } };
    const people = [PERSON, "A1002AA"].map((prisonerNumber) =>
      rollPerson({ prisonerNumber, dateOfBirth: plainDate("1990-09-12"), facts }),
    );
    await seedPeople(store, people, MONDAY);
    session = await sessionOn(store);
    await store.write("worker", "set up", async (tx) => {
      const worker = { fullName: "Jo Locke", role: "resettlement_worker", organisation: "", phone: "01632 960140" } as const;
      await tx.workers.set({ ...worker, name: "worker", active: true });
      for (const prisonerNumber of [PERSON, "A1002AA"]) {
        const of = { prisonerNumber, recordedOn: MONDAY };
        const screening = { kind: "bcst3", template: "bcst3", templateVersion: "1", completedOn: MONDAY } as const;
        const answers = {
          accommodation_on_release: "nowhere",
          local_connection: "Leeds",
          language: "Polish",
          interpreter: "yes",
        };
        await tx.screenings.record({ ...of, ...screening, answers }, { domestic_abuse: "a secret" });
        await tx.licences.set(prisonerNumber, { address: "4 Alder Row", postcode: "ZZ1 1AA" }, { recordedOn: MONDAY });
        const need = { urgency: "immediate", status: "not_started", note: "" } as const;
        await tx.needs.record({ ...of, ...need, pathway: "accommodation", need: "find_accommodation", restricted: false });
      }
      const abused = { prisonerNumber: "A1002AA", recordedOn: MONDAY, pathway: "abuse_support", need: "Refuge" } as const;
      await tx.needs.record({ ...abused, urgency: "immediate", status: "not_started", note: "", restricted: true });
    });
  });
  afterAll(() => rm(out, { recursive: true, force: true }));

  const written = async (referral: NewReferral, form?: string, person = PERSON) => {
    const { id } = await makeReferral(session, person, referral);
    return (await renderLetter(session, id, { form, text: true, restricted: false })).text ?? "";
  };

  it("is a tagged PDF with what was answered already, in order", async () => {
    const { id } = await makeReferral(session, PERSON, DUTY);
    const letter = await renderLetter(session, id, { out, text: false, restricted: false });
    expect(letter.file).toBe(join(out, `letter-${PERSON}-duty_to_refer-${id}.pdf`));
    const pdf = await readPdf(await readFile(letter.file ?? ""));
    expect(pdf).toMatchObject({ tagged: true, title: "Referral to a housing authority" });
    expect(pdf.pages).toHaveLength(letter.pages ?? 0);
    const parts = ["To: Leeds", "From: Jo Locke", "01632 960140", "Ioan Marsh", "Wed 12 Sep 1990", "Wed 20 Jan 2027"];
    const text = textOf(pdf);
    const places = [...parts, "I have nowhere to go", "The tenancy ended", ADDRESS].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it("says the same as text, with lines to fill in where nothing is known", async () => {
    const text = await written(DUTY);
    expect(text).toMatch(/Area they are tied to: Leeds\n/);
    expect(text).toMatch(/Where they lived before prison: _{24}\n/);
    for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(80);
  });

  it("is in Wales of the National Offender Pathway", async () => {
    const text = await written({ ...DUTY, details: { authority: "Cardiff", contactConsent: true } });
    expect(text).toContain("National Offender Pathway");
    expect(text).not.toContain("213B");
  });

  it.each<[string, NewReferral, RegExp]>([
    [
      "commissioned_service",
      { ...SENT, kind: "commissioned_service", details: { contract: "accommodation" } },
      /Find somewhere to live/,
    ],
    [
      "id_application",
      { ...SENT, kind: "id_application", details: { document: "passport", cost: 8850 } },
      /To: _+\n[\s\S]*Cost: £88\.50/,
    ],
    ["bank_account", { ...SENT, kind: "bank_account", details: { bank: "coop" } }, /Bank: Co-op/],
    ["referral", { ...SENT, service: "Riverside Recovery", pathway: "accommodation" }, /Interpreter: Polish/],
  ])("%s is the form of its kind, without what consent does not cover", async (_, referral, words) => {
    const text = await written(referral);
    expect(text).toMatch(words);
    expect(text).not.toMatch(/Alder Row|secret|Sealed|undefined/);
  });

  it("never holds an address that may be a refuge, whatever was agreed", async () => {
    expect(await written(DUTY, undefined, PERSON)).toContain(ADDRESS);
    expect(await written(DUTY, undefined, "A1002AA")).not.toMatch(/Alder Row|Refuge/);
  });

  it("reminds a service of what it was asked, and how often", async () => {
    const { id } = await makeReferral(session, PERSON, DUTY);
    await chaseReferral(session, id, { on: addDays(MONDAY, -3) });
    const text = (await renderLetter(session, id, { form: "chase", text: true, restricted: false })).text ?? "";
    const oneLine = text.replaceAll("\n", " ");
    expect(oneLine).toContain("10 working days have passed");
    expect(oneLine).toContain("asked again on Friday 20 November 2026");
    expect(oneLine).toContain("[ ] We can help");
  });

  it("is recorded with its recipient", async () => {
    const { id } = await makeReferral(session, PERSON, DUTY);
    await renderLetter(session, id, { out, text: true, restricted: false });
    const entry = (await auditTrail(session.store)).at(-1);
    expect(entry).toMatchObject({
      action: "referral.letter",
      subject: PERSON,
      details: { form: "duty_to_refer", recipient: "Leeds" },
    });
  });

  it.each<[string, NewReferral, string | undefined, object]>([
    ["without consent", { ...DUTY, consent: false, draft: true }, undefined, { kind: "refused", code: "NO_CONSENT" }],
    ["on the form of another kind", DUTY, "bank_account", { kind: "refused", code: "FORM_OF_ANOTHER_KIND" }],
    ["on a form that is not there", DUTY, "chaise", { kind: "notFound", hint: expect.stringContaining("chase") }],
    ["on a file elsewhere", DUTY, "../plans/standard/plan", { kind: "notFound" }],
    [
      "of a restricted referral",
      { ...SENT, service: "Sealed", pathway: "abuse_support" },
      undefined,
      { kind: "refused", code: "REFERRAL_RESTRICTED" },
    ],
    ["that chases a draft", { ...DUTY, draft: true }, "chase", { kind: "refused", code: "REFERRAL_NOT_WAITING" }],
  ])("is not written %s, and nothing is left behind", async (_, referral, form, error) => {
    const { id } = await makeReferral(session, PERSON, referral);
    const before = await readdir(out);
    const entries = (await auditTrail(session.store)).length;
    await expect(renderLetter(session, id, { form, out, text: false, restricted: false })).rejects.toMatchObject(error);
    expect(await readdir(out)).toEqual(before);
    expect(await auditTrail(session.store)).toHaveLength(entries);
  });
});

describe("the letter templates", () => {
  it("have no mistakes, and are listed beside those of plans", async () => {
    const forms = await listForms({});
    expect(forms).toEqual(["bank_account", "chase", "commissioned_service", "duty_to_refer", "id_application", "referral"]);
    const listed = await listTemplates({});
    expect([...new Set(listed.map(({ kind }) => kind))]).toEqual(["plan", "letter", "board", "record"]);
    expect(listed.flatMap(({ name, kind }) => (kind === "letter" ? [name] : []))).toEqual(forms);
    expect(await checkTemplate("templates/letters/chase.md".replace(/^/, "./"), {})).toMatchObject({
      kind: "letter",
      name: "chase",
    });
    expect(await checkTemplate("duty_to_refer", {})).toMatchObject({ kind: "letter" });
  });
});
