import { MIGRATIONS, type Migration } from "../../src/store/migrations/list.js";

/** The steps of a version to come, as tests make it up. */
export const NEXT: readonly Migration[] = [
  ...MIGRATIONS,
  ["alter table person add column nickname text", "create table pet (name text)", "update person set nickname = prisoner_number"],
];
