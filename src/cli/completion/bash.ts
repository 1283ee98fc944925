import type { Flag } from "../commandTree.js";
import { flagPattern, listValueFlags, type Place, pathPattern, shellQuote } from "./places.js";

/** A completion script for bash 4 and newer. Where nothing of ours fits, bash completes file names. */
export function bashCompletion(places: readonly Place[]): string {
  return `# bash completion for resettle
_resettle() {
  local current="\${COMP_WORDS[COMP_CWORD]}" previous="\${COMP_WORDS[COMP_CWORD-1]}" place="resettle" words="" flags="" i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "\${COMP_WORDS[i]}" in
      ${listValueFlags(places).join("|")}) ((i++)); continue ;;
    esac
    case "$place \${COMP_WORDS[i]}" in
      ${pathPattern(places)}) place="$place \${COMP_WORDS[i]}" ;;
    esac
  done
  case "$place $previous" in
${places.flatMap(choiceCases).join("\n")}
    ${flagPattern(places)}) COMPREPLY=(); return ;;
  esac
  case "$place" in
${places.map(placeCase).join("\n")}
  esac
  [[ "$current" == -* ]] && words="$flags"
  COMPREPLY=($(compgen -W "$words" -- "$current"))
}
complete -o default -F _resettle resettle
`;
}

function choiceCases({ path, flags }: Place): readonly string[] {
  const withChoices = flags.filter(({ choices }) => choices.length > 0);
  return withChoices.map(({ long, choices }: Flag) => {
    const reply = `COMPREPLY=($(compgen -W ${shellQuote(choices.join(" "))} -- "$current")); return`;
    return `    ${shellQuote(`${path} ${long}`)}) ${reply} ;;`;
  });
}

function placeCase({ path, words, flags }: Place): string {
  const wordList = shellQuote(words.map(({ word }) => word).join(" "));
  const flagList = shellQuote(flags.map(({ long }) => long).join(" "));
  return `    ${shellQuote(path)}) words=${wordList} flags=${flagList} ;;`;
}
