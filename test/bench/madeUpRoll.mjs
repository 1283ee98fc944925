// A made-up roll of any size in our own format, the same every time, and the roll of the next day: 1 in 100 gone, 1 in 100 new,
// 5 in 100 changed. By hand: node test/bench/madeUpRoll.mjs 100000 monday.csv tuesday.csv
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import process from "node:process";
import { fileURLToPath } from "node:url";

/** The day of the first roll; the next is of the day after. */
export const MONDAY = "2026-11-23";
export const TUESDAY = "2026-11-24";

const COLUMNS = [
  ...["prisonerNumber", "lastName", "firstName", "middleNames", "dateOfBirth", "sex", "prison", "location", "receptionDate"],
  ...["legalStatus", "recallType", "returnToCustodyDate", "sentenceStartDate", "confirmed", "crd", "prrd", "ped", "hdced", "sed"],
  ...["tused", "tariff", "hdcStatus", "paroleStatus", "immigrationHold", "under18"],
];
const LETTERS = "ACDEFGHJKLMNPQRTVWXYZ";
const SYLLABLES = ["ba", "der", "fin", "gol", "han", "ke", "lor", "mas", "nu", "pel", "ri", "sto", "tam", "vel", "wyn", "zo"];
const PRISONS = [
  ...["ACI", "AGI", "BAI", "BCI", "BFI", "BHI", "BLI", "BMI", "BNI", "BSI", "BWI", "BXI", "BZI", "CDI", "CFI", "CWI", "DAI"],
  ...["DGI", "DHI", "DMI", "DTI", "DWI", "EEI", "EHI", "ESI", "EWI", "EXI", "EYI", "FBI", "FDI", "FEI", "FHI", "FKI", "FMI"],
];
/** A prime, so that no two people share a number; nearly all the numbers that begin with A. */
const NUMBERS = 4_409_557;
const DAY = 86_400_000;
const START = Date.parse(MONDAY);

/** Writes Monday's roll of so many people, and Tuesday's beside it where a path is given. */
export async function writeRolls(people, monday, tuesday) {
  await writeRoll(monday, people, (index) => rowOf(index, people));
  if (tuesday !== undefined) await writeRoll(tuesday, people, (index) => tuesdayRow(index, people));
}

async function writeRoll(path, people, row, title) {
  const file = createWriteStream(path);
  if (title !== undefined) file.write(`${title}\n`);
  file.write(`${COLUMNS.join(",")}\n`);
  for (let index = 0; index < people; index++) {
    if (!file.write(`${row(index)}\n`)) await once(file, "drain");
  }
  file.end();
  await once(file, "close");
}

/** Writes the roll of so many days after Monday, which says so above its headings; each day 1 in 200 is gone, 1 in 200 new and 1 in 100 changed. */
export async function writeRollOfDay(path, people, day) {
  const times = (index, every) => Math.floor((index + day) / every) - Math.floor(index / every);
  await writeRoll(
    path,
    people,
    (index) => rowOf(index + times(index, 200) * people, people, times(index, 100)),
    `As at ${dayOf(day)}`,
  );
}

/** Who is new stands in the place of who is gone. */
function tuesdayRow(index, people) {
  if (index % 100 === 7) return rowOf(people + index, people * 2);
  return rowOf(index, people, index % 20 === 3 ? 1 : 0);
}

/** The row of somebody about whom something changed so many times: where they are or, where they have one, their release date. */
function rowOf(index, people, changes = 0) {
  const dice = diceOf(index);
  const reception = -30 - dice(1_400);
  const dates = sentenceDates(reception, dice);
  const wing = "ABCDEFGH"[dice(8)];
  const cell = dice(300) + (dates.crd === "" ? changes : 0);
  if (dates.crd !== "") dates.crd = dayOf((Date.parse(dates.crd) - START) / DAY + 28 * changes);
  const cells = [
    numberOf(index),
    nameOf(dice, 3),
    nameOf(dice, 2),
    dice(3) === 0 ? nameOf(dice, 2) : "",
    dayOf(-20 * 365 - dice(16_000)),
    dice(20) === 0 ? "Female" : "Male",
    PRISONS[Math.floor((index % people) / (people / PRISONS.length)) % PRISONS.length],
    `${wing}-${dice(4) + 1}-${String(cell).padStart(3, "0")}`,
    dayOf(reception),
    dates.status,
    dates.recall,
    dates.recall === "" ? "" : dayOf(reception),
    dates.status === "REMAND" ? "" : dayOf(reception + dice(60)),
    dates.confirmed,
    dates.crd,
    dates.prrd,
    dates.ped,
    dates.hdced,
    dates.sed,
    dates.tused,
    dates.tariff,
    dates.hdced === "" ? "" : ["unknown", "approved", "refused", "opted_out"][dice(4)],
    dates.ped === "" ? "" : ["pending", "refused"][dice(2)],
    dice(40) === 0 ? "yes" : "no",
    "no",
  ];
  return cells.join(",");
}

/** Roughly the mix of a real population: most are sentenced, a fifth on remand, some recalled, some serve for life. */
function sentenceDates(reception, dice) {
  const none = {
    status: "SENTENCED",
    recall: "",
    confirmed: "",
    crd: "",
    prrd: "",
    ped: "",
    hdced: "",
    sed: "",
    tused: "",
    tariff: "",
  };
  const kind = dice(100);
  if (kind < 20) return { ...none, status: "REMAND" };
  if (kind < 28) return { ...none, status: "INDETERMINATE_SENTENCE", tariff: dayOf(dice(4_000) - 1_000) };
  const release = dice(1_200);
  if (kind < 42) return { ...none, status: "RECALL", recall: "STANDARD", prrd: dayOf(release), sed: dayOf(release) };
  const length = release - reception;
  return {
    ...none,
    confirmed: dice(15) === 0 ? dayOf(release) : "",
    crd: dayOf(release),
    ped: kind > 90 ? dayOf(release - Math.floor(length / 3)) : "",
    hdced: kind < 70 ? dayOf(release - 135) : "",
    sed: dayOf(release + length),
    tused: kind > 80 ? dayOf(release + 365) : "",
  };
}

/** Rolls come by prison and wing, not by number: neighbours in the file have numbers far apart. */
function numberOf(index) {
  const shuffled = (index * 7_368_787) % NUMBERS;
  const pair = Math.floor(shuffled / 9_999);
  const digits = String((shuffled % 9_999) + 1).padStart(4, "0");
  return `${letter(Math.floor(pair / LETTERS.length ** 2))}${digits}${letter(Math.floor(pair / LETTERS.length))}${letter(pair)}`;
}

function letter(number) {
  return LETTERS[number % LETTERS.length];
}

function nameOf(dice, syllables) {
  const name = Array.from({ length: syllables }, () => SYLLABLES[dice(SYLLABLES.length)]).join("");
  return name[0].toUpperCase() + name.slice(1);
}

/** So many days after Monday. */
export function dayOf(days) {
  return new Date(START + days * DAY).toISOString().slice(0, 10);
}

/** Throws of dice that are the same for the same person every time (mulberry32). */
export function diceOf(seed) {
  let state = (seed * 0x9e3779b1) >>> 0;
  return (sides) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [people, monday, tuesday] = process.argv.slice(2);
  await writeRolls(Number(people), monday, tuesday);
}
