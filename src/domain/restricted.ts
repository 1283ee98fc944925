import { type Pathway, RESTRICTED_PATHWAYS } from "./pathway.js";

/** Whether a record is one that no list, page, export or log may show unless it is asked for by name (process.md); it is only counted. */
export function isRestricted(record: { readonly pathway: Pathway; readonly restricted?: boolean }): boolean {
  return record.restricted === true || RESTRICTED_PATHWAYS.has(record.pathway);
}
