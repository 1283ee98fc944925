import {
  BANKS,
  COMPLEXITIES,
  CONTRACT_TYPES,
  DOCUMENTS,
  DUTY_OUTCOMES,
  REFERRAL_SETTINGS,
  WITHDRAWAL_REASONS,
} from "../../../domain/referralDetails.js";
import type { GivenDetails } from "../../../services/referralDetails.js";
import { choice, day, flag, money, text } from "../../option.js";

/** What may be said of a referral when it is made, and later. */
export const DETAIL_OPTIONS = {
  contactConsent: flag("the person has agreed that their contact details are given too"),
  shared: text("words", "what was told to the service"),
  setting: choice("where", REFERRAL_SETTINGS, "whether the help is for in prison or for after release"),
  probationOffice: text("name", "the probation office"),
  complexity: choice("level", COMPLEXITIES, "how complex the need is"),
  interpreter: text("language", "an interpreter is needed, for this language"),
  accessNeeds: text("words", "what makes it possible to take part: large print, a ramp"),
  avoidTimes: text("words", "when not to call or to meet"),
  reference: text("number", "the service's own number for it, or the case number of an application"),
  authority: text("council", "duty to refer: the council the person chose, by name or code"),
  contract: choice("type", CONTRACT_TYPES, "commissioned service: which contract"),
  document: choice("document", DOCUMENTS, "ID application: for which document, one a referral"),
  priority: flag("ID application: sent as a priority"),
  cost: money("pounds", "ID application: what it cost"),
  madeWhere: text("place", "ID application: where it was made"),
  bank: choice("bank", BANKS, "bank account: which bank"),
};

/** What can be said only once it is under way. */
export const LATER_OPTIONS = {
  withdrawnFor: choice("reason", WITHDRAWAL_REASONS, "duty to refer: why it was withdrawn"),
  dutyOutcome: choice("outcome", DUTY_OUTCOMES, "duty to refer: what the council decided"),
  received: day("ID application: the day the document came"),
  resubmitted: day("bank account: the day it was sent again after it came back"),
  inProperty: day("the day the document or the bank letter was put in the person's property"),
};

const DETAIL_NAMES = [...Object.keys(DETAIL_OPTIONS), ...Object.keys(LATER_OPTIONS)];

/** The options of a command line that are details; a flag that was not given says nothing. */
export function detailsOf(given: Readonly<Record<string, unknown>>): GivenDetails {
  return Object.fromEntries(
    DETAIL_NAMES.flatMap((name) => (given[name] === undefined || given[name] === false ? [] : [[name, given[name]]])),
  );
}
