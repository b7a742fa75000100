import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { API_ROUTES } from "../../../functions/serve-api/contract/routes.js";
import { runSchemathesis } from "./conformance/run-schemathesis.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

/** Time for generated requests, in seconds: some thousands of them. */
const SECONDS = 120;

/** All routes except that of the document itself, which schemathesis does not test. */
const TRIED = API_ROUTES.length - 1;

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
    console.info(`schemathesis generates requests for ${SECONDS} s, with all its checks.`);
    console.info("Not generated: cursors in valid requests, because only the API can make them.");

    const { violations, cases, operations, phases, output } = await runSchemathesis(api().base, peers, SECONDS);

    console.info(`${cases} requests to ${operations} endpoints.`);
    expect(violations, output.slice(-8_000)).toEqual([]);
    expect(phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
    expect(cases).toBeGreaterThan(300);
  });
};
