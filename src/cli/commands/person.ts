import { verbs } from "../command.js";
import { personAssign } from "./person/assign.js";
import { personContact } from "./person/contact.js";
import { personErase } from "./person/erase.js";
import { personExport } from "./person/export.js";
import { personFind } from "./person/find.js";
import { personHighIntensity } from "./person/highIntensity.js";
import { personHistory } from "./person/history.js";
import { personHold } from "./person/hold.js";
import { personMerge } from "./person/merge.js";
import { personNote } from "./person/note.js";
import { personOutcome } from "./person/outcome.js";
import { personRelease } from "./person/release.js";
import { personShow } from "./person/show.js";

export const personCommand = verbs([
  ["find", "Find people by number, surname or part of one", personFind],
  ["show", "One person on one page", personShow],
  ["history", "What the rolls have said of one person, and when", personHistory],
  ["assign", "Give people a worker, hand over, or end it", personAssign],
  ["note", "What those who work with the person have told us", personNote],
  ["contact", "Family and friends, and what they may be told", personContact],
  ["release", "The person was released, or has gone otherwise", personRelease],
  ["outcome", "What became of a person after release", personOutcome],
  ["high-intensity", "Who comes back often: decide, and see who has the case", personHighIntensity],
  ["merge", "Two numbers are one person's: their records become one", personMerge],
  ["hold", "Keep a record from being erased for now, or lift that", personHold],
  ["export", "Write everything held on a person, for them to have", personExport],
  ["erase", "Take everything held on a person out of the store; shows first what would go", personErase],
]);
