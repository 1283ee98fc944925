import { addDays } from "../../domain/plainDate.js";
import type { LetterCase } from "../../plan/buildLetter.js";
import type { PlanReferral } from "../../plan/planCase.js";
import type { PreviewBasis } from "./madeUpCase.js";
import { madeUpLicence } from "./madeUpLicence.js";
import { MADE_UP_WORKERS, madeUpPerson, madeUpRecord, madeUpWindow } from "./madeUpPerson.js";

/** A letter about a person who does not exist: with an answer to all that a form asks, or with almost none. */
export function buildMadeUpLetter({ asOf, bare }: PreviewBasis): LetterCase {
  const from = MADE_UP_WORKERS[0];
  return {
    referral: referral(asOf, bare),
    person: madeUpPerson(asOf, bare),
    prisonName: "HMP Example",
    window: madeUpWindow(asOf, bare),
    workers: bare ? [] : MADE_UP_WORKERS,
    from: bare ? undefined : { name: "jmade", active: true, ...from },
    service: bare ? undefined : { address: "Town Hall Square, Ashby, ZZ1 1AA", phone: "01632 960177" },
    licence: bare ? undefined : madeUpLicence(asOf),
    needs: bare ? [] : [need(asOf)],
    barriers: [],
    said: bare ? {} : SAID,
    chases: bare ? [] : [{ on: addDays(asOf, -4), worker: "jmade", note: "" }],
    answerBy: bare ? undefined : addDays(asOf, 5),
    workingDaysWaiting: bare ? 0 : 12,
    asOf,
  };
}

/** In words, as screenings give them. */
const SAID: LetterCase["said"] = {
  preferred_name: "Maxi",
  language: "Welsh",
  interpreter: "Yes",
  reading_forms: "With some help",
  accommodation_before: "A room in a shared house, Ashby",
  accommodation_on_release: "Nowhere yet",
  local_connection: "Lived in Ashby for nine years; a sister lives there",
  bank_account: "No",
  id_held: "Birth certificate",
};

function need(asOf: LetterCase["asOf"]): LetterCase["needs"][number] {
  return {
    ...madeUpRecord("ne-1", asOf),
    ...{ pathway: "accommodation", need: "place_to_live", label: "A place to live from the day of release" },
    ...{ urgency: "before_release", status: "in_progress", restricted: false, note: "" },
  };
}

function referral(asOf: LetterCase["asOf"], bare: boolean): PlanReferral["referral"] {
  return {
    ...madeUpRecord("re-1", asOf),
    ...{ kind: "service", pathway: "accommodation", service: "Ashby Housing Advice and Support for People Leaving Prison" },
    ...{ publicLabel: "", consent: true, state: "made", madeOn: addDays(asOf, -12), answerWithinDays: 10, moves: [] },
    reason: bare ? "" : "Leaves prison in three weeks with nowhere to live, and a curfew that needs an address.",
    details: bare
      ? {}
      : {
          ...{ shared: "Name, date of birth, needs", contactConsent: true, setting: "community", probationOffice: "Ashby" },
          ...{ complexity: "medium", accessNeeds: "Large print, and somebody to go through forms with", cost: 1_100 },
          ...{ avoidTimes: "Monday mornings, and after 4pm", reference: "AHA-0000", contract: "accommodation" },
          ...{ document: "birth_or_adoption_certificate", priority: true, madeWhere: "Ashby", bank: "coop" },
        },
  };
}
