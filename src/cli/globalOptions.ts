import { Option } from "commander";
import { FORMATS } from "./output/format.js";

/** The flags every command takes. Light: help shows them, `readGlobalOptions.ts` gives them their meaning. */
export function buildGlobalOptions(): readonly Option[] {
  return [
    new Option("--store <where>", "path of the store, or postgres:// URL (RESETTLE_STORE)"),
    new Option("--key-file <path>", "key of an encrypted store (RESETTLE_KEY_FILE)"),
    new Option("--key-command <program>", "a program that prints the key (RESETTLE_KEY_COMMAND)"),
    new Option("--restricted-key-file <path>", "key of restricted answers: RESETTLE_RESTRICTED_KEY_FILE"),
    new Option("--as-of <date>", "the day the question is asked; today unless given (RESETTLE_AS_OF)"),
    new Option("--as <worker>", "who is acting (RESETTLE_USER)"),
    new Option("--prison <code>", "narrow to this prison; repeatable (RESETTLE_PRISON)").argParser(collect),
    new Option("--seen <time>", "change nothing that somebody changed since this time, today"),
    new Option("--format <format>", "how results are written").choices(FORMATS),
    new Option("--json", "short for --format json"),
    new Option("--csv", "short for --format csv"),
    new Option("--no-input", "never ask; a missing answer is an error"),
    new Option("--quiet", "results, warnings and errors only"),
    new Option("--verbose", "say more about what goes on"),
    new Option("--no-color", "no colours (NO_COLOR)"),
  ];
}

/** Gathers the values of an option that may be given several times. */
export function collect(value: string, before: unknown): readonly string[] {
  return Array.isArray(before) ? [...before, value] : [value];
}
