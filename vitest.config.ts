import { defineConfig } from "vitest/config";
import { LongestFirst } from "./test/support/longest-first.js";

/** Generated tests try the same cases on every run. */
const SETUP = ["test/support/test-seed.ts"];

/** For pages on a machine that is busy: the default of one second is too short. */
const PATIENT = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          include: ["test/**/*.test.ts"],
          exclude: ["test/e2e/**", "test/fuzz/**", "test/console/**"],
          setupFiles: SETUP,
          // They import JSON in a way that Node does not support.
          server: { deps: { inline: [/\/node_modules\/@actions\//] } },
          // Colours are for terminals, and libraries take CI for one.
          env: { NO_COLOR: "1" },
          // For a machine that is busy; a test that hangs still ends.
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: "fuzz",
          include: ["test/fuzz/**/*.test.ts"],
          setupFiles: SETUP,
          testTimeout: 10 * 60_000,
        },
      },
      {
        test: {
          name: "console",
          include: ["test/console/**/*.test.ts"],
          globalSetup: "test/console/support/build.ts",
          setupFiles: SETUP,
          testTimeout: 60_000,
          hookTimeout: 120_000,
          expect: PATIENT,
          // Each file has a browser of its own.
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          setupFiles: SETUP,
          testTimeout: 10 * 60_000,
          hookTimeout: 15 * 60_000,
          expect: PATIENT,
          // Each file has a local stack of its own, and most of the time it takes to start one is spent waiting.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
    sequence: { sequencer: LongestFirst },
    coverage: {
      provider: "v8",
      include: ["main.ts", "stacks/**/*.ts", "functions/**/*.ts", "scripts/**/*.ts"],
      reporter: ["text-summary", "html"],
    },
  },
});
