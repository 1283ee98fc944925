import { type CommandSpec, flagOf, type Noun, type VerbsSpec } from "./command.js";
import { buildGlobalOptions } from "./globalOptions.js";

/** A command or a noun with everything under it, loaded: what completions and the reference are written from. */
export interface CommandNode {
  /** From the program's name on: `["resettle", "roll", "import"]`. */
  readonly path: readonly string[];
  readonly summary: string;
  /** Absent where it only holds further commands. */
  readonly spec?: CommandSpec;
  readonly children: readonly CommandNode[];
}

/** A flag as it is typed. */
export interface Flag {
  readonly long: string;
  /** `<days>`; absent where it takes no value. */
  readonly value?: string;
  readonly summary: string;
  readonly choices: readonly string[];
}

/** The nouns with everything under them. Loads every command's file. */
export async function loadCommandTree(nouns: readonly Noun[]): Promise<CommandNode> {
  const path = ["resettle"];
  const children = await Promise.all(nouns.map(async (noun) => buildNode([...path, noun.name], noun.summary, await noun.load())));
  return { path, summary: "", children };
}

/** The node and all below it, each before its children. */
export function withDescendants(node: CommandNode): readonly CommandNode[] {
  return [node, ...node.children.flatMap(withDescendants)];
}

/** The flags of one command, without those that every command takes. */
export function ownFlags({ spec }: CommandNode): readonly Flag[] {
  return Object.entries(spec?.options ?? {}).map(([name, { placeholder, summary, choices = [] }]) => ({
    long: flagOf(name),
    summary,
    choices,
    ...(placeholder === undefined ? {} : { value: `<${placeholder}>` }),
  }));
}

/** The flags that every command takes. */
export function globalFlags(): readonly Flag[] {
  return buildGlobalOptions().map((option) => {
    const value = /<.*>/.exec(option.flags)?.[0];
    return {
      long: option.long ?? "",
      summary: option.description,
      choices: option.argChoices ?? [],
      ...(value === undefined ? {} : { value }),
    };
  });
}

function buildNode(path: readonly string[], summary: string, spec: CommandSpec | VerbsSpec): CommandNode {
  if (!("verbs" in spec)) return { path, summary, spec, children: [] };
  return {
    path,
    summary,
    children: spec.verbs.map(([name, verbSummary, verb]) => buildNode([...path, name], verbSummary, verb)),
  };
}
