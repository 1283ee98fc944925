import { defineConfig } from "vitest/config";

/** Slow and rough: each file has the machine to itself, and every test is named as it ends. */
export default defineConfig({
  test: {
    include: ["test/crash/**/*.test.ts"],
    setupFiles: ["test/support/cleanUp.ts"],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 600_000,
    reporters: ["verbose"],
  },
});
