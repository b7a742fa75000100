import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { SCOPES } from "../../../functions/shared/auth/caller.js";
import {
  type Credential,
  type Peers,
  runSchemathesis,
  type Staff,
  TRIED,
} from "../../fuzz/schemathesis/run-schemathesis.js";
import { TEST_SEED } from "../../support/test-seed.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

/**
 * Requests to one operation in one phase: some thousand in all. A number and not a time, so that the cases are the same
 * on every machine; npm run test:fuzz searches further.
 */
const EXAMPLES = 50;
const STAFF_EXAMPLES = 5;

/** `npm run test:fuzz -- --gateway` sets several: 1,2,3. Each takes a minute or two, and starting a stack as long. */
const SEEDS = (process.env["TEST_SEEDS"] ?? String(TEST_SEED)).split(",").map(Number);

const credentialOf = (value: string): Credential => ({ name: "Token", value });

/**
 * Requests that schemathesis generates from the OpenAPI document, of customers and of staff. Staff have API tokens: who
 * has signed in may log out, and is tried by `npm run test:fuzz`, which also runs what is left out here for its time.
 */
export const describeConformance = (api: () => LocalApi): void => {
  let peers: Peers;

  /** Stops the processing of tickets: thousands of them would only keep the machine busy. */
  const stopProcessing = async (): Promise<void> => {
    const { clientConfig, stack } = api().pipeline;
    const UUID = String(stack.outputs["event_source_mapping_id"]);
    await new LambdaClient(clientConfig).send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  };

  it("is ready for thousands of requests", async () => {
    const token = await api().token("conformance-owner");
    peers = { owner: credentialOf(token), peer: credentialOf(await api().token("conformance-peer")) };
    const owner = api().user({ token });
    const tickets = [await owner.submit(aQuestion()), await owner.submit(anAlarm())];
    for (const { ticketId } of tickets) await api().waitForTicket(owner, ticketId);
    await stopProcessing();
    console.info("schemathesis generates requests with all its checks.");
    console.info(
      "Not generated: cursors in valid requests, because only the API can make them; periods of statistics.",
    );
  });

  it.each(SEEDS)("responds to every request generated with the seed %i as the document says", async (seed) => {
    const { violations, cases, operations, phases } = await runSchemathesis(api().base, peers, {
      seed,
      examples: EXAMPLES,
    });

    console.info(`Seed ${seed}: ${cases} requests to ${operations} endpoints.`);
    expect(violations).toEqual([]);
    expect(phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
    expect(cases).toBeGreaterThan(300);
  });

  it.each(["agent", "admin"] as const)("responds to generated requests of an %s as the document says", async (role) => {
    const token = await api().token(`conformance-${role}`, { role, scopes: SCOPES });
    const staff: Staff = { staff: credentialOf(token) };
    const { violations, cases, operations, phases } = await runSchemathesis(api().base, staff, {
      seed: TEST_SEED,
      examples: STAFF_EXAMPLES,
      phases: ["fuzzing", "stateful"],
    });

    console.info(`An ${role}, seed ${TEST_SEED}: ${cases} requests to ${operations} endpoints.`);
    expect(violations).toEqual([]);
    expect(phases).toMatchObject({ fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
  });
};
