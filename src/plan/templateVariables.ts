import { analyzeSync, ForTag, type Template, toValueSync, type Variable } from "liquidjs";
import * as z from "zod";
import type { MarkdownProblem } from "./markdownBlocks.js";
import { type Reader, reaches, withoutDefault } from "./planReach.js";

/** What a name stands for: part of the plan's shape. */
type Scope = ReadonlyMap<string, z.ZodType>;

const FORLOOP = z.object({ first: z.boolean(), last: z.boolean(), index: z.number(), index0: z.number(), length: z.number() });
/** What a loop goes through that is not known: nothing can be said of what is in it. */
const ANYTHING = z.unknown();
/** What Liquid itself knows of any list. */
const LIST_WORDS: ReadonlySet<string> = new Set(["size", "first", "last"]);

/** What a template is checked against: the shape it fills in, what that is called, and who reads its pages; undefined where no field says who may. */
export interface NamedShape {
  readonly shape: z.ZodType;
  readonly noun: string;
  readonly readers: ReadonlySet<Reader> | undefined;
}

/**
 * Names that a template uses and a plan or letter does not have, or that never reach its readers, in every branch, also those that no plan
 * at hand would take. Lines count from 1 in the text that was parsed.
 */
export function unknownVariables(templates: readonly Template[], named: NamedShape): MarkdownProblem[] {
  const { shape } = named;
  const scope: Scope = new Map(shape instanceof z.ZodObject ? Object.entries(shape.shape as Record<string, z.ZodType>) : []);
  const problems = templates.flatMap((template) => problemsOf(template, scope, named));
  return problems.flatMap(({ line, message, stranger }, index) => {
    if (stranger === undefined) return [{ line, message }];
    const others = problems.filter((other) => other.stranger === stranger);
    if (others[0] !== problems[index]) return [];
    return [{ line, message: others.length === 1 ? message : `${message} ${stranger} is named ${others.length} times.` }];
  });
}

/** A problem; with the name, where nothing is called so: it is said once, however often it is used. */
type VariableProblem = MarkdownProblem & { readonly stranger?: string | undefined };

function problemsOf(template: Template, scope: Scope, named: NamedShape): VariableProblem[] {
  const problems: VariableProblem[] = variablesOf(template).flatMap((variable) => {
    const message = mistakeIn(variable, scope, named);
    const root = String(variable.segments[0]);
    return message === undefined ? [] : [{ line: variable.location.row, message, stranger: scope.has(root) ? undefined : root }];
  });
  if (template instanceof ForTag) problems.push(...noList(template, scope));
  const inner = template instanceof ForTag ? loopScope(template, scope) : scope;
  const children = template.children === undefined ? [] : toValueSync(template.children(false, true));
  return [...problems, ...children.flatMap((child) => problemsOf(child, inner, named))];
}

function mistakeIn(variable: Variable, scope: Scope, { noun, readers }: NamedShape): string | undefined {
  const part = resolve(variable, scope);
  if (part === undefined) return `${variable} is not a part of a ${noun}.`;
  if (
    readers === undefined ||
    part === ANYTHING ||
    part === FORLOOP ||
    variable.segments[0] === "forloop" ||
    reaches(part, readers)
  )
    return undefined;
  return `${variable} never reaches the readers of this page: they may not see it.`;
}

/** The variables of a tag or an output itself, without those of what it encloses. */
function variablesOf(template: Template): Variable[] {
  if (template.arguments === undefined) return [];
  const alone: Template = { token: template.token, render: () => undefined, arguments: () => template.arguments?.() ?? [] };
  return Object.values(analyzeSync([alone], { partials: false }).variables).flat();
}

/** A loop through what is known and is no list. */
function noList(loop: ForTag, scope: Scope): VariableProblem[] {
  const collection = collectionOf(loop);
  const list = collection === undefined ? undefined : resolve(collection, scope);
  if (collection === undefined || list === undefined || list === ANYTHING || elementOf(list) !== undefined) return [];
  return [{ line: collection.location.row, message: `${collection} is no list that a loop could go through.` }];
}

/** What is named within a loop. Of what is in a list that is not there, nothing is said: the list is the mistake. */
function loopScope(loop: ForTag, scope: Scope): Scope {
  const collection = collectionOf(loop);
  const list = collection === undefined ? undefined : resolve(collection, scope);
  const item = list === undefined ? undefined : elementOf(list);
  return new Map(scope).set("forloop", FORLOOP).set(loop.variable, item ?? ANYTHING);
}

function collectionOf(loop: ForTag): Variable | undefined {
  const alone: Template = { token: loop.token, render: () => undefined, arguments: () => [loop.collection] };
  return Object.values(analyzeSync([alone], { partials: false }).variables).flat()[0];
}

/** The part of the shape that a path leads to, or undefined where it leads nowhere. */
function resolve({ segments }: Variable, scope: Scope): z.ZodType | undefined {
  const [root, ...path] = segments;
  let part = scope.get(String(root));
  for (const segment of path) {
    if (part === ANYTHING) return ANYTHING;
    const inner = part === undefined ? undefined : withoutDefault(part);
    if (part !== undefined && inner instanceof z.ZodArray) part = LIST_WORDS.has(String(segment)) ? elementOf(part) : undefined;
    else part = inner instanceof z.ZodObject ? ownPart(inner, String(segment)) : undefined;
  }
  return part;
}

/** What a list is of, undefined where it is none; of a list of plain words, the list itself: it says who may read them. */
function elementOf(list: z.ZodType): z.ZodType | undefined {
  const inner = withoutDefault(list);
  if (!(inner instanceof z.ZodArray)) return undefined;
  const element = inner.element as z.ZodType;
  return element instanceof z.ZodObject ? element : list;
}

/** Not what every object has, such as `constructor`. */
function ownPart({ shape }: z.ZodObject, name: string): z.ZodType | undefined {
  return Object.hasOwn(shape, name) ? (shape as Record<string, z.ZodType>)[name] : undefined;
}
