import { describe, expect, it } from "vitest";
import type { DeskList } from "../../../../functions/shared/api/desk-inbox-schemas.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });

const aDesk = () => {
  const api = aDeskApi();
  for (const ticketId of ["TKT-1", "TKT-2"]) api.ports.index.add(aDeskTicket({ ticketId, customerId: "C-another" }));
  return api;
};
const list = (query: Readonly<Record<string, string>> = {}, headers: Readonly<Record<string, string>> = {}) =>
  aRequestTo("listDeskTickets", {
    caller: AGENT,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    headers,
  });

describe("GET /desk/tickets", () => {
  it("lists the tickets of every customer, page by page", async () => {
    const { send } = aDesk();
    const first = await send(list({ limit: "1" }));
    const { tickets, nextCursor } = JSON.parse(first.body) as DeskList;
    const second = await send(list({ cursor: String(nextCursor) }));

    expect(tickets).toMatchObject([{ ticketId: "TKT-1", customerId: "C-another", slaState: "running" }]);
    expect(JSON.parse(second.body)).toMatchObject({ tickets: [{ ticketId: "TKT-2" }], nextCursor: null });
    for (const answer of [first, second]) expect(contractViolations("listDeskTickets", answer)).toEqual([]);
  });

  it("returns nothing to a client that has the page already", async () => {
    const { send, ports } = aDesk();
    const etag = String((await send(list())).headers?.["ETag"]);

    expect(await send(list({}, { "If-None-Match": etag }))).toMatchObject({ statusCode: 304, body: "" });
    ports.index.add(aDeskTicket({ ticketId: "TKT-3" }));
    expect(await send(list({}, { "If-None-Match": etag }))).toMatchObject({ statusCode: 200 });
  });

  it.each([{ view: "everything" }, { deskStatus: "SOLVED" }, { cursor: "x" }])(
    "names the parameter that is wrong in %j",
    async (query: Record<string, string>) => {
      const { send, ports } = aDesk();
      const answer = await send(list(query));

      expect(answer.statusCode).toBe(400);
      expect(Object.keys(query)).toContain(problemIn(answer).errors?.[0]?.parameter);
      expect(contractViolations("listDeskTickets", answer)).toEqual([]);
      expect(ports.index.queries).toEqual([]);
    },
  );
});
