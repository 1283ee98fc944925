import type { DirectoryService } from "../../domain/serviceDirectory.js";
import { toCsvLine } from "../../roll/csvLine.js";
import type { Session } from "../session.js";
import { writeWholeFile } from "../writeWholeFile.js";
import { buildOpenReferral } from "./openReferral/buildOpenReferral.js";
import { SERVICE_COLUMNS, writeField } from "./serviceFields.js";

/** Our own CSV, or Open Referral UK JSON (HSDS 3). */
type ExportFormat = "csv" | "open_referral";

/** The whole directory as text that `service import` takes back unchanged, withdrawn services too. */
export async function exportServices(
  session: Session,
  format: ExportFormat,
): Promise<{ readonly text: string; readonly services: number }> {
  const services = await session.store.read.directory.list();
  return { text: format === "csv" ? toCsv(services) : toJson(services, session.asOf), services: services.length };
}

/** The same into a file. Throws AppError (store) where it cannot be written. */
export async function writeServices(session: Session, format: ExportFormat, file: string): Promise<number> {
  const { text, services } = await exportServices(session, format);
  await writeWholeFile(file, text);
  return services;
}

function toCsv(services: readonly DirectoryService[]): string {
  const rows = services.map((service) => SERVICE_COLUMNS.map((column) => writeField(service, column)));
  return [[...SERVICE_COLUMNS], ...rows].map(toCsvLine).join("");
}

function toJson(services: readonly DirectoryService[], asOf: Session["asOf"]): string {
  return `${JSON.stringify(buildOpenReferral(services, asOf), null, 2)}\n`;
}
