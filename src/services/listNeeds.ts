import { byUrgency, isOpenNeed } from "../domain/needOrder.js";
import type { Pathway } from "../domain/pathway.js";
import type { NeedRecord, Urgency } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import { type NamedPerson, namePeople } from "./namePeople.js";
import { loadNeedWords } from "./needWords.js";
import { getOpener, type Opener } from "./openRestricted.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";

export interface ListedNeed extends NamedPerson {
  readonly record: NeedRecord;
  readonly label: string;
}

export interface NeedList {
  readonly needs: readonly ListedNeed[];
  /** How many more there are that are restricted and were not asked for. */
  readonly restricted: number;
}

export interface NeedFilter {
  readonly pathway?: Pathway | undefined;
  readonly urgency?: Urgency | undefined;
  /** Those met or declined too. */
  readonly all: boolean;
  /** Restricted ones too; that is recorded. */
  readonly restricted: boolean;
}

/** The needs of one person, or of everyone in the session's prisons: the most urgent first. Throws AppError notFound for the person; for restricted
 * ones refused where this worker may not see them, store where their key is not here. */
export async function listNeeds(session: Session, person: string | undefined, filter: NeedFilter): Promise<NeedList> {
  const prisonerNumber = person === undefined ? undefined : await resolvePerson(session, person);
  const opener = filter.restricted ? await getOpener(session) : undefined;
  await session.store.recordLook(session.actor, prisonerNumber === undefined ? "see everyone's needs" : "see a person's needs", {
    action: filter.restricted ? "need.list_restricted" : "need.list",
    ...(prisonerNumber === undefined ? {} : { subject: prisonerNumber }),
  });
  const current = (await readNeeds(session, prisonerNumber)).filter((need) => isCurrent(need, session, filter));
  const needs = opener === undefined ? current : await openNeeds(session, current, opener);
  const people = await namePeople(session, needs, prisonerNumber === undefined ? session.prisons : []);
  const ours = needs.filter((need) => people.has(need.prisonerNumber));
  const open = ours.filter((need) => !isRestricted(need));
  const shown = (filter.restricted ? ours : open).filter((need) => isWanted(need, filter)).sort(byUrgency);
  const words = await loadNeedWords(
    session.env,
    shown.map(({ need }) => need),
  );
  return {
    needs: shown.flatMap((record) => {
      const who = people.get(record.prisonerNumber);
      return who === undefined ? [] : [{ ...who, record, label: words(record.need) }];
    }),
    // Not narrowed by pathway or urgency: how many there are of one pathway would say what they are.
    restricted: filter.restricted ? 0 : ours.length - open.length,
  };
}

/** These needs with what was sealed of them; how each stands is not sealed, since it changes. */
async function openNeeds({ store }: Session, needs: readonly NeedRecord[], open: Opener): Promise<readonly NeedRecord[]> {
  const sealed = await store.read.needs.findSealed(needs.map(({ id }) => id));
  return needs.map((need) => {
    const box = sealed.get(need.id);
    if (box === undefined) return need;
    return { ...need, ...(open(box, need.id) as Partial<NeedRecord>), status: need.status, restricted: true };
  });
}

async function readNeeds({ store }: Session, prisonerNumber: string | undefined): Promise<readonly NeedRecord[]> {
  if (prisonerNumber !== undefined) return store.read.needs.list(prisonerNumber);
  return [...(await store.read.needs.listByPerson()).values()].flat();
}

function isCurrent(need: NeedRecord, { asOf }: Session, { all }: NeedFilter): boolean {
  return need.recordedOn <= asOf && (all || isOpenNeed(need));
}

function isWanted(need: NeedRecord, { pathway, urgency }: NeedFilter): boolean {
  return (pathway === undefined || need.pathway === pathway) && (urgency === undefined || need.urgency === urgency);
}
