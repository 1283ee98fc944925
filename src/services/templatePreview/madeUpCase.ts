import type { LicenceCatalogue } from "../../domain/licenceCatalogue.js";
import { addDays, type PlainDate } from "../../domain/plainDate.js";
import type { Policy } from "../../domain/policy.js";
import type { PlanAudience } from "../../domain/records.js";
import type { PlanCase } from "../../plan/planCase.js";
import type { PlanTemplate } from "../../plan/planTemplate.js";
import { madeUpAppointments } from "./madeUpAppointments.js";
import { madeUpCustody } from "./madeUpCustody.js";
import { madeUpConditions, madeUpLicence } from "./madeUpLicence.js";
import { MADE_UP_WORKERS, madeUpPerson, madeUpRecord, madeUpRelease, madeUpWindow } from "./madeUpPerson.js";
import { madeUpServices } from "./madeUpServices.js";

/** What a preview is made from, beside the template. */
export interface PreviewBasis {
  readonly asOf: PlainDate;
  /** Almost nothing is recorded: so that the branches for what is not known are seen. */
  readonly bare: boolean;
  readonly catalogue: LicenceCatalogue;
  readonly policy: Policy;
}

/** A plan of a person who does not exist, full of everything a plan can hold, or with almost nothing. */
export function buildMadeUpCase({ header }: PlanTemplate, basis: PreviewBasis): PlanCase {
  const { asOf, bare, catalogue, policy } = basis;
  return {
    person: madeUpPerson(asOf, bare),
    prisonName: "HMP Example",
    window: madeUpWindow(asOf, bare),
    ...(bare ? NOTHING : everything(asOf)),
    ...{ catalogue, policy, asOf, datesImportedOn: asOf, lastImportOn: asOf },
    ...{ version: 1, madeOn: asOf, draft: bare, language: header.language, audience: header.audience as PlanAudience },
    document: header.document,
    recipient: header.audience === "family" ? { id: "made-up", name: "Robin Example", mayShare: ["anything"] } : undefined,
  };
}

type Recorded = Pick<
  PlanCase,
  | "said"
  | "workers"
  | "appointments"
  | "licence"
  | "conditions"
  | "needs"
  | "barriers"
  | "goals"
  | "achievements"
  | "referrals"
  | "help"
  | "attended"
  | "booked"
  | "custody"
  | "localServices"
  | "screeningsDone"
  | "notes"
  | "restrictedAnswers"
>;

const NOTHING: Recorded = {
  said: {},
  licence: undefined,
  ...{ workers: [], appointments: [], conditions: [], needs: [], barriers: [] },
  ...{ goals: [], achievements: [], referrals: [], help: [], attended: [], booked: [], custody: {} },
  localServices: { areas: [], services: [], more: {}, areaKept: false },
  ...{ screeningsDone: [], notes: [], restrictedAnswers: 0 },
};

function everything(asOf: PlainDate): Recorded {
  const release = madeUpRelease(asOf);
  const said = { screening: "bcst3", on: asOf } as const;
  return {
    said: { preferredName: { words: "Maxi", ...said }, travel: { words: ["Bus", "On foot", "Lifts from my sister"], ...said } },
    workers: MADE_UP_WORKERS,
    appointments: madeUpAppointments(asOf),
    licence: madeUpLicence(asOf),
    conditions: madeUpConditions(asOf),
    needs: [{ ...need(asOf), label: "Find a place in a course for forklift drivers" }],
    barriers: barriers(asOf, release),
    goals: goals(asOf, release),
    achievements: ACHIEVEMENTS.map((achievement, index) => ({
      ...madeUpRecord(`ac-${index}`, asOf),
      achievement,
      ...(index === 0 ? {} : { on: addDays(asOf, -60 * index) }),
    })),
    referrals: referrals(asOf),
    help: [
      { label: "Ashby Housing Advice", phone: "01632 960177", note: "A place to live, and trouble with rent" },
      { label: "Food bank, St Anne's Hall", phone: "01632 960188", note: "Open Tuesday and Friday, 10am to 2pm" },
    ],
    ...madeUpCustody(asOf),
    localServices: { areas: ["Ashby"], services: madeUpServices(), more: { home: 2 }, areaKept: false },
  };
}

const ACHIEVEMENTS = ["Eight months with no adjudication", "Level 2 in food safety", "Peer mentor on the induction wing"];

function need(asOf: PlainDate): PlanCase["needs"][number] {
  return {
    ...madeUpRecord("ne-1", asOf),
    ...{ pathway: "education_and_work", need: "training", label: "", urgency: "after_release", status: "in_progress" },
    ...{ restricted: false, screeningId: "sc-1", note: "" },
  };
}

function barriers(asOf: PlainDate, release: PlainDate): PlanCase["barriers"] {
  const open = { status: "open", restricted: false } as const;
  return [
    {
      ...madeUpRecord("ba-1", asOf),
      pathway: "finance_and_id",
      barrier: "No bank account and no photo ID, so nowhere for Universal Credit to be paid",
      action: "Apply for a basic account now; put the birth certificate, the card and the letter from the bank with property",
      by: "Jo Made-Up, with my sister's help for the forms",
      dueOn: addDays(asOf, 7),
      ...open,
    },
    {
      ...madeUpRecord("ba-2", asOf),
      pathway: "children_and_families",
      barrier: "Old friends who will be waiting for me",
      action: "Stay at my aunt's for the first week, and ring my mentor each evening",
      by: "Me",
      dueOn: release,
      ...open,
    },
  ];
}

function goals(asOf: PlainDate, release: PlainDate): PlanCase["goals"] {
  return [
    {
      ...madeUpRecord("go-1", asOf),
      goal: "See my daughter every week, and be there on her first day at secondary school",
      firstStep: "Ring the family worker on my first day out",
      targetOn: addDays(release, 30),
      status: "planned",
    },
    {
      ...madeUpRecord("go-2", asOf),
      goal: "Get a job in a warehouse",
      firstStep: "Finish my CV before I leave",
      status: "in_progress",
    },
  ];
}

function referrals(asOf: PlainDate): PlanCase["referrals"] {
  const services = [
    { service: "Ashby Housing Advice", state: "made", pathway: "accommodation" },
    { service: "Mentors of Ashby", state: "accepted", pathway: "attitudes" },
    { service: "Ashby Works, help with work and training", state: "started", pathway: "education_and_work" },
  ] as const;
  return services.map((one, index) => ({
    referral: {
      ...madeUpRecord(`re-${index}`, asOf),
      ...one,
      ...{ kind: "service", publicLabel: "", reason: "", consent: true, madeOn: asOf, answerWithinDays: 10, moves: [] },
    },
    answerBy: addDays(asOf, 14),
  }));
}
