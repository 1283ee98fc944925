import { AppError } from "../domain/appError.js";
import { checkDetails } from "../domain/licenceConditions.js";
import type { ConditionRecord } from "../domain/records.js";
import type { StoreWriter } from "../store/writer.js";
import { readCatalogue } from "./checkAppointments.js";
import { isActive } from "./gatherCase.js";
import { refuseMistakes } from "./inputChecks.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import type { Session } from "./session.js";
import { type ShownCondition, shownCondition } from "./shownCondition.js";
import { parseDetails } from "./typedDetails.js";

/** What of a condition is to be different: details by name, the others stay; the words of the licence. */
export interface ConditionChanges {
  /** Each `name=value`. */
  readonly details: readonly string[];
  readonly licenceText?: string | undefined;
}

/**
 * Fills in or changes details of a condition, or the words of the licence. Throws AppError notFound, usage where nothing is given, input for
 * details that are wrong, all at once, refused where it is off the licence.
 */
export async function updateCondition(session: Session, id: string, changes: ConditionChanges): Promise<ShownCondition> {
  const { licenceText } = changes;
  if (changes.details.length === 0 && licenceText === undefined) {
    throw new AppError("usage", "NOTHING_GIVEN", "Nothing was given that should be different.", {
      hint: "Give --detail or --text.",
    });
  }
  refuseLongText(licenceText, "--text", LONGEST_TEXT);
  const typed = parseDetails(changes.details);
  const catalogue = await readCatalogue(session);
  return session.store.write(session.actor, "change a licence condition", async (tx) => {
    const before = await getOnLicence(tx, id);
    const entry = catalogue.entries.get(before.condition);
    if (entry === undefined && changes.details.length > 0) throw withoutDetails();
    const checked = entry === undefined ? { details: {}, issues: [] } : checkDetails(entry, typed);
    refuseMistakes(checked.issues);
    const details = { ...before.details, ...checked.details };
    const after = await tx.conditions.change(id, { details, ...(licenceText === undefined ? {} : { licenceText }) });
    return shownCondition(after, catalogue);
  });
}

/** Takes a condition off a person's licence; it stays on record, with the day. Throws AppError notFound. */
export async function removeCondition(session: Session, id: string): Promise<ShownCondition> {
  const catalogue = await readCatalogue(session);
  return session.store.write(session.actor, "remove a licence condition", async (tx) => {
    const before = await tx.conditions.get(id);
    const after = isActive(before) ? await tx.conditions.change(id, { removedOn: session.asOf }) : before;
    return shownCondition(after, catalogue);
  });
}

async function getOnLicence(tx: StoreWriter, id: string): Promise<ConditionRecord> {
  const condition = await tx.conditions.get(id);
  if (isActive(condition)) return condition;
  throw new AppError("refused", "CONDITION_REMOVED", "This condition is off the licence.", {
    hint: "Add it again with `resettle licence add`.",
  });
}

function withoutDetails(): AppError {
  return new AppError("usage", "BESPOKE_WITH_DETAILS", "This condition has no details, only the words of the licence.", {
    hint: "Give them with --text.",
  });
}
