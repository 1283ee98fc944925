import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { AppError } from "../../domain/appError.js";
import { isSameSeries } from "../../domain/planLife.js";
import { parsePlanCode } from "../../plan/planCode.js";
import { isProtected } from "../../plan/protectPdf.js";
import type { PlanSummary } from "../../store/repositories/plans.js";
import type { Session } from "../session.js";

/** Which plan a file or a code is. */
export interface VerifiedPlan {
  readonly plan: PlanSummary;
  /** The newest version the person has. */
  readonly newestVersion: number;
  readonly isNewest: boolean;
  /** Whether the file is, byte for byte, what was drawn; absent where only a code was given. */
  readonly asDrawn?: boolean;
}

/** No plan is as large. */
const LARGEST_FILE = 32 * 1024 * 1024;

/**
 * Tells which plan and version a PDF is, or the code at the foot of its pages. Throws AppError notFound where no plan here is, input where there is neither a file nor a code.
 */
export async function verifyPlan(session: Session, fileOrCode: string): Promise<VerifiedPlan> {
  const bytes = await findFile(fileOrCode);
  const { plan, asDrawn } =
    bytes === undefined ? await findByCode(session, fileOrCode) : await findByFile(session, bytes, fileOrCode);
  await session.store.recordLook(session.actor, "find out which plan it is", {
    action: "plan.verify",
    subject: plan.prisonerNumber,
    record: plan.id,
  });
  const versions = (await session.store.read.plans.list(plan.prisonerNumber)).filter((other) => isSameSeries(other, plan));
  const newestVersion = versions.at(-1)?.version ?? plan.version;
  return { plan, newestVersion, isNewest: plan.version === newestVersion, ...(asDrawn === undefined ? {} : { asDrawn }) };
}

async function findFile(path: string): Promise<Uint8Array | undefined> {
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return undefined;
  if (!found.isFile() || found.size > LARGEST_FILE) {
    throw new AppError("input", "NOT_A_PLAN", `${path} is no PDF of a plan.`, {
      hint: "Give the PDF, or the code at the foot of its pages.",
    });
  }
  return readFile(path);
}

async function findByFile({ store }: Session, bytes: Uint8Array, path: string) {
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  // A plan's own digest of its words stands in the file, and often stays there where a program has saved it anew.
  const words = /\(([0-9a-f]{64})\)/u.exec(Buffer.from(bytes).toString("latin1"))?.[1];
  const same = await store.read.plans.findByPages(sha256);
  const plan = same ?? (words === undefined ? undefined : (await store.read.plans.listByHash(words))[0]);
  if (plan === undefined) throw isProtected(bytes) ? cannotLookInto(path) : notHere(path);
  return { plan, asDrawn: same !== undefined };
}

async function findByCode({ store }: Session, typed: string): Promise<{ plan: PlanSummary; asDrawn?: boolean }> {
  const beginning = parsePlanCode(typed);
  if (beginning === undefined) {
    throw new AppError("input", "FILE_OR_CODE_WANTED", `${typed} is neither a file that is there nor the code of a plan.`, {
      hint: "Give the PDF, or the code at the foot of its pages, such as 7KQ2-M9XF.",
    });
  }
  const [plan] = await store.read.plans.listByHash(beginning);
  if (plan === undefined) throw notHere(typed);
  return { plan };
}

function cannotLookInto(path: string): AppError {
  return new AppError("input", "PLAN_PROTECTED", `${path} opens with a password, so which plan it is cannot be read from it.`, {
    hint: "Open it with its password, and give the code at the foot of its pages, such as 7KQ2-M9XF.",
  });
}

function notHere(what: string): AppError {
  return new AppError("notFound", "PLAN_NOT_FOUND", `${what} is no plan that was drawn from these records.`, {
    hint: "It may come from another store, or have been changed after it was drawn.",
  });
}
