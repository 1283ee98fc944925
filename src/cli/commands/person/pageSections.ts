import { APPOINTMENT_KIND_LABELS, FIRST_APPOINTMENT_LABELS } from "../../../domain/caseLabels.js";
import { formatDay } from "../../../domain/dateWords.js";
import { lastDayOf } from "../../../domain/deadlineOrder.js";
import { shortDeadlineLabel } from "../../../domain/deadlines/labels.js";
import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { HIGH_INTENSITY_LABELS } from "../../../domain/peopleLabels.js";
import type { PlainDate } from "../../../domain/plainDate.js";
import {
  LEGAL_STATUS_LABELS,
  NEED_STATUS_LABELS,
  REFERRAL_STATE_LABELS,
  SCREENING_LABELS,
  STAY_END_LABELS,
  URGENCY_LABELS,
  WORKER_ROLE_LABELS,
} from "../../../domain/recordLabels.js";
import type { FirstAppointment } from "../../../domain/records.js";
import type { CaseWorker } from "../../../services/gatherCase.js";
import type { PersonPage, ShownCustody, ShownLicence } from "../../../services/personPage.js";
import type { Column } from "../../output/column.js";
import { fields, prose, type Section, table } from "../../output/section.js";
import { SUGGESTION_COLUMNS } from "../programme/programmeColumns.js";
import { windowLine } from "./windowLine.js";

/** A person's page for people: what is there, in the order a worker asks for it. What is not there yet takes one line. */
export function pageSections(page: PersonPage, asOf: PlainDate): Section[] {
  return [
    fields(
      [
        ["Number", page.prisonerNumber],
        ["Former number", formerWords(page)],
        ...custodyFields(page.custody, asOf),
        [page.release === undefined ? "" : STAY_END_LABELS[page.release.end], page.release?.on, "day"],
        ["High intensity", highIntensityWords(page)],
        ["Plan", planWords(page)],
        page.nextDeadline?.state === "overdue" ? ["Next", nextWords(page), "bad"] : ["Next", nextWords(page)],
      ],
      page.name,
    ),
    fields(
      [overseerField("In prison", page.overseeing.inPrison), overseerField("In the community", page.overseeing.inCommunity)],
      "Who oversees the resettlement",
    ),
    table("Who helps", WORKER_COLUMNS, page.workers, "Nobody yet: `resettle person assign` names a worker."),
    table("Screenings", SCREENING_COLUMNS, page.screenings, "None yet."),
    table("Needs", NEED_COLUMNS, page.needs, "None open."),
    table("Referrals", REFERRAL_COLUMNS, page.referrals, "None open."),
    table("Appointments", APPOINTMENT_COLUMNS, page.appointments, "None ahead."),
    ...licenceSections(page.licence),
    table("What could get in the way", BARRIER_COLUMNS, page.barriers, "Nothing recorded."),
    table("Goals", GOAL_COLUMNS, page.goals, "None yet."),
    ...(page.suggestedModules.length === 0 ? [] : [table("Suggested modules", SUGGESTION_COLUMNS, page.suggestedModules, "")]),
    ...(page.achievements.length === 0 ? [] : [table("Achieved", ACHIEVEMENT_COLUMNS, page.achievements, "")]),
    ...(page.notes + page.familyContacts === 0
      ? []
      : [
          fields(
            [
              ["Notes", page.notes],
              ["Family and friends", page.familyContacts],
            ],
            "More",
          ),
        ]),
    prose(restrictedWords(page)),
  ];
}

function formerWords({ formerNumbers }: PersonPage): string {
  return formerNumbers
    .map(({ prisonerNumber, mergedOn, reason }) => `${prisonerNumber}, until ${formatDay(mergedOn)}: ${reason}`)
    .join("; ");
}

function highIntensityWords({ highIntensity: { state, reason } }: PersonPage): string | undefined {
  return state === "none" ? undefined : `${HIGH_INTENSITY_LABELS[state]}: ${reason}`;
}

type Row = readonly [label: string, value: string | undefined, as?: "day" | "bad"];

function custodyFields(custody: ShownCustody | undefined, asOf: PlainDate): readonly Row[] {
  if (custody === undefined) return [["Prison", "No roll has named this person yet"]];
  const { person, window } = custody;
  const where = [custody.prisonName, person.location].filter((part) => part !== undefined).join(", ");
  const left = custody.leftOn === undefined ? "" : `; not on the roll since ${formatDay(custody.leftOn)}`;
  const shared: readonly Row[] = [
    ["Born", person.dateOfBirth, "day"],
    ["Where", `${where}${left}`],
    ["Legal status", LEGAL_STATUS_LABELS[person.facts.legalStatus]],
    ["Came in", custody.receivedOn, "day"],
    [
      "Dates",
      custody.dates.map(({ code, date, override }) => `${code} ${formatDay(date)}${override ? " (by hand)" : ""}`).join("; "),
    ],
  ];
  if (!custody.onRoll) return shared;
  return [
    ...shared,
    window.state === "overdue" ? ["Window", windowLine(window), "bad"] : ["Window", windowLine(window)],
    ["Release", releaseWords(custody, asOf)],
  ];
}

function releaseWords({ window, daysToRelease }: ShownCustody, asOf: PlainDate): string | undefined {
  const { releaseExpected } = window;
  if (releaseExpected === undefined || daysToRelease === undefined) return undefined;
  if (releaseExpected === asOf) return `${formatDay(releaseExpected)}, today`;
  const days = `${Math.abs(daysToRelease)} ${Math.abs(daysToRelease) === 1 ? "day" : "days"}`;
  return `${formatDay(releaseExpected)}, ${daysToRelease > 0 ? `in ${days}` : `${days} ago`}`;
}

function nextWords({ nextDeadline: next }: PersonPage): string | undefined {
  if (next === undefined) return undefined;
  const by = lastDayOf(next);
  const label = shortDeadlineLabel(next);
  const late = next.state === "overdue" ? "OVERDUE: " : "";
  const opens = next.state === "not_due" && next.opensOn !== undefined ? `, from ${formatDay(next.opensOn)}` : "";
  return `${late}${label}${opens}${by === undefined ? "" : `, by ${formatDay(by)}`}`;
}

function planWords({ plan }: PersonPage): string | undefined {
  return plan === undefined ? undefined : `Version ${plan.version}, ${plan.status}, made ${formatDay(plan.madeOn)}`;
}

function overseerField(
  side: string,
  worker: CaseWorker | undefined,
): readonly [string, string] | readonly [string, string, "bad"] {
  if (worker === undefined) return [side, "NOBODY: `resettle person assign` names somebody", "bad"];
  return [side, [worker.fullName, WORKER_ROLE_LABELS[worker.role], worker.phone].filter((part) => part !== "").join(", ")];
}

const WORKER_COLUMNS: readonly Column<PersonPage["workers"][number]>[] = [
  { key: "role", title: "Role", get: (worker) => WORKER_ROLE_LABELS[worker.role] },
  { key: "fullName", title: "Name", get: (worker) => (worker.left ? `${worker.fullName} (has left)` : worker.fullName) },
  { key: "organisation", title: "Organisation", get: (worker) => worker.organisation },
  { key: "phone", title: "Phone", get: (worker) => worker.phone },
  { key: "from", title: "Since", get: (worker) => worker.from, kind: "day" },
];

const SCREENING_COLUMNS: readonly Column<PersonPage["screenings"][number]>[] = [
  { key: "kind", title: "Screening", get: (screening) => SCREENING_LABELS[screening.kind] },
  { key: "completedOn", title: "Done", get: (screening) => screening.completedOn, kind: "day" },
  { key: "screeningId", title: "Id", get: (screening) => screening.id },
];

const NEED_COLUMNS: readonly Column<PersonPage["needs"][number]>[] = [
  { key: "label", title: "Need", get: (need) => need.label },
  { key: "pathway", title: "Pathway", get: (need) => PATHWAY_LABELS[need.record.pathway] },
  {
    key: "urgency",
    title: "When",
    get: (need) => URGENCY_LABELS[need.record.urgency],
    tone: (need) => (need.record.urgency === "immediate" ? "warning" : undefined),
  },
  { key: "status", title: "Status", get: (need) => NEED_STATUS_LABELS[need.record.status] },
];

const REFERRAL_COLUMNS: readonly Column<PersonPage["referrals"][number]>[] = [
  { key: "service", title: "Service", get: ({ record }) => record.service },
  { key: "state", title: "State", get: ({ record }) => REFERRAL_STATE_LABELS[record.state] },
  { key: "madeOn", title: "Made", get: ({ record }) => record.madeOn, kind: "day" },
  { key: "answerBy", title: "Answer by", get: (referral) => referral.answerBy, kind: "day" },
];

const APPOINTMENT_COLUMNS: readonly Column<PersonPage["appointments"][number]>[] = [
  { key: "date", title: "Day", get: (appointment) => appointment.date, kind: "day" },
  { key: "time", title: "Time", get: (appointment) => appointment.time },
  { key: "title", title: "What", get: (appointment) => appointment.publicLabel || appointment.title },
  { key: "kind", title: "Kind", get: (appointment) => APPOINTMENT_KIND_LABELS[appointment.kind] },
];

const BARRIER_COLUMNS: readonly Column<PersonPage["barriers"][number]>[] = [
  { key: "barrier", title: "What", get: (barrier) => barrier.barrier, whole: true },
  { key: "action", title: "What we do", get: (barrier) => barrier.action, whole: true },
  { key: "by", title: "Who", get: (barrier) => barrier.by },
  { key: "dueOn", title: "By", get: (barrier) => barrier.dueOn, kind: "day" },
];

const GOAL_COLUMNS: readonly Column<PersonPage["goals"][number]>[] = [
  { key: "goal", title: "Goal", get: (goal) => goal.goal },
  { key: "firstStep", title: "First step", get: (goal) => goal.firstStep },
  { key: "targetOn", title: "By", get: (goal) => goal.targetOn, kind: "day" },
];

const ACHIEVEMENT_COLUMNS: readonly Column<PersonPage["achievements"][number]>[] = [
  { key: "achievement", title: "What", get: (achieved) => achieved.achievement },
  { key: "on", title: "When", get: (achieved) => achieved.on, kind: "day" },
];

function licenceSections(licence: ShownLicence | undefined): Section[] {
  if (licence === undefined) return [prose("Nothing recorded.", "Licence")];
  return [
    fields(
      [
        ["From", licence.startsOn, "day"],
        ["Until", licence.endsOn, "day"],
        ["First appointment", firstAppointmentWords(licence.firstAppointment)],
        ["Curfew", licence.curfew],
        ["Address known", licence.addressKnown],
        ["Conditions", licence.conditions],
      ],
      "Licence",
    ),
  ];
}

function firstAppointmentWords(first: FirstAppointment | undefined): string | undefined {
  if (first === undefined) return undefined;
  const { time, date, at } = first;
  return time === "at" && date !== undefined ? `${formatDay(date)} ${at ?? ""}`.trim() : FIRST_APPOINTMENT_LABELS[time];
}

/** That there is something sealed is said; what it is, is not. */
function restrictedWords({ restricted }: PersonPage): string {
  const parts = Object.entries(restricted).flatMap(([what, count]) => (count === 0 ? [] : [`${what} ${count}`]));
  return parts.length === 0 ? "" : `Restricted, and not shown here: ${parts.join(", ")}.`;
}
