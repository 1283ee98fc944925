/** What a role of a shared store may do with the people of a prison. To record is to read too; to administer is both, and to say who may. */
export const ACCESS_RIGHTS = ["read", "record", "restricted", "administer"] as const;

export type AccessRight = (typeof ACCESS_RIGHTS)[number];

/** In place of a prison's code: every prison, and whoever is in none. */
export const EVERY_PRISON = "*";

/** A role of the database server, a prison, and one thing it may do there. */
export interface Access {
  readonly role: string;
  readonly prison: string;
  readonly may: AccessRight;
}
