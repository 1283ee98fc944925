import { type Pathway, RESTRICTED_PATHWAYS } from "../domain/pathway.js";
import type { PlainDate } from "../domain/plainDate.js";
import type { BarrierRecord, BarrierStatus } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { requireChanges } from "./givenFields.js";
import { getOpener, type Opener } from "./openRestricted.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { refuseToChangeSealed } from "./refuseToChangeSealed.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

/** What could get in the way, as it is typed in. */
export interface NewBarrier {
  readonly pathway: Pathway;
  readonly barrier: string;
  readonly action?: string | undefined;
  readonly by?: string | undefined;
  readonly dueOn?: PlainDate | undefined;
  readonly restricted: boolean;
}

export interface BarrierChanges {
  readonly barrier?: string | undefined;
  readonly action?: string | undefined;
  readonly by?: string | undefined;
  readonly dueOn?: PlainDate | undefined;
  readonly status?: BarrierStatus | undefined;
  /** A barrier can be made restricted, and never the other way round. */
  readonly restricted?: true | undefined;
}

export interface ListedBarriers {
  readonly prisonerNumber: string;
  readonly barriers: readonly BarrierRecord[];
  /** How many restricted ones were left out. */
  readonly leftOut: number;
}

/** Records what could get in the way of a person's plan. On a restricted pathway it is restricted, whatever was said. Throws AppError notFound. */
export async function addBarrier(session: Session, person: string, given: NewBarrier): Promise<BarrierRecord> {
  refuseLongTexts(given);
  const prisonerNumber = await resolvePerson(session, person);
  const { pathway, barrier, action = "", by = "", dueOn } = given;
  return session.store.write(session.actor, "record a barrier", (tx) =>
    tx.barriers.record({
      prisonerNumber,
      recordedOn: session.asOf,
      pathway,
      barrier,
      action,
      by,
      ...(dueOn === undefined ? {} : { dueOn }),
      status: "open",
      restricted: given.restricted || RESTRICTED_PATHWAYS.has(pathway),
    }),
  );
}

/** Changes a barrier. Throws AppError notFound, and usage where nothing was given. */
export async function updateBarrier(session: Session, id: string, changes: BarrierChanges): Promise<BarrierRecord> {
  refuseLongTexts(changes);
  const given = requireChanges(changes, "--status, --barrier, --action, --by, --due or --restricted");
  return session.store.write(session.actor, "change a barrier", async (tx) => {
    refuseToChangeSealed(await tx.barriers.get(id), given, "barrier");
    return tx.barriers.change(id, given);
  });
}

function refuseLongTexts({ barrier, action }: Pick<BarrierChanges, "barrier" | "action">): void {
  refuseLongText(barrier, "--barrier", LONGEST_TEXT);
  refuseLongText(action, "--action", LONGEST_TEXT);
}

/** A person's barriers; restricted ones only where they are asked for, which is recorded. Throws AppError notFound; for restricted ones as `getOpener`. */
export async function listBarriers(session: Session, person: string, withRestricted: boolean): Promise<ListedBarriers> {
  const prisonerNumber = await resolvePerson(session, person);
  const open = withRestricted ? await getOpener(session) : undefined;
  const all = await session.store.read.barriers.list(prisonerNumber);
  await session.store.recordLook(session.actor, "see a person's barriers", {
    action: "barrier.list",
    subject: prisonerNumber,
    details: { restricted: withRestricted },
  });
  const barriers = open === undefined ? all.filter((barrier) => !isRestricted(barrier)) : await openBarriers(session, all, open);
  return { prisonerNumber, barriers, leftOut: all.length - barriers.length };
}

/** These barriers with what was sealed of them; how each stands is not sealed, since it changes. */
async function openBarriers(
  { store }: Session,
  barriers: readonly BarrierRecord[],
  open: Opener,
): Promise<readonly BarrierRecord[]> {
  const sealed = await store.read.barriers.findSealed(barriers.map(({ id }) => id));
  return barriers.map((barrier) => {
    const box = sealed.get(barrier.id);
    if (box === undefined) return barrier;
    return { ...barrier, ...(open(box, barrier.id) as Partial<BarrierRecord>), status: barrier.status, restricted: true };
  });
}
