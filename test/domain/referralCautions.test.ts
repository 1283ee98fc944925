import { describe, expect, it } from "vitest";
import { plainDate } from "../../src/domain/plainDate.js";
import type { ReferralKind, ReferralState } from "../../src/domain/records.js";
import { listCautions } from "../../src/domain/referralCautions.js";
import type { ReferralDetails } from "../../src/domain/referralDetails.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";

const policy = await loadPolicy("templates/policy");
const TODAY = plainDate("2026-11-23");
const on = (day: string) => plainDate(day);

type Row = [what: string, ReferralKind, ReferralState, madeOn: string, releaseOn: string | undefined, string[], ReferralDetails?];

const BACK = { returned: "returned_incomplete", returnedOn: on("2026-11-20") } as const;

describe("what is said of a referral before it is too late", () => {
  it.each<Row>([
    ["15 days before it goes stale", "duty_to_refer", "made", "2026-06-09", "2027-01-20", []],
    ["14 days before it goes stale", "duty_to_refer", "made", "2026-06-08", "2027-01-20", ["goes_stale 2026-12-07"]],
    ["its last day", "duty_to_refer", "accepted", "2026-05-25", undefined, ["goes_stale 2026-11-23"]],
    ["a day later", "duty_to_refer", "accepted", "2026-05-24", "2027-01-20", ["stale 2026-11-22"]],
    ["stale only after release", "duty_to_refer", "made", "2026-06-08", "2026-12-07", []],
    ["withdrawn, and stale", "duty_to_refer", "withdrawn", "2026-01-01", "2027-01-20", []],
    ["an ID draft two weeks before it opens", "id_application", "draft", "2026-11-01", "2027-03-01", ["can_be_made 2026-12-07"]],
    ["an ID draft before that", "id_application", "draft", "2026-11-01", "2027-03-02", []],
    ["an ID draft that could go today", "id_application", "draft", "2026-11-01", "2027-01-20", ["can_be_made 2026-10-28"]],
    ["an ID application that was sent", "id_application", "made", "2026-11-01", "2027-01-20", []],
    [
      "a bank draft, closing in 14 days",
      "bank_account",
      "draft",
      "2026-11-01",
      "2027-01-18",
      ["can_be_made 2026-07-18", "window_closes 2026-12-07"],
    ],
    ["a bank draft, closing in 15 days", "bank_account", "draft", "2026-11-01", "2027-01-19", ["can_be_made 2026-07-19"]],
    [
      "a bank draft too late",
      "bank_account",
      "draft",
      "2026-11-01",
      "2027-01-03",
      ["can_be_made 2026-07-03", "window_closed 2026-11-22"],
    ],
    ["a bank application with the bank", "bank_account", "made", "2026-11-01", "2027-01-03", []],
    ["one that came back", "bank_account", "made", "2026-11-01", "2027-06-01", ["returned 2026-11-20"], BACK],
    [
      "one that came back, closing",
      "bank_account",
      "made",
      "2026-11-01",
      "2027-01-04",
      ["returned 2026-11-20", "window_closes 2026-11-23"],
      BACK,
    ],
    ["one that went out again", "bank_account", "made", "2026-11-01", "2027-01-04", [], { ...BACK, resubmitted: TODAY }],
    [
      "help in prison, two weeks left",
      "service",
      "accepted",
      "2026-11-01",
      "2026-12-07",
      ["lapses 2026-12-07"],
      { setting: "custody" },
    ],
    ["help in prison, begun", "service", "started", "2026-11-01", "2026-12-07", [], { setting: "custody" }],
    ["help outside", "service", "accepted", "2026-11-01", "2026-12-07", [], { setting: "community" }],
  ])("%s", (_, kind, state, madeOn, releaseOn, expected, details) => {
    const referral = { kind, state, madeOn: on(madeOn), ...(details === undefined ? {} : { details }) };
    const situation = { releaseOn: releaseOn === undefined ? undefined : on(releaseOn), asOf: TODAY, policy };
    const found = listCautions(referral, situation);
    expect(found.map(({ code, on: day }) => `${code} ${day}`)).toEqual(expected);
    for (const { message } of found) expect(message).toMatch(/^[A-Z].*[.?]$/);
  });
});
