import { AppError } from "../domain/appError.js";
import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import { checkDetails } from "../domain/licenceConditions.js";
import type { ConditionRecord } from "../domain/records.js";
import { canonicalJson } from "../store/canonicalJson.js";
import { readCatalogue } from "./checkAppointments.js";
import { conditionsOf, findConditionIn } from "./conditionCatalogue.js";
import { isActive } from "./gatherCase.js";
import { refuseMistakes } from "./inputChecks.js";
import { LONGEST_TEXT, refuseLongText } from "./refuseLongText.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { BESPOKE, type ShownCondition, shownCondition } from "./shownCondition.js";
import { parseDetails } from "./typedDetails.js";

/** A condition as it is typed in. */
export interface NewCondition {
  /** Slug of the catalogue, or "bespoke". */
  readonly condition: string;
  /** Each `name=value`; the same name again makes a list. */
  readonly details: readonly string[];
  /** The exact words of the licence; a bespoke condition is nothing else. */
  readonly licenceText?: string | undefined;
  /** The newest where not said. */
  readonly policyVersion?: string | undefined;
}

export interface AddedCondition {
  readonly condition: ShownCondition;
  /** False where the person had just this condition already. */
  readonly added: boolean;
}

type Content = Pick<ConditionRecord, "condition" | "policyVersion" | "details" | "licenceText">;

/**
 * Adds a condition to a person's licence. What a detail wants and lacks may come later (C21); what is wrong is refused, all at once. Throws
 * AppError notFound for the person or the condition, input for the details, usage where the words of a bespoke condition are missing,
 * refused for a second curfew.
 */
export async function addCondition(session: Session, person: string, given: NewCondition): Promise<AddedCondition> {
  const catalogue = await readCatalogue(session);
  const content = contentOf(catalogue, given);
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "add a licence condition", async (tx) => {
    const onLicence = (await tx.conditions.list(prisonerNumber)).filter(isActive);
    const there = onLicence.find((one) => isSame(one, content));
    if (there === undefined) refuseSecondCurfew(onLicence, content, catalogue);
    const record = there ?? (await tx.conditions.record({ prisonerNumber, recordedOn: session.asOf, ...content }));
    return { condition: shownCondition(record, catalogue), added: there === undefined };
  });
}

/** One curfew holds all its hours (licence.md 1.3); one that takes a single time range, as in policy 3.0, is there once for each. */
function refuseSecondCurfew(onLicence: readonly ConditionRecord[], { condition }: Content, { entries }: LicenceCatalogue): void {
  const entry = entries.get(condition);
  const holdsAll = entry?.details.some(({ kind, most }) => kind === "times" && most !== 1);
  const first = onLicence.find((one) => one.condition === condition);
  if (first === undefined || entry === undefined || !entry.effects.includes("curfew") || !holdsAll) return;
  throw new AppError("refused", "CURFEW_IN_FORCE", "The licence has a curfew already; nothing was changed.", {
    hint: `Change its hours with \`resettle licence update ${first.id} --detail times=HH:MM-HH:MM\` (up to three, with a comma), or take it off with \`resettle licence remove ${first.id}\`.`,
  });
}

function contentOf(catalogue: LicenceCatalogue, given: NewCondition): Content {
  const conditions = conditionsOf(catalogue, given.policyVersion);
  const { policyVersion } = conditions;
  const licenceText = given.licenceText ?? "";
  refuseLongText(licenceText, "--text", LONGEST_TEXT);
  if (given.condition.trim().toLowerCase() === BESPOKE) return bespokeOf(given, licenceText, policyVersion);
  const entry = findConditionIn(conditions, given.condition);
  const { details, issues } = checkDetails(entry, parseDetails(given.details));
  refuseMistakes(issues);
  return { condition: entry.slug, policyVersion, details, licenceText };
}

function bespokeOf(given: NewCondition, licenceText: string, policyVersion: string): Content {
  if (licenceText === "") {
    throw new AppError("usage", "BESPOKE_WITHOUT_WORDS", "A bespoke condition needs the exact words of the licence.", {
      hint: "Give them with --text.",
    });
  }
  if (given.details.length > 0) {
    throw new AppError("usage", "BESPOKE_WITH_DETAILS", "A bespoke condition has no details, only the words of the licence.", {
      hint: "Leave out --detail.",
    });
  }
  return { condition: BESPOKE, policyVersion, details: {}, licenceText };
}

function isSame(one: Content, other: Content): boolean {
  const keyOf = ({ condition, policyVersion, details, licenceText }: Content) =>
    canonicalJson({ condition, policyVersion, details, licenceText });
  return keyOf(one) === keyOf(other);
}
