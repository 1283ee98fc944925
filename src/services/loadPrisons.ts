import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod";
import { programTemplates } from "./templateFolders.js";

const rows = z.array(z.object({ code: z.string(), name: z.string() }));

export type ListedPrison = z.infer<typeof rows>[number];

let listed: Promise<readonly ListedPrison[]> | undefined;

/** The prisons of England and Wales by code, as they come with the program (`templates/prisons.csv`). */
export function loadPrisons(): Promise<readonly ListedPrison[]> {
  listed ??= readFile(join(programTemplates(), "prisons.csv"), "utf8").then((text) =>
    rows.parse(parse(text, { columns: true, bom: true })),
  );
  return listed;
}
