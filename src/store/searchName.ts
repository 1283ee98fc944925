/** Letters that do not come apart into a plain letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ł: "l",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ı: "i",
};

/**
 * A name as it is looked for: lower case, no accents (ŵ, ŷ, é, ł become w, y, e, l), no apostrophes, a hyphen as a space;
 * "surname, given names". Not for showing or printing.
 */
export function searchName(person: {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames: string;
}): string {
  const given = person.middleNames === "" ? person.firstName : `${person.firstName} ${person.middleNames}`;
  return `${foldName(person.lastName)}, ${foldName(given)}`;
}

/**
 * The patterns (SQL LIKE) that find what somebody typed in a `searchName`: a part of the surname; "surname, first"; or "First
 * Surname". Empty where nothing is left to look for.
 */
export function searchPatterns(typed: string): readonly string[] {
  const [before = "", ...after] = typed.split(",");
  const surname = foldName(before);
  const given = foldName(after.join(" "));
  if (surname === "" && given === "") return [];
  if (after.length > 0) return [`%${surname}%, %${given}%`];
  const words = surname.split(" ");
  const lastWord = words.at(-1) ?? "";
  return words.length === 1 ? [`%${surname}%,%`] : [`%${surname}%,%`, `%${lastWord}%, ${words.slice(0, -1).join(" ")}%`];
}

/** The patterns (SQL LIKE) that a `searchName` has to fit, every one, to hold all the words somebody typed, as parts of names in any order. */
export function wordPatterns(typed: string): readonly string[] {
  const words = foldName(typed).split(" ");
  return words.filter((word) => word !== "").map((word) => `%${word}%`);
}

/** The pattern (SQL LIKE) of prisoner numbers that hold what was typed; undefined where it is no part of one. */
export function numberPattern(typed: string): string | undefined {
  const part = typed.trim().toUpperCase();
  return /^(?=.*\d)[A-Z\d]{2,7}$/.test(part) ? `%${part}%` : undefined;
}

/** Most names are one word of plain letters. */
const PLAIN_NAME = /^[a-z]+$/i;

function foldName(name: string): string {
  if (PLAIN_NAME.test(name)) return name.toLowerCase();
  // Everything but letters and digits goes, so no wildcard of LIKE (% _ \) is ever left.
  return name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[łøđðþßæœı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/['’‘ʼ`]/g, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
