import type { APIGatewayProxyResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { aTicketApi, problemIn } from "../../../support/aws/api-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADA = aCaller({ subject: "u-ada", role: "agent", tier: "general", scopes: SCOPES });
const BODY = { subject: "Cannot sign in", description: "The customer called.", customerId: "C-9", tier: "gold" };

const submit = async (
  api: ReturnType<typeof aTicketApi>,
  body: object,
  key?: string,
): Promise<APIGatewayProxyResult> => {
  const headers = key === undefined ? {} : { "Idempotency-Key": key };
  const answer = await api.send(aRequestTo("submitForCustomer", { caller: ADA, body, headers }));
  expect(contractViolations("submitForCustomer", answer)).toEqual([]);
  return answer;
};
const idIn = ({ body }: APIGatewayProxyResult) => (JSON.parse(body) as { readonly ticketId: string }).ticketId;

describe("POST /desk/tickets", () => {
  it("submits a ticket that belongs to the customer, and keeps who submitted it", async () => {
    const api = aTicketApi();

    const answer = await submit(api, BODY);

    expect(answer).toMatchObject({
      statusCode: 202,
      headers: { Location: expect.stringMatching(/^\/v1\/desk\/tickets\/TKT-/) },
    });
    expect(api.ports.stream.events).toMatchObject([
      { customerId: "C-9", tier: "gold", data: { subject: BODY.subject } },
    ]);
    expect(api.ports.store.tickets.get(idIn(answer))).toMatchObject({ customerId: "C-9", submittedBy: "u-ada" });
    const read = (subject: string) =>
      api.send(aRequestTo("readTicket", { caller: aCaller({ subject }), parameters: { id: idIn(answer) } }));
    expect((await read("C-9")).statusCode).toBe(200);
    expect((await read("u-ada")).statusCode).toBe(404);
  });

  it("is one ticket for the same key, and another for another customer's key", async () => {
    const api = aTicketApi();

    const first = await submit(api, BODY, "k-1");
    expect(idIn(await submit(api, BODY, "k-1"))).toBe(idIn(first));
    expect(idIn(await submit(api, { ...BODY, customerId: "C-8" }, "k-1"))).not.toBe(idIn(first));
  });

  it.each([
    ["no customer", { ...BODY, customerId: undefined }, "#/customerId"],
    ["a customer that cannot be one", { ...BODY, customerId: "a b" }, "#/customerId"],
    ["an unknown tier", { ...BODY, tier: "platinum" }, "#/tier"],
  ])("refuses %s, and submits nothing", async (_what, body, pointer) => {
    const api = aTicketApi();

    const answer = await submit(api, body);

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer }]);
    expect(api.ports.stream.events).toEqual([]);
  });
});
