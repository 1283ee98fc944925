import { formatDay } from "../../../domain/dateWords.js";
import { PATHWAY_LABELS } from "../../../domain/pathway.js";
import { parsePlainDate } from "../../../domain/plainDate.js";
import type { Answers, Notes } from "../../../domain/records.js";
import type { RecordValue } from "../../../plan/recordValue.js";
import type { PersonTableName } from "../../../store/personColumns.js";
import { loadNeedWords } from "../../needWords.js";
import { findTemplateOf } from "../../screeningTemplates.js";
import { shownAnswers } from "../../showScreening.js";
import type { GivenRecord, PersonParts } from "./personParts.js";

type Part = RecordValue["parts"][number];
type Line = Part["records"][number]["lines"][number];

/** Parts of a record in the order a person reads them, each with its heading and what it is. */
const PARTS: readonly (readonly [table: PersonTableName, title: string, about: string])[] = [
  [
    "custody",
    "What the prison told us",
    "Prisons send us a list of who is there. This is what the lists said about you, and from when.",
  ],
  ["stay", "Your times in custody", "When you came in, and when and how each time ended."],
  ["stay_end", "How your time in custody ended", "What staff wrote down about your release or your move."],
  ["assignment", "Who works with you", "Workers who have had your case."],
  ["screening", "What we asked you, and what you said", "Your answers at each interview."],
  ["screening_draft", "Interviews that were begun", "Your answers in an interview that is not finished."],
  ["need", "What you need help with", "What came out of your answers, or what staff noted."],
  ["need_change", "How your needs changed", "What was written before, and what after."],
  ["goal", "Your goals", "What you want, and the first step."],
  ["achievement", "What you have achieved", "What you have done already."],
  ["barrier", "What stands in the way", "Things that make it harder, and what is done about them."],
  ["referral", "Who was asked to help you", "Services that we asked, and what for."],
  ["referral_need", "Which need each was asked about", "Which of your needs each request is for."],
  ["referral_move", "What became of it", "Each answer, and when it came."],
  ["referral_chase", "When they were asked again", "Where an answer did not come."],
  ["appointment", "Your appointments", "Where you have to be, and when."],
  ["licence", "Your licence", "Dates and address."],
  ["licence_condition", "The rules of your licence", "What your licence says you must do or must not do."],
  ["plan", "Your plans", "Each version of the plan that was made. Its words and pages are in the data file."],
  ["plan_agreement", "Who agreed to your plan", "When, and how."],
  ["plan_form", "Pages that were kept", "Pages of a plan as they were printed. They are in the data file."],
  ["programme_booking", "Group sessions", "Sessions to get ready for release."],
  ["family_contact", "Family and friends", "Who they are, and what you let us tell them."],
  ["liaison_note", "Notes", "What people who work with you told us."],
  ["outcome", "After your release", "How things went."],
  ["high_intensity", "Extra help", "Whether you get more help because you came back often."],
  ["erasure_hold", "Why your record is kept", "Why it may not be deleted yet."],
  ["merge", "Your prison numbers", "Numbers that turned out to be yours."],
  ["person", "Your number", "How we know you."],
];

/** Columns that are for machines to put records together again: they are in the data file. */
const IN_DATA_ONLY =
  /^(id|prisonerNumber|.*Id|.*Import|importNumber|line|source|value|valueHash|pdf|sha256|position|corrects|passed|done|questions|templateVersion|restricted|restrictedCount)$/;

/** Kept as 1 and 0. */
const YES_NO = /^(consent|requiredByLicence|came)$/;

/** Everything in words, part by part; a part there is nothing of is left out. */
export async function recordParts(env: NodeJS.ProcessEnv, { parts }: PersonParts): Promise<readonly Part[]> {
  const needs = (parts.get("need") ?? []).map(({ need }) => String(need));
  const needWords = await loadNeedWords(env, needs);
  const worded: Part[] = [];
  for (const [table, title, about] of PARTS) {
    const records = parts.get(table) ?? [];
    if (records.length === 0) continue;
    const lines = await Promise.all(records.map((record) => linesOf(env, record, needWords)));
    const shown = lines.filter((one) => one.length > 0);
    worded.push({ title, about, records: shown.map((one, index) => ({ title: `${title}: ${index + 1}`, lines: one })) });
  }
  return worded;
}

async function linesOf(env: NodeJS.ProcessEnv, record: GivenRecord, needWords: (need: string) => string): Promise<Line[]> {
  const lines: Line[] = [];
  const { recordedBy, recordedOn, ...own } = record;
  for (const [key, value] of Object.entries(own)) {
    if (key === "answers") lines.push(...(await answerLines(env, record)));
    else if (key === "notes" && typeof value === "object") continue;
    else if (key === "sealed") lines.push(...flatLines("private", value));
    else if (key === "need") lines.push({ label: "need", value: needWords(String(value)) });
    else if (YES_NO.test(key)) lines.push({ label: labelOf(key), value: value === 1 ? "yes" : "no" });
    else if (!IN_DATA_ONLY.test(key)) lines.push(...flatLines(labelOf(key), value));
  }
  if (recordedBy !== undefined) lines.push({ label: "written down", value: `${wordsOf(recordedOn)}, by ${wordsOf(recordedBy)}` });
  return lines.filter((line) => line.value !== "");
}

/** With the questions as they were put. */
async function answerLines(env: NodeJS.ProcessEnv, { template, templateVersion, answers, notes }: GivenRecord): Promise<Line[]> {
  const asked = await findTemplateOf(env, { template: String(template), templateVersion: String(templateVersion) });
  const shown = shownAnswers(asked?.questions ?? [], answers as Answers, (notes ?? {}) as Notes);
  return shown.flatMap(({ text, words, note = "" }) => [
    { label: text, value: words },
    { label: "noted beside it", value: note },
  ]);
}

/** A value within a value gets a line of its own. */
function flatLines(label: string, value: unknown): Line[] {
  if (Array.isArray(value))
    return [{ label, value: value.map((one) => (isPlain(one) ? wordsOf(one) : JSON.stringify(one))).join(", ") }];
  if (typeof value !== "object" || value === null) return [{ label, value: wordsOf(value) }];
  return Object.entries(value).flatMap(([key, one]) => flatLines(`${label}: ${labelOf(key)}`, one));
}

function labelOf(key: string): string {
  return key.replaceAll("_", " ").replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isPlain(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}

function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = String(value);
  const day = parsePlainDate(text);
  if (day !== undefined) return formatDay(day);
  if (text in PATHWAY_LABELS) return PATHWAY_LABELS[text as keyof typeof PATHWAY_LABELS];
  return /^[a-z]+(_[a-z0-9]+)+$/.test(text) ? text.replaceAll("_", " ") : text;
}
