import { AppError } from "../domain/appError.js";
import type { CatalogueEntry, LicenceCatalogue } from "../domain/licenceCatalogue.js";
import { likeness, NEAR_ENOUGH } from "../domain/nearNames.js";
import { readCatalogue } from "./checkAppointments.js";
import type { SessionOptions } from "./session.js";

const NEAR_NAMES = 3;

/** The conditions of one policy version. */
export interface PolicyConditions {
  readonly policyVersion: string;
  readonly entries: readonly CatalogueEntry[];
}

/**
 * The conditions of a policy version (the newest where none is given) that have every word of a text in their slug, title or category, in
 * the order a licence prints them. A slug alone finds its own condition only. Throws AppError usage for an unknown version.
 */
export async function searchConditions(
  options: Pick<SessionOptions, "env">,
  { text = "", policyVersion }: { readonly text?: string | undefined; readonly policyVersion?: string | undefined },
): Promise<PolicyConditions> {
  const conditions = conditionsOf(await readCatalogue(options), policyVersion);
  const slug = slugOf(text);
  const exact = conditions.entries.filter((entry) => entry.slug === slug);
  const entries = exact.length > 0 ? exact : conditions.entries.filter((entry) => hasWords(entry, wordsOf(text)));
  return { ...conditions, entries };
}

/** The condition of a slug in a policy version, the newest where none is given. Throws AppError notFound, with names that are near. */
export async function getCondition(
  options: Pick<SessionOptions, "env">,
  typed: string,
  policyVersion: string | undefined,
): Promise<CatalogueEntry> {
  return findConditionIn(conditionsOf(await readCatalogue(options), policyVersion), typed);
}

/** Every condition of a policy version. Throws AppError usage where the catalogue has no such version. */
export function conditionsOf(catalogue: LicenceCatalogue, wanted: string | undefined): PolicyConditions {
  const all = [...catalogue.entries.values()];
  const versions = [...new Set(all.flatMap(({ codes }) => Object.keys(codes)))].sort((a, b) => Number(a) - Number(b));
  const policyVersion = wanted ?? versions.at(-1) ?? "";
  if (wanted !== undefined && !versions.includes(wanted)) {
    throw new AppError(
      "usage",
      "POLICY_VERSION_UNKNOWN",
      `There is no policy version ${JSON.stringify(wanted)} in the catalogue.`,
      {
        hint: `Give one of: ${versions.join(", ")}.`,
      },
    );
  }
  return { policyVersion, entries: all.filter(({ codes }) => policyVersion in codes) };
}

/** Throws AppError notFound, with names that are near. */
export function findConditionIn({ policyVersion, entries }: PolicyConditions, typed: string): CatalogueEntry {
  const slug = slugOf(typed);
  const entry = entries.find((one) => one.slug === slug);
  if (entry !== undefined) return entry;
  const near = nearSlugs(entries, typed);
  const suggestion = near.length === 0 ? "" : `Did you mean ${near.join(" or ")}? `;
  throw new AppError(
    "notFound",
    "CONDITION_NOT_FOUND",
    `Policy ${policyVersion} has no licence condition ${JSON.stringify(typed)}.`,
    {
      hint: `${suggestion}\`resettle licence catalogue\` lists them all; "bespoke" with --text takes any other words.`,
    },
  );
}

function slugOf(typed: string): string {
  return typed
    .trim()
    .toLowerCase()
    .replaceAll(/[\s-]+/g, "_");
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function hasWords({ slug, title, category }: CatalogueEntry, words: readonly string[]): boolean {
  const said = [slug, title, category].join(" ").toLowerCase();
  return words.every((word) => said.includes(word));
}

/** Those with a word in common in slug or title come before those that only look alike. */
function nearSlugs(entries: readonly CatalogueEntry[], typed: string): readonly string[] {
  const words = wordsOf(typed).flatMap((word) => word.split("_"));
  return entries
    .map((entry) => ({ slug: entry.slug, score: sharedWords(entry, words) + likeness(entry.slug, slugOf(typed)) }))
    .filter(({ score }) => score >= NEAR_ENOUGH)
    .sort((one, other) => other.score - one.score)
    .slice(0, NEAR_NAMES)
    .map(({ slug }) => slug);
}

/** The share of the words typed that the condition has, short ones such as "to" apart. */
function sharedWords({ slug, title }: CatalogueEntry, words: readonly string[]): number {
  const telling = words.filter((word) => word.length > 2);
  const said = new Set(wordsOf(`${slug.replaceAll("_", " ")} ${title}`));
  return telling.length === 0 ? 0 : telling.filter((word) => said.has(word)).length / telling.length;
}
