import type { Flag } from "../commandTree.js";
import { flagPattern, listValueFlags, type Place, pathPattern, shellQuote } from "./places.js";

/** A completion script for zsh: to be sourced, or put into a folder of `fpath` as `_resettle`. */
export function zshCompletion(places: readonly Place[]): string {
  return `#compdef resettle
_resettle() {
  local place="resettle" i
  local -a candidates flags
  for ((i = 2; i < CURRENT; i++)); do
    case "$words[i]" in
      ${listValueFlags(places).join("|")}) ((i++)); continue ;;
    esac
    case "$place $words[i]" in
      ${pathPattern(places)}) place="$place $words[i]" ;;
    esac
  done
  case "$place $words[CURRENT-1]" in
${places.flatMap(choiceCases).join("\n")}
    ${flagPattern(places)}) _files; return ;;
  esac
  case "$place" in
${places.map(placeCase).join("\n")}
  esac
  [[ "$words[CURRENT]" == -* ]] && candidates=("$flags[@]")
  _describe 'resettle' candidates || _files
}
if [ "$funcstack[1]" = "_resettle" ]; then _resettle "$@"; else compdef _resettle resettle; fi
`;
}

function choiceCases({ path, flags }: Place): readonly string[] {
  const withChoices = flags.filter(({ choices }) => choices.length > 0);
  return withChoices.map(({ long, choices }: Flag) => {
    return `    ${shellQuote(`${path} ${long}`)}) compadd -- ${choices.map(shellQuote).join(" ")}; return ;;`;
  });
}

function placeCase({ path, words, flags }: Place): string {
  const wordList = words.map(({ word, summary }) => describe(word, summary)).join(" ");
  const flagList = flags.map(({ long, summary }) => describe(long, summary)).join(" ");
  return `    ${shellQuote(path)}) candidates=(${wordList}) flags=(${flagList}) ;;`;
}

/** `_describe` takes the first bare colon for the end of the word. */
function describe(word: string, summary: string): string {
  return shellQuote(`${word.replaceAll(":", "\\:")}:${summary}`);
}
