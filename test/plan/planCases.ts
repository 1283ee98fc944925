import { fileURLToPath } from "node:url";
import type { CatalogueEntry, LicenceCatalogue } from "../../src/domain/licenceCatalogue.js";
import { plainDate } from "../../src/domain/plainDate.js";
import type { PlainTime } from "../../src/domain/plainTime.js";
import type {
  AppointmentRecord,
  BarrierRecord,
  ConditionRecord,
  GoalRecord,
  LicenceRecord,
  ReferralRecord,
} from "../../src/domain/records.js";
import type { PlanCase, PlanNeed, Said } from "../../src/plan/planCase.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const policy = await loadPolicy("templates/policy");

/** Made-up people and records: every name and place is invented, every phone number is from the range kept for fiction. */
const RECORDED = { prisonerNumber: "A1234BC", recordedBy: "jlocke", recordedOn: plainDate("2026-11-02") };

export function at(time: string): PlainTime {
  return time as PlainTime;
}

export function anAppointment(change: Partial<AppointmentRecord> = {}): AppointmentRecord {
  return {
    ...RECORDED,
    id: "ap-1",
    kind: "benefits",
    title: "Universal Credit",
    publicLabel: "",
    date: plainDate("2026-11-24"),
    time: at("14:00"),
    minutes: 45,
    means: "in_person",
    place: "Jobcentre, 4 Mill Street, Ashby",
    postcode: "ZZ1 4AB",
    with: "Kim Aster",
    organisation: "Jobcentre Plus",
    phone: "01632 960120",
    requiredByLicence: false,
    notes: "",
    status: "booked",
    ...change,
  };
}

export function aBarrier(change: Partial<BarrierRecord> = {}): BarrierRecord {
  return {
    ...RECORDED,
    id: "ba-1",
    pathway: "finance_and_id",
    barrier: "No bank account, so nowhere for money to be paid",
    action: "Apply for a basic account and put the card with property",
    by: "Jo Locke",
    dueOn: plainDate("2026-11-10"),
    status: "open",
    restricted: false,
    ...change,
  };
}

export function aNeed(change: Partial<PlanNeed> = {}): PlanNeed {
  return {
    ...RECORDED,
    id: "ne-1",
    pathway: "finance_and_id",
    need: "bank_account",
    label: "Open a bank account",
    urgency: "before_release",
    status: "in_progress",
    restricted: false,
    note: "",
    ...change,
  };
}

/** Said in a screening: what to be called, and what else. */
export function calledBy(name: string, more: PlanCase["said"] = {}): PlanCase["said"] {
  return { preferredName: inScreening(name), ...more };
}

export function inScreening<Words>(words: Words): Said<Words> {
  return { words, screening: "bcst3", on: plainDate("2026-09-02") };
}

export function aGoal(change: Partial<GoalRecord> = {}): GoalRecord {
  return {
    ...RECORDED,
    id: "go-1",
    goal: "See my daughter every week",
    firstStep: "Ring the family worker on my first day out",
    status: "planned",
    ...change,
  };
}

export function aReferral(change: Partial<ReferralRecord> = {}): ReferralRecord {
  return {
    ...RECORDED,
    id: "re-1",
    kind: "service",
    pathway: "accommodation",
    service: "Ashby Housing Advice",
    publicLabel: "",
    reason: "",
    consent: true,
    state: "made",
    madeOn: plainDate("2026-10-26"),
    answerWithinDays: 10,
    moves: [],
    ...change,
  };
}

export function aLicence(change: Partial<LicenceRecord> = {}): LicenceRecord {
  return {
    ...RECORDED,
    id: "li-1",
    startsOn: plainDate("2026-11-24"),
    endsOn: plainDate("2027-11-23"),
    address: "12 Alder Row, Ashby",
    postcode: "ZZ1 9QT",
    firstAppointment: {
      time: "at",
      date: plainDate("2026-11-24"),
      at: at("11:30"),
      with: "Sam Okafor",
      place: "Probation office, 2 Canal Road, Ashby",
      postcode: "ZZ1 2CD",
      phone: "01632 960101",
    },
    ...change,
  };
}

export function aCondition(change: Partial<ConditionRecord> = {}): ConditionRecord {
  return {
    ...RECORDED,
    id: "co-1",
    condition: "curfew",
    policyVersion: "4.0",
    details: { hours: ["19:00-07:00"] },
    licenceText: "",
    ...change,
  };
}

function entry(slug: string, english: string, change: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    slug,
    kind: "additional",
    category: "made up",
    title: slug,
    codes: { "4.0": slug },
    details: [],
    effects: [],
    plain: { en: english },
    sensitive: false,
    ...change,
  };
}

const ENTRIES = [
  entry("behave_well", "Behave well, and do not commit any crime.", { kind: "standard" }),
  entry("keep_in_touch", "Keep in touch with your probation officer, and meet them when they tell you to.", { kind: "standard" }),
  entry("old_rule", "A rule of an older policy.", { kind: "standard", codes: { "3.0": "old" } }),
  entry("curfew", "Be at home every day from {hours}.", {
    details: [{ name: "hours", label: "Hours", kind: "times", required: true }],
    effects: ["curfew"],
  }),
  entry("one_phone", "Have one mobile phone only. Tell your probation officer its number."),
  entry("no_contact_victim", "Do not contact {names}.", {
    details: [{ name: "names", label: "Names", kind: "list", required: true }],
    effects: ["no_contact"],
    sensitive: true,
  }),
  entry("no_contact_people", "Keep away from {names}.", {
    details: [{ name: "names", label: "Names", kind: "list", required: true }],
    effects: ["no_contact"],
  }),
];

export const CATALOGUE: LicenceCatalogue = { version: "2026-11-01", entries: new Map(ENTRIES.map((one) => [one.slug, one])) };

/** A full case: three weeks of appointments, a curfew, two barriers, goals and help. */
export function aCase(change: Partial<PlanCase> = {}): PlanCase {
  return {
    person: {
      prisonerNumber: "A1234BC",
      lastName: "Pembroke",
      firstName: "Alex",
      middleNames: "",
      prison: "MDI",
      facts: {
        legalStatus: "SENTENCED",
        dates: {},
        overrides: {},
        hdcStatus: "unknown",
        paroleStatus: "unknown",
        immigrationHold: false,
        under18: false,
      },
    },
    prisonName: "HMP Moorland",
    said: calledBy("Lex"),
    window: {
      asOf: plainDate("2026-11-03"),
      state: "open",
      releaseStatutory: plainDate("2026-11-24"),
      releaseExpected: plainDate("2026-11-24"),
      flags: [],
      verdicts: [],
      reasons: [],
    },
    workers: [
      { fullName: "Jo Locke", role: "resettlement_worker", organisation: "", phone: "01632 960140" },
      { fullName: "Sam Okafor", role: "com", organisation: "Probation Service", phone: "01632 960101" },
      { fullName: "Pat Lindqvist", role: "pom", organisation: "", phone: "" },
    ],
    appointments: [
      anAppointment({ travelMinutes: 25, notes: "Bring your ID and the letter from the bank." }),
      anAppointment({
        id: "ap-2",
        kind: "health",
        title: "New patient check",
        date: plainDate("2026-11-26"),
        time: at("09:15"),
        place: "Rowan Surgery, 31 High Street, Ashby",
        postcode: "ZZ1 7PL",
        with: "the practice nurse",
        organisation: "",
        phone: "01632 960133",
      }),
      anAppointment({
        id: "ap-3",
        kind: "probation",
        title: "Meet my probation officer",
        date: plainDate("2026-11-30"),
        time: at("10:00"),
        place: "Probation office, 2 Canal Road, Ashby",
        postcode: "ZZ1 2CD",
        with: "Sam Okafor",
        organisation: "",
        phone: "01632 960101",
        requiredByLicence: true,
      }),
      anAppointment({
        id: "ap-4",
        kind: "education_and_work",
        title: "Talk about work in warehouses",
        date: plainDate("2026-11-30"),
        time: at("15:30"),
        means: "phone",
        place: "",
        postcode: "",
        with: "Lee Marsh",
        organisation: "Ashby Works",
        phone: "01632 960155",
      }),
      anAppointment({
        id: "ap-5",
        kind: "accommodation",
        title: "Housing advice",
        date: plainDate("2026-12-08"),
        time: at("12:00"),
        place: "Ashby Housing Advice, Town Hall Square",
        postcode: "ZZ1 1AA",
        with: "",
        organisation: "Ashby Housing Advice",
        phone: "01632 960177",
        travelMinutes: 20,
      }),
    ],
    licence: aLicence(),
    conditions: [aCondition(), aCondition({ id: "co-2", condition: "one_phone", details: {} })],
    catalogue: CATALOGUE,
    needs: [aNeed()],
    barriers: [
      aBarrier(),
      aBarrier({
        id: "ba-2",
        pathway: "children_and_families",
        barrier: "Old friends who will offer me drugs",
        action: "Stay at my aunt's for the first week, and ring my mentor",
        by: "Me and Lee, my mentor",
        dueOn: plainDate("2026-11-24"),
      }),
    ],
    goals: [
      aGoal({ targetOn: plainDate("2026-12-24") }),
      aGoal({ id: "go-2", goal: "Get a job in a warehouse", firstStep: "Finish my CV before I leave", status: "in_progress" }),
    ],
    achievements: [
      { ...RECORDED, id: "ac-1", achievement: "Level 2 in food safety", on: plainDate("2026-09-14") },
      { ...RECORDED, id: "ac-2", achievement: "Eight months with no adjudication" },
    ],
    attended: [],
    booked: [],
    custody: {},
    localServices: { areas: [], services: [], more: {}, areaKept: false },
    referrals: [
      { referral: aReferral(), answerBy: plainDate("2026-11-09") },
      {
        referral: aReferral({ id: "re-2", service: "Mentors of Ashby", state: "accepted", pathway: "attitudes" }),
        answerBy: undefined,
      },
    ],
    help: [
      { label: "Ashby Housing Advice", phone: "01632 960177", note: "A place to live, and trouble with rent" },
      { label: "Food bank, St Anne's Hall", phone: "01632 960188", note: "Open Tuesday and Friday, 10am to 2pm" },
    ],
    policy,
    asOf: plainDate("2026-11-03"),
    datesImportedOn: plainDate("2026-11-03"),
    lastImportOn: plainDate("2026-11-03"),
    version: 1,
    madeOn: plainDate("2026-11-03"),
    draft: false,
    language: "en",
    audience: "own",
    document: "plan",
    recipient: undefined,
    screeningsDone: [{ kind: "bcst3", completedOn: plainDate("2026-09-02") }],
    notes: [],
    restrictedAnswers: 0,
    ...change,
  };
}

/** A case of which almost nothing is known yet. */
export function aSparseCase(change: Partial<PlanCase> = {}): PlanCase {
  return aCase({
    said: {},
    window: { asOf: plainDate("2026-11-03"), state: "no_date", flags: [], verdicts: [], reasons: [] },
    workers: [],
    appointments: [],
    licence: undefined,
    conditions: [],
    needs: [],
    barriers: [],
    goals: [],
    achievements: [],
    referrals: [],
    help: [],
    draft: true,
    ...change,
  });
}

/** The template that comes with the program. */
export const STANDARD = fileURLToPath(new URL("../../templates/plans/standard", import.meta.url));

/** A plan of two pages, one of many: no two have the same words. */
export function aTwoPageCase(index: number): PlanCase {
  return aCase({
    person: { ...aCase().person, firstName: `Alex${index}` },
    workers: aCase().workers.slice(0, 2),
    appointments: [anAppointment({ with: `Kim Aster ${index}`, phone: `01632 96${1000 + index}` })],
    licence: undefined,
    conditions: [],
    goals: [],
    achievements: [],
    barriers: [],
    referrals: [],
    help: [],
  });
}
