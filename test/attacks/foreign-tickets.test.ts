import type { APIGatewayProxyResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { aTicketApi } from "../support/aws/api-under-test.js";
import { anApiEvent, aRequestTo } from "../support/builders/api-events.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";

const SECRET = "the merger with Example Ltd";
const thief = aCaller({ subject: "C-2" });

/** An API with a ticket, a user and the user's ticket of the victim. */
const aVictim = async () => {
  const { send, ports } = aTicketApi();
  const bodyOf = ({ body }: APIGatewayProxyResult) => JSON.parse(body) as Record<string, string>;
  const submitted = await send(
    aRequestTo("submitTicket", { body: { type: SECRET, message: SECRET }, headers: { "Idempotency-Key": "k-1" } }),
  );
  const { user_id: userId = "" } = bodyOf(await send(aRequestTo("createUser")));
  const theirs = await send(aRequestTo("submitUserTicket", { body: { user_id: userId } }));
  return {
    send,
    ports,
    userId,
    ticketId: bodyOf(submitted)["ticketId"] ?? "",
    userTicketId: bodyOf(theirs)["ticket_id"] ?? "",
  };
};

/** A response without what differs between any two requests. */
const seen = ({ statusCode, headers, body }: APIGatewayProxyResult, asked: string) => ({
  statusCode,
  headers,
  body: body.replaceAll(asked, "<id>"),
});

describe("a customer who tries to reach another's tickets", () => {
  it.each([
    ["listMessages", undefined],
    ["postMessage", { text: "Let me in." }],
    ["postComment", { comment: "Let me in." }],
    ["changeTicket", { status: "solved" }],
    ["changeTicket", { title: "Mine" }],
  ] as const)("neither reads nor changes the conversation by %s %j", async (route, body) => {
    const { send, ports, ticketId } = await aVictim();
    const state = () => ({ tickets: [...ports.desk.tickets], audit: [...ports.desk.audit] });
    const before = state();
    const ask = async (id: string) => {
      const sent = { parameters: { id }, ...(body !== undefined && { body }) };
      return seen(await send(aRequestTo(route, { ...sent, caller: thief })), id);
    };
    const nobodys = await ask(`${ticketId.slice(0, -1)}0`);

    expect(nobodys.statusCode).toBe(404);
    expect(await ask(ticketId)).toEqual(nobodys);
    expect(state()).toEqual(before);
  });

  it.each(["readTicket", "readUserTicket"] as const)(
    "learns by %s nothing, not even that one exists",
    async (route) => {
      const { send, ticketId, userTicketId } = await aVictim();
      const ask = async (id: string) => {
        const sent = route === "readTicket" ? { parameters: { id } } : { query: { ticket_id: [id] } };
        return seen(await send(aRequestTo(route, { ...sent, caller: thief })), id);
      };
      const nobodys = await ask(`${ticketId.slice(0, -1)}0`);

      expect(nobodys.statusCode).toBe(404);
      for (const id of [ticketId, userTicketId]) expect(await ask(id)).toEqual(nobodys);
    },
  );

  it.each([
    { Token: "C-1" },
    { "X-Forwarded-For": "127.0.0.1", "X-Original-Subject": "C-1" },
    { "x-amzn-oidc-identity": "C-1", "X-Api-Key": "C-1" },
    { Cookie: "subject=C-1" },
  ])("becomes nobody else by headers: %j", async (headers) => {
    const { send, ticketId } = await aVictim();
    const answer = await send(aRequestTo("readTicket", { parameters: { id: ticketId }, headers, caller: thief }));
    const list = await send(aRequestTo("listTickets", { headers, caller: thief }));

    expect(answer.statusCode).toBe(404);
    expect(JSON.parse(list.body)).toMatchObject({ tickets: [] });
  });

  it("lists nothing of another by another's cursor", async () => {
    const { send } = await aVictim();
    await send(aRequestTo("submitTicket", { body: { type: SECRET, message: SECRET } }));
    const first = await send(aRequestTo("listTickets", { query: { limit: ["1"] } }));
    const { nextCursor } = JSON.parse(first.body) as { nextCursor: string };
    const answer = await send(aRequestTo("listTickets", { query: { cursor: [nextCursor] }, caller: thief }));

    expect(nextCursor).toEqual(expect.any(String));
    expect(answer.body).not.toContain(SECRET);
    expect(answer.statusCode === 400 || answer.body.includes('"tickets":[]')).toBe(true);
  });

  it("gets no ticket by another's idempotency key, and does not take the key from them", async () => {
    const { send, ports, ticketId } = await aVictim();
    const sent = { body: { type: SECRET, message: SECRET }, headers: { "Idempotency-Key": "k-1" } };
    const stolen = await send(aRequestTo("submitTicket", { ...sent, caller: thief }));
    const repeated = await send(aRequestTo("submitTicket", sent));

    expect(stolen.body).not.toContain(ticketId);
    expect(JSON.parse(repeated.body)).toMatchObject({ ticketId });
    expect(ports.store.tickets.size).toBe(3);
  });

  it("submits nothing for another's user, and in nobody's name", async () => {
    const { send, ports, userId } = await aVictim();
    const before = ports.store.tickets.size;
    const forUser = await send(aRequestTo("submitUserTicket", { body: { user_id: userId }, caller: thief }));
    await send(aRequestTo("submitSupportRequest", { body: { content: "Help", customerId: "C-1" }, caller: thief }));

    expect(forUser.statusCode).toBe(404);
    expect([...ports.store.tickets.values()].slice(before).map(({ customerId }) => customerId)).toEqual(["C-2"]);
  });

  it("reaches no operation at all without a caller from the authorizer", async () => {
    const { send, ports } = await aVictim();
    const before = ports.store.calls.length;
    for (const [method, resource] of [
      ["GET", "/tickets"],
      ["GET", "/tickets/{id}"],
      ["POST", "/tickets"],
      ["POST", "/user"],
      ["GET", "/ticket"],
    ] as const) {
      expect((await send(anApiEvent({ method, resource, caller: null }))).statusCode).toBe(401);
    }

    expect(ports.store.calls).toHaveLength(before);
  });
});
