import { rollFieldLabel } from "../../../../domain/rollFieldLabels.js";
import type { ProposedColumn } from "../../../../services/rollMappings/proposeMapping.js";
import type { Context } from "../../../context.js";

const LEFT_OUT = "(left out)";

/**
 * The columns with what was not sure settled by whoever sits at the terminal. Where nobody can be asked, what is not sure stays left out, but the column
 * of the prisoner number has to be known: throws AppError (usage, MISSING_ANSWER) with the flag that says it.
 */
export async function askColumns({ ask }: Context, proposed: readonly ProposedColumn[]): Promise<readonly ProposedColumn[]> {
  const { listRollFields, settleColumn } = await import("../../../../services/rollMappings/proposeMapping.js");
  let columns = proposed;
  if (!columns.some(({ fields }) => fields.includes("prisonerNumber"))) {
    const likely = columns.filter(isLikelyNumber);
    const chosen = await ask.select({
      flag: `--column "${likely[0]?.heading ?? "<heading>"}=prisonerNumber"`,
      message: "Which column holds the number that a person is known by?",
      choices: [...likely, ...columns.filter((column) => !likely.includes(column))].map(({ index, heading }) => ({
        value: String(index),
        name: heading === "" ? `column ${index + 1}` : heading,
      })),
    });
    columns = columns.map((column) => (String(column.index) === chosen ? settleColumn(column, ["prisonerNumber"]) : column));
  }
  if (!ask.available) return columns;
  const settled = [...columns];
  for (const [place, column] of columns.entries()) {
    if (column.sure || column.heading === "") continue;
    const taken: ReadonlySet<string> = new Set(settled.flatMap(({ fields }, other) => (other === place ? [] : fields)));
    const free = (fields: readonly string[]) => fields.filter((field) => field === "watched" || !taken.has(field));
    // What only the values suggest comes after "nothing": Enter must not make a guess true.
    const first = free(column.fields);
    const others = [...new Set([...free(column.likely), ...free(listRollFields())])].filter((field) => !first.includes(field));
    const chosen = await ask.select({
      flag: `--column "${column.heading}=<field>"`,
      message: `What does ${column.heading} fill? (${column.because})`,
      choices: [...first.map(choiceOf), { value: LEFT_OUT, name: "Nothing: leave it out" }, ...others.map(choiceOf)],
    });
    const field = listRollFields().find((one) => one === chosen);
    settled[place] = settleColumn(column, field === undefined ? [] : [field]);
  }
  return settled;
}

/** In words, and as the file of the mapping has it. */
function choiceOf(field: string): { readonly value: string; readonly name: string } {
  return { value: field, name: `${rollFieldLabel(field)} (${field})` };
}

/** Its heading or its cells say that it may be, only not in the national shape. */
function isLikelyNumber({ sure, fields, because }: ProposedColumn): boolean {
  return !sure && fields.length === 0 && /prisonerNumber|numbers/u.test(because);
}

/** What the mapping is called: the name of the file where nobody can be asked. */
export function askName({ ask }: Context, fromFile: string): Promise<string> | string {
  return ask.available ? ask.input({ flag: "--name", message: "What is the mapping called?", default: fromFile }) : fromFile;
}

/** The prison of rows that name none; asked for where no column says it. */
export async function askPrison(
  { ask }: Context,
  columns: readonly ProposedColumn[],
  said: string | undefined,
): Promise<string | undefined> {
  if (said !== undefined || !ask.available || columns.some(({ fields }) => fields.includes("prison"))) return said;
  const message = "No column says the prison. Which one is it (a code such as MDI; empty to say it at each import)?";
  const check = (text: string) =>
    text === "" || /^[A-Z0-9]{3,6}$/u.test(text) ? undefined : "Write a code of three to six capitals, or leave it empty.";
  const typed = await ask.input({ flag: "--prison", message, check });
  return typed === "" ? undefined : typed;
}
