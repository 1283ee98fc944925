import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    exclude: ["test/bench/**", "test/crash/**"],
    globalSetup: ["test/support/globalSetup.ts"],
    setupFiles: ["test/support/cleanUp.ts"],
    pool: "threads",
    maxWorkers: 2,
    // Files of tests share their modules, which take longer to load than most tests take: keep nothing in a module that a test changes.
    isolate: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ["default"],
  },
});
