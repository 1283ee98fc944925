import type { Kysely } from "kysely";
import { PATHWAYS } from "../../domain/pathway.js";
import type { PlainDate } from "../../domain/plainDate.js";
import {
  REFERRAL_KINDS,
  REFERRAL_OUTCOMES,
  type ReferralChase,
  type ReferralKind,
  type ReferralMove,
  type ReferralOutcome,
  type ReferralRecord,
  type ReferralState,
} from "../../domain/records.js";
import type { ReferralDetails } from "../../domain/referralDetails.js";
import { choice, day, flag, integer, json, text } from "../columns.js";
import { personNumber } from "../mergedNumbers.js";
import { recordColumns, recordTable } from "../recordTable.js";
import type { ReferralMoveTable, Schema } from "../schema.js";
import type { ReadContext, WriteContext } from "./context.js";
import { type Changes, type NewRecord, RecordReader, RecordWriter } from "./record.js";

/** A referral without its moves, which are in a table of their own. */
type Referral = Omit<ReferralRecord, "state" | "moves">;

const REFERRALS = recordTable<Referral>()("referral", "referral", {
  ...recordColumns,
  kind: choice("kind", REFERRAL_KINDS),
  pathway: choice("pathway", PATHWAYS),
  service: text("service"),
  publicLabel: text("public_label"),
  reason: text("reason"),
  consent: flag("consent"),
  madeOn: day("made_on"),
  answerWithinDays: integer("answer_within_days"),
  outcome: choice("outcome", REFERRAL_OUTCOMES),
  details: json<ReferralDetails>()("details"),
});

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
  readonly #referrals: RecordWriter<Referral>;

  constructor(context: WriteContext) {
    super(context);
    this.#context = context;
    this.#referrals = new RecordWriter(context, REFERRALS);
  }

  /** Makes a referral; its first move is the state it begins in, by whoever records it. */
  async record(referral: NewRecord<Referral>, first: Pick<ReferralMove, "state" | "note">): Promise<ReferralRecord> {
    const made = await this.#referrals.record(referral);
    const move = { ...first, on: referral.madeOn, worker: this.#context.actor };
    await insertMove(this.#context.db, made.id, 1, move);
    return { ...made, state: move.state, moves: [move] };
  }

  /** Changes what a referral says; where it stands is changed by `move` only. Throws AppError notFound. */
  async change(id: string, changes: Changes<Referral>): Promise<ReferralRecord> {
    await this.#referrals.change(id, changes);
    return this.get(id);
  }

  /** Notes that somebody asked again for an answer. Throws AppError notFound. */
  async chase(id: string, chase: Omit<ReferralChase, "worker">): Promise<void> {
    const { prisonerNumber } = await this.get(id);
    const position = ((await this.chases([id])).get(id)?.length ?? 0) + 1;
    const { actor: worker, db } = this.#context;
    await db
      .insertInto("referral_chase")
      .values({ referral_id: id, position, chased_on: chase.on, worker, note: chase.note })
      .execute();
    this.#context.act({ action: "referral.chase", subject: prisonerNumber, record: id, details: { times: position } });
  }

  /** Moves a referral on, by whoever records it. Which moves are allowed is for the caller to say. Throws AppError notFound. */
  async move(id: string, next: Omit<ReferralMove, "worker">, outcome?: ReferralOutcome): Promise<ReferralRecord> {
    const before = await this.get(id);
    const move = { ...next, worker: this.#context.actor };
    await insertMove(this.#context.db, id, before.moves.length + 1, move);
    this.#context.act({ action: "referral.move", subject: before.prisonerNumber, record: id, details: { state: move.state } });
    if (outcome !== undefined) await this.#referrals.change(id, { outcome });
    return this.get(id);
  }
}

async function insertMove(db: Kysely<Schema>, referral: string, position: number, move: ReferralMove): Promise<void> {
  const { state, on, worker, note } = move;
  await db.insertInto("referral_move").values({ referral_id: referral, position, state, moved_on: on, worker, note }).execute();
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
