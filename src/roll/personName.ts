/** The parts of a person's name. Empty where the roll has none. */
interface PersonName {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleNames: string;
}

/** A whole name from one cell: "SURNAME, First Middle" or "First Middle Surname". */
export function parseFullName(text: string): PersonName {
  const comma = text.indexOf(",");
  const words = (comma === -1 ? text : text.slice(comma + 1)).split(" ").filter((word) => word !== "");
  const lastName = comma === -1 ? (words.pop() ?? "") : text.slice(0, comma).trim();
  const [firstName = "", ...middle] = words;
  return { lastName, firstName, middleNames: middle.join(" ") };
}
