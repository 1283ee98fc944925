import type { Block, ListItem, Runs } from "./blocks.js";

/** `- [ ] …` is a box to tick; in a day block, the bold words at the start of an item are its label. */
export function itemOf(blocks: Block[], inDay: boolean): ListItem {
  const [first, ...rest] = blocks;
  if (first?.kind !== "paragraph") return { label: undefined, tick: false, blocks };
  const [start, ...others] = first.runs;
  if (start?.text.startsWith("[ ] ")) {
    const runs = [{ ...start, text: start.text.slice(4) }, ...others];
    return { label: undefined, tick: true, blocks: [{ kind: "paragraph", runs }, ...rest] };
  }
  if (!inDay) return { label: undefined, tick: false, blocks };
  const body = first.runs.findIndex(({ bold, text }) => !bold || text === "\n");
  const label = body < 0 ? first.runs : first.runs.slice(0, body);
  const runs = body < 0 ? [] : withoutLeadingBreak(first.runs.slice(body));
  return { label, tick: false, blocks: [{ kind: "paragraph", runs }, ...rest] };
}

/** What follows a label starts on the label's own line. */
function withoutLeadingBreak(runs: Runs): Runs {
  const [first, ...rest] = runs;
  if (first === undefined) return runs;
  const text = first.text.trimStart();
  return text === "" ? rest : [{ ...first, text }, ...rest];
}
