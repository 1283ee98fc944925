import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { PlanValue } from "../../plan/planValue.js";
import { isCopyOf } from "../../plan/protectPdf.js";
import { type PlanPress, STANDARD_TEMPLATE } from "./planPress.js";

export interface RenderOptions {
  readonly out: string;
  /** Whom the pages are for: the id or name of a contact for a family's page, anything else is only recorded. */
  readonly recipient?: string | undefined;
  /** Draw it although it has errors: its pages then say that it is a draft. One without errors is the same plan either way. */
  readonly draft: boolean;
  /** Opens the copies that are written, which are for sending; what is kept and issued is never protected. */
  readonly password?: string | undefined;
}

/** Where a plan's file goes. */
export function fileOf(
  { out, password }: Pick<RenderOptions, "out" | "password">,
  { template }: PlanPress,
  value: PlanValue,
  prisonerNumber: string,
): string {
  const name = fileNameOf(value, template.header.name, prisonerNumber);
  return join(out, `${name}${password === undefined ? "" : "-protected"}.pdf`);
}

/** Whether a file is the plan of this digest; with a password, a copy of it that opens with that. */
export async function isThere(file: string, sha256: string, password: string | undefined): Promise<boolean> {
  const bytes = await readFile(file).catch(() => undefined);
  if (bytes === undefined) return false;
  if (password !== undefined) return isCopyOf(bytes, sha256, password);
  return createHash("sha256").update(bytes).digest("hex") === sha256;
}

/** The plan's own pages are called by person and version; those for other readers and in other forms by their template too. */
function fileNameOf({ version }: PlanValue, template: string, prisonerNumber: string): string {
  return `${template === STANDARD_TEMPLATE ? "plan" : template}-${prisonerNumber}-v${version}`;
}
