import { AppError, type InputIssue } from "../../domain/appError.js";
import { applyGiven, type DirectoryService, isWithdrawn, serviceKey } from "../../domain/serviceDirectory.js";
import type { Session } from "../session.js";
import { readServicesFile } from "./readServicesFile.js";
import type { ServicesRead, Unmapped } from "./servicesRead.js";

export interface ImportServicesRequest {
  readonly stdin: NodeJS.ReadableStream;
  /** The file is the whole directory: what it leaves out is no longer offered. */
  readonly complete: boolean;
  /** A complete file may leave out as many services as it does. */
  readonly allowShrink?: boolean;
  readonly terms?: string | undefined;
}

export interface ServiceChange {
  readonly name: string;
  readonly change: "added" | "changed" | "withdrawn";
  /** Fields that are not what they were. */
  readonly fields: readonly string[];
}

/** What an import of a directory changed. */
export interface ServicesImported {
  readonly file: string;
  readonly format: ServicesRead["format"];
  readonly complete: boolean;
  readonly entries: number;
  readonly unchanged: number;
  readonly changes: readonly ServiceChange[];
  /** Services of the directory that the file does not name; with a complete one they are withdrawn, else only named. */
  readonly notInFile: readonly string[];
  readonly leftOut: readonly InputIssue[];
  readonly unmapped: readonly Unmapped[];
}

/** What is so of a new service where the file does not say: a council's feed is of services in the community. */
const UNSAID: Readonly<Record<ServicesRead["format"], DirectoryService | undefined>> = {
  csv: undefined,
  open_referral: applyGiven(undefined, { name: "", setting: "community" }),
};

/**
 * Takes in a directory and compares it with what was known, in one transaction. Throws AppError (input) where the file is wrong: nothing is changed then; and
 * (refused) where a complete one names no service at all, or leaves out so many that it is more likely a part.
 */
export async function importServices(session: Session, file: string, request: ImportServicesRequest): Promise<ServicesImported> {
  const read = await readServicesFile(file, { stdin: request.stdin, env: session.env, terms: request.terms });
  if (request.complete && read.services.length === 0) throw emptyDirectory();
  return session.store.write(session.actor, "import services", async (tx) => {
    const before = new Map((await tx.directory.list()).map((service) => [serviceKey(service.name), service]));
    const changes: ServiceChange[] = [];
    for (const given of read.services) {
      const known = before.get(serviceKey(given.name));
      const service = applyGiven(known ?? UNSAID[read.format], backAgain(given, known));
      const fields = await tx.directory.set(service);
      if (fields.length > 0) changes.push({ name: service.name, change: known === undefined ? "added" : "changed", fields });
    }
    const missing = findMissing([...before.values()], read, session.asOf);
    if (request.complete && request.allowShrink !== true) refuseShrinking(missing.length, countOffered(before, session.asOf));
    for (const service of request.complete ? missing : []) {
      const fields = await tx.directory.set({ ...service, withdrawnOn: session.asOf });
      changes.push({ name: service.name, change: "withdrawn", fields });
    }
    const { format, entries, leftOut, unmapped } = read;
    const taken = changes.filter(({ change }) => change !== "withdrawn").length;
    return {
      ...{ file, format, complete: request.complete, entries, unchanged: read.services.length - taken, changes },
      ...{ notInFile: missing.map(({ name }) => name), leftOut, unmapped },
    };
  });
}

/** A service that a file names is offered again, unless the file itself says it is withdrawn. */
function backAgain(given: ServicesRead["services"][number], known: DirectoryService | undefined): typeof given {
  return known?.withdrawnOn === undefined || "withdrawnOn" in given ? given : { ...given, withdrawnOn: undefined };
}

function findMissing(
  before: readonly DirectoryService[],
  read: ServicesRead,
  asOf: Session["asOf"],
): readonly DirectoryService[] {
  const named = new Set([...read.services.map(({ name }) => name), ...read.namesLeftOut].map(serviceKey));
  return before.filter((service) => !isWithdrawn(service, asOf) && !named.has(serviceKey(service.name)));
}

function countOffered(before: ReadonlyMap<string, DirectoryService>, asOf: Session["asOf"]): number {
  return [...before.values()].filter((service) => !isWithdrawn(service, asOf)).length;
}

/** A handful of services may end on one day; more than half of them do not. */
const FEWEST_REFUSED = 5;

function refuseShrinking(missing: number, offered: number): void {
  if (missing < FEWEST_REFUSED || missing <= offered / 2) return;
  const message = `The file leaves out ${missing} of the ${offered} services of the directory. Nothing was changed.`;
  throw new AppError("refused", "DIRECTORY_SHRINKS", message, {
    hint: "Is it only a part? Then leave --complete out, and nothing is withdrawn. If they are all gone, import it with --allow-shrink.",
  });
}

function emptyDirectory(): AppError {
  return new AppError(
    "refused",
    "DIRECTORY_EMPTY",
    "The file names no service that can be taken in, so a complete import would withdraw every one.",
    {
      hint: "Leave --complete out, or export the directory again.",
    },
  );
}
