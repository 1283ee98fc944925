import { createReadStream } from "node:fs";
import { type Document, isMap, isNode, isScalar, LineCounter, type Pair, parseDocument } from "yaml";
import { AppError } from "../domain/appError.js";
import type { GivenAnswers } from "./recordScreening.js";

/** Notes stand under this name, beside the questions. */
const NOTES = "notes";
const MOST_BYTES = 1_000_000;

/** What is said of a mistake, by the parser's code: its own words may quote the file, and answers are personal. */
const MISTAKES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: "A question is answered twice.",
  TAB_AS_INDENT: "This line begins with a tab: use spaces.",
};
const OTHER_MISTAKE = "This cannot be read as YAML or JSON: look for a missing quote, colon or bracket.";

/**
 * The answers in a YAML or JSON file, or on standard input (`-`): unchecked, with the line of each question. A question left empty
 * counts as not answered. Throws AppError input, which never quotes the file.
 */
export async function readAnswersFile(path: string, stdin: AsyncIterable<Uint8Array | string>): Promise<GivenAnswers> {
  const file = path === "-" ? "standard input" : path;
  const text = await readAll(path === "-" ? stdin : createReadStream(path), file);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: "silent" });
  const mistakes = document.errors.map((error) => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: MISTAKES[error.code] ?? OTHER_MISTAKE,
  }));
  if (mistakes.length > 0) throw unreadable(file, "is not YAML or JSON that can be read", mistakes);
  if (!isMap(document.contents)) throw unreadable(file, "holds no answers: it should have a line for each question", []);
  const answers: Record<string, unknown> = {};
  const notes: Record<string, unknown> = {};
  const lineOf = new Map<string, number>();
  for (const pair of document.contents.items) {
    if (isLeftEmpty(pair)) continue;
    const question = isScalar(pair.key) ? String(pair.key.value) : "";
    if (question === NOTES) {
      readNotes(document, pair, file, lines).forEach(([id, note, line]) => {
        notes[id] = note;
        lineOf.set(id, line);
      });
      continue;
    }
    answers[question] = readValue(document, pair, file);
    if (isScalar(pair.key)) lineOf.set(question, lines.linePos(pair.key.range?.[0] ?? 0).line);
  }
  return { answers, notes, file, lines: lineOf };
}

/** The notes under `notes:`, by question, with the line of each. */
function readNotes(document: Document, { value }: Pair, file: string, lines: LineCounter): readonly [string, unknown, number][] {
  if (!isMap(value)) throw unreadable(file, "has notes that are not `question: words` under `notes:`", []);
  return value.items
    .filter((pair) => !isLeftEmpty(pair))
    .map((pair) => {
      const id = isScalar(pair.key) ? String(pair.key.value) : "";
      const line = isScalar(pair.key) ? lines.linePos(pair.key.range?.[0] ?? 0).line : 1;
      return [id, readValue(document, pair, file), line];
    });
}

function readValue(document: Document, { value }: Pair, file: string): unknown {
  try {
    return isNode(value) ? value.toJS(document) : null;
  } catch {
    // An alias that stands for nothing: `*` begins one.
    throw unreadable(file, "has an answer that begins with a sign of YAML: put the answer in quotes", []);
  }
}

/** `question:` with nothing after it, not even null. */
function isLeftEmpty({ value }: Pair): boolean {
  return value === null || (isScalar(value) && value.value === null && (value.source ?? "") === "");
}

async function readAll(source: AsyncIterable<Uint8Array | string>, file: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of source) {
      bytes += chunk.length;
      if (bytes > MOST_BYTES) break;
      chunks.push(Buffer.from(chunk));
    }
  } catch (cause) {
    throw new AppError("input", "FILE_UNREADABLE", `${file} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  }
  if (bytes > MOST_BYTES) throw unreadable(file, "is larger than any set of answers", []);
  return Buffer.concat(chunks).toString("utf8");
}

function unreadable(file: string, what: string, issues: AppError["issues"]): AppError {
  return new AppError("input", "ANSWERS_UNREADABLE", `${file} ${what}.`, {
    hint: "`resettle screening start --template` writes a file to fill in.",
    issues,
  });
}
