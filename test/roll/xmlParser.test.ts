import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { XmlFault, XmlParser } from "../../src/roll/xmlParser.js";

/** What goes by, in one line: `<name a=1>`, text, `</name>`. Read in pieces that end at these places. */
function read(xml: string, ...cuts: readonly number[]): string {
  const seen: string[] = [];
  let text = "";
  const flush = () => {
    if (text !== "") seen.push(JSON.stringify(text));
    text = "";
  };
  const parser = new XmlParser({
    open(element, attributes) {
      flush();
      seen.push(
        `<${[element, ...Object.entries(attributes).map(([name, value]) => `${name}=${JSON.stringify(value)}`)].join(" ")}>`,
      );
    },
    text(piece) {
      text += piece;
    },
    close(element) {
      flush();
      seen.push(`</${element}>`);
    },
  });
  const places = [0, ...[...cuts].sort((a, b) => a - b), xml.length];
  for (const [index, from] of places.entries()) parser.write(xml.slice(from, places[index + 1] ?? xml.length));
  parser.end();
  return seen.join("");
}

const SHEET = `<?xml version="1.0"?>\n<x:sheet xmlns:x='urn:x' a="&lt;&#65;&#x42;" b=">"><!-- a > b --><row r="1" ><c\n/><v>1 &amp; 2</v ></row><![CDATA[<&]]></x:sheet>\n<!-- end -->`;
const SEEN = `<sheet xmlns:x="urn:x" a="<AB" b=">"><row r="1"><c></c><v>"1 & 2"</v></row>"<&"</sheet>`;

describe("XML is read", () => {
  it("with what names, attributes and texts say", () => {
    expect(read(SHEET)).toBe(SEEN);
    expect(read("<a>1\r\n2\r3</a>")).toBe('<a>"1\\n2\\n3"</a>');
  });

  it("wherever its pieces end", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(SHEET.length), { maxLength: 5 }), (cuts) => {
        expect(read(SHEET, ...cuts)).toBe(SEEN);
      }),
    );
    for (let at = 0; at < SHEET.length; at += 1) expect(read(SHEET, at)).toBe(SEEN);
  });
});

describe("what is no XML is refused", () => {
  it.each([
    ["nothing", ""],
    ["text alone", "roll"],
    ["an element that is not closed", "<a><b></b>"],
    ["one that is closed and was not opened", "<a></a></b>"],
    ["elements that cross", "<a><b></a></b>"],
    ["a second root", "<a/><b/>"],
    ["text after the root", "<a/>text"],
    ["text before it", "text<a/>"],
    ["a tag that does not end", "<a"],
    ["a comment that does not end", "<a><!-- </a>"],
    ["the end of character data alone", "<a>]]></a>"],
    ["character data outside", "<a/><![CDATA[x]]>"],
    ["an instruction to nobody", "<a><?></a>"],
    ["a document type", "<!DOCTYPE a><a/>"],
    ["an entity of its own", "<a>&big;</a>"],
    ["an ampersand alone", "<a>1 & 2</a>"],
    ["a character that is none", "<a>&#0;</a>"],
    ["a number that is no character", "<a>&#x110000;</a>"],
    ["a zero byte", "<a>\0</a>"],
    ["an attribute that is said twice", '<a b="1" b="2"/>'],
    ["an attribute without a value", "<a b/>"],
    ["one without quotation marks", "<a b=1/>"],
    ["attributes that run together", '<a b="1"c="2"/>'],
    ["a tag in an attribute", '<a b="<"/>'],
    ["a name that is none", "<1/>"],
    ["a space before the name", "< a/>"],
    ["a slash in a tag", "<a / b='1'>"],
  ])("%s", (_, xml) => {
    expect(() => read(xml)).toThrow(XmlFault);
  });

  it("and nothing else ever goes wrong", () => {
    const pieces = fc.constantFrom(
      "<",
      ">",
      "/",
      "a",
      "b",
      "=",
      '"',
      "'",
      " ",
      "&",
      ";",
      "#",
      "!",
      "-",
      "[",
      "]",
      "?",
      "<a>",
      "</a>",
      "<!--",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        try {
          read(parts.join(""));
        } catch (error) {
          expect(error).toBeInstanceOf(XmlFault);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
