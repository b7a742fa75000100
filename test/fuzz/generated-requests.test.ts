import { afterAll, beforeAll, expect, it } from "vitest";
import { TEST_SEED } from "../support/test-seed.js";
import { startApi, TOKENS } from "./api-server.js";
import { runSchemathesis, TRIED } from "./schemathesis/run-schemathesis.js";

/** Requests per operation in each phase that generates them: about a minute in all. */
const EXAMPLES = 200;

let api: Awaited<ReturnType<typeof startApi>>;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.server.close());

it(`the API responds to every generated request as its document says, with the seed ${TEST_SEED}`, async () => {
  const run = await runSchemathesis(api.base, TOKENS, { seed: TEST_SEED, examples: EXAMPLES });

  console.info(`${run.cases} requests to ${run.operations} operations, seed ${TEST_SEED}.`);
  expect(run.violations).toEqual([]);
  expect(run.phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
  expect(run.operations).toBe(TRIED);
});
