import { answerWords } from "../../domain/answerWords.js";
import { AppError } from "../../domain/appError.js";
import type { DateLanguage } from "../../domain/dateWords.js";
import { loadReadableScreenings } from "../screeningTemplates.js";
import type { Session } from "../session.js";
import { type PlanPress, preparePress, STANDARD_TEMPLATE } from "./planPress.js";
import { findNewestOpenAnswer } from "./saidInScreenings.js";

/** The question of a screening that asks how the plan is to look, and the form that each of its answers means. */
const QUESTION = "plan_format";
const FORMS: ReadonlyMap<string, { readonly template: string; readonly language?: DateLanguage }> = new Map([
  ["standard", { template: STANDARD_TEMPLATE }],
  ["large_print", { template: "large-print" }],
  ["easy_read", { template: "easy-read" }],
  ["welsh", { template: STANDARD_TEMPLATE, language: "cy" }],
]);

/** Why the form that was asked for cannot be had: it is not there, or words that this person's plan needs are not there in its language. */
const NOT_TO_BE_HAD: ReadonlySet<string> = new Set(["TEMPLATE_NOT_FOUND", "TEMPLATE_LANGUAGE", "TRANSLATION_MISSING"]);

/** Draws or begins a plan from the press it is given. */
type Draw<Drawn> = (press: PlanPress) => Promise<Drawn>;

/** Gives each person's plan the form that they asked for. */
export interface FormChooser {
  /** Draws in the form the person asked for; where that cannot be had, in the standard one, whose press then has a note that says what is missing. */
  draw<Drawn>(prisonerNumber: string, draw: Draw<Drawn>): Promise<Drawn>;
}

/**
 * The form each person asked for in the newest screening that says, from what may be seen openly; standard where none does. Each template is read once.
 * Throws AppError as `preparePress` does where the standard one has a mistake.
 */
export async function chooseForms(session: Session): Promise<FormChooser> {
  const screenings = await loadReadableScreenings(session.env);
  const standard = await preparePress(session, STANDARD_TEMPLATE);
  const presses = new Map<string, Promise<PlanPress>>([[STANDARD_TEMPLATE, Promise.resolve(standard)]]);
  const pressOf = (template: string, language?: DateLanguage): Promise<PlanPress> => {
    const key = language === undefined ? template : `${template} ${language}`;
    const press = presses.get(key) ?? preparePress(session, template, language);
    presses.set(key, press);
    return press;
  };
  return {
    async draw(prisonerNumber, draw) {
      const open = findNewestOpenAnswer(await session.store.read.screenings.list(prisonerNumber), QUESTION, screenings);
      if (open === undefined) return draw(standard);
      const asked = answerWords(open.question, open.answer);
      const form = FORMS.get(String(open.answer));
      if (form === undefined) return draw({ ...standard, note: noteOf(prisonerNumber, asked, "There is no such form.") });
      try {
        return await draw(await pressOf(form.template, form.language));
      } catch (error) {
        if (!(error instanceof AppError) || !NOT_TO_BE_HAD.has(error.code)) throw error;
        return draw({ ...standard, note: noteOf(prisonerNumber, asked, error.message) });
      }
    },
  };
}

/** One form for everyone, whatever they asked for. */
export function oneForm(press: PlanPress): FormChooser {
  return { draw: (_, draw) => draw(press) };
}

function noteOf(prisonerNumber: string, asked: string, missing: string): string {
  return `${prisonerNumber} asked for this form of plan: ${asked}. ${missing} So the standard plan in English was drawn.`;
}
