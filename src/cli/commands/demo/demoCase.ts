import type { PlainDate } from "../../../domain/plainDate.js";

/** The days a demonstration case is planned around. */
export interface CaseDays {
  readonly asOf: PlainDate;
  /** The day the person is expected to walk out. */
  readonly release: PlainDate;
  /** The working day so many working days after release. */
  workingDay(days: number): PlainDate;
}

type CommandLine = readonly string[];

/** The workers of the demonstration. */
export const DEMO_WORKERS: readonly CommandLine[] = [
  [
    "worker",
    "add",
    "jwood",
    "--full-name",
    "Jo Wood",
    "--role",
    "resettlement_worker",
    "--organisation",
    "Resettlement team",
    "--phone",
    "01632 960201",
  ],
  [
    "worker",
    "add",
    "aking",
    "--full-name",
    "Ash King",
    "--role",
    "com",
    "--organisation",
    "Probation, Testford",
    "--phone",
    "01632 960202",
  ],
  [
    "worker",
    "add",
    "rpatel",
    "--full-name",
    "Ravi Patel",
    "--role",
    "pom",
    "--organisation",
    "Offender management",
    "--phone",
    "01632 960203",
  ],
];

/** What is recorded of one person: who helps, the licence, appointments, barriers, goals. `index` makes the three a little different. */
export function demoCase(person: string, index: number, days: CaseDays): readonly CommandLine[] {
  return [
    ...["jwood", "aking", "rpatel"].map((worker) => ["person", "assign", person, "--worker", worker]),
    ...referrals(person),
    ...licence(person, index, days),
    ...appointments(person, index, days),
    ...barriersAndGoals(person, index, days),
  ];
}

function referrals(person: string): CommandLine[] {
  return [
    ["referral", "make", person, "--service", "Testford Housing Options", "--consent", "--reason", "A tenancy of their own"],
    ["referral", "make", person, "--service", "Riverside Recovery", "--consent", "--reason", "To carry on with treatment"],
  ];
}

function licence(person: string, index: number, { release, workingDay }: CaseDays): CommandLine[] {
  const first = [
    "--first-with",
    "Ash King",
    "--first-place",
    "Testford Probation Office, 3 Mill Lane, Testford",
    "--first-postcode",
    "ZZ1 4DD",
    "--first-phone",
    "01632 960202",
  ];
  const when =
    index === 1 ? ["--first", "next_working_day_2pm"] : ["--first", "at", "--first-date", workingDay(0), "--first-time", "14:00"];
  return [
    [
      "licence",
      "set",
      person,
      "--starts",
      release,
      "--address",
      "Flat 3, 14 Harbour Street, Testford",
      "--postcode",
      "ZZ1 2BB",
      ...when,
      ...first,
    ],
    ["licence", "add", person, "curfew", "--detail", "times=19:00-07:00"],
    ["licence", "add", person, "exclusion_zone", "--detail", "area=Testford town centre, inside the ring road"],
  ];
}

function appointments(person: string, index: number, { workingDay }: CaseDays): CommandLine[] {
  const add = (kind: string, day: PlainDate, time: string, title: string, more: readonly string[]) => [
    "appointment",
    "add",
    person,
    "--kind",
    kind,
    "--date",
    day,
    "--time",
    time,
    "--title",
    title,
    ...more,
  ];
  return [
    add("benefits", workingDay(1), "10:30", "Jobcentre: start your Universal Credit claim", [
      "--minutes",
      "45",
      "--place",
      "Testford Jobcentre, 20 Station Road, Testford",
      "--postcode",
      "ZZ1 3CC",
      "--phone",
      "01632 960210",
      "--travel-minutes",
      "20",
      "--notes",
      "Bring your birth certificate and this plan.",
    ]),
    add("drugs_and_alcohol", workingDay(1), index === 0 ? "18:30" : "16:00", "Riverside: first meeting", [
      "--label",
      "Riverside",
      "--minutes",
      "60",
      "--place",
      "Riverside, 8 Quay Street, Testford",
      "--postcode",
      "ZZ1 5EE",
      "--phone",
      "01632 960211",
      "--travel-minutes",
      "25",
    ]),
    add("health", workingDay(3), "09:20", "Doctor: register and talk about your medicine", [
      "--minutes",
      "20",
      "--place",
      "Mill Lane Surgery, 9 Mill Lane, Testford",
      "--postcode",
      "ZZ1 4DE",
      "--phone",
      "01632 960212",
      "--travel-minutes",
      "15",
    ]),
    add("accommodation", workingDay(5), "13:00", "Housing officer: your tenancy", [
      "--minutes",
      "45",
      "--means",
      "phone",
      "--phone",
      "01632 960101",
    ]),
    add("education_and_work", workingDay(8), "11:00", "Work coach: kitchens that are hiring", [
      "--minutes",
      "60",
      "--place",
      "Testford Works, 2 Market Hill, Testford",
      "--postcode",
      "ZZ1 6FF",
      "--phone",
      "01632 960213",
      "--travel-minutes",
      "20",
    ]),
  ];
}

function barriersAndGoals(person: string, index: number, { asOf, release }: CaseDays): CommandLine[] {
  return [
    [
      "barrier",
      "add",
      person,
      "--pathway",
      "finance_and_id",
      "--barrier",
      "No bank account for Universal Credit to be paid into",
      "--action",
      "Open one from here, and have the letter put in my property",
      "--by",
      "Jo Wood",
      "--due",
      release,
    ],
    [
      "barrier",
      "add",
      person,
      "--pathway",
      "accommodation",
      "--barrier",
      "The first weekend, when offices are closed",
      "--action",
      "A call on Saturday at ten, and a number to ring",
      "--by",
      "Ash King",
    ],
    [
      "goal",
      "add",
      person,
      "--goal",
      index === 2 ? "See my daughter every other weekend" : "My own front door by the summer",
      "--first-step",
      "Keep every appointment in the first two weeks",
    ],
    ["goal", "add", person, "--goal", "Work in a kitchen", "--first-step", "Take my food safety certificate to the work coach"],
    ["achievement", "add", person, "--achievement", "Level 2 food safety", "--on", asOf],
  ];
}
