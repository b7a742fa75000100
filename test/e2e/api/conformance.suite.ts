import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import { API_ROUTES } from "../../../functions/serve-api/contract/routes.js";
import { runSchemathesis } from "./conformance/run-schemathesis.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

/** Time for generated requests, in seconds: some thousands of them. */
const SECONDS = 120;

/** Everything but the document's own endpoint, which schemathesis reads and does not try. */
const TRIED = API_ROUTES.length - 1;

/** Requests that a machine makes up from the OpenAPI document. */
export const describeConformance = (api: () => LocalApi): void => {
  /** Tickets from here on stay as they are received: thousands of them would only keep the machine busy. */
  const stopProcessing = async (): Promise<void> => {
    const { clientConfig, stack } = api().pipeline;
    const UUID = String(stack.outputs["event_source_mapping_id"]);
    await new LambdaClient(clientConfig).send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
  };

  it("answers every generated request as its OpenAPI document says, and never with a fault of its own", async () => {
    const peers = { owner: await api().token("conformance-owner"), peer: await api().token("conformance-peer") };
    const owner = api().user({ token: peers.owner });
    const tickets = [await owner.submit(aQuestion()), await owner.submit(anAlarm())];
    for (const { ticketId } of tickets) await api().finished(owner, ticketId);
    await stopProcessing();
    console.info(`schemathesis makes up requests for ${SECONDS} s, with every check it has.`);
    console.info("Left out: cursors in requests that are to be valid, since only the API can make a good one.");

    const { violations, cases, operations, phases, output } = await runSchemathesis(api().base, peers, SECONDS);

    console.info(`${cases} requests to ${operations} endpoints.`);
    expect(violations, output.slice(-8_000)).toEqual([]);
    expect(phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
    expect(cases).toBeGreaterThan(300);
  });
};
