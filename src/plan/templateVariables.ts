import { analyzeSync, ForTag, type Template, toValueSync, type Variable } from "liquidjs";
import { z } from "zod";
import type { MarkdownProblem } from "./markdownBlocks.js";

/** What a name stands for: part of the plan's shape. */
type Scope = ReadonlyMap<string, z.ZodType>;

const FORLOOP = z.object({ first: z.boolean(), last: z.boolean(), index: z.number(), index0: z.number(), length: z.number() });
/** What Liquid itself knows of any list. */
const LIST_WORDS: ReadonlySet<string> = new Set(["size", "first", "last"]);

/**
 * Names that a template uses and a plan or letter does not have, in every branch, also those that no plan at hand would take. Lines count
 * from 1 in the text that was parsed.
 */
export function unknownVariables(templates: readonly Template[], shape: z.ZodType, noun: string): MarkdownProblem[] {
  const scope: Scope = new Map(shape instanceof z.ZodObject ? Object.entries(shape.shape as Record<string, z.ZodType>) : []);
  return templates.flatMap((template) => problemsOf(template, scope, noun));
}

function problemsOf(template: Template, scope: Scope, noun: string): MarkdownProblem[] {
  const own = variablesOf(template).filter((variable) => resolve(variable, scope) === undefined);
  const problems = own.map((variable) => ({ line: variable.location.row, message: `${variable} is not a part of a ${noun}.` }));
  const inner = template instanceof ForTag ? loopScope(template, scope) : scope;
  const children = template.children === undefined ? [] : toValueSync(template.children(false, true));
  return [...problems, ...children.flatMap((child) => problemsOf(child, inner, noun))];
}

/** The variables of a tag or an output itself, without those of what it encloses. */
function variablesOf(template: Template): Variable[] {
  if (template.arguments === undefined) return [];
  const alone: Template = { token: template.token, render: () => undefined, arguments: () => template.arguments?.() ?? [] };
  return Object.values(analyzeSync([alone], { partials: false }).variables).flat();
}

function loopScope(loop: ForTag, scope: Scope): Scope {
  const alone: Template = { token: loop.token, render: () => undefined, arguments: () => [loop.collection] };
  const [collection] = Object.values(analyzeSync([alone], { partials: false }).variables).flat();
  const list = collection === undefined ? undefined : resolve(collection, scope);
  const item = list instanceof z.ZodArray ? (list.element as z.ZodType) : undefined;
  const named = new Map(scope).set("forloop", FORLOOP);
  return item === undefined ? named : named.set(loop.variable, item);
}

/** The part of the shape that a path leads to, or undefined where it leads nowhere. */
function resolve({ segments }: Variable, scope: Scope): z.ZodType | undefined {
  const [root, ...path] = segments;
  let part = withoutDefault(scope.get(String(root)));
  for (const segment of path) {
    if (part instanceof z.ZodArray) part = LIST_WORDS.has(String(segment)) ? (part.element as z.ZodType) : undefined;
    else part = part instanceof z.ZodObject ? ownPart(part, String(segment)) : undefined;
    part = withoutDefault(part);
  }
  return part;
}

/** Not what every object has, such as `constructor`. */
function ownPart({ shape }: z.ZodObject, name: string): z.ZodType | undefined {
  return Object.hasOwn(shape, name) ? (shape as Record<string, z.ZodType>)[name] : undefined;
}

/** A part that older stored plans lack has a default; a template sees through it. */
function withoutDefault(part: z.ZodType | undefined): z.ZodType | undefined {
  return part instanceof z.ZodDefault ? (part.unwrap() as z.ZodType) : part;
}
