import { readFileSync } from "node:fs";
import { parseDateInput } from "../../src/domain/dateInput.js";
import { formatDay, formatLongDay } from "../../src/domain/dateWords.js";
import { listDeadlines } from "../../src/domain/deadlines.js";
import { addDays, plainDate } from "../../src/domain/plainDate.js";
import { dayInLondon } from "../../src/domain/plainTime.js";
import { findWindow } from "../../src/domain/window.js";
import { loadPolicy } from "../../src/services/loadPolicy.js";
import { personWith, readWindowCases } from "./windowCases.js";

/** Run in a process of its own, once a time zone: prints every answer, to be compared. The offset proves that the zone took effect. */
const policy = await loadPolicy("templates/policy");
const answers: unknown[] = readWindowCases(readFileSync("test/data/window-cases.json", "utf8")).map(({ facts, asOf }) =>
  findWindow(facts, asOf, policy),
);

for (const clockChange of ["2026-10-25", "2027-03-28"].map(plainDate)) {
  for (let away = -4; away <= 4; away += 1) {
    const asOf = addDays(clockChange, away);
    for (const release of [clockChange, addDays(clockChange, 1), addDays(clockChange, policy.windowDays)]) {
      const facts = personWith({ dates: { crd: release }, receptionDate: addDays(asOf, -2) });
      const window = findWindow(facts, asOf, policy);
      const person = { window, facts, screenings: {}, accommodationSecure: false, referralMadeOn: {}, outcomes: {}, hito: false };
      answers.push(window, listDeadlines(person, policy, asOf));
    }
    answers.push(formatDay(asOf), formatLongDay(asOf, "cy"), parseDateInput("+1d", asOf), parseDateInput("25/10/2026", asOf));
  }
}
answers.push(dayInLondon(new Date("2026-10-24T23:30:00Z")), dayInLondon(new Date("2027-03-28T23:30:00Z")));

process.stdout.write(JSON.stringify({ offset: new Date(2026, 6, 1).getTimezoneOffset(), answers }));
