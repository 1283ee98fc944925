import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import { auditTrail } from "../support/auditTrail.js";
import { rollPerson } from "../support/builders.js";
import { runInProcess } from "../support/runInProcess.js";
import { BCST1_ANSWERS } from "../support/screeningAnswers.js";
import { makeTeamStore, type TeamStore } from "../support/teamStore.js";

const PERSON = "A1234BC";
const MARKER = "ZZMARKER";
const MONDAY = plainDate("2026-11-23");

/** One person with the marker in every field that is restricted. */
let team: TeamStore;
let ids: { readonly screening: string; readonly need: string; readonly referral: string };
beforeAll(async () => {
  team = await makeTeamStore([rollPerson({ facts: { dates: { crd: plainDate("2027-01-04") } } })]);
  ids = await team.use((store) =>
    store.write("worker", "set up", async (tx) => {
      const worker = { name: "jpritchard", fullName: "Jo Pritchard", role: "resettlement_worker" } as const;
      await tx.workers.set({ ...worker, organisation: "", phone: "", active: true, maySeeRestricted: true });
      const about = { prisonerNumber: PERSON, recordedOn: MONDAY };
      const screening = await tx.screenings.record(
        {
          ...about,
          kind: "bcst2",
          template: "bcst2",
          templateVersion: "1",
          completedOn: MONDAY,
          answers: { gp_name: "Quay Surgery" },
        },
        { threat: "yes", safety_plan: `${MARKER} plan`, domestic_abuse: "now", gone_question: `${MARKER} gone` },
        { threat: `${MARKER} note` },
      );
      const need = { ...about, pathway: "health", urgency: "immediate", status: "not_started", note: `${MARKER} note` } as const;
      const first = await tx.needs.record({ ...need, need: `${MARKER} need`, restricted: true });
      await tx.needs.record({ ...need, pathway: "abuse_support", need: `${MARKER} need`, restricted: false });
      const asked = { ...about, kind: "service", consent: true, madeOn: plainDate("2026-10-01"), answerWithinDays: 3 } as const;
      const referral = await tx.referrals.record(
        {
          ...asked,
          pathway: "sex_work_support",
          service: `${MARKER} service`,
          publicLabel: `${MARKER} label`,
          reason: `${MARKER} reason`,
        },
        { state: "made", note: `${MARKER} move` },
      );
      const barrier = {
        ...about,
        action: `${MARKER} action`,
        by: `${MARKER} by`,
        status: "open",
        barrier: `${MARKER} barrier`,
      } as const;
      await tx.barriers.record({ ...barrier, pathway: "accommodation", restricted: true });
      await tx.barriers.record({ ...barrier, pathway: "abuse_support", restricted: false });
      return { screening: screening.id, need: first.id, referral: referral.id };
    }),
  );
});

/** Every file of the store, as bytes somebody may look through. */
function storeBytes(): string {
  const file = team.env.RESETTLE_STORE ?? "";
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith("resettle.db"))
    .map((name) => readFileSync(join(dirname(file), name), "latin1"))
    .join("");
}

const run = (line: string, how: Parameters<typeof runInProcess>[1] = {}) =>
  runInProcess(line.split(" "), { ...how, env: { ...team.env, NO_COLOR: "1" } });

/** Every look and every write that could say something of what is sealed. */
const lines = () => [
  `person find marsh`,
  `person show ${PERSON}`,
  `person history ${PERSON}`,
  `screening start ${PERSON} --kind bcst3`,
  `screening start ${PERSON} --kind bcst3 --template`,
  `screening show ${ids.screening}`,
  `screening list ${PERSON}`,
  `screening history ${PERSON} --all`,
  `screening history ${PERSON} --question threat`,
  `barrier list ${PERSON}`,
  "worker list",
  `plan check ${PERSON}`,
  "need list",
  `need list ${PERSON}`,
  `need list ${PERSON} --all --pathway abuse_support`,
  `need update ${ids.need} --status in_progress`,
  "referral list --all",
  `referral list ${PERSON}`,
  "referral chase",
  `referral update ${ids.referral} --state accepted`,
  `referral update ${ids.referral} --state made`,
];

/** What is there that should not be. The questions of a screening are the same for everyone, so their words give nobody away. */
function leaksIn(line: string, text: string): readonly string[] {
  const sealed = line.startsWith("screening start") ? /ZZMARKER/g : /ZZMARKER|abuse|sex.work|domestic|danger|safe/gi;
  return (text.match(sealed) ?? []).filter((word) => !line.includes(word));
}

describe("what is restricted", () => {
  it.each([
    ["people on a terminal", "", true],
    ["people down a pipe", "", false],
    ["scripts, as JSON", " --json", false],
    ["scripts, as CSV", " --csv", false],
    ["scripts, as lines", " --format ndjson", false],
    ["whoever looks for faults", " --verbose", false],
  ])("is on nothing that is shown to %s", async (_, flags, terminal) => {
    for (const line of lines()) {
      const { stdout, stderr } = await run(`${line}${flags}`, { terminal, columns: 200 });
      expect(leaksIn(line, stdout + stderr), line).toEqual([]);
    }
  });

  it("is only counted", async () => {
    expect((await run(`person show ${PERSON}`)).stdout).toContain(
      "Restricted, and not shown here: answers 4, needs 2, referrals 1, barriers 2.",
    );
    expect(JSON.parse((await run(`need list ${PERSON} --json`)).stdout)).toMatchObject({ items: [], restricted: 2 });
  });

  it("stays sealed when it is written through a command", async () => {
    const added = await run(`need add ${PERSON} --pathway abuse_support --need ${MARKER} --urgency immediate --note ${MARKER}`);
    const made = await run(
      `referral make ${PERSON} --pathway abuse_support --service ${MARKER} --label ${MARKER} --reason ${MARKER} --consent`,
    );
    const recorded = await run(`screening record ${PERSON} --kind bcst1 --answers -`, {
      stdin: JSON.stringify({ ...BCST1_ANSWERS, threat: "yes" }),
    });
    for (const { code, stdout, stderr } of [added, made, recorded]) {
      expect(code).toBe(0);
      expect(stdout + stderr).not.toMatch(/ZZMARKER|safe|abuse/i);
    }
  });

  it("is shown to who asks for it by name, and the trail says who did", async () => {
    const before = (await team.use(auditTrail)).length;
    for (const line of [
      `screening show ${ids.screening}`,
      `need list ${PERSON}`,
      `referral list ${PERSON}`,
      `barrier list ${PERSON}`,
    ])
      expect((await run(`${line} --restricted --as jpritchard`)).stdout, line).toContain(MARKER);
    const looks = (await team.use(auditTrail)).slice(before);
    expect(looks.map(({ action, actor }) => [action, actor])).toEqual([
      ["screening.show_restricted", "jpritchard"],
      ["need.list_restricted", "jpritchard"],
      ["referral.list_restricted", "jpritchard"],
      ["barrier.list", "jpritchard"],
    ]);
  });

  it("is nowhere in the file of a plain store, nor is what was said when a referral was chased or declined", async () => {
    const words = `referral make ${PERSON} --pathway abuse_support --service ${MARKER} --label ${MARKER} --reason ${MARKER} --consent`;
    const { referralId } = JSON.parse((await run(`${words} --json`)).stdout).item;
    expect((await run(`referral chase --asked ${referralId} --note ${MARKER}`)).code).toBe(0);
    expect((await run(`referral update ${referralId} --state declined --note ${MARKER}`)).code).toBe(0);
    expect(storeBytes().match(/.{9}ZZMARKER.{9}/g)).toBeNull();
    const page = await run(`referral show ${referralId} --restricted --as jpritchard`);
    expect(page.stdout.match(/ZZMARKER/g)?.length).toBeGreaterThanOrEqual(5);
  });

  it.each(["screening show", "need list", "barrier list", "referral list", "referral show"])(
    "%s is refused to who is not marked for it",
    async (words) => {
      const of = words === "screening show" ? ids.screening : words === "referral show" ? ids.referral : PERSON;
      const { code, stdout, stderr } = await run(`${words} ${of} --restricted --as somebody`);
      expect({ code, stdout }).toEqual({ code: 6, stdout: "" });
      expect(stderr).toContain("Only a worker who is marked for it");
    },
  );

  it("is not opened where its key is not", async () => {
    const key = ["--restricted-key-file", "/nowhere/restricted.key"];
    const line = ["screening", "show", ids.screening, "--restricted", "--as", "jpritchard", ...key];
    expect(await runInProcess(line, { env: team.env })).toMatchObject({ code: 7, stdout: "" });
  });

  it("is not in the trail", async () => {
    expect(JSON.stringify(await team.use(auditTrail))).not.toContain(MARKER);
  });
});
