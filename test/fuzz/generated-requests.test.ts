import { afterAll, beforeAll, expect, it } from "vitest";
import { TEST_SEED } from "../support/test-seed.js";
import { PEERS, STAFF, startApi } from "./api-server.js";
import { runSchemathesis, TRIED } from "./schemathesis/run-schemathesis.js";

/** Requests per operation in each phase that generates them: some minutes in all. */
const EXAMPLES = 50;
const STAFF_EXAMPLES = 20;

let api: Awaited<ReturnType<typeof startApi>>;

beforeAll(async () => {
  api = await startApi();
});

afterAll(() => api.server.close());

it.each([
  ["customers", PEERS, EXAMPLES],
  ["an agent", STAFF.agent, STAFF_EXAMPLES],
  ["an admin", STAFF.admin, STAFF_EXAMPLES],
] as const)(
  `responds to generated requests of %s as documented, seed ${TEST_SEED}`,
  async (_who, callers, examples) => {
    const run = await runSchemathesis(api.base, callers, { seed: TEST_SEED, examples });

    console.info(`${run.cases} requests to ${run.operations} operations, seed ${TEST_SEED}.`);
    expect(run.violations).toEqual([]);
    expect(run.phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(run.operations).toBe(TRIED);
  },
);
