import type { Kysely } from "kysely";
import type { PlainDate } from "../../domain/plainDate.js";
import type {
  ReferralChase,
  ReferralKind,
  ReferralMove,
  ReferralOutcome,
  ReferralRecord,
  ReferralState,
} from "../../domain/records.js";
import type { ReferralDetails } from "../../domain/referralDetails.js";
import { isRestricted } from "../../domain/restricted.js";
import { personNumber } from "../mergedNumbers.js";
import type { ReferralMoveTable, Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type Changes, type NewRecord, RecordReader } from "./record.js";
import { REFERRALS, type Referral, SealingReferralWriter } from "./referralTable.js";
import { findSealedOf } from "./sealedRecord.js";

/** What is sealed of one referral, still sealed. */
export interface SealedReferral {
  readonly referral: string;
  /** Notes of its moves and of its chases, each in their order; undefined where nothing was said. */
  readonly moveNotes: readonly (string | undefined)[];
  readonly chaseNotes: readonly (string | undefined)[];
}

/** Where a referral stood on a day, for lists of many people. */
export interface ReferralStanding {
  readonly id: string;
  readonly kind: ReferralKind;
  readonly madeOn: PlainDate;
  readonly answerWithinDays: number;
  readonly details?: ReferralDetails;
  readonly state: ReferralState;
  /** The day it came into that state. */
  readonly since: PlainDate;
}

export class ReferralReader {
  readonly #context: ReadContext;
  readonly #referrals: RecordReader<Referral>;

  constructor(context: ReadContext) {
    this.#context = context;
    this.#referrals = new RecordReader(context, REFERRALS);
  }

  /** Throws AppError notFound. */
  async get(id: string): Promise<ReferralRecord> {
    const [referral] = await withMoves(this.#context, [await this.#referrals.get(id)]);
    if (referral === undefined) throw new Error("a referral was found and then lost");
    return referral;
  }

  /** All of one person, in the order they were made. */
  async list(prisonerNumber: string): Promise<readonly ReferralRecord[]> {
    return withMoves(this.#context, await this.#referrals.list(prisonerNumber));
  }

  /** All of these people, or of everyone, by prisoner number. Who has none is not in it. */
  async listByPerson(prisonerNumbers?: readonly string[]): Promise<ReadonlyMap<string, readonly ReferralRecord[]>> {
    const referrals = [...(await this.#referrals.listByPerson(prisonerNumbers)).values()].flat();
    return groupBy(await withMoves(this.#context, referrals), (referral) => referral.prisonerNumber);
  }

  /** Who asked again for an answer to each of these referrals, oldest first. One that nobody chased is not in it. */
  async chases(ids: readonly string[]): Promise<ReadonlyMap<string, readonly ReferralChase[]>> {
    const rows = await this.#context.db
      .selectFrom("referral_chase")
      .selectAll()
      .where(this.#context.sql.anyOf("referral_id", ids))
      .orderBy("position")
      .execute();
    const chases = new Map<string, ReferralChase[]>();
    for (const { referral_id, chased_on: on, worker, note } of rows)
      chases.set(referral_id, [...(chases.get(referral_id) ?? []), { on, worker, note }]);
    return chases;
  }

  /** What is sealed of these referrals, by id. */
  async findSealed(ids: readonly string[]): Promise<ReadonlyMap<string, SealedReferral>> {
    const { db, sql } = this.#context;
    const boxes = await findSealedOf(this.#context, "referral", ids);
    const notesIn = async (table: "referral_move" | "referral_chase") =>
      groupBy(
        await db
          .selectFrom(table)
          .select(["referral_id", "sealed"])
          .where(sql.anyOf("referral_id", [...boxes.keys()]))
          .orderBy("position")
          .execute(),
        (row) => row.referral_id,
      );
    const [moves, chases] = [await notesIn("referral_move"), await notesIn("referral_chase")];
    const notesOf = (rows: typeof moves, id: string) => (rows.get(id) ?? []).map(({ sealed }) => sealed ?? undefined);
    return new Map(
      [...boxes].map(([id, referral]) => [id, { referral, moveNotes: notesOf(moves, id), chaseNotes: notesOf(chases, id) }]),
    );
  }

  /** Every referral made on or before a day, by prisoner number, as it stood then; in one question. */
  async standingByPerson(asOf: PlainDate): Promise<ReadonlyMap<string, readonly ReferralStanding[]>> {
    const people = new Map<string, ReferralStanding[]>();
    for (const { prisonerNumber, details, ...found } of await standingOn(this.#context.db, asOf)) {
      const standing = details === null ? found : { ...found, details: REFERRALS.columns.details.fromStored(details) };
      const standings = people.get(prisonerNumber);
      if (standings === undefined) people.set(prisonerNumber, [standing]);
      else standings.push(standing);
    }
    return people;
  }
}

export class ReferralWriter extends ReferralReader {
  readonly #context: WriteContext;
  readonly #referrals: SealingReferralWriter;

  constructor(context: WriteContext) {
    super(context);
    this.#context = context;
    this.#referrals = new SealingReferralWriter(context, REFERRALS);
  }

  /**
   * Makes a referral; its first move is the state it begins in, by whoever records it. One on a restricted pathway is sealed, and comes back
   * as its stand-in.
   */
  async record(referral: NewRecord<Referral>, first: Pick<ReferralMove, "state" | "note">): Promise<ReferralRecord> {
    const made = await this.#referrals.record(referral);
    await this.#insertMove(made, 1, { ...first, on: referral.madeOn, worker: this.#context.actor });
    return this.get(made.id);
  }

  /** Changes what a referral says; where it stands is changed by `move` only. Throws AppError notFound. */
  async change(id: string, changes: Changes<Referral>): Promise<ReferralRecord> {
    await this.#referrals.change(id, changes);
    return this.get(id);
  }

  /** Notes that somebody asked again for an answer. Throws AppError notFound. */
  async chase(id: string, chase: Omit<ReferralChase, "worker">): Promise<void> {
    const referral = await this.get(id);
    const position = ((await this.chases([id])).get(id)?.length ?? 0) + 1;
    const { actor: worker, db } = this.#context;
    await db
      .insertInto("referral_chase")
      .values({ referral_id: id, position, chased_on: chase.on, worker, ...this.#noteOf(referral, chase.note) })
      .execute();
    this.#context.act({ action: "referral.chase", subject: referral.prisonerNumber, record: id, details: { times: position } });
  }

  /** Moves a referral on, by whoever records it. Which moves are allowed is for the caller to say. Throws AppError notFound. */
  async move(id: string, next: Omit<ReferralMove, "worker">, outcome?: ReferralOutcome): Promise<ReferralRecord> {
    const before = await this.get(id);
    const move = { ...next, worker: this.#context.actor };
    await this.#insertMove(before, before.moves.length + 1, move);
    this.#context.act({ action: "referral.move", subject: before.prisonerNumber, record: id, details: { state: move.state } });
    if (outcome !== undefined) await this.#referrals.change(id, { outcome });
    return this.get(id);
  }

  async #insertMove(referral: Referral, position: number, { state, on, worker, note }: ReferralMove): Promise<void> {
    const values = { referral_id: referral.id, position, state, moved_on: on, worker, ...this.#noteOf(referral, note) };
    await this.#context.db.insertInto("referral_move").values(values).execute();
  }

  /** What was said of a sealed referral is sealed with it: a reason for declining may say what was asked. */
  #noteOf(referral: Referral, note: string): { readonly note: string; readonly sealed: string | null } {
    if (note === "" || !isRestricted(referral)) return { note, sealed: null };
    return { note: "", sealed: this.#context.seal(note, referral.id) };
  }
}

async function withMoves(context: ReadContext, referrals: readonly Referral[]): Promise<readonly ReferralRecord[]> {
  const ids = referrals.map((referral) => referral.id);
  const rows = await context.db
    .selectFrom("referral_move")
    .selectAll()
    .where(context.sql.anyOf("referral_id", ids))
    .orderBy("position")
    .execute();
  const rowsOf = groupBy(rows, (row) => row.referral_id);
  return referrals.map((referral) => withState(referral, rowsOf.get(referral.id) ?? []));
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}

function withState(referral: Referral, rows: readonly ReferralMoveTable[]): ReferralRecord {
  const moves = rows.map((row) => ({ state: row.state, on: row.moved_on, worker: row.worker, note: row.note }));
  const last = moves.at(-1);
  if (last === undefined) throw new Error("a referral has no moves");
  return { ...referral, state: last.state, moves };
}

interface StandingRow extends Omit<ReferralStanding, "details"> {
  readonly prisonerNumber: string;
  readonly details: string | null;
}

/** Moves are numbered in the order they were recorded, so where it stood is the last one dated on or before the day. */
function standingOn(db: Kysely<Schema>, asOf: PlainDate): Promise<StandingRow[]> {
  return db
    .selectFrom("referral")
    .innerJoin("referral_move as move", "move.referral_id", "referral.id")
    .select(["referral.id", personNumber("referral").as("prisonerNumber"), "referral.kind", "referral.details"])
    .select([
      "referral.made_on as madeOn",
      "referral.answer_within_days as answerWithinDays",
      "move.state",
      "move.moved_on as since",
    ])
    .where("move.position", "=", (inner) =>
      inner
        .selectFrom("referral_move as latest")
        .select((row) => row.fn.max("latest.position").as("position"))
        .whereRef("latest.referral_id", "=", "referral.id")
        .where("latest.moved_on", "<=", asOf),
    )
    .orderBy("referral.id")
    .execute();
}
