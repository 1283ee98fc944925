import { join } from "node:path";
import { AppError } from "../../../domain/appError.js";
import { formatDay, formatTime } from "../../../domain/dateWords.js";
import { listName } from "../../../domain/person.js";
import { dayInLondon, timeInLondon } from "../../../domain/plainTime.js";
import { drawableValue } from "../../../plan/drawableValue.js";
import { drawPlan } from "../../../plan/drawPlan.js";
import type { AuditEntry } from "../../../store/audit.js";
import { getOpener } from "../../openRestricted.js";
import { resolvePerson } from "../../resolvePerson.js";
import type { Session } from "../../session.js";
import { prepareFolder, writeWholeFile } from "../../writeWholeFile.js";
import { getRecordTemplate } from "../recordTemplate.js";
import { camelCase, type PersonParts, type ReviewLine, readPersonParts } from "./personParts.js";
import { recordParts } from "./recordWords.js";

export type { ReviewLine } from "./personParts.js";

export interface ExportOptions {
  readonly out: string;
  /** What is restricted too, for a worker who is marked for it. */
  readonly restricted: boolean;
}

/** Everything that is held on a person, in files. */
export interface ExportedPerson {
  readonly prisonerNumber: string;
  readonly numbers: readonly string[];
  /** For machines; for the person to read; for whoever reviews it before it is handed over. */
  readonly files: { readonly data: string; readonly pages?: string; readonly review: string };
  /** Why there are no pages. */
  readonly noPages?: string;
  /** Records by part. */
  readonly counts: Readonly<Record<string, number>>;
  readonly review: readonly ReviewLine[];
  readonly texts: number;
  readonly leftOut: number;
  readonly auditEntries: number;
}

/**
 * Writes everything that is held on a person, under all their numbers, and who looked at it: as JSON, as pages to read, and apart from them what somebody has to look at first. What is restricted is only
 * counted unless it is asked for; that is in the trail before it is read. Throws AppError notFound; refused and store as `getOpener`; store where the role on a server sees a part of it only, or a file cannot be written.
 */
export async function exportPerson(session: Session, typed: string, { out, restricted }: ExportOptions): Promise<ExportedPerson> {
  const prisonerNumber = await resolvePerson(session, typed);
  if (!(await session.store.read.personRows.isWhole(prisonerNumber))) throw partOnly();
  const open = restricted ? await getOpener(session) : undefined;
  await prepareFolder(out);
  const action = restricted ? "person.export_restricted" : "person.export";
  await session.store.recordLook(session.actor, "give a person what is held on them", { action, subject: prisonerNumber });
  const { personRows, audit } = session.store.read;
  const numbers = await personRows.numbersOf(prisonerNumber);
  const found = await readPersonParts(session, numbers, open);
  const entries: AuditEntry[] = [];
  for await (const batch of audit.find({ people: numbers })) entries.push(...batch);
  const file = (kind: string, ending: string) => join(out, `${kind}-${prisonerNumber}.${ending}`);
  const files = { data: file("record", "json"), review: file("review", "json") };
  const parts = await withSources(session, found);
  const data = { schema: "person.export/1", prisonerNumber, numbers, madeOn: session.asOf, restricted, leftOut: found.leftOut };
  await writeWholeFile(files.data, `${JSON.stringify({ ...data, parts, audit: entries.map(entryItem) }, null, 2)}\n`);
  const { review, texts, leftOut } = found;
  const reviewed = { schema: "person.export.review/1", prisonerNumber, texts, leftOut, review };
  await writeWholeFile(files.review, `${JSON.stringify(reviewed, null, 2)}\n`);
  const pages = await drawPages(session, { prisonerNumber, numbers, found, entries, file: file("record", "pdf") });
  return {
    ...{ prisonerNumber, numbers, review, texts, leftOut, auditEntries: entries.length },
    counts: Object.fromEntries([...found.parts].map(([table, records]) => [table, records.length])),
    files: { ...files, ...(pages.file === undefined ? {} : { pages: pages.file }) },
    ...(pages.problem === undefined ? {} : { noPages: pages.problem }),
  };
}

/** Whoever asks what is held on them must not be given a part for the whole. */
function partOnly(): AppError {
  return new AppError(
    "store",
    "STORE_PART_ONLY",
    "Your role on the database server sees a part of what is held on this person only, so nothing was written.",
    {
      hint: "It takes a role that may see what is restricted where the person is (`resettle store access grant --may restricted`), or one that administers every prison.",
    },
  );
}

interface Pages {
  readonly prisonerNumber: string;
  readonly numbers: readonly string[];
  readonly found: PersonParts;
  readonly entries: readonly AuditEntry[];
  readonly file: string;
}

/** Far too many pages, or a mistake in a team's own template, keep nobody from the data: it is said. */
async function drawPages(session: Session, { prisonerNumber, numbers, found, entries, file }: Pages) {
  const [newest] = [...(await session.store.read.custody.history(prisonerNumber))].reverse();
  const value = {
    schema: "record/1",
    madeOn: session.asOf,
    name: newest === undefined ? prisonerNumber : listName(newest.person),
    prisonerNumber,
    formerNumbers: numbers.slice(1).join(", "),
    leftOut: found.leftOut,
    parts: await recordParts(session.env, found),
    looks: entries.map(lookLine),
  };
  try {
    const template = await getRecordTemplate(session.env);
    const { pdf } = await drawPlan(drawableValue(value, template), template);
    await writeWholeFile(file, pdf);
    return { file };
  } catch (error) {
    if (!(error instanceof AppError) || error.kind !== "input") throw error;
    return { problem: error.message };
  }
}

/** The cells a roll had, under their headings, in place of one text. */
async function withSources({ store }: Session, { parts }: PersonParts): Promise<object> {
  const imports = new Map((await store.read.imports.listAll()).map(({ number, columns }) => [number, columns]));
  const given = [...parts].map(([table, records]) => {
    if (table !== "custody") return [camelCase(table), records] as const;
    const opened = records.map((record) => {
      const headings = imports.get(Number(record.importNumber)) ?? [];
      const cells = String(record.source ?? "").split("\u001f");
      return { ...record, source: cells.map((cell, index) => ({ heading: headings[index]?.heading ?? "", cell })) };
    });
    return [camelCase(table), opened] as const;
  });
  return Object.fromEntries(given);
}

function entryItem({ subject: prisonerNumber, hash: _, ...entry }: AuditEntry): object {
  return { ...entry, prisonerNumber };
}

function lookLine({ at, actor, action, purpose }: AuditEntry) {
  const instant = new Date(at);
  const on = `${formatDay(dayInLondon(instant))} ${formatTime(timeInLondon(instant))}`;
  return { on, who: actor, what: action.replaceAll(/[._]/g, " "), why: purpose };
}
