import { userInfo } from "node:os";
import { join } from "node:path";
import { AppError } from "../domain/appError.js";
import { parseDateInput } from "../domain/dateInput.js";
import type { PlainDate } from "../domain/plainDate.js";
import { instantInLondon, parsePlainTime } from "../domain/plainTime.js";
import { dataFolder } from "../services/userFolders.js";
import type { GlobalOptions } from "./context.js";
import { readFlagValue } from "./option.js";
import { FORMATS, type Format } from "./output/format.js";

/** The flags as commander gives them. */
export type TypedGlobals = Readonly<
  Partial<
    Record<
      | "store"
      | "keyFile"
      | "keyCommand"
      | "restrictedKeyFile"
      | "asOf"
      | "as"
      | "prison"
      | "seen"
      | "format"
      | "json"
      | "csv"
      | "input"
      | "quiet"
      | "verbose"
      | "color",
      unknown
    >
  >
>;

/** What the global flags mean, with the environment and the defaults counted in. Throws AppError (usage). */
export function readGlobalOptions(typed: TypedGlobals, env: NodeJS.ProcessEnv, today: PlainDate): GlobalOptions {
  return {
    store: given(typed.store, "--store") ?? setting(env, "RESETTLE_STORE") ?? join(dataFolder(env), "resettle.db"),
    ...readKeySource(typed, env),
    restrictedKeyFile: given(typed.restrictedKeyFile, "--restricted-key-file") ?? setting(env, "RESETTLE_RESTRICTED_KEY_FILE"),
    asOf: readAsOf(typed.asOf, env, today),
    as: given(typed.as, "--as") ?? setting(env, "RESETTLE_USER") ?? systemUser(env),
    prisons: readPrisons(typed.prison, env),
    seenAt: readSeen(typed.seen, today),
    format: parseFormatFlags(typed),
    noInput: typed.input === false,
    quiet: typed.quiet === true,
    verbose: typed.verbose === true,
    color: typed.color !== false,
  };
}

/** A flag before the environment, a file before a command. Throws AppError (usage) where two flags name two keys. */
function readKeySource(typed: TypedGlobals, env: NodeJS.ProcessEnv): Pick<GlobalOptions, "keyFile" | "keyCommand"> {
  const keyFile = given(typed.keyFile, "--key-file");
  const keyCommand = given(typed.keyCommand, "--key-command");
  if (keyFile !== undefined && keyCommand !== undefined) {
    throw new AppError("usage", "CONFLICTING_KEYS", "The key is to come from a file and from a command.", {
      hint: "Give one of them.",
    });
  }
  if (keyFile !== undefined || keyCommand !== undefined) return { keyFile, keyCommand };
  const named = setting(env, "RESETTLE_KEY_FILE");
  return { keyFile: named, keyCommand: named === undefined ? setting(env, "RESETTLE_KEY_COMMAND") : undefined };
}

/** The one format that --format, --json and --csv ask for; a table where none does. Throws AppError (usage) where they disagree. */
function parseFormatFlags(typed: TypedGlobals): Format {
  const asked = new Set<Format>();
  if (typed.json === true) asked.add("json");
  if (typed.csv === true) asked.add("csv");
  const named = FORMATS.find((format) => format === typed.format);
  if (named !== undefined) asked.add(named);
  const [format = "table", other] = asked;
  if (other !== undefined) {
    throw new AppError("usage", "CONFLICTING_FORMATS", `Two formats were asked for: ${format} and ${other}.`, {
      hint: "Give one of them.",
    });
  }
  return format;
}

function readAsOf(typed: unknown, env: NodeJS.ProcessEnv, today: PlainDate): PlainDate {
  const fromFlag = given(typed, "--as-of");
  const text = fromFlag ?? setting(env, "RESETTLE_AS_OF");
  if (text === undefined) return today;
  const day = parseDateInput(text, today);
  if (day !== undefined) return day;
  const where = fromFlag === undefined ? "RESETTLE_AS_OF" : "--as-of";
  throw new AppError("usage", "BAD_DATE", `${where} holds ${JSON.stringify(text)}, which is not a date.`, {
    hint: "Write it as 2026-11-23, 23/11/2026, 23 Nov 2026, today, tomorrow or +14d.",
  });
}

/** A time of today in London, or an instant as the audit trail writes it: for scripts, and where a minute is too long. */
function readSeen(typed: unknown, today: PlainDate): Date | undefined {
  const text = given(typed, "--seen");
  if (text === undefined) return undefined;
  const time = parsePlainTime(text);
  if (time !== undefined) return instantInLondon(today, time);
  const instant = INSTANT.test(text) ? new Date(text) : undefined;
  if (instant !== undefined && !Number.isNaN(instant.getTime())) return instant;
  throw new AppError("usage", "BAD_TIME", `--seen holds ${JSON.stringify(text)}, which is not a time.`, {
    hint: "Write it with 24 hours, for example 09:30, or as 2026-11-23T09:30:00Z.",
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(?:Z|[+-]\d{2}:\d{2})$/;

function readPrisons(typed: unknown, env: NodeJS.ProcessEnv): readonly string[] {
  const codes = Array.isArray(typed)
    ? typed.map(String)
    : (setting(env, "RESETTLE_PRISON") ?? "").split(/[\s,]+/).filter((code) => code !== "");
  return [...new Set(codes.map(parsePrisonCode))];
}

function parsePrisonCode(text: string): string {
  const code = text.trim().toUpperCase();
  if (/^[A-Z0-9]{2,6}$/.test(code)) return code;
  throw new AppError("usage", "BAD_PRISON", `${JSON.stringify(text)} is not a prison code.`, {
    hint: "Give the code the roll uses, for example MDI.",
  });
}

function given(typed: unknown, flag: string): string | undefined {
  return typeof typed === "string" ? readFlagValue(typed, flag) : undefined;
}

/** A variable that is set to nothing counts as not set. */
function setting(env: NodeJS.ProcessEnv, name: string): string | undefined {
  const value = env[name]?.trim();
  return value === "" ? undefined : value;
}

function systemUser(env: NodeJS.ProcessEnv): string {
  try {
    return userInfo().username;
  } catch {
    // A container may run under a number that has no name.
    return setting(env, "USER") ?? `user-${process.getuid?.() ?? "unknown"}`;
  }
}
