import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";

/** Tables of the national service, which stay outside the project: tests of them run only where they are. */
function placeOf(file: string): string {
  return fileURLToPath(new URL(`../../../shared/data/${file}`, import.meta.url));
}

export function sharedTable(file: string): boolean {
  return existsSync(placeOf(file));
}

export function readSharedTable(file: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(placeOf(file)), { columns: true });
}

/** 31/01/2025 as an ISO day; nothing as nothing. */
export function sharedDay(text: string | undefined): string {
  return (text ?? "").split("/").reverse().join("-");
}
