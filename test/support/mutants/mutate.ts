import { diceOf } from "../../bench/madeUpRoll.mjs";
import { ORIGINALS, WORKBOOKS } from "./originals.js";

export type Dice = (sides: number) => number;
/** Changes one thing in a file. Texts are one character a byte, so that no change minds the encoding. */
type Mutation = (text: string, dice: Dice) => string;

/** Of so many mutants one is a workbook. */
const WORKBOOK_EVERY = 8;
const NASTY = [
  ...[
    "",
    " ",
    "\t",
    "0",
    "-1",
    "1e999",
    "9".repeat(400),
    "NaN",
    "null",
    "true",
    "{}",
    "[]",
    "__proto__",
    "constructor",
    "toString",
  ],
  ...[
    "0000-00-00",
    "2026-02-30",
    "31/02/2027",
    "99/99/9999",
    "9999-12-31",
    "12-JAN-0001",
    "29/02/1900 25:61",
    "45000.5",
    "-0001-01-01",
  ],
  ...[
    "=1+1",
    "@SUM(A1)",
    "%s%n%00",
    "\\u0000",
    "\\ud800",
    "\x1b[31m",
    "\xe2\x80\xae",
    "\xed\xa0\x80",
    "\xf0\x9f\x92\xa5",
    "\xff\xfe",
  ],
  ...[
    "A1234AA",
    "a1234aa",
    "A1301AA",
    "A1401AA",
    "MDI",
    "OUT",
    "TRN",
    "prisonerNumber",
    "Total",
    "As at 31/12/2999",
    "&#0;",
    "<![CDATA[",
  ],
] as const;
const BREAKS = ["\r", "\r\n", "\n\n", "\x0b", "\x0c", "\x85", "\xe2\x80\xa8", "\n\r"];
const BOMS = ["\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\xff\xfe\0\0"];
const DELIMITERS = [",", ";", "\t", "|", ":", "\x01", ",,", " "];
/** Longer than any buffer a reader might have, and still quick. */
const HUGE = 70_000;

const splice = (text: string, at: number, gone: number, put: string) => text.slice(0, at) + put + text.slice(at + gone);
const insert = (text: string, dice: Dice, put: string) => splice(text, dice(text.length + 1), 0, put);
const pick = <One>(all: readonly One[], dice: Dice): One => all[dice(all.length)] as One;

function onLines(change: (lines: string[], at: number, dice: Dice) => void): Mutation {
  return (text, dice) => {
    const lines = text.split("\n");
    change(lines, dice(lines.length), dice);
    return lines.join("\n");
  };
}

/** Replaces one of all the places where something stands. */
function onOne(what: RegExp, change: (found: string, dice: Dice) => string): Mutation {
  return (text, dice) => {
    const places = [...text.matchAll(what)];
    if (places.length === 0) return text;
    const { index, 0: found } = pick(places, dice);
    return splice(text, index, found.length, change(found, dice));
  };
}

const FLIP: Mutation = (text, dice) => splice(text, dice(text.length), 1, String.fromCharCode(dice(256)));
const NASTY_WORD = onOne(/[^\s",;|\t<>{}[\]:]+/gu, (_, dice) => pick(NASTY, dice));

/** What can happen to a file on its way, one thing each. */
const MUTATIONS: readonly Mutation[] = [
  FLIP,
  (text, dice) => Array.from({ length: 2 + dice(20) }).reduce<string>((flipped) => FLIP(flipped, dice), text),
  (text, dice) => text.slice(0, dice(text.length)),
  (text, dice) => text.slice(dice(Math.min(text.length, 200))),
  (text, dice) => splice(text, dice(text.length), 1 + dice(40), ""),
  onLines((lines, at) => lines.splice(at, 0, lines[at] ?? "")),
  onLines((lines, at, dice) => lines.splice(at, 0, ...Array.from({ length: dice(60) }, () => lines[at] ?? ""))),
  onLines((lines, at, dice) => lines.splice(at, 1 + dice(2))),
  onLines((lines, at, dice) => lines.splice(at, 0, ...lines.splice(dice(lines.length), 1))),
  onLines((lines, at) => lines.splice(at, 0, lines[0] ?? "")),
  onLines((lines, at, dice) => {
    const [from, to] = [/[,;|\t]/gu, pick(DELIMITERS, dice)];
    lines[at] = (lines[at] ?? "").replace(from, to);
  }),
  onLines((lines, at, dice) => {
    lines[at] = `${lines[at]}${pick(DELIMITERS, dice).repeat(1 + dice(dice(10) === 0 ? 3_000 : 3))}`;
  }),
  onLines((lines, at, dice) => {
    lines[at] = Buffer.from(lines[at] ?? "", pick(["utf16le", "base64", "utf8"] as const, dice)).toString("latin1");
  }),
  onLines((lines, at, dice) => {
    const cells = (lines[at] ?? "").split(/([,;|\t])/u);
    const [one, two] = [2 * dice((cells.length + 1) / 2), 2 * dice((cells.length + 1) / 2)];
    [cells[one], cells[two]] = [cells[two] ?? "", cells[one] ?? ""];
    lines[at] = cells.join("");
  }),
  onOne(/"/gu, () => ""),
  (text, dice) => insert(text, dice, pick(['"', '""', "'", '"""'], dice)),
  onOne(/[{}[\]:,]/gu, () => ""),
  onOne(/[{}[\]:,]/gu, (found) => found + found),
  (text, dice) => insert(text, dice, "\0".repeat(1 + dice(3))),
  (text, dice) => insert(text, dice, pick(BOMS, dice)),
  (text, dice) => insert(text, dice, String.fromCharCode(dice(32))),
  (text, dice) => insert(text, dice, String.fromCharCode(128 + dice(128))),
  (text, dice) => insert(text, dice, pick(["x", "1", " ", "\n", "[", "{", '{"a":', "\xe9"], dice).repeat(HUGE)),
  onOne(/\n/gu, (_, dice) => pick(BREAKS, dice)),
  (text, dice) => text.replaceAll("\n", pick(BREAKS, dice)),
  // What leaves a roll a roll gets furthest into the program.
  ...Array.from({ length: 8 }, () => NASTY_WORD),
  (text, dice) => text + text.slice(dice(2) === 0 ? 0 : dice(text.length)),
  (text, dice) => text + pick(ORIGINALS, dice).toString("latin1"),
];

/** The mutant of a number: always the same one, so that one that does harm can be looked at again. */
export function mutantOf(number: number): Buffer {
  const dice = diceOf(number);
  return number % WORKBOOK_EVERY === 0 ? mutateWorkbook(dice) : mutate(pick(ORIGINALS, dice), dice);
}

function mutate(bytes: Buffer, dice: Dice): Buffer {
  let text = bytes.toString("latin1");
  for (let left = 1 + dice(2); left > 0; left -= 1) text = pick(MUTATIONS, dice)(text, dice);
  return Buffer.from(text, "latin1");
}

/** Half of them in the archive, half in a part of it, where the archive's own sums do not show it. */
function mutateWorkbook(dice: Dice): Buffer {
  const write = pick(WORKBOOKS, dice);
  if (dice(2) === 0)
    return mutate(
      write((parts) => parts),
      dice,
    );
  return write((parts) => {
    const part = pick(Object.keys(parts), dice);
    return { ...parts, [part]: mutate(Buffer.from(parts[part] ?? ""), dice) };
  });
}
