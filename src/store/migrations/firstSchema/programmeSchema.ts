import { recordTable } from "./recordTable.js";

/** Sessions of the preparation-for-release programme, and who is booked in each. */
export const PROGRAMME_SCHEMA: readonly string[] = [
  `create table programme_session (
    id text primary key not null,
    module text not null,
    prison text not null,
    day text not null,
    time text not null,
    minutes integer not null,
    place text not null,
    run_by text not null,
    places integer not null,
    cancelled_on text,
    recorded_by text not null,
    recorded_on text not null)`,
  ...recordTable(
    "programme_booking",
    `
    session_id text not null references programme_session (id),
    came integer,
    took text not null,
    given_up_on text`,
  ),
  "create index programme_booking_session on programme_booking (session_id)",
];
