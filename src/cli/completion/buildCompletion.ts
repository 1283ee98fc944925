import type { Noun } from "../command.js";
import { loadCommandTree } from "../commandTree.js";
import { bashCompletion } from "./bash.js";
import { fishCompletion } from "./fish.js";
import { listPlaces, type Place } from "./places.js";
import { zshCompletion } from "./zsh.js";

type Shell = "bash" | "zsh" | "fish";

const SCRIPTS: Readonly<Record<Shell, (places: readonly Place[]) => string>> = {
  bash: bashCompletion,
  zsh: zshCompletion,
  fish: fishCompletion,
};

/** The completion script of a shell, with every command there is. */
export async function buildCompletion(shell: Shell, nouns: readonly Noun[]): Promise<string> {
  return SCRIPTS[shell](listPlaces(await loadCommandTree(nouns)));
}
