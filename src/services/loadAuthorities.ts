import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import * as z from "zod";
import { AppError } from "../domain/appError.js";
import { nearNames } from "../domain/nearNames.js";
import { foldText } from "../domain/rollChanges.js";
import { programTemplates } from "./templateFolders.js";

/** A council that takes in people who need a home: its national code, and the code of the one it has become part of, if any. */
export interface LocalAuthority {
  readonly code: string;
  readonly name: string;
  readonly now: string;
}

const rows = z.array(z.object({ code: z.string(), name: z.string(), now: z.string() }));

let listed: Promise<readonly LocalAuthority[]> | undefined;

/** The local housing authorities of England and Wales, as they come with the program (`templates/local-authorities.csv`). */
function loadAuthorities(): Promise<readonly LocalAuthority[]> {
  listed ??= readFile(join(programTemplates(), "local-authorities.csv"), "utf8").then((text) =>
    rows.parse(parse(text, { columns: true, bom: true })),
  );
  return listed;
}

/** A council as people name it: "Leeds", "Leeds City Council" and its code are the same. */
function nameOf(typed: string): string {
  return foldText(typed)
    .replace(/\b(?:city|borough|county|district|metropolitan|council|london borough of|of)\b/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}

/** The authority of that name or code. Throws AppError input where there is none, or where another has taken its place. */
export async function getAuthority(typed: string): Promise<LocalAuthority> {
  const authorities = await loadAuthorities();
  const found =
    authorities.find(({ code, name }) => code === typed.trim().toUpperCase() || foldText(name) === foldText(typed)) ??
    authorities.find(({ name }) => nameOf(name) === nameOf(typed));
  if (found === undefined) {
    const near = nearNames(
      authorities.map(({ name }) => name),
      nameOf(typed),
    );
    throw new AppError("input", "AUTHORITY_UNKNOWN", `No council in England or Wales is called ${JSON.stringify(typed)}.`, {
      hint:
        near.length === 0 ? "Give the name of the district, borough or unitary council." : `Did you mean ${near.join(" or ")}?`,
    });
  }
  const successor = authorities.find(({ code }) => code === found.now);
  if (successor === undefined) return found;
  throw new AppError("input", "AUTHORITY_GONE", `${found.name} is part of ${successor.name} now.`, {
    hint: `Give --authority ${JSON.stringify(successor.name)}.`,
  });
}

/** The name of the authority of a code; the code where it is not listed. */
export async function authorityName(code: string): Promise<string> {
  return (await loadAuthorities()).find((authority) => authority.code === code)?.name ?? code;
}
