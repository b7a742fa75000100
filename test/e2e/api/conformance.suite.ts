import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { runSchemathesis, TRIED } from "../../fuzz/schemathesis/run-schemathesis.js";
import { TEST_SEED } from "../../support/test-seed.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

/**
 * Requests to one operation in one phase: some thousand in all. A number and not a time, so that the cases are the same
 * on every machine; npm run test:fuzz searches further.
 */
const EXAMPLES = 50;

/** Requests that schemathesis generates from the OpenAPI document. */
export const describeConformance = (api: () => LocalApi): void => {
  /** Stops the processing of tickets: thousands of them would only keep the machine busy. */
  const stopProcessing = async (): Promise<void> => {
    const { clientConfig, stack } = api().pipeline;
    const UUID = String(stack.outputs["event_source_mapping_id"]);
    await new LambdaClient(clientConfig).send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  };

  it("responds to every generated request as the OpenAPI document says, and never with a 5xx", async () => {
    const peers = { owner: await api().token("conformance-owner"), peer: await api().token("conformance-peer") };
    const owner = api().user({ token: peers.owner });
    const tickets = [await owner.submit(aQuestion()), await owner.submit(anAlarm())];
    for (const { ticketId } of tickets) await api().waitForTicket(owner, ticketId);
    await stopProcessing();
    console.info(`schemathesis generates requests with the seed ${TEST_SEED} and all its checks.`);
    console.info("Not generated: cursors in valid requests, because only the API can make them.");

    const { violations, cases, operations, phases } = await runSchemathesis(api().base, peers, {
      seed: TEST_SEED,
      examples: EXAMPLES,
    });

    console.info(`${cases} requests to ${operations} endpoints.`);
    expect(violations).toEqual([]);
    expect(phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
    expect(cases).toBeGreaterThan(300);
  });
};
