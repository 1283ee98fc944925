import type { CommandSpec, Noun } from "./command.js";
import { type CommandNode, type Flag, globalFlags, loadCommandTree, ownFlags, withDescendants } from "./commandTree.js";

/** The whole command reference as Markdown, written from the commands themselves (REFERENCE.md; a test fails where it is stale). */
export async function generateReference(nouns: readonly Noun[]): Promise<string> {
  const tree = await loadCommandTree(nouns);
  const commands = withDescendants(tree).filter((node) => node.spec !== undefined);
  const parts = [
    "# Commands",
    "Written from the program by `npm run reference`; do not edit by hand. Each command says the same with `--help`.",
    ...groupsOf(nouns).map((group) => renderIndex(group, tree, nouns)),
    "## Flags every command takes",
    "Each may stand anywhere after `resettle`.",
    renderFlags(globalFlags()),
    ...commands.flatMap(renderCommand),
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

function groupsOf(nouns: readonly Noun[]): readonly string[] {
  return [...new Set(nouns.map(({ group }) => group))];
}

function renderIndex(group: string, tree: CommandNode, nouns: readonly Noun[]): string {
  const names = new Set(nouns.filter((noun) => noun.group === group).map(({ name }) => name));
  const commands = tree.children.filter(({ path }) => names.has(path[1] ?? "")).flatMap(withDescendants);
  const lines = commands
    .filter(({ spec }) => spec !== undefined)
    .map((node) => `- [\`${titleOf(node)}\`](#${anchorOf(node)}): ${node.summary}`);
  return `**${group}**\n\n${lines.join("\n")}`;
}

function renderCommand(node: CommandNode): readonly string[] {
  const { spec, summary } = node;
  if (spec === undefined) return [];
  return [
    `## ${titleOf(node)}`,
    `${spec.description ?? summary}${/[.!?]$/.test(spec.description ?? summary) ? "" : "."}`,
    `\`\`\`\n${usageOf(node, spec)}\n\`\`\``,
    renderArguments(spec),
    renderFlags(ownFlags(node)),
    `Examples:\n\n\`\`\`sh\n${spec.examples.map(([line, does]) => `${line}  # ${does}`).join("\n")}\n\`\`\``,
  ];
}

function usageOf({ path }: CommandNode, { args, options }: CommandSpec): string {
  const places = Object.entries(args).map(([name, { many, required }]) => {
    const written = many ? `${name}...` : name;
    return required ? `<${written}>` : `[${written}]`;
  });
  return [...path, ...(Object.keys(options).length === 0 ? [] : ["[options]"]), ...places].join(" ");
}

function renderArguments({ args }: CommandSpec): string {
  const rows = Object.entries(args).map(([name, { summary, choices }]) => row(`<${name}>`, withChoices(summary, choices)));
  return rows.length === 0 ? "" : `| argument | meaning |\n|---|---|\n${rows.join("\n")}`;
}

function renderFlags(flags: readonly Flag[]): string {
  const rows = flags.map(({ long, value, summary, choices }) =>
    row(value === undefined ? long : `${long} ${value}`, withChoices(summary, choices)),
  );
  return rows.length === 0 ? "" : `| flag | meaning |\n|---|---|\n${rows.join("\n")}`;
}

function row(name: string, meaning: string): string {
  return `| \`${name}\` | ${meaning.replaceAll("|", "\\|")} |`;
}

function withChoices(summary: string, choices: readonly string[] = []): string {
  return choices.length === 0 ? summary : `${summary}: ${choices.map((choice) => `\`${choice}\``).join(", ")}`;
}

function titleOf({ path }: CommandNode): string {
  return path.slice(1).join(" ");
}

function anchorOf(node: CommandNode): string {
  return titleOf(node).replaceAll(" ", "-");
}
