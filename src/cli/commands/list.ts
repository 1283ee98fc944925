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
    name: "plan",
    group: "Release plans",
    summary: "Check and draw personal release plans",
    load: async () => (await import("./plan.js")).planCommand,
  },
  {
    name: "init",
    group: "Setting up",
    summary: "Make the encrypted store and its prisons",
    load: async () => (await import("./init.js")).initCommand,
  },
  {
    name: "completion",
    group: "Setting up",
    summary: "Completion of commands and flags for your shell",
    load: async () => (await import("./completion.js")).buildCompletionCommand(NOUNS),
  },
];
