import { AppError, type InputIssue } from "../../domain/appError.js";
import type { PlainDate } from "../../domain/plainDate.js";
import { applyGiven, type DirectoryService, type GivenService } from "../../domain/serviceDirectory.js";
import { refuseMistakes } from "../inputChecks.js";
import { refuseFutureDay } from "../refuseFutureDay.js";
import type { Session } from "../session.js";
import { getService } from "./findService.js";
import { type ListedService, listed } from "./listServices.js";
import { findAgeMistake, readField } from "./serviceFields.js";

/** Texts as they were typed, by field; absent ones are not spoken of, an empty one empties the field. */
export type TypedService = { readonly [Field in keyof DirectoryService]?: string | undefined };

/** Adds a service to the directory. Throws AppError input with everything that is wrong, and refused where there is one of that name. */
export async function addService(session: Session, typed: TypedService): Promise<ListedService> {
  const given = readTyped(session, typed);
  return session.store.write(session.actor, "add a service", async (tx) => {
    const there = await tx.directory.find(given.name);
    if (there !== undefined) throw alreadyThere(there.name);
    const service = applyGiven(undefined, { checkedOn: session.asOf, ...given });
    await tx.directory.set(service);
    return listed(session, service);
  });
}

export interface ServiceUpdate {
  readonly typed: Omit<TypedService, "name">;
  /** Everything else about it is as it is: somebody has made sure of it on this day. */
  readonly checkedOn?: PlainDate | undefined;
}

/** Changes what is known of a service, or says that it was checked. Throws AppError notFound, input and usage (nothing given). */
export async function updateService(session: Session, name: string, { typed, checkedOn }: ServiceUpdate): Promise<ListedService> {
  const before = await getService(session, name);
  const given = readTyped(session, { ...typed, name: before.name });
  if (checkedOn !== undefined) refuseFutureDay(session, checkedOn, "--on");
  return session.store.write(session.actor, "change a service", async (tx) => {
    const now = (await tx.directory.find(before.name)) ?? before;
    const service = applyGiven(now, { ...given, ...(checkedOn === undefined ? {} : { checkedOn }) });
    refuseMistakes([findAgeMistake(service)].filter((mistake) => mistake !== undefined));
    await tx.directory.set(service);
    return listed(session, service);
  });
}

/** What was typed, read as an import reads it. Throws AppError input with all that is wrong. */
function readTyped(session: Session, typed: TypedService): GivenService {
  const issues: InputIssue[] = [];
  const given: Record<string, unknown> = {};
  for (const [column, text] of Object.entries(typed) as [keyof DirectoryService, string | undefined][]) {
    if (text === undefined) continue;
    const read = readField(column, text);
    if ("mistake" in read) issues.push(read.mistake);
    else given[column] = read.value;
  }
  const service = given as unknown as GivenService;
  const age = findAgeMistake(service);
  refuseMistakes(age === undefined ? issues : [...issues, age]);
  if (service.checkedOn !== undefined) refuseFutureDay(session, service.checkedOn, "--checked-on");
  return service;
}

function alreadyThere(name: string): AppError {
  return new AppError("refused", "SERVICE_EXISTS", `The directory has a service called ${name} already.`, {
    hint: "`resettle service update` changes it.",
  });
}
