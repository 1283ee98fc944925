import type { Flag } from "../commandTree.js";
import { listValueFlags, type Place } from "./places.js";

/** A completion script for fish 3 and newer. */
export function fishCompletion(places: readonly Place[]): string {
  return `# fish completion for resettle
function __resettle_place
    set -l place resettle
    set -l skip 0
    for word in (commandline -opc)[2..-1]
        if test $skip = 1
            set skip 0
        else if contains -- $word ${listValueFlags(places).join(" ")}
            set skip 1
        else if contains -- "$place $word" ${places.map(({ path }) => fishQuote(path)).join(" ")}
            set place "$place $word"
        end
    end
    echo $place
end
${places.map(placeLines).join("\n")}
`;
}

function placeLines({ path, words, flags }: Place): string {
  const when = `complete -c resettle -n ${fishQuote(`test (__resettle_place) = "${path}"`)}`;
  const wordLines = words.map(({ word, summary }) => `${when} -f -a ${word} -d ${fishQuote(summary)}`);
  return [...wordLines, ...flags.map((flag) => `${when} ${flagWords(flag)}`)].join("\n");
}

function flagWords({ long, value, summary, choices }: Flag): string {
  const name = `-l ${long.replace(/^--/, "")} -d ${fishQuote(summary)}`;
  if (choices.length > 0) return `${name} -x -a ${fishQuote(choices.join(" "))}`;
  return value === undefined ? name : `${name} -r`;
}

function fishQuote(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
