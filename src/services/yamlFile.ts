import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Document, isMap, isNode, isScalar, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { AppError, type InputIssue } from "../domain/appError.js";

type Path = readonly (string | number)[];

/** A YAML file as it was read and checked. `issueAt` says where in the file a place of its value stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  issueAt(path: Path, message: string): InputIssue;
}

/** What mistakes in files of a kind are called, and what to do about them. */
export interface YamlMistakes {
  readonly code: string;
  readonly hint: string;
}

const ANY_FILE: YamlMistakes = { code: "FILE_MISTAKES", hint: "Mend the file where the lines say, then try again." };

/**
 * The `.yaml` files of a folder in the order of their names, each checked against a schema. Throws AppError `input` with every
 * mistake of every file, by file and line, or where the folder cannot be read.
 */
export async function readYamlFolder<T>(
  folder: string,
  schema: z.ZodType<T>,
  mistakes: YamlMistakes = ANY_FILE,
): Promise<readonly YamlFile<T>[]> {
  const files: YamlFile<T>[] = [];
  const issues: InputIssue[] = [];
  for (const name of await yamlFileNames(folder)) {
    const read = await readYaml(join(folder, name), schema);
    if ("issues" in read) issues.push(...read.issues);
    else files.push(read);
  }
  failOn(issues, mistakes);
  return files;
}

/** One YAML file, checked against a schema. Throws AppError `input` with every mistake by line, or where the file cannot be read. */
export async function readYamlFile<T>(
  file: string,
  schema: z.ZodType<T>,
  mistakes: YamlMistakes = ANY_FILE,
): Promise<YamlFile<T>> {
  const read = await readYaml(file, schema);
  if (!("issues" in read)) return read;
  failOn(read.issues, mistakes);
  throw new Error("a file with mistakes was read all the same");
}

/** Throws AppError `input` where there are mistakes, saying the first and holding them all. */
export function failOn(issues: readonly InputIssue[], { code, hint }: YamlMistakes = ANY_FILE): void {
  const first = issues[0];
  if (first === undefined) return;
  const more = issues.length === 1 ? "" : ` (and ${issues.length - 1} more)`;
  const where = first.line === undefined ? first.file : `${first.file}, line ${first.line}`;
  throw new AppError("input", code, `${where}: ${first.message}${more}`, { hint, issues });
}

async function yamlFileNames(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((cause: unknown) => {
    throw new AppError("input", "FOLDER_UNREADABLE", `The folder ${folder} cannot be read.`, {
      hint: "Check that it is there, that it is a folder, and that you may read it.",
      cause,
    });
  });
  return names.filter((name) => /\.ya?ml$/u.test(name)).sort();
}

async function readYaml<T>(
  file: string,
  schema: z.ZodType<T>,
): Promise<YamlFile<T> | { readonly issues: readonly InputIssue[] }> {
  const lines = new LineCounter();
  const document = parseDocument(await readText(file), { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      issues: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        message: `${error.message}.`,
      })),
    };
  }
  const issueAt = (path: Path, message: string): InputIssue => ({ file, line: lineOf(document, lines, path), message });
  const checked = schema.safeParse(plainValueOf(document));
  if (checked.success) return { file, value: checked.data, issueAt };
  return { issues: checked.error.issues.map((issue) => issueAt(placeOf(issue), messageOf(issue))) };
}

/** The document as plain values; one that refers to what is not there has none. */
function plainValueOf(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

async function readText(file: string): Promise<string> {
  return readFile(file, "utf8").catch((cause: unknown) => {
    throw new AppError("input", "FILE_UNREADABLE", `The file ${file} cannot be read.`, {
      hint: "Check that it is a file and that you may read it.",
      cause,
    });
  });
}

/** The line of a place, or of the nearest place around it that is written in the file: a key that is missing has none. */
function lineOf(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(document, path.slice(0, length));
    if (offset !== undefined) return lines.linePos(offset).line;
  }
  return 1;
}

/** A value stands where its key does: a block value begins only on the line after it. */
function offsetOf(document: Document, path: Path): number | undefined {
  const around = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  const last = path.at(-1);
  if (isMap(around)) {
    const pair = around.items.find((item) => isScalar(item.key) && item.key.value === last);
    if (isScalar(pair?.key)) return pair.key.range?.[0];
  }
  const node = document.getIn(path, true);
  return isNode(node) ? node.range?.[0] : undefined;
}

type Issue = z.core.$ZodIssue;

/** A field that should not be there is named in the issue, not in its path. */
function placeOf(issue: Issue): Path {
  const path = issue.path.filter((part) => typeof part !== "symbol");
  return issue.code === "unrecognized_keys" ? [...path, ...issue.keys.slice(0, 1)] : path;
}

function messageOf(issue: Issue): string {
  const field = issue.path.filter((part) => typeof part === "string").at(-1);
  const subject = field === undefined ? "The file" : `"${field}"`;
  switch (issue.code) {
    case "unrecognized_keys":
      return `There is no field called ${issue.keys.map((key) => `"${key}"`).join(", ")} here.`;
    case "invalid_value":
      return `${subject} has to be one of: ${issue.values.join(", ")}.`;
    case "invalid_type":
      return `${subject} is missing, or not ${KIND_WORDS[issue.expected] ?? issue.expected}.`;
    case "custom":
    case "invalid_format":
      return `${subject} ${issue.message}.`;
    case "invalid_key":
      return `${subject} is not allowed as a name here: use lower-case letters, digits and _.`;
    case "too_small":
      return `${subject} is empty.`;
    default:
      return `${subject} is not what belongs here.`;
  }
}

const KIND_WORDS: Readonly<Record<string, string>> = {
  string: "text (put a number or a date in quotes)",
  array: "a list",
  object: "a group of fields",
  record: "a group of fields",
  boolean: "true or false",
  number: "a number",
  int: "a whole number",
};
