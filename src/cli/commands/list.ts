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
