import type { PlainDate } from "../domain/plainDate.js";
import type { Session } from "./session.js";

/** A number that was merged into the one the person has now. */
export interface FormerNumber {
  readonly prisonerNumber: string;
  readonly mergedOn: PlainDate;
  readonly reason: string;
}

/** The numbers that were merged into this one, oldest merge first. */
export async function listFormerNumbers({ store }: Session, prisonerNumber: string): Promise<readonly FormerNumber[]> {
  const merges = await store.read.merges.listInto(prisonerNumber);
  return merges.map(({ from, mergedOn, reason }) => ({ prisonerNumber: from, mergedOn, reason }));
}
