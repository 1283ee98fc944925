import { isDict, type PdfDict, PdfFile, PdfReader, type PdfText, type PdfValue, Reference } from "./pdfObjects.js";

/** An element of the structure, with the numbers of the marked content in it by page, in order. */
interface Element {
  readonly role: string;
  readonly dict: PdfDict;
  readonly children: readonly (Element | Content)[];
}
interface Content {
  readonly page: number;
  readonly mcid: number;
}

const KNOWN = /^\/(Document|H[1-6]|P|Span|Figure|L|LI|Lbl|LBody|Table|TR|TH|TD)$/;
const PAINTS: ReadonlySet<string> = new Set([
  "Tj",
  "TJ",
  "'",
  '"',
  "f",
  "F",
  "f*",
  "S",
  "s",
  "B",
  "B*",
  "b",
  "b*",
  "sh",
  "Do",
  "EI",
]);
/** A cell of a table may be empty: its row has as many as its head. */
const MAY_BE_EMPTY = /^\/T[HD]$/;

/**
 * What of PDF/UA-1 (ISO 14289-1) a file does not keep, as far as a program can tell: nothing is left to be seen. Where a person has to judge
 * (is the alternative text a good one?), nothing is said. Not a validator: whoever can run veraPDF should.
 */
export function structureProblems(pdf: Uint8Array): string[] {
  const file = new PdfFile(pdf);
  const root = file.dict(file.trailer["/Root"]);
  const tree = file.dict(root["/StructTreeRoot"]);
  const elements = file.list(tree["/K"]).map((kid) => elementOf(file, kid, 0)) as Element[];
  return [
    ...catalogProblems(file, root),
    ...fontProblems(file),
    ...elements.flatMap(elementProblems),
    ...headingProblems(elements),
    ...contentProblems(file, elements, file.dict(tree["/ParentTree"])),
  ];
}

function catalogProblems(file: PdfFile, root: PdfDict): string[] {
  const metadata = file.stream(root["/Metadata"]);
  const title = file.text(file.dict(file.trailer["/Info"])["/Title"]);
  const checks: readonly (readonly [boolean, string])[] = [
    [/^[a-z]{2,3}(-[A-Z]{2})?$/.test(file.text(root["/Lang"])), "the file has no language"],
    [file.dict(root["/MarkInfo"])["/Marked"] === true, "the file does not say that it is tagged"],
    [file.dict(root["/ViewerPreferences"])["/DisplayDocTitle"] === true, "the title is not shown"],
    [
      (title !== "" && metadata.includes(title.replaceAll("'", "&apos;"))) || metadata.includes(title),
      "the title is not in the metadata",
    ],
    [metadata.includes("<pdfuaid:part>1</pdfuaid:part>"), "the metadata do not say PDF/UA-1"],
  ];
  return checks.flatMap(([isGood, problem]) => (isGood ? [] : [problem]));
}

function fontProblems(file: PdfFile): string[] {
  return [...file.everyDict()].flatMap(([number, font]) => {
    if (font["/Type"] !== "/Font") return [];
    if (font["/Subtype"] === "/CIDFontType2") {
      const descriptor = file.dict(font["/FontDescriptor"]);
      if (descriptor["/CIDSet"] !== undefined) return [`font ${number} has a CIDSet`];
      return descriptor["/FontFile2"] instanceof Reference ? [] : [`font ${number} is not embedded`];
    }
    return font["/ToUnicode"] instanceof Reference ? [] : [`font ${number} has no ToUnicode`];
  });
}

function elementOf(file: PdfFile, value: PdfValue, page: number): Element | Content {
  const dict = file.get(value);
  if (typeof dict === "number") return { page, mcid: dict };
  if (!isDict(dict)) throw new Error("this is no element");
  const own = dict["/Pg"] instanceof Reference ? dict["/Pg"].number : page;
  if (dict["/Type"] === "/MCR") return { page: own, mcid: Number(dict["/MCID"]) };
  const children = file.list(dict["/K"]).map((kid) => elementOf(file, kid, own));
  return { role: String(dict["/S"]), dict, children };
}

function elementProblems(element: Element): string[] {
  const { role, dict, children } = element;
  const inner = children.filter((child) => "role" in child);
  const roles = inner.map((child) => child.role);
  const attributes = isDict(dict["/A"]) ? dict["/A"] : {};
  const checks: readonly (readonly [boolean, string])[] = [
    [KNOWN.test(role), `${role} is no element of ours`],
    [children.length > 0 || MAY_BE_EMPTY.test(role), `${role} is empty`],
    [role !== "/TH" || attributes["/Scope"] === "/Column", "a head of a table does not say what it heads"],
    [role !== "/Figure" || textOf(dict["/Alt"]) !== "", "a picture has no words in its place"],
    [role !== "/Figure" || (Array.isArray(attributes["/BBox"]) && attributes["/BBox"].length === 4), "a picture has no place"],
    [role !== "/L" || roles.every((one) => one === "/LI"), `a list holds ${roles.join(" ")}`],
    [
      role !== "/LI" || /^(\/Lbl )?(\/LBody)?$/.test(roles.join(" ").replace(/^\/Lbl$/, "/Lbl ")),
      `an item holds ${roles.join(" ")}`,
    ],
    [role !== "/Table" || roles.every((one) => one === "/TR"), `a table holds ${roles.join(" ")}`],
    [role !== "/Table" || isRegular(inner), "rows of a table are not as long as its head"],
    [role !== "/TR" || roles.every((one) => MAY_BE_EMPTY.test(one)), `a row holds ${roles.join(" ")}`],
    [
      dict["/Lang"] === undefined || /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(textOf(dict["/Lang"])),
      `${role} has no such language`,
    ],
  ];
  return [...checks.flatMap(([isGood, problem]) => (isGood ? [] : [problem])), ...inner.flatMap(elementProblems)];
}

function isRegular(rows: readonly Element[]): boolean {
  const [head] = rows;
  const hasHeads = head?.children.every((cell) => "role" in cell && cell.role === "/TH") === true;
  return hasHeads && rows.every((row) => row.children.length === head.children.length);
}

function textOf(value: PdfValue | undefined): string {
  return typeof value === "object" && value !== null && "text" in value ? (value as PdfText).text.trim() : "";
}

function headingProblems(elements: readonly Element[]): string[] {
  const levels = [...everyElement(elements)].flatMap(({ role }) => (/^\/H\d$/.test(role) ? [Number(role[2])] : []));
  return levels.flatMap((level, index) =>
    level > (levels[index - 1] ?? 0) + 1 || (index === 0 && level !== 1) ? [`heading ${index + 1} skips to level ${level}`] : [],
  );
}

function* everyElement(elements: readonly (Element | Content)[]): Generator<Element> {
  for (const element of elements) {
    if (!("role" in element)) continue;
    yield element;
    yield* everyElement(element.children);
  }
}

function* everyContent(elements: readonly (Element | Content)[]): Generator<Content> {
  for (const element of elements) {
    if ("role" in element) yield* everyContent(element.children);
    else yield element;
  }
}

/** What is drawn and what the structure says of it: the same, in the same order, with a way back from the one to the other. */
function contentProblems(file: PdfFile, elements: readonly Element[], parentTree: PdfDict): string[] {
  const said = [...everyContent(elements)];
  const parents = new Map<number, number>();
  const numbers = file.list(parentTree["/Nums"]);
  for (let at = 0; at < numbers.length; at += 2) parents.set(Number(numbers[at]), file.list(numbers[at + 1]).length);
  return file.pages().flatMap(({ number, page }, index) => {
    const { problems, drawn } = readContents(file, page);
    const inTree = said.filter((content) => content.page === number).map(({ mcid }) => mcid);
    const where = `page ${index + 1}`;
    return [
      ...problems.map((problem) => `${where}: ${problem}`),
      ...(drawn.join() === inTree.join() ? [] : [`${where}: is not read in the order it is drawn in, or not all of it`]),
      ...(parents.get(Number(page["/StructParents"])) === drawn.length || drawn.length === 0
        ? []
        : [`${where}: its content does not find its elements`]),
    ];
  });
}

/** Goes through what draws a page: all of it stands in marked content, either of an element or decoration. */
function readContents(file: PdfFile, page: PdfDict): { problems: string[]; drawn: number[] } {
  const reader = new PdfReader(
    file
      .list(page["/Contents"])
      .map((part) => file.stream(part))
      .join("\n"),
  );
  const open: string[] = [];
  const drawn: number[] = [];
  const problems = new Set<string>();
  let operands: PdfValue[] = [];
  while (!reader.isAtEnd()) {
    const word = reader.value();
    if (typeof word !== "string" || word.startsWith("/")) {
      operands.push(word);
      continue;
    }
    if (word === "BDC" || word === "BMC") {
      const [role, properties] = operands;
      const mcid = isDict(properties) ? properties["/MCID"] : undefined;
      if (role !== "/Artifact" && mcid === undefined) problems.add(`${String(role)} has no number`);
      if (open.length > 0) problems.add("marked content stands in other marked content");
      if (typeof mcid === "number") drawn.push(mcid);
      open.push(String(role));
    } else if (word === "EMC") open.pop();
    else if (PAINTS.has(word) && open.length === 0) problems.add(`${word} draws what is neither content nor decoration`);
    operands = [];
  }
  if (open.length > 0) problems.add("marked content does not end");
  return { problems: [...problems], drawn };
}
