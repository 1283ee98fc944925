import { AppError } from "../../domain/appError.js";
import { nearNames } from "../../domain/nearNames.js";
import { foldText } from "../../domain/rollChanges.js";
import { type DirectoryService, isWithdrawn, serviceKey } from "../../domain/serviceDirectory.js";
import type { Session } from "../session.js";

const MOST_NAMED = 5;

/**
 * The service of the directory that somebody typed: its name, or a part of it where only one fits, those still offered before those withdrawn. Undefined where none fits.
 * Throws AppError notFound where several do.
 */
export async function findService({ store, asOf }: Session, typed: string): Promise<DirectoryService | undefined> {
  const services = await store.read.directory.list();
  const exact = services.find((service) => serviceKey(service.name) === serviceKey(typed));
  if (exact !== undefined) return exact;
  const fitting = services.filter((service) => foldText(service.name).includes(foldText(typed)));
  const offered = fitting.filter((service) => !isWithdrawn(service, asOf));
  const found = offered.length > 0 ? offered : fitting;
  if (found.length <= 1) return found[0];
  const names = found.slice(0, MOST_NAMED).map(({ name }) => name);
  const more = found.length > MOST_NAMED ? " and others" : "";
  throw new AppError(
    "notFound",
    "SERVICE_NOT_UNIQUE",
    `More than one service fits ${JSON.stringify(typed)}: ${names.join(", ")}${more}.`,
    {
      hint: "Give the whole name.",
    },
  );
}

/** As `findService`. Throws AppError notFound where none fits, with names that look like it. */
export async function getService(session: Session, typed: string): Promise<DirectoryService> {
  const found = await findService(session, typed);
  if (found !== undefined) return found;
  const near = nearNames(
    (await session.store.read.directory.list()).map(({ name }) => name),
    typed,
  );
  throw new AppError("notFound", "SERVICE_NOT_FOUND", `There is no service called ${JSON.stringify(typed)} in the directory.`, {
    hint: near.length > 0 ? `Did you mean ${near.join(" or ")}?` : "`resettle service list` shows those there are.",
  });
}
