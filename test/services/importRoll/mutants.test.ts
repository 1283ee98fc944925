import { expect, it } from "vitest";
import { tryMutants } from "../../support/mutants/tryMutants.js";

// Ten thousand more: npm run test:crash
it("a roll that was damaged on its way is a roll still or an error a person can act on, and never half an import", async () => {
  const { rolls, errors } = await tryMutants(0, 120);
  expect(rolls).toBeGreaterThan(25);
  expect(errors.size).toBeGreaterThan(5);
});
