import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../functions/shared/auth/caller.js";
import { DESK_ROUTES } from "../../../functions/shared/api/desk-routes.js";
import { contractViolations } from "../../support/aws/api-contract.js";
import { aDeskApi } from "../../support/aws/desk-under-test.js";
import { aDeskTicket } from "../../support/builders/desk-tickets.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });
const read = (id: string, headers: Readonly<Record<string, string>> = {}) =>
  aRequestTo("readDeskTicket", { caller: AGENT, parameters: { id }, headers });

const aDesk = (customerId = "C-another") => {
  const api = aDeskApi();
  api.ports.add(aDeskTicket({ customerId, version: 7 }));
  return api;
};

describe("every route of the desk", () => {
  const routes = DESK_ROUTES.flatMap(({ operationId }) => [
    { operationId, whose: "their own", customerId: aCaller().subject },
    { operationId, whose: "another's", customerId: "C-another" },
  ]);

  it.each(routes)("$operationId is closed to customers, for $whose ticket", async ({ operationId, customerId }) => {
    const { ports, send } = aDesk(customerId);

    const answer = await send(aRequestTo(operationId, { caller: aCaller(), parameters: { id: "TKT-1" } }));

    expect(answer.statusCode).toBe(403);
    expect(contractViolations(operationId, answer)).toEqual([]);
    expect(ports.tickets.asked).toEqual([]);
  });
});

describe("GET /desk/tickets/{id}", () => {
  it.each(["agent", "admin"] as const)("shows the ticket of any customer to the role %s", async (role) => {
    const { send } = aDesk();
    const caller = aCaller({ role, scopes: SCOPES });

    const answer = await send(aRequestTo("readDeskTicket", { caller, parameters: { id: "TKT-1" } }));

    expect(answer).toMatchObject({ statusCode: 200, headers: { ETag: '"7"' } });
    expect(JSON.parse(answer.body)).toMatchObject({
      ticketId: "TKT-1",
      deskStatus: "OPEN",
      customerId: "C-another",
      assignee: null,
      lastMessageId: null,
    });
    expect(contractViolations("readDeskTicket", answer)).toEqual([]);
  });

  it("returns nothing to a client that has the version already", async () => {
    const { send } = aDesk();

    expect(await send(read("TKT-1", { "If-None-Match": '"7"' }))).toMatchObject({ statusCode: 304, body: "" });
    expect(await send(read("TKT-1", { "If-None-Match": '"6"' }))).toMatchObject({ statusCode: 200 });
  });

  it.each(["TKT-2", "", "not an id\n", "__proto__"])("does not find %j", async (id) => {
    const { send } = aDesk();

    const answer = await send(read(id));

    expect(answer.statusCode).toBe(404);
    expect(contractViolations("readDeskTicket", answer)).toEqual([]);
  });
});
