import { type Document, isMap, isNode, isPair, isScalar, LineCounter, type Node, parseDocument, type YAMLMap } from "yaml";
import type { z } from "zod";
import { AppError, type InputIssue } from "../domain/appError.js";

/** The value of a YAML text that meets a schema. Throws AppError (input) with the file and the line of everything that does not. */
export function readYaml<Schema extends z.ZodType>(
  file: string,
  text: string,
  schema: Schema,
  { code, hint }: { code: string; hint: string },
): z.infer<Schema> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineOf = (offset: number | undefined) => lines.linePos(offset ?? 0).line;
  const fail = (issues: readonly InputIssue[]): AppError => {
    const [first] = issues;
    const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : "";
    return new AppError("input", code, `${file}, line ${first?.line ?? 1}: ${first?.message ?? "not as it should be"}${more}.`, {
      hint,
      issues,
    });
  };

  if (document.errors.length > 0) {
    throw fail(
      document.errors.map((error) => ({
        file,
        line: lineOf(error.pos[0]),
        message: (error.message.split(/ at line|\n/u)[0] ?? "").trim(),
      })),
    );
  }
  const result = schema.safeParse(toValue(document));
  if (result.success) return result.data;
  throw fail(
    result.error.issues.map((issue) => {
      const path = issue.code === "unrecognized_keys" ? [...issue.path, issue.keys[0] ?? ""] : issue.path;
      return { file, line: lineOf(findOffset(document.contents, path)), message: describe(path, issue.message) };
    }),
  );
}

/** The document as plain values; one that refers to what is not there has none. */
function toValue(document: Document): unknown {
  try {
    return document.toJS();
  } catch (error) {
    if (error instanceof ReferenceError) return undefined;
    throw error;
  }
}

/** Where in the text the value at a path stands, or the nearest thing around it. */
function findOffset(root: Node | null, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = root;
  let offset = root?.range?.[0];
  for (const key of path) {
    if (isMap(node)) {
      const pair = findPair(node, key);
      if (pair === undefined) return offset;
      offset = isNode(pair.key) ? pair.key.range?.[0] : offset;
      node = pair.value;
    } else {
      node = isNode(node) && "items" in node && Array.isArray(node.items) ? node.items[Number(key)] : undefined;
      offset = isNode(node) ? node.range?.[0] : offset;
    }
  }
  return offset;
}

function findPair(map: YAMLMap, key: PropertyKey) {
  return map.items.find((pair) => isPair(pair) && isScalar(pair.key) && String(pair.key.value) === String(key));
}

function describe(path: readonly PropertyKey[], message: string): string {
  return path.length === 0 ? message : `${path.map(String).join(".")}: ${message}`;
}
