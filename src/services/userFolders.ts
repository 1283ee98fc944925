import { homedir } from "node:os";
import { isAbsolute, join } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/** Where this user's records are: XDG_DATA_HOME, or what the platform has for it. */
export function dataFolder(env: Environment): string {
  return join(xdgFolder(env.XDG_DATA_HOME) ?? platformFolder(env, "LOCALAPPDATA", [".local", "share"]), "resettle");
}

/** Where this user's settings, keys and own templates are: XDG_CONFIG_HOME, or what the platform has for it. */
export function configFolder(env: Environment): string {
  return join(xdgFolder(env.XDG_CONFIG_HOME) ?? platformFolder(env, "APPDATA", [".config"]), "resettle");
}

/** Where what this user did is noted that belongs in no store: XDG_STATE_HOME, or what the platform has for it. */
export function stateFolder(env: Environment): string {
  return join(xdgFolder(env.XDG_STATE_HOME) ?? platformFolder(env, "LOCALAPPDATA", [".local", "state"]), "resettle");
}

/** The XDG specification says to ignore a path that is not absolute. */
function xdgFolder(path: string | undefined): string | undefined {
  return path !== undefined && isAbsolute(path) ? path : undefined;
}

function platformFolder(env: Environment, windowsVariable: "APPDATA" | "LOCALAPPDATA", unixParts: readonly string[]): string {
  const home = env.HOME || homedir();
  if (process.platform === "win32")
    return env[windowsVariable] || join(home, "AppData", windowsVariable === "APPDATA" ? "Roaming" : "Local");
  return process.platform === "darwin" ? join(home, "Library", "Application Support") : join(home, ...unixParts);
}
