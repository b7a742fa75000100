import * as fc from "fast-check";

/**
 * Seed of every generated test. Fixed, so that CI tries the same cases on every run and a failure repeats;
 * `npm run test:fuzz` sets others in TEST_SEED.
 */
export const TEST_SEED = Number(process.env["TEST_SEED"] ?? 21);

fc.configureGlobal({ seed: TEST_SEED });
