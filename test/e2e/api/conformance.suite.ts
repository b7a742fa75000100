import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { LambdaClient, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import { expect, it } from "vitest";
import * as z from "zod";
import { addPerson } from "../../../scripts/shared/tokens/local-people.js";
import { type Credential, type Peers, runSchemathesis, TRIED } from "../../fuzz/schemathesis/run-schemathesis.js";
import { TEST_SEED } from "../../support/test-seed.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm } from "./support/tickets.js";

/**
 * Requests to one operation in one phase: some thousand in all. A number and not a time, so that the cases are the same
 * on every machine; npm run test:fuzz searches further.
 */
const EXAMPLES = 50;

/** `npm run test:fuzz -- --gateway` sets several: 1,2,3. Each takes a minute or two, and starting a stack as long. */
const SEEDS = (process.env["TEST_SEEDS"] ?? String(TEST_SEED)).split(",").map(Number);

const tokenOf = (value: string): Credential => ({ name: "Token", value });

/** Requests of staff to one operation in one phase: what they may do is a part of what customers are tried with. */
const STAFF_EXAMPLES = 15;

/** Requests that schemathesis generates from the OpenAPI document. */
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
    peers = { owner: tokenOf(token), peer: tokenOf(await api().token("conformance-peer")) };
    const owner = api().user({ token });
    const tickets = [await owner.submit(aQuestion()), await owner.submit(anAlarm())];
    for (const { ticketId } of tickets) await api().waitForTicket(owner, ticketId);
    await stopProcessing();
    console.info("schemathesis generates requests with all its checks.");
    console.info("Not generated: cursors in valid requests, because only the API can make them.");
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

  it.each([
    ["an agent", () => api().token("conformance-agent", { role: "agent" }).then(tokenOf)],
    ["an admin who signed in", () => signInAsAdmin(api())],
  ])("responds to every request of %s as the document says", async (_who, signIn) => {
    const cases = { seed: SEEDS[0] ?? TEST_SEED, examples: STAFF_EXAMPLES };
    const { violations, phases, operations } = await runSchemathesis(api().base, { staff: await signIn() }, cases);

    expect(violations).toEqual([]);
    expect(phases).toMatchObject({ coverage: "success", fuzzing: "success", stateful: "success" });
    expect(operations).toBe(TRIED);
  });
};

const signInAsAdmin = async (api: LocalApi): Promise<Credential> => {
  const { clientConfig } = api.pipeline;
  const person = { email: "conformance@example.com", name: "Conny Admin", role: "admin", group: "admins" };
  const { email, password } = await addPerson(
    new CognitoIdentityProviderClient(clientConfig),
    api.outputs.user_pool_id,
    person,
  );
  const { text } = await api.user().post("/auth/login", { email, password });
  const { accessToken } = z.object({ accessToken: z.string() }).parse(JSON.parse(text));
  api.secrets.add(password).add(accessToken);
  return { name: "Authorization", value: `Bearer ${accessToken}` };
};
