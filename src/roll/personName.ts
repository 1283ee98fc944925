/** The parts of a person's name. Empty where the roll has none. */
interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames: string;
}

/** Words that belong to the surname after them, as in "de la Cruz", "van der Berg", "ap Gwilym", "O Brien", "St John". */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    "de del della di da do dos das du des la le las los van von den der ter ten zu bin bint ibn al el " +
    "ap ab ferch verch mac mc o o' st st. san santa"
  ).split(" "),
);
/** Words that say which of a name it is, and stand behind it. */
const SUFFIX = /^(?:jr|jnr|junior|sr|snr|senior|ii|iii|iv)\.?$/iu;
const TITLE = /^(?:mr|mrs|ms|miss|mx|dr)\.?$/iu;
/** A surname in capitals as lists write it, also McDONALD, O'NEILL, MacLEOD, DE LA CRUZ. */
const CAPITALS = /^(?:Mc|Mac|O['’])?[\p{Lu}\p{M}'’ʼ`.-]*\p{Lu}{2}[\p{Lu}\p{M}'’ʼ`.-]*$/u;
const INITIAL = /^\p{L}\.?$/u;

/**
 * A whole name from one cell: "SURNAME, First Middle", "First Middle Surname", or "SURNAME First", where capitals tell which is the surname. What
 * nothing tells is read with the surname last. A suffix (Jr, III) stays with the surname.
 */
export function parseFullName(text: string): PersonName {
  const [before = "", ...after] = tidyName(text).split(/\s*,\s*/u);
  const behind = after.filter((part) => part !== "");
  const suffixes = behind.filter((part) => SUFFIX.test(part));
  const given = behind.filter((part) => !SUFFIX.test(part));
  if (given.length === 0) return parseWithoutComma(before.split(" "), suffixes, text.includes(",") && suffixes.length === 0);
  const words = given.join(" ").split(" ");
  // "Smith, John Jr": the suffix is the surname's wherever it stands.
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? "")) suffixes.unshift(words.pop() ?? "");
  return build(before.split(" "), words, suffixes);
}

/** One kind of space, none around the hyphens of a double-barrelled name or behind the apostrophe of O' Brien. */
function tidyName(text: string): string {
  return text
    .replace(/[\s\u200b]+/gu, " ")
    .replace(/[\u2010\u2011]/gu, "-")
    .replace(/ ?([-–]) (?=\p{L})|(?<=\p{L}) ([-–]) ?/gu, "-")
    .replace(/\b(O)(['’ʼ`]) (?=\p{L})/giu, "$1$2")
    .trim();
}

function parseWithoutComma(all: readonly string[], behind: readonly string[], isSurname: boolean): PersonName {
  const words = all.filter((word, index) => word !== "" && !(index === 0 && all.length > 1 && TITLE.test(word)));
  const suffixes = [...behind];
  while (words.length > 1 && SUFFIX.test(words.at(-1) ?? "")) suffixes.unshift(words.pop() ?? "");
  if (isSurname) return build(words, [], suffixes);
  const inFront = countCapitals(words);
  if (inFront > 0 && inFront < words.length) return build(words.slice(0, inFront), words.slice(inFront), suffixes);
  // SMITH J, SMITH J P: nobody is called by a surname of one letter.
  const initials = countBehind(words, (word) => INITIAL.test(word));
  if (initials > 0 && initials === words.length - 1) return build(words.slice(0, 1), words.slice(1), suffixes);
  const start = findSurname(words);
  return build(words.slice(start), words.slice(0, start), suffixes);
}

/** How many words in front are a surname in capitals, where the others are not. */
function countCapitals(words: readonly string[]): number {
  const isCapital = (word: string) => CAPITALS.test(word) || (PARTICLES.has(word.toLowerCase()) && word === word.toUpperCase());
  let count = 0;
  while (count < words.length && isCapital(words[count] ?? "")) count += 1;
  // JOHN SMITH: all in capitals tells nothing, nor does JOHN P SMITH.
  return words.slice(count).some(isCapital) ? 0 : count;
}

function countBehind(words: readonly string[], is: (word: string) => boolean): number {
  let count = 0;
  while (count < words.length && is(words[words.length - 1 - count] ?? "")) count += 1;
  return count;
}

/** Where the surname starts that stands last: at its capitals, or at its last word and the particles in front of that. */
function findSurname(words: readonly string[]): number {
  const capitals = countBehind(words, (word) => CAPITALS.test(word) || /^\p{Lu}['’]?$/u.test(word));
  const allCapitals = words.every((word) => word === word.toUpperCase());
  let start = Math.max(0, words.length - (allCapitals ? 1 : Math.max(1, capitals)));
  while (start > 1 && PARTICLES.has((words[start - 1] ?? "").toLowerCase())) start -= 1;
  return start;
}

function build(last: readonly string[], given: readonly string[], suffixes: readonly string[]): PersonName {
  const [firstName = "", ...middle] = given.filter((word) => word !== "");
  return { lastName: [...last, ...suffixes].join(" ").trim(), firstName, middleNames: middle.join(" ") };
}
