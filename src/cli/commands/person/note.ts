import { AppError } from "../../../domain/appError.js";
import { formatDay } from "../../../domain/dateWords.js";
import { NOTE_SOURCES } from "../../../domain/peopleAround.js";
import { NOTE_SOURCE_LABELS } from "../../../domain/peopleLabels.js";
import type { ListedNote } from "../../../services/liaisonNotes.js";
import { command, verbs } from "../../command.js";
import type { Context } from "../../context.js";
import { argument, choice, day, flag, required, text } from "../../option.js";
import { prose, type Section } from "../../output/section.js";
import { askText } from "../../questions.js";
import { sessionOptions } from "../../sessionOptions.js";

const person = argument("prisoner number, or a part of the surname if only one person matches");
const id = argument("id of the note, from `resettle person note list`");
const noteText = text("text", "what was said; `-` reads it from standard input");
const restrictedFlag = flag("only for those who ask for it by name, which is recorded; on no list and no plan");

const add = command({
  description: "Records what somebody who works with the person has told us.",
  args: { person },
  options: {
    source: required(choice("source", NOTE_SOURCES, "who it comes from")),
    text: noteText,
    on: day("the day it was said; today unless given"),
    restricted: restrictedFlag,
  },
  examples: [
    ['resettle person note add A1001AA --source key_worker --text "Is proud of the kitchen job"', "from the key worker"],
    ['resettle person note add A1001AA --source mental_health --restricted --text "Seen weekly"', "for few eyes"],
  ],
  async run(context, { person, text, ...given }) {
    const { withSession } = await import("../../../services/session.js");
    const { addNote } = await import("../../../services/liaisonNotes.js");
    const words = await readWords(context, text);
    const note = await withSession(sessionOptions(context), (session) => addNote(session, person, { ...given, text: words }));
    await context.output.item({ schema: "person.note.add/1", item: itemOf(note), sections: [sectionOf(note)] });
  },
});

const correct = command({
  description: "Puts a new text in the place of a note's. The old text stays on record: `list --all` shows it.",
  args: { id },
  options: { text: noteText, restricted: restrictedFlag },
  examples: [['resettle person note correct <id> --text "Is proud of the garden job"', "what should have been written"]],
  async run(context, { id, text, restricted }) {
    const { withSession } = await import("../../../services/session.js");
    const { correctNote } = await import("../../../services/liaisonNotes.js");
    const words = await readWords(context, text);
    const note = await withSession(sessionOptions(context), (session) => correctNote(session, id, { text: words, restricted }));
    await context.output.item({ schema: "person.note.correct/1", item: itemOf(note), sections: [sectionOf(note)] });
  },
});

const list = command({
  description: "What those who work with a person have told us, newest first. Restricted notes are only counted.",
  args: { person },
  options: {
    source: choice("source", NOTE_SOURCES, "only from there"),
    all: flag("texts that have been corrected too"),
    restricted: flag("the restricted notes too, for a worker who is marked; who saw them is recorded"),
  },
  examples: [
    ["resettle person note list A1001AA", "all that may be seen"],
    ["resettle person note list A1001AA --source key_worker --all", "with what was corrected"],
  ],
  async run(context, { person, ...question }) {
    const { withSession } = await import("../../../services/session.js");
    const { listNotes } = await import("../../../services/liaisonNotes.js");
    const { prisonerNumber, notes, sealed } = await withSession(sessionOptions(context), (session) =>
      listNotes(session, person, question),
    );
    if (context.options.format === "table" && notes.length > 0) {
      const item = { prisonerNumber };
      await context.output.item({ schema: "person.note.list/1", item, sections: notes.map(sectionOf) });
    } else {
      await context.output.list({
        schema: "person.note.list/1",
        columns: COLUMNS,
        items: notes,
        jsonItem: itemOf,
        empty: "No notes.",
        more: { prisonerNumber, restricted: sealed },
      });
    }
    if (sealed > 0) context.output.say(`Restricted notes, not shown here: ${sealed}.`);
  },
});

export const personNote = verbs([
  ["add", "Record what somebody who works with the person said", add],
  ["correct", "Put a new text in the place of an old one, which stays on record", correct],
  ["list", "A person's notes", list],
]);

const COLUMNS = [
  { key: "on", title: "Day", get: ({ on }: ListedNote) => on },
  { key: "source", title: "From", get: ({ source }: ListedNote) => source },
  { key: "text", title: "Note", get: ({ text }: ListedNote) => text, whole: true },
  { key: "recordedBy", title: "Recorded by", get: ({ recordedBy }: ListedNote) => recordedBy },
  { key: "restricted", title: "Restricted", get: ({ restricted }: ListedNote) => restricted },
  { key: "noteId", title: "Id", get: ({ id }: ListedNote) => id },
] as const;

async function readWords(context: Context, typed: string | undefined): Promise<string> {
  if (typed === undefined) return askText(context, { flag: "--text", message: "What was said?" });
  if (typed !== "-") return typed;
  let text = "";
  for await (const chunk of context.streams.stdin) text += String(chunk);
  if (text.trim() !== "") return text.trim();
  throw new AppError("input", "NO_TEXT", "Standard input holds no text.", {
    hint: "Pipe the note in, or write it after --text.",
  });
}

function itemOf(note: ListedNote): object {
  const { id, prisonerNumber, source, on, text, restricted, corrects, correctedBy, recordedBy, recordedOn } = note;
  return { noteId: id, prisonerNumber, source, on, text, restricted, corrects, correctedBy, recordedBy, recordedOn };
}

function sectionOf(note: ListedNote): Section {
  const marks = [note.restricted ? "restricted" : "", note.correctedBy === undefined ? "" : "corrected since"];
  const marked = marks.filter((mark) => mark !== "").join(", ");
  const heading = [`${NOTE_SOURCE_LABELS[note.source]}, ${formatDay(note.on)}`, `by ${note.recordedBy}`, marked, note.id];
  const words =
    note.restricted && note.text === "" ? "It is restricted, so what was said is sealed and not shown here." : note.text;
  return prose(words, heading.filter((part) => part !== "").join(" · "));
}
