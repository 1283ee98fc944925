import { recordTable } from "./recordTable.js";

export const CASE_SCHEMA: readonly string[] = [
  ...recordTable(
    "assignment",
    `
    worker text not null references worker (name),
    role text not null,
    from_day text not null,
    until_day text`,
  ),
  ...recordTable(
    "screening",
    `
    kind text not null,
    template text not null,
    template_version text not null,
    completed_on text not null,
    answers text not null,
    notes text not null,
    restricted_count integer not null,
    sealed text`,
  ),
  ...recordTable(
    "need",
    `
    pathway text not null,
    need text not null,
    urgency text not null,
    status text not null,
    restricted integer not null,
    screening_id text references screening (id),
    note text not null,
    level text,
    action text,
    done_by text,
    due_on text,
    sealed text`,
  ),
  ...recordTable(
    "referral",
    `
    kind text not null,
    pathway text not null,
    service text not null,
    public_label text not null,
    reason text not null,
    consent integer not null,
    made_on text not null,
    answer_within_days integer not null,
    outcome text,
    details text,
    sealed text`,
  ),
  `create table referral_move (
    referral_id text not null references referral (id),
    position integer not null,
    state text not null,
    moved_on text not null,
    worker text not null,
    note text not null,
    sealed text,
    primary key (referral_id, position))`,
  ...recordTable(
    "barrier",
    `
    pathway text not null,
    barrier text not null,
    action text not null,
    done_by text not null,
    due_on text,
    status text not null,
    restricted integer not null,
    sealed text`,
  ),
  ...recordTable("goal", `goal text not null, first_step text not null, target_on text, status text not null`),
  ...recordTable("achievement", `achievement text not null, achieved_on text`),
];
