import type { AssignmentRecord, WorkerRole } from "./records.js";

/** Who oversees a person's resettlement, in prison and in the community; absent where there is nobody. */
export interface Overseers<Held extends Pick<AssignmentRecord, "role">> {
  readonly inPrison?: Held;
  readonly inCommunity?: Held;
}

/** The first of these that is there oversees. A HITO goes with the person through the gate, so may stand on both sides. */
const IN_PRISON: readonly WorkerRole[] = ["resettlement_worker", "hito", "pom"];
const IN_COMMUNITY: readonly WorkerRole[] = ["com", "hito"];

export function findOverseers<Held extends Pick<AssignmentRecord, "role">>(held: readonly Held[]): Overseers<Held> {
  const inPrison = firstOf(IN_PRISON, held);
  const inCommunity = firstOf(IN_COMMUNITY, held);
  return { ...(inPrison === undefined ? {} : { inPrison }), ...(inCommunity === undefined ? {} : { inCommunity }) };
}

function firstOf<Held extends Pick<AssignmentRecord, "role">>(
  roles: readonly WorkerRole[],
  held: readonly Held[],
): Held | undefined {
  return roles.map((role) => held.find((one) => one.role === role)).find((one) => one !== undefined);
}
