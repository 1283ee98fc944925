import type { Noun } from "../command.js";

/** Every command, in the order `resettle --help` lists them. To add one: a file beside this one, and a line here. */
export const NOUNS: readonly Noun[] = [
  {
    name: "roll",
    group: "Every morning",
    summary: "Take in prison rolls, and see what they changed",
    load: async () => (await import("./roll.js")).rollCommand,
  },
  {
    name: "window",
    group: "Every morning",
    summary: "Who is entering the resettlement window, in it or overdue, and why",
    load: async () => (await import("./window.js")).windowCommand,
  },
  {
    name: "due",
    group: "Every morning",
    summary: "Every deadline that is overdue, due or about to close",
    load: async () => (await import("./due.js")).dueCommand,
  },
  {
    name: "daily",
    group: "Every morning",
    summary: "The whole morning's work in one go, for cron and timers",
    load: async () => (await import("./daily.js")).dailyCommand,
  },
  {
    name: "person",
    group: "One person",
    summary: "One person on one page, their history, who helps them",
    load: async () => (await import("./person.js")).personCommand,
  },
  {
    name: "screening",
    group: "One person",
    summary: "BCST1, BCST2, BCST3, review, crisis: ask once, record, see",
    load: async () => (await import("./screening.js")).screeningCommand,
  },
  {
    name: "need",
    group: "One person",
    summary: "What was found to be needed, and how it stands",
    load: async () => (await import("./need.js")).needCommand,
  },
  {
    name: "referral",
    group: "One person",
    summary: "Services asked to help, and who has not answered",
    load: async () => (await import("./referral.js")).referralCommand,
  },
  {
    name: "appointment",
    group: "One person",
    summary: "Appointments, and what clashes with what",
    load: async () => (await import("./appointment.js")).appointmentCommand,
  },
  {
    name: "licence",
    group: "One person",
    summary: "Licence dates and conditions, first appointment, curfew",
    load: async () => (await import("./licence.js")).licenceCommand,
  },
  {
    name: "barrier",
    group: "One person",
    summary: "What could get in the way, and what is done about it",
    load: async () => (await import("./barrier.js")).barrierCommand,
  },
  {
    name: "goal",
    group: "One person",
    summary: "Goals, in the person's own words",
    load: async () => (await import("./goal.js")).goalCommand,
  },
  {
    name: "achievement",
    group: "One person",
    summary: "What the person has achieved",
    load: async () => (await import("./achievement.js")).achievementCommand,
  },
  {
    name: "programme",
    group: "One person",
    summary: "Preparation for release in groups: modules, sessions, who is booked, who came",
    load: async () => (await import("./programme.js")).programmeCommand,
  },
  {
    name: "service",
    group: "Services",
    summary: "The directory: who helps with what, where, and whom",
    load: async () => (await import("./service.js")).serviceCommand,
  },
  {
    name: "plan",
    group: "Release plans",
    summary: "Check and draw personal release plans",
    load: async () => (await import("./plan.js")).planCommand,
  },
  {
    name: "template",
    group: "Release plans",
    summary: "What plans are drawn from",
    load: async () => (await import("./template.js")).templateCommand,
  },
  {
    name: "report",
    group: "Figures",
    summary: "Who works with how many, and what became of people",
    load: async () => (await import("./report.js")).reportCommand,
  },
  {
    name: "init",
    group: "Setting up",
    summary: "Make the encrypted store and its prisons",
    load: async () => (await import("./init.js")).initCommand,
  },
  {
    name: "demo",
    group: "Setting up",
    summary: "A full morning on made-up people, in a store to throw away",
    load: async () => (await import("./demo.js")).buildDemoCommand(NOUNS),
  },
  {
    name: "prison",
    group: "Setting up",
    summary: "Which prisons, and what each has bought",
    load: async () => (await import("./prison.js")).prisonCommand,
  },
  {
    name: "worker",
    group: "Setting up",
    summary: "Who works with people here",
    load: async () => (await import("./worker.js")).workerCommand,
  },
  {
    name: "store",
    group: "Setting up",
    summary: "Check the records themselves",
    load: async () => (await import("./store.js")).storeCommand,
  },
  {
    name: "completion",
    group: "Setting up",
    summary: "Completion of commands and flags for your shell",
    load: async () => (await import("./completion.js")).buildCompletionCommand(NOUNS),
  },
];
