import { AppError } from "../domain/appError.js";
import type { LicenceCatalogue } from "../domain/licenceCatalogue.js";
import { checkDetails } from "../domain/licenceConditions.js";
import type { ConditionRecord } from "../domain/records.js";
import { canonicalJson } from "../store/canonicalJson.js";
import { readCatalogue } from "./checkAppointments.js";
import { conditionsOf, findConditionIn } from "./conditionCatalogue.js";
import { isActive } from "./gatherCase.js";
import { refuseMistakes } from "./inputChecks.js";
import { resolvePerson } from "./resolvePerson.js";
import type { Session } from "./session.js";
import { BESPOKE, type ShownCondition, shownCondition } from "./shownCondition.js";

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
 * AppError notFound for the person or the condition, input for the details, usage where the words of a bespoke condition are missing.
 */
export async function addCondition(session: Session, person: string, given: NewCondition): Promise<AddedCondition> {
  const catalogue = await readCatalogue(session);
  const content = contentOf(catalogue, given);
  const prisonerNumber = await resolvePerson(session, person);
  return session.store.write(session.actor, "add a licence condition", async (tx) => {
    const there = (await tx.conditions.list(prisonerNumber)).find((one) => isActive(one) && isSame(one, content));
    const record = there ?? (await tx.conditions.record({ prisonerNumber, recordedOn: session.asOf, ...content }));
    return { condition: shownCondition(record, catalogue), added: there === undefined };
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

function contentOf(catalogue: LicenceCatalogue, given: NewCondition): Content {
  const conditions = conditionsOf(catalogue, given.policyVersion);
  const { policyVersion } = conditions;
  const licenceText = given.licenceText ?? "";
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

/** Throws AppError usage where one is not `name=value`; it is not repeated, for it may hold a name. */
function parseDetails(typed: readonly string[]): Readonly<Record<string, string | readonly string[]>> {
  const values = new Map<string, string[]>();
  for (const text of typed) {
    const at = text.indexOf("=");
    if (at < 1) {
      throw new AppError("usage", "BAD_DETAIL", "--detail was given something that is not name=value.", {
        hint: 'Write it as --detail "times=19:00-07:00". `resettle licence catalogue <condition>` shows the names.',
      });
    }
    const name = text.slice(0, at).trim();
    values.set(name, [...(values.get(name) ?? []), text.slice(at + 1)]);
  }
  return Object.fromEntries([...values].map(([name, all]) => [name, all.length === 1 ? all.join("") : all]));
}

function isSame(one: Content, other: Content): boolean {
  const keyOf = ({ condition, policyVersion, details, licenceText }: Content) =>
    canonicalJson({ condition, policyVersion, details, licenceText });
  return keyOf(one) === keyOf(other);
}
