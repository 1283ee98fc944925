import type { DuePlans } from "../../../services/renderPlan/renderDuePlans.js";

type Refused = Pick<DuePlans["refused"][number], "prisonerNumber" | "message" | "problems">;

/** Why plans were not drawn: one sentence for all of whom the same is to be mended, so that a batch of many can be read. */
export function refusedWords(refused: readonly Refused[]): readonly string[] {
  const alike = new Map<string, Refused[]>();
  for (const plan of refused) {
    const problems = plan.problems.length > 0 ? plan.problems.join(" ") : plan.message;
    alike.set(problems, [...(alike.get(problems) ?? []), plan]);
  }
  return [...alike].flatMap(([problems, plans]) => {
    if (plans.length === 1) return plans.map((plan) => (plan.problems.length > 0 ? `${plan.message} ${problems}` : plan.message));
    return `${plans.length} plans were not drawn: ${plans.map(({ prisonerNumber }) => prisonerNumber).join(", ")}. ${problems}`;
  });
}
