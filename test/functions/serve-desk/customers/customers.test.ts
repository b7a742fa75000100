import { describe, expect, it } from "vitest";
import type { CustomerCard, CustomerHistory } from "../../../../functions/shared/api/desk-customers-schemas.js";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import type { HistoryTicket } from "../../../../functions/serve-desk/customers/customers.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const AGENT = aCaller({ subject: "u-agent", role: "agent", scopes: SCOPES });

const aTicket = (change: Partial<HistoryTicket> = {}): HistoryTicket => ({
  ticketId: "TKT-1",
  customerId: "C-1",
  submittedAt: "2026-11-01T08:00:00.000Z",
  status: "ANSWERED",
  deskStatus: "SOLVED",
  solvedAt: "2026-11-22T08:00:00.000Z",
  subject: "An invoice twice",
  priority: "HIGH",
  category: "BILLING",
  tier: "gold",
  assignee: "u-ada",
  ...change,
});

/** A desk on which C-1 has a ticket that is solved, one that is open and one that the pipeline works on. */
const aDesk = () => {
  const api = aDeskApi();
  const { customers } = api.ports;
  customers.tickets.push(
    aTicket(),
    aTicket({ ticketId: "TKT-2", submittedAt: "2026-11-02T08:00:00.000Z", deskStatus: "OPEN", solvedAt: undefined }),
    {
      ticketId: "TKT-3",
      customerId: "C-1",
      submittedAt: "2026-11-03T08:00:00.000Z",
      status: "PROCESSING",
      subject: "New",
    },
    aTicket({ ticketId: "TKT-9", customerId: "C-2" }),
  );
  const list = async (id: string, query: Readonly<Record<string, string>> = {}, headers = {}) => {
    const values = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]]));
    const answer = await api.send(
      aRequestTo("listCustomerTickets", { caller: AGENT, parameters: { id }, query: values, headers }),
    );
    expect(contractViolations("listCustomerTickets", answer)).toEqual([]);
    return answer;
  };
  const card = async (id: string) => {
    const answer = await api.send(aRequestTo("readCustomer", { caller: AGENT, parameters: { id } }));
    expect(contractViolations("readCustomer", answer)).toEqual([]);
    return answer;
  };
  return { ...api, list, card };
};

const historyIn = ({ body }: { readonly body: string }) => JSON.parse(body) as CustomerHistory;

describe("GET /desk/customers/{id}/tickets", () => {
  it("lists a customer's tickets, open and closed, the newest first, and nobody else's", async () => {
    const { list } = aDesk();
    const { tickets, nextCursor } = historyIn(await list("C-1"));

    expect(nextCursor).toBeNull();
    expect(tickets.map(({ ticketId, deskStatus }) => [ticketId, deskStatus])).toEqual([
      ["TKT-3", null],
      ["TKT-2", "OPEN"],
      ["TKT-1", "SOLVED"],
    ]);
    expect(tickets[2]).toEqual({
      ticketId: "TKT-1",
      status: "ANSWERED",
      deskStatus: "SOLVED",
      subject: "An invoice twice",
      priority: "HIGH",
      category: "BILLING",
      tier: "gold",
      assignee: "u-ada",
      submittedAt: "2026-11-01T08:00:00.000Z",
      solvedAt: "2026-11-22T08:00:00.000Z",
    });
  });

  it("shows a ticket as CLOSED seven days after it was solved", async () => {
    const { list, ports } = aDesk();
    ports.time = Date.parse("2026-11-29T08:00:00.000Z");

    expect(historyIn(await list("C-1")).tickets[2]?.deskStatus).toBe("CLOSED");
  });

  it("has pages, each ticket once", async () => {
    const { list } = aDesk();
    const ids: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = historyIn(await list("C-1", { limit: "1", ...(cursor != null && { cursor }) }));
      ids.push(...page.tickets.map(({ ticketId }) => ticketId));
      cursor = page.nextCursor;
    } while (cursor != null);

    expect(ids).toEqual(["TKT-3", "TKT-2", "TKT-1"]);
  });

  it("refuses a cursor of another customer's list", async () => {
    const { list } = aDesk();
    const { nextCursor } = historyIn(await list("C-1", { limit: "1" }));
    const answer = await list("C-2", { cursor: String(nextCursor) });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ parameter: "cursor" }]);
  });

  it("returns nothing to a client that has the page already, until a ticket changes", async () => {
    const { list, ports } = aDesk();
    const etag = String((await list("C-1")).headers?.["ETag"]);

    expect(await list("C-1", {}, { "If-None-Match": etag })).toMatchObject({ statusCode: 304, body: "" });
    ports.customers.tickets.push(aTicket({ ticketId: "TKT-4" }));
    expect(await list("C-1", {}, { "If-None-Match": etag })).toMatchObject({ statusCode: 200 });
  });

  it.each([{ limit: "0" }, { limit: "101" }, { cursor: "x" }, { status: "OPEN" }])(
    "names the parameter that is wrong in %j",
    async (query: Record<string, string>) => {
      const { list, ports } = aDesk();
      const answer = await list("C-1", query);

      expect(answer.statusCode).toBe(400);
      expect(problemIn(answer).errors?.[0]?.parameter).toBe(Object.keys(query)[0]);
      expect(ports.customers.asked).toEqual([]);
    },
  );

  it.each(["", "x".repeat(257), "\ud800"])("has no tickets of %j, which is no customer's id", async (id) => {
    const { list, ports } = aDesk();

    expect(historyIn(await list(id))).toEqual({ tickets: [], nextCursor: null });
    expect(ports.customers.asked).toEqual([]);
  });
});

describe("GET /desk/customers/{id}", () => {
  it("shows who a customer is, as their newest tickets say, and counts the tickets", async () => {
    const { card, ports } = aDesk();
    ports.customers.contacts.set("C-2", { name: "Ada", email: "ada@example.com", company: "Example Ltd" });

    expect(JSON.parse((await card("C-2")).body)).toEqual({
      customerId: "C-2",
      name: "Ada",
      email: "ada@example.com",
      company: "Example Ltd",
      tier: "gold",
      isUser: false,
      lastSubmittedAt: "2026-11-01T08:00:00.000Z",
      tickets: { total: 1, byStatus: { ANSWERED: 1 }, isComplete: true },
    } satisfies CustomerCard);
  });

  it("believes a customer's account more than what a ticket says", async () => {
    const { card, ports } = aDesk();
    const account = { name: "Grace", email: "grace@example.com", role: "customer", tier: "general" } as const;
    ports.customers.contacts.set("C-1", { name: "Somebody", company: "Example Ltd" });
    ports.customers.accounts.set("C-1", account).set("C-new", account);

    expect(JSON.parse((await card("C-1")).body)).toMatchObject({
      name: "Grace",
      email: "grace@example.com",
      company: "Example Ltd",
      tier: "general",
      isUser: true,
    });
    expect(JSON.parse((await card("C-new")).body)).toMatchObject({ tickets: { total: 0 }, lastSubmittedAt: null });
  });

  it("does not show the address of staff", async () => {
    const { card, ports } = aDesk();
    const account = { name: "Ada", email: "ada@staff.example", role: "agent", tier: "general" } as const;
    ports.customers.accounts.set("u-ada", account).set("C-1", account);

    expect((await card("u-ada")).statusCode).toBe(404);
    expect((await card("C-1")).body).not.toContain("staff.example");
  });

  it.each(["C-none", "", "x".repeat(257), "\ud800"])("does not find %j", async (id) => {
    const { card } = aDesk();

    expect((await card(id)).statusCode).toBe(404);
  });
});
