import { describe, expect, it } from "vitest";
import { tryMutants } from "../../support/mutants/tryMutants.js";

describe("a roll that was damaged on its way", () => {
  it.each([0, 400])(
    "is a roll still or an error a person can act on, and never half an import (mutants from %i)",
    async (from) => {
      const { rolls, errors } = await tryMutants(from, from + 400);
      expect(rolls).toBeGreaterThan(100);
      expect(errors.size).toBeGreaterThan(5);
    },
  );
});
