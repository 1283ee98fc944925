import * as z from "zod";
import type { InputIssue } from "../domain/appError.js";
import { PATHWAYS, type Pathway } from "../domain/pathway.js";
import { SCREENING_KINDS, URGENCIES } from "../domain/records.js";
import {
  ABOUT_THE_PERSON,
  type Choice,
  type NeedRule,
  QUESTION_KINDS,
  type Question,
  type ScreeningTemplate,
} from "../domain/screening.js";
import { strayTranslations, translated, translationsFile } from "./screeningTranslations.js";
import { failOn, readYamlFile, readYamlFolder, type YamlFile } from "./yamlFile.js";

const code = z.string().regex(/^[a-z][a-z0-9_]*$/, "has to be lower-case letters, digits and _, starting with a letter");
const text = z.string().trim().min(1);
/** Choices are written `code: label`, in the order they are shown. */
const choices = z.record(code, text);

const questionFile = z.strictObject({
  id: code,
  pathway: z.enum([...PATHWAYS, ABOUT_THE_PERSON]),
  text,
  kind: z.enum(QUESTION_KINDS),
  choices: z.union([code, choices], "has to be the name of a list, or choices written `code: label`").optional(),
  required: z.boolean().default(false),
  restricted: z.boolean().default(false),
  startsFrom: code.optional(),
  when: z.strictObject({ question: code, is: z.array(code).min(1) }).optional(),
  raises: z
    .array(
      z.strictObject({
        answer: z.array(code).min(1),
        pathway: z.enum(PATHWAYS).optional(),
        need: code,
        label: text,
        urgency: z.enum(URGENCIES),
      }),
    )
    .default([]),
});

const screeningFile = z.strictObject({
  id: code,
  kind: z.enum(SCREENING_KINDS),
  version: text,
  title: text,
  lists: z.record(code, choices).default({}),
  questions: z.array(questionFile).min(1),
  translations: translationsFile,
});

type QuestionFile = z.output<typeof questionFile>;
type ScreeningFile = z.output<typeof screeningFile>;

/**
 * The screenings of a folder (`templates/screenings`), in the order of their file names. Throws AppError `input` with every mistake,
 * by file and line.
 */
export async function loadScreenings(folder: string): Promise<readonly ScreeningTemplate[]> {
  const files = await readYamlFolder<ScreeningFile>(folder, screeningFile);
  const loaded = files.map(buildScreening);
  failOn([...loaded.flatMap((one) => one.issues), ...findSameIds(files)]);
  return loaded.map((one) => one.template);
}

/**
 * One screening file, which need not be in use yet, beside the screenings there are. Throws AppError `input` with every mistake, by line; also where a question starts from
 * one that nobody asks.
 */
export async function checkScreeningFile(file: string, others: readonly ScreeningTemplate[]): Promise<ScreeningTemplate> {
  const read = await readYamlFile<ScreeningFile>(file, screeningFile);
  const { template, issues } = buildScreening(read);
  const known = new Set([...others, template].flatMap(({ questions }) => questions.map(({ id }) => id)));
  const unknown = read.value.questions.flatMap(({ id, startsFrom }, index) =>
    startsFrom === undefined || known.has(startsFrom)
      ? []
      : [read.issueAt(["questions", index, "startsFrom"], `Question ${id} starts from ${startsFrom}, which no screening asks.`)],
  );
  failOn([...issues, ...unknown]);
  return template;
}

interface Built {
  readonly template: ScreeningTemplate;
  readonly issues: readonly InputIssue[];
}

function buildScreening(file: YamlFile<ScreeningFile>): Built {
  const questions: Question[] = [];
  const issues: InputIssue[] = [];
  file.value.questions.forEach((written, index) => {
    const question = buildQuestion(written, file.value.lists);
    for (const mistake of findMistakes(written, question, questions)) {
      issues.push(file.issueAt(["questions", index, mistake.field], `Question ${written.id} ${mistake.message}.`));
    }
    questions.push(question);
  });
  const { id, kind, version, title, translations } = file.value;
  for (const { path, message } of strayTranslations(translations, questions))
    issues.push(file.issueAt(["translations", ...path], message));
  const template = { id, kind, version, title, questions: questions.map((question) => translated(question, translations)) };
  return { template, issues };
}

function buildQuestion(written: QuestionFile, lists: ScreeningFile["lists"]): Question {
  const listed = typeof written.choices === "string" ? lists[written.choices] : written.choices;
  return {
    id: written.id,
    pathway: written.pathway,
    text: written.text,
    kind: written.kind,
    choices: Object.entries(listed ?? {}).map(([choiceCode, label]): Choice => ({ code: choiceCode, label })),
    required: written.required,
    restricted: written.restricted,
    ...(written.startsFrom === undefined ? {} : { startsFrom: written.startsFrom }),
    ...(written.when === undefined ? {} : { when: written.when }),
    raises: written.raises.flatMap((rule) => needRule(rule, rule.pathway ?? written.pathway)),
  };
}

/** A rule with no pathway is said by `findMistakes`. */
function needRule(rule: QuestionFile["raises"][number], pathway: Pathway | typeof ABOUT_THE_PERSON): NeedRule[] {
  return pathway === ABOUT_THE_PERSON ? [] : [{ ...rule, pathway }];
}

interface Mistake {
  readonly field: keyof QuestionFile;
  readonly message: string;
}

function findMistakes(written: QuestionFile, question: Question, earlier: readonly Question[]): readonly Mistake[] {
  const mistakes: Mistake[] = [];
  if (question.id === "notes") mistakes.push({ field: "id", message: "has the name that notes have in a file of answers" });
  if (earlier.some((one) => one.id === question.id)) mistakes.push({ field: "id", message: "is there twice" });
  mistakes.push(...findChoiceMistakes(written, question));
  mistakes.push(...findWhenMistakes(question, earlier));
  mistakes.push(...findNeedMistakes(written, question));
  return mistakes;
}

function findChoiceMistakes(written: QuestionFile, question: Question): readonly Mistake[] {
  const wantsChoices = question.kind === "one" || question.kind === "several";
  if (!wantsChoices) {
    return written.choices === undefined
      ? []
      : [{ field: "choices", message: `is of kind ${question.kind}, which has no choices` }];
  }
  if (question.choices.length > 0) return [];
  const message =
    typeof written.choices === "string" ? `names the list ${written.choices}, which is not under "lists"` : "has no choices";
  return [{ field: "choices", message }];
}

function findWhenMistakes(question: Question, earlier: readonly Question[]): readonly Mistake[] {
  const { when } = question;
  if (when === undefined) return [];
  const asked = earlier.find((one) => one.id === when.question);
  if (asked === undefined)
    return [{ field: "when", message: `is asked after ${when.question}, which is not a question before it` }];
  const unknown = unknownCodes(asked, when.is);
  if (unknown.length > 0)
    return [{ field: "when", message: `waits for ${unknown.join(", ")}, which ${asked.id} does not offer` }];
  // Being asked at all would give the sealed answer away.
  return asked.restricted && !question.restricted
    ? [{ field: "when", message: `follows a restricted question, so it has to be restricted too` }]
    : [];
}

function findNeedMistakes(written: QuestionFile, question: Question): readonly Mistake[] {
  return written.raises.flatMap((rule): Mistake[] => {
    const unknown = unknownCodes(question, rule.answer);
    if (unknown.length > 0)
      return [{ field: "raises", message: `raises a need at ${unknown.join(", ")}, which it does not offer` }];
    return (rule.pathway ?? written.pathway) === ABOUT_THE_PERSON
      ? [{ field: "raises", message: `raises ${rule.need} but does not say on which pathway` }]
      : [];
  });
}

function unknownCodes(question: Question, codes: readonly string[]): readonly string[] {
  return codes.filter((wanted) => !question.choices.some((choice) => choice.code === wanted));
}

function findSameIds(files: readonly YamlFile<ScreeningFile>[]): readonly InputIssue[] {
  return files.flatMap((file, index) =>
    files.slice(0, index).some((earlier) => earlier.value.id === file.value.id)
      ? [file.issueAt(["id"], `Another file of this folder has the id ${file.value.id} too.`)]
      : [],
  );
}
