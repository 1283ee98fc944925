import type { CatalogueEntry, DetailField } from "../../../domain/licenceCatalogue.js";
import type { Context } from "../../context.js";

/** The details that the condition needs and that were not given, as `name=value`. Only where there is somebody to ask; each may be left out. */
export async function askMissing(
  context: Context,
  condition: string,
  policyVersion: string | undefined,
  given: readonly string[],
): Promise<readonly string[]> {
  if (!context.ask.available) return [];
  const { getCondition } = await import("../../../services/conditionCatalogue.js");
  const entry: CatalogueEntry = await getCondition(context, condition, policyVersion);
  const missing = entry.details.filter(({ name, required }) => required && !given.some((one) => one.startsWith(`${name}=`)));
  const answers: string[] = [];
  for (const field of missing) answers.push(...(await askDetail(context, field)).map((value) => `${field.name}=${value}`));
  return answers;
}

const NOT_YET_KNOWN = "";

async function askDetail({ ask }: Context, { name, label, kind, choices }: DetailField): Promise<readonly string[]> {
  const flag = `--detail ${name}=…`;
  const options = (choices ?? []).map((choice) => ({ value: choice, name: choice }));
  if (kind === "list" && options.length > 0) return ask.checkbox({ flag, message: `${label}?`, choices: options });
  const answer =
    options.length > 0
      ? await ask.select({ flag, message: `${label}?`, choices: [...options, { value: NOT_YET_KNOWN, name: "Not yet known" }] })
      : await ask.input({ flag, message: `${label}${HOW_TO_WRITE[kind]}? (leave it empty where it is not yet known)` });
  return answer === NOT_YET_KNOWN ? [] : [answer];
}

const HOW_TO_WRITE: Readonly<Record<DetailField["kind"], string>> = {
  text: "",
  choice: "",
  number: ", in figures",
  date: ", such as 2026-11-23",
  list: ", with ; between several",
  times: ", such as 19:00-07:00",
  clockTimes: ", such as 09:00",
};
