/** What is called as XML goes by. Names come without their namespace's prefix, which every writer chooses for itself. */
export interface XmlHandlers {
  open(element: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(element: string): void;
}

/** The text is no XML. */
export class XmlFault extends Error {}

const DEEPEST = 64;
/** A cell holds 32,767 characters at most: no tag or text is near this. */
const LONGEST_PIECE = 1024 * 1024;
/** Elements of a workbook have a few hundred names. */
const MOST_NAMES = 2_000;

const NAME = /^[\p{L}_:][\p{L}\p{M}\p{N}\p{Pc}·:.-]*$/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML does not have
const NO_CHARACTER = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/u;
const ENTITIES: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const [TAB, FEED, RETURN, SPACE, QUOTE, APOSTROPHE, SLASH, EQUALS, CLOSING] = [9, 10, 13, 32, 34, 39, 47, 61, 62] as const;

/**
 * Reads XML as it comes, strictly: what is not closed, not nested, said twice or written with other entities than XML's own five is a fault, and so is a
 * document type: nothing can grow as it is read. A fifth of a workbook's time goes here, so tags are taken apart by the places of their signs.
 */
export class XmlParser {
  readonly #handlers: XmlHandlers;
  /** Names as they are written, to the part after the prefix. */
  readonly #names = new Map<string, string>();
  readonly #open: string[] = [];
  #hasRoot = false;
  /** A piece whose end has not come. */
  #rest = "";

  constructor(handlers: XmlHandlers) {
    this.#handlers = handlers;
  }

  /** Throws XmlFault. */
  write(piece: string): void {
    if (NO_CHARACTER.test(piece)) throw new XmlFault();
    const text = this.#rest + piece;
    let at = 0;
    for (let tag = text.indexOf("<"); tag !== -1; tag = text.indexOf("<", at)) {
      if (tag > at) this.#takeText(text.slice(at, tag));
      at = tag;
      const end = this.#takeMarkup(text, tag);
      if (end === -1) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_PIECE) throw new XmlFault();
  }

  /** Throws XmlFault where something is still open. */
  end(): void {
    if (this.#open.length > 0 || !this.#hasRoot || this.#rest.trim() !== "") throw new XmlFault();
  }

  #takeText(text: string): void {
    if (text.includes("]]>")) throw new XmlFault();
    if (this.#open.length > 0) this.#handlers.text?.(unescapeXml(text));
    else if (text.trim() !== "") throw new XmlFault();
  }

  /** Gives where a tag, comment or the like ends; -1 where its end has not come yet. */
  #takeMarkup(text: string, from: number): number {
    const sign = text[from + 1];
    if (sign === undefined) return -1;
    if (sign === "/") return this.#takeClosingTag(text, from);
    if (sign === "?") return this.#takeInstruction(text, from + 2);
    if (sign !== "!") return this.#takeTag(text, from);
    if (text.startsWith("<!--", from)) return after(text, "-->", from + 4);
    if (text.startsWith("<![CDATA[", from)) return this.#takeCharacterData(text, from + 9);
    if (text.length - from < 9) return -1;
    throw new XmlFault();
  }

  /** Meant for programs, and said to begin with a name; skipped. */
  #takeInstruction(text: string, from: number): number {
    const first = text[from];
    if (first !== undefined && !NAME.test(first)) throw new XmlFault();
    return after(text, "?>", from);
  }

  #takeCharacterData(text: string, from: number): number {
    const end = after(text, "]]>", from);
    if (this.#open.length === 0) throw new XmlFault();
    if (end !== -1) this.#handlers.text?.(withLineFeeds(text.slice(from, end - 3)));
    return end;
  }

  #takeClosingTag(text: string, from: number): number {
    const end = text.indexOf(">", from);
    if (end === -1) return -1;
    const name = this.#open.pop();
    // Most have no space before their end.
    if (name === undefined || (text.slice(from + 2, end) !== name && text.slice(from + 2, end).trimEnd() !== name)) {
      throw new XmlFault();
    }
    this.#handlers.close?.(this.#localName(name));
    return end + 1;
  }

  #takeTag(text: string, from: number): number {
    let at = endOfName(text, from + 1);
    const nameEnd = at;
    const attributes: Record<string, string> = {};
    for (;;) {
      const before = at;
      at = skipSpace(text, at);
      const sign = text.charCodeAt(at);
      if (Number.isNaN(sign)) return -1;
      if (sign === CLOSING || sign === SLASH) break;
      if (at === before) throw new XmlFault();
      at = this.#takeAttribute(text, at, attributes);
      if (at === -1) return -1;
    }
    const isEmpty = text.charCodeAt(at) === SLASH;
    const end = isEmpty ? at + 1 : at;
    if (end >= text.length) return -1;
    if (text.charCodeAt(end) !== CLOSING) throw new XmlFault();
    this.#enter(text.slice(from + 1, nameEnd), attributes, isEmpty);
    return end + 1;
  }

  /** Gives where the attribute ends, or -1 where that has not come yet. */
  #takeAttribute(text: string, from: number, attributes: Record<string, string>): number {
    const nameEnd = endOfName(text, from);
    const equals = skipSpace(text, nameEnd);
    const start = skipSpace(text, equals + 1);
    if (start >= text.length) return -1;
    const mark = text.charCodeAt(start);
    if (text.charCodeAt(equals) !== EQUALS || (mark !== QUOTE && mark !== APOSTROPHE)) throw new XmlFault();
    const end = text.indexOf(mark === QUOTE ? '"' : "'", start + 1);
    if (end === -1) return -1;
    const name = text.slice(from, nameEnd);
    const value = text.slice(start + 1, end);
    this.#localName(name);
    if (Object.hasOwn(attributes, name) || value.includes("<")) throw new XmlFault();
    attributes[name] = value.includes("&") || value.includes("\r") ? unescapeXml(value) : value;
    return end + 1;
  }

  #enter(name: string, attributes: Readonly<Record<string, string>>, isEmpty: boolean): void {
    if ((this.#hasRoot && this.#open.length === 0) || this.#open.length === DEEPEST) throw new XmlFault();
    this.#hasRoot = true;
    const local = this.#localName(name);
    this.#handlers.open(local, attributes);
    if (isEmpty) this.#handlers.close?.(local);
    else this.#open.push(name);
  }

  #localName(name: string): string {
    const known = this.#names.get(name);
    if (known !== undefined) return known;
    if (!NAME.test(name)) throw new XmlFault();
    const local = name.slice(name.indexOf(":") + 1);
    if (this.#names.size < MOST_NAMES) this.#names.set(name, local);
    return local;
  }
}

function endOfName(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (isSpace(sign) || sign === EQUALS || sign === CLOSING || sign === SLASH) break;
  }
  return at;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function isSpace(sign: number): boolean {
  return sign === SPACE || sign === FEED || sign === RETURN || sign === TAB;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? -1 : at + mark.length;
}

function unescapeXml(text: string): string {
  if (!text.includes("&")) return withLineFeeds(text);
  return withLineFeeds(text).replace(/&([^;&]*;)?/gu, (_, named: string | undefined) => characterOf(named?.slice(0, -1) ?? ""));
}

function characterOf(name: string): string {
  const number = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/iu.exec(name);
  const code = number === null ? undefined : Number.parseInt(number[1] ?? number[2] ?? "", number[1] === undefined ? 10 : 16);
  const character = code === undefined ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
  if (character === undefined || NO_CHARACTER.test(character)) throw new XmlFault();
  return character;
}

function withLineFeeds(text: string): string {
  return text.includes("\r") ? text.replace(/\r\n?/gu, "\n") : text;
}
