import { type CommandNode, type Flag, globalFlags, ownFlags, withDescendants } from "../commandTree.js";

/** What can follow at one place of the command line. */
export interface Place {
  /** `resettle roll` */
  readonly path: string;
  readonly words: readonly Word[];
  readonly flags: readonly Flag[];
}

export interface Word {
  readonly word: string;
  readonly summary: string;
}

/** Every place of the command line, and what can follow there. */
export function listPlaces(tree: CommandNode): readonly Place[] {
  const everywhere = [...globalFlags(), { long: "--help", summary: "what it takes, and examples", choices: [] }];
  return withDescendants(tree).map((node) => ({
    path: node.path.join(" "),
    words: [
      ...node.children.map((child) => ({ word: child.path.at(-1) ?? "", summary: child.summary })),
      ...firstArgumentChoices(node),
    ],
    flags: [...ownFlags(node), ...everywhere],
  }));
}

/** Flags that are followed by a value, which is never the name of a command. */
export function listValueFlags(places: readonly Place[]): readonly string[] {
  return [...new Set(places.flatMap(({ flags }) => flags.filter((flag) => flag.value !== undefined).map((flag) => flag.long)))];
}

/** A shell pattern for every path of the command line, as far as it has been typed. */
export function pathPattern(places: readonly Place[]): string {
  return places.map(({ path }) => shellQuote(path)).join("|");
}

/** A shell pattern for a command line that ends with a flag that wants a value. */
export function flagPattern(places: readonly Place[]): string {
  return listValueFlags(places)
    .map((flag) => `*" ${flag}"`)
    .join("|");
}

function firstArgumentChoices({ spec }: CommandNode): readonly Word[] {
  const [first] = Object.values(spec?.args ?? {});
  return (first?.choices ?? []).map((word) => ({ word, summary: first?.summary ?? "" }));
}

/** In single quotes for bash and zsh. */
export function shellQuote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
