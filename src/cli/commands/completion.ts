import { type CommandSpec, command, type Noun } from "../command.js";
import { choiceArgument } from "../option.js";

const SHELLS = ["bash", "zsh", "fish"] as const;

/** The one command that knows of all others: they are handed to it. */
export function buildCompletionCommand(nouns: readonly Noun[]): CommandSpec {
  return command({
    description: "Writes a script that teaches your shell to complete the commands and flags of resettle with the Tab key.",
    args: { shell: choiceArgument(SHELLS, "the shell you use") },
    examples: [
      ["resettle completion bash > ~/.local/share/bash-completion/completions/resettle", "for bash, from the next shell on"],
      ["resettle completion zsh > ~/.zfunc/_resettle", "for zsh, where ~/.zfunc is in your fpath"],
      ["resettle completion fish > ~/.config/fish/completions/resettle.fish", "for fish"],
    ],
    async run({ output }, { shell }) {
      const { buildCompletion } = await import("../completion/buildCompletion.js");
      output.verbatim(await buildCompletion(shell, nouns));
    },
  });
}
