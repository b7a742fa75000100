import { randomUUID } from "node:crypto";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { UserResponseSchema } from "../../../functions/shared/api/legacy-schemas.js";
import { accepted } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, MARK } from "./support/tickets.js";

const aKey = () => ({ "idempotency-key": randomUUID() });

/** Repeated requests. */
export const describeIdempotency = (api: () => LocalApi): void => {
  /** Number of executions of one ticket. Their names begin with its id. */
  const executionsOf = async (ticketId: string): Promise<number> => {
    const { clientConfig, outputs } = api().pipeline;
    const { executions = [] } = await new SFNClient(clientConfig).send(
      new ListExecutionsCommand({ stateMachineArn: outputs.state_machine_arn, maxResults: 1_000 }),
    );
    return executions.filter(({ name = "" }) => name.startsWith(ticketId)).length;
  };

  it("creates one ticket from fifty simultaneous equal requests, with equal responses and one execution", async () => {
    const owner = await api().customer("fifty");
    const key = aKey();

    const responses = await Promise.all(Array.from({ length: 50 }, () => owner.post("/tickets", aQuestion(), key)));

    const [first, ...others] = responses.map(accepted);
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(responses.map(({ headers }) => headers.location)).size).toBe(1);
    const ticketId = first?.ticketId ?? "";
    expect((await api().waitForTicket(owner, ticketId)).status).toBe("ANSWERED");
    await api().pipeline.waitForExecutions();
    expect(await executionsOf(ticketId)).toBe(1);
    expect(await api().ticketsOf("fifty")).toHaveLength(1);
  });

  it("returns the same response to the same request after the ticket was answered", async () => {
    const owner = await api().customer("later");
    const key = aKey();
    const first = await owner.submit(aQuestion(), key);
    await api().waitForTicket(owner, first.ticketId);

    expect(await owner.submit(aQuestion(), key)).toEqual(first);

    await api().pipeline.waitForExecutions();
    expect(await executionsOf(first.ticketId)).toBe(1);
  });

  it("treats fields in another order as the same request", async () => {
    const owner = await api().customer("reordered");
    const key = aKey();
    const { type, message } = aQuestion();

    const [first, second] = [await owner.submit({ type, message }, key), await owner.submit({ message, type }, key)];

    expect(second).toEqual(first);
  });

  it.each([
    ["/support-request", { content: `Where are my ${MARK} reports?`, customerId: "7" }],
    ["/ticket", { description: `Where are my ${MARK} reports?` }],
  ])(
    "returns one response to fifty equal requests of a legacy client to %s, and creates one ticket",
    async (path, body) => {
      const subject = `fifty${path.replace("/", "-")}`;
      const owner = await api().customer(subject);
      const key = aKey();
      const { user_id } = UserResponseSchema.parse(JSON.parse((await owner.post("/user", {})).text));
      const whole = path === "/ticket" ? { ...body, user_id } : body;

      const responses = await Promise.all(Array.from({ length: 50 }, () => owner.post(path, whole, key)));

      expect(responses.map(({ status }) => status)).toEqual(responses.map(() => 200));
      expect(new Set(responses.map(({ text }) => text)).size).toBe(1);
      expect(await api().ticketsOf(subject)).toHaveLength(1);
    },
  );

  it("refuses a key that was used with another body, and creates no ticket", async () => {
    const owner = await api().customer("reused");
    const key = aKey();
    await owner.submit(aQuestion(), key);

    const problem = problemOf(await owner.post("/tickets", aQuestion("Other"), key), 409);

    expect(problem.type).toBe("urn:ticket-pipeline:problem:idempotency-key-reused");
    expect(problem.errors?.[0]?.header).toBe("Idempotency-Key");
    expect(await api().ticketsOf("reused")).toHaveLength(1);
  });

  it("refuses a key that was used at another endpoint", async () => {
    const owner = await api().customer("elsewhere");
    const key = aKey();
    await owner.submit(aQuestion(), key);

    problemOf(await owner.post("/support-request", { content: "Where are my reports?", customerId: "7" }, key), 409);
  });

  it("keeps the keys of two customers apart", async () => {
    const [one, other] = await Promise.all([api().customer("key-one"), api().customer("key-other")]);
    const key = aKey();

    const [first, second] = [await one.submit(aQuestion(), key), await other.submit(aQuestion(), key)];

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(await api().ticketsOf("key-other")).toHaveLength(1);
  });

  it("creates two tickets from two equal requests without a key", async () => {
    const owner = await api().customer("keyless");

    const [first, second] = [await owner.submit(aQuestion()), await owner.submit(aQuestion())];

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(await api().ticketsOf("keyless")).toHaveLength(2);
  });
};
