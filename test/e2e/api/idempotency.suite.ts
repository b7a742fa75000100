import { randomUUID } from "node:crypto";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { expect, it } from "vitest";
import { UserAnswerSchema } from "../../../functions/serve-api/legacy/legacy-schemas.js";
import { accepted } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, MARK } from "./support/tickets.js";

const aKey = () => ({ "idempotency-key": randomUUID() });

/** Requests that come again. */
export const describeIdempotency = (api: () => LocalApi): void => {
  /** Executions of one ticket; their names begin with its id. */
  const executionsOf = async (ticketId: string): Promise<number> => {
    const { clientConfig, outputs } = api().pipeline;
    const { executions = [] } = await new SFNClient(clientConfig).send(
      new ListExecutionsCommand({ stateMachineArn: outputs.state_machine_arn, maxResults: 1_000 }),
    );
    return executions.filter(({ name = "" }) => name.startsWith(ticketId)).length;
  };

  it("makes one ticket of fifty equal requests at once, answers all alike, and answers the ticket once", async () => {
    const owner = await api().customer("fifty");
    const key = aKey();

    const answers = await Promise.all(Array.from({ length: 50 }, () => owner.post("/tickets", aQuestion(), key)));

    const [first, ...others] = answers.map(accepted);
    for (const other of others) expect(other).toEqual(first);
    expect(new Set(answers.map(({ headers }) => headers.location)).size).toBe(1);
    const ticketId = first?.ticketId ?? "";
    expect((await api().finished(owner, ticketId)).status).toBe("ANSWERED");
    await api().pipeline.settled();
    expect(await executionsOf(ticketId)).toBe(1);
    expect(await api().ticketsOf("fifty")).toHaveLength(1);
  });

  it("gives the same answer to the same request later, when the ticket has long been answered", async () => {
    const owner = await api().customer("later");
    const key = aKey();
    const first = await owner.submit(aQuestion(), key);
    await api().finished(owner, first.ticketId);

    expect(await owner.submit(aQuestion(), key)).toEqual(first);

    await api().pipeline.settled();
    expect(await executionsOf(first.ticketId)).toBe(1);
  });

  it("takes fields in another order for the same request", async () => {
    const owner = await api().customer("reordered");
    const key = aKey();
    const { type, message } = aQuestion();

    const [first, second] = [await owner.submit({ type, message }, key), await owner.submit({ message, type }, key)];

    expect(second).toEqual(first);
  });

  it.each([
    ["/support-request", { content: `Where are my ${MARK} reports?`, customerId: "7" }],
    ["/ticket", { description: `Where are my ${MARK} reports?` }],
  ])("gives the same answer to fifty equal requests of a mover to %s, and makes one ticket", async (path, body) => {
    const subject = `fifty${path.replace("/", "-")}`;
    const owner = await api().customer(subject);
    const key = aKey();
    const { user_id } = UserAnswerSchema.parse(JSON.parse((await owner.post("/user", {})).text));
    const whole = path === "/ticket" ? { ...body, user_id } : body;

    const answers = await Promise.all(Array.from({ length: 50 }, () => owner.post(path, whole, key)));

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await api().ticketsOf(subject)).toHaveLength(1);
  });

  it("refuses a key that comes with another body, and makes no ticket of that", async () => {
    const owner = await api().customer("reused");
    const key = aKey();
    await owner.submit(aQuestion(), key);

    const problem = problemOf(await owner.post("/tickets", aQuestion("Other"), key), 409);

    expect(problem.type).toBe("urn:ticket-pipeline:problem:idempotency-key-reused");
    expect(problem.errors?.[0]?.header).toBe("Idempotency-Key");
    expect(await api().ticketsOf("reused")).toHaveLength(1);
  });

  it("refuses a key of one endpoint at another", async () => {
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

  it("makes two tickets of two equal requests without a key", async () => {
    const owner = await api().customer("keyless");

    const [first, second] = [await owner.submit(aQuestion()), await owner.submit(aQuestion())];

    expect(second.ticketId).not.toBe(first.ticketId);
    expect(await api().ticketsOf("keyless")).toHaveLength(2);
  });
};
