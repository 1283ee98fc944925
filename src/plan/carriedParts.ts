import { isOpenNeed } from "../domain/needOrder.js";
import { type Pathway, RESTRICTED_PATHWAYS } from "../domain/pathway.js";
import type { ReferralRecord } from "../domain/records.js";
import { isRestricted } from "../domain/restricted.js";
import type { PlanCase, PlanNeed, Said } from "./planCase.js";

/**
 * Parts of life of which a need may stand on a page that others see without the person having agreed to its words. What is not named here
 * (health, drugs, attitudes) is a detail they have to agree to share first (process.md, "Never on a page that other people may see").
 */
const CARRIED_PATHWAYS: ReadonlySet<Pathway> = new Set([
  "accommodation",
  "children_and_families",
  "education_and_work",
  "finance_and_id",
]);

/** Whether a page may say what the need is, and not only which part of life it belongs to. */
export function mayCarryWords({ pathway }: Pick<PlanNeed, "pathway">): boolean {
  return CARRIED_PATHWAYS.has(pathway);
}

/** Where others must not see what kind of help it is, only a public label may stand for it; "" where it has none: then it is left out. */
export function publicReferralLabel({ publicLabel, pathway, service }: ReferralRecord): string {
  return publicLabel || (RESTRICTED_PATHWAYS.has(pathway) ? "" : service);
}

/** What the person said they want, where nobody has recorded a goal with them. */
export function carriedGoals({ goals, said }: PlanCase): Said<readonly string[]> | undefined {
  return goals.length === 0 ? said.goals : undefined;
}

/** Where the person said they will live, where the licence has no address; never where anything restricted is recorded: it may be a refuge. */
export function carriedAddress({ licence, said, needs, barriers }: PlanCase): Said<string> | undefined {
  if ((licence?.address ?? "") !== "" || (licence?.postcode ?? "") !== "") return undefined;
  return [...needs, ...barriers].some(isRestricted) ? undefined : said.address;
}

/** The open needs that screenings raised, of those parts of life of which no barrier is recorded. What a worker typed in is for workers. */
export function carriedNeeds(planCase: PlanCase): readonly PlanNeed[] {
  return screenedNeeds(planCase).filter(mayCarryWords);
}

/** The open needs that would be carried, were they not details to agree on first. */
export function keptNeeds(planCase: PlanCase): readonly PlanNeed[] {
  return screenedNeeds(planCase).filter((need) => !mayCarryWords(need));
}

function screenedNeeds({ needs, barriers }: PlanCase): readonly PlanNeed[] {
  const written = new Set(barriers.map(({ pathway }) => pathway));
  return needs.filter(
    (need) => isOpenNeed(need) && need.screeningId !== undefined && !isRestricted(need) && !written.has(need.pathway),
  );
}
