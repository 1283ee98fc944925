import { FIRST_SCHEMA } from "./0001firstSchema.js";

/** One step of the schema: SQL statements, in order, that both engines understand. */
export type Migration = readonly string[];

/**
 * Every step, oldest first: a store of version n has had the first n of them. Released ones never change; new ones go at the end.
 */
export const MIGRATIONS: readonly Migration[] = [FIRST_SCHEMA];
