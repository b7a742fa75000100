import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { makeOperations } from "../../../../functions/serve-api/operations.js";
import type { TicketOperations } from "../../../../functions/serve-api/operation.js";
import { CONVERSATION_ROUTES } from "../../../../functions/shared/api/conversation-routes.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import type { PublicMessage } from "../../../../functions/shared/desk/store/desk-tickets.js";
import { newEntryId } from "../../../../functions/shared/desk/store/entry-id.js";
import { aCaller, type FakeTicketPorts, fakeTicketPorts } from "../../../support/fakes/ticket-api-ports.js";

let ports: FakeTicketPorts;
let operations: TicketOperations;

const caller = aCaller();
const stranger = aCaller({ subject: "C-2" });
const id = "TKT-1";
const nothing = { address: "", query: undefined, body: undefined, session: undefined, ifMatch: undefined };
const request = { ...nothing, requestId: "r-1", basePath: "/v1", caller, idempotencyKey: undefined };

interface Sent {
  readonly text?: string;
  readonly key?: string;
  readonly from?: typeof caller;
}

const write = ({ text = "It still fails.", key, from = caller }: Sent = {}) =>
  operations.postMessage({ ...request, caller: from, parameters: { id }, body: { text }, idempotencyKey: key });
const list = async (limit = 100, cursor?: string) =>
  (await operations.listMessages({ ...request, parameters: { id }, query: { limit, cursor } })).body;
const ticket = (): DeskTicket => {
  const found = ports.desk.tickets.get(id);
  if (found === undefined) throw new Error("The ticket is not on the desk.");
  return found;
};
const messagesOf = (ticketId: string) => ports.store.messages.get(ticketId) ?? [];

const at = (minute: number): string => new Date(Date.parse("2026-11-21T08:31:00.000Z") + minute * 60_000).toISOString();
const aReply = (minute: number, text: string, role: PublicMessage["author"]["role"] = "agent"): PublicMessage => ({
  id: newEntryId(new Date(at(minute)), (size) => new Uint8Array(size).fill(0xab)),
  text,
  author: { role, id: "agent-ada" },
  at: at(minute),
  drafted: "edited",
});

beforeEach(() => {
  ports = fakeTicketPorts();
  operations = makeOperations(ports);
});

describe("POST /tickets/{id}/messages", () => {
  it("writes the message, and returns the ticket that has it", async () => {
    ports.desk.open();
    const { body, location } = await write();

    expect(location).toBe("/v1/tickets/TKT-1");
    expect(body).toEqual({
      ticketId: id,
      messageId: expect.stringMatching(/^2026-11-21T08:30:00\.\d{3}Z-[0-9a-f]{8}$/),
      author: "you",
      text: "It still fails.",
      at: expect.any(String),
      followUpOf: null,
      links: { self: "/v1/tickets/TKT-1" },
    });
    expect(messagesOf(id)).toMatchObject([{ id: body.messageId, author: { role: "customer", id: "C-1" } }]);
    expect(ticket()).toMatchObject({ lastMessageId: body.messageId, messageCount: 1, customerWaits: true });
  });

  it.each([
    ["PENDING", "OPEN"],
    ["SOLVED", "OPEN"],
    ["OPEN", "OPEN"],
    ["ON_HOLD", "ON_HOLD"],
  ] as const)("makes a ticket that is %s %s, and says so in the audit trail", async (deskStatus, after) => {
    ports.desk.open({ deskStatus, solvedAt: "2026-11-21T08:00:00.000Z" });
    await write();

    expect(ticket().deskStatus).toBe(after);
    expect(ports.desk.audit).toMatchObject([{ who: "C-1", what: "customer-replied", requestId: "r-1" }]);
  });

  it("starts the clock of the next response", async () => {
    ports.desk.open({ deskStatus: "PENDING", hasResponse: true, customerWaits: false });
    await write();

    expect(ticket().sla.nextResponse?.runningSince).toBeTypeOf("number");
  });

  it.each(["RECEIVED", "NOT_ACCEPTED", "PROCESSING", "ANSWERED"] as const)(
    "is refused for a ticket that is %s and not on the desk yet",
    async (status) => {
      ports.store.tickets.set(id, { ticketId: id, customerId: "C-1", submittedAt: at(0), status });

      await expect(write()).rejects.toMatchObject({
        kind: "conflict",
        message: expect.stringContaining("still being processed") as string,
      });
      expect(messagesOf(id)).toEqual([]);
    },
  );

  it("does not find another's ticket, whether it is on the desk or not", async () => {
    ports.desk.open();
    await expect(write({ from: stranger })).rejects.toMatchObject({ kind: "not-found" });
    ports.desk.tickets.clear();
    await expect(write({ from: stranger })).rejects.toMatchObject({ kind: "not-found" });
    await expect(
      operations.postMessage({ ...request, parameters: { id: "../*" }, body: { text: "x" } }),
    ).rejects.toMatchObject({ kind: "not-found" });
    expect(messagesOf(id)).toEqual([]);
  });

  it("is tried again when somebody else changes the ticket at the same time", async () => {
    ports.desk.open();
    let changes = 0;
    ports.desk.beforeWrite = () => {
      changes += 1;
      if (changes <= 3) ports.desk.open({ ...ticket(), version: ticket().version + 1, priority: "CRITICAL" });
    };
    await write();

    expect(ticket()).toMatchObject({ version: 5, priority: "CRITICAL", messageCount: 1 });
    expect(messagesOf(id)).toHaveLength(1);
  });

  it("gives up with 503 when others are always first, and writes nothing", async () => {
    ports.desk.open();
    ports.desk.beforeWrite = () => {
      ports.desk.open({ ...ticket(), version: ticket().version + 1 });
    };

    await expect(write()).rejects.toMatchObject({ name: "DependencyThrottled" });
    expect(messagesOf(id)).toEqual([]);
  });

  it("lets a ticket have ten thousand messages, and names that limit", async () => {
    ports.desk.open({ messageCount: 9_999 });
    await write();

    await expect(write()).rejects.toMatchObject({
      kind: "conflict",
      message: expect.stringContaining("10000 messages") as string,
    });
    expect(messagesOf(id)).toHaveLength(1);
  });
});

describe("an Idempotency-Key of a message", () => {
  it("writes one message, however often the request is repeated, and returns the same", async () => {
    ports.desk.open();
    const first = await write({ key: "k" });

    expect(await write({ key: "k" })).toEqual(first);
    expect(messagesOf(id)).toHaveLength(1);
    expect(ticket().messageCount).toBe(1);
  });

  it("writes one message for simultaneous requests", async () => {
    ports.desk.open();
    const answers = await Promise.all(Array.from({ length: 5 }, () => write({ key: "k" })));

    expect(new Set(answers.map(({ body }) => body.messageId)).size).toBe(1);
    expect(messagesOf(id)).toHaveLength(1);
  });

  it("is refused for another text, another ticket and another operation, and free for another caller", async () => {
    ports.desk.open();
    ports.desk.open({ ticketId: "TKT-2" });
    ports.desk.open({ ticketId: "TKT-3", customerId: "C-2" });
    await write({ key: "k" });
    const reused = { kind: "idempotency-key-reused" };
    const keyed = { ...request, idempotencyKey: "k" };

    await expect(write({ key: "k", text: "Other" })).rejects.toMatchObject(reused);
    await expect(
      operations.postMessage({ ...keyed, parameters: { id: "TKT-2" }, body: { text: "It still fails." } }),
    ).rejects.toMatchObject(reused);
    await expect(
      operations.postComment({ ...keyed, parameters: { id }, body: { comment: "It still fails." } }),
    ).rejects.toMatchObject(reused);
    await expect(
      operations.submitTicket({ ...keyed, parameters: undefined, body: { type: "t", message: "m" } }),
    ).rejects.toMatchObject(reused);
    await operations.postMessage({ ...keyed, caller: stranger, parameters: { id: "TKT-3" }, body: { text: "Mine" } });
    expect(messagesOf("TKT-3")).toHaveLength(1);
  });

  it("of a ticket cannot be used for a message", async () => {
    ports.desk.open();
    await operations.submitTicket({
      ...request,
      parameters: undefined,
      body: { type: "t", message: "m" },
      idempotencyKey: "k",
    });

    await expect(write({ key: "k" })).rejects.toMatchObject({ kind: "idempotency-key-reused" });
  });
});

describe("a message on a ticket that is closed", () => {
  beforeEach(() => {
    ports.desk.open({ deskStatus: "SOLVED", solvedAt: "2026-11-14T08:29:00.000Z" });
  });

  it("makes a new ticket with its subject, which names the first", async () => {
    const { body, location } = await write();

    expect(body).toMatchObject({ followUpOf: id, author: "you", text: "It still fails." });
    expect(body.ticketId).not.toBe(id);
    expect(location).toBe(`/v1/tickets/${body.ticketId}`);
    expect(ports.store.tickets.get(body.ticketId)).toMatchObject({ followUpOf: id, subject: "An invoice twice" });
    expect(ports.stream.events).toMatchObject([
      { ticketId: body.ticketId, data: { subject: "An invoice twice", description: "It still fails." } },
    ]);
    expect(messagesOf(id)).toEqual([]);
    expect((await operations.readTicket({ ...request, parameters: { id: body.ticketId } })).body).toMatchObject({
      followUpOf: id,
      status: "RECEIVED",
      conversation: null,
    });
  });

  it("makes one new ticket for a repeated request, even if the first was closed meanwhile", async () => {
    const first = await write({ key: "k" });

    expect(await write({ key: "k" })).toEqual(first);
    expect(ports.stream.records).toHaveLength(1);
    await expect(write({ key: "k", text: "Other" })).rejects.toMatchObject({ kind: "idempotency-key-reused" });
  });

  it("returns the earlier message of a key although the ticket was closed since", async () => {
    ports.desk.open({ deskStatus: "OPEN" });
    const first = await write({ key: "k" });
    ports.desk.open({ ...ticket(), deskStatus: "SOLVED", solvedAt: "2026-11-14T08:29:00.000Z" });

    expect(await write({ key: "k" })).toEqual(first);
    expect(ports.stream.records).toEqual([]);
  });

  it("is not a message of that ticket a moment before it closes", async () => {
    ports.desk.open({ deskStatus: "SOLVED", solvedAt: "2026-11-14T08:31:00.000Z" });

    expect((await write()).body).toMatchObject({ ticketId: id, followUpOf: null });
  });
});

describe("GET /tickets/{id}/messages", () => {
  const described = { description: "Two invoices came.", response: "Please pay one.", processedAt: at(1) };

  it("begins with the ticket's text and the model's answer, then shows what was written", async () => {
    ports.desk.open({ status: "ANSWERED", submittedAt: at(0) });
    ports.store.tickets.set(id, { ...ticket(), ...described, tier: "gold" });
    ports.desk.reply(id, aReply(3, "We have cancelled one."));
    ports.desk.reply(id, aReply(2, "Thanks, but which?", "customer"));
    const { messages, nextCursor } = await list();

    expect(messages.map(({ author, text, at: time }) => [author, text, time])).toEqual([
      ["you", "Two invoices came.", at(0)],
      ["model", "Please pay one.", at(1)],
      ["you", "Thanks, but which?", at(2)],
      ["support", "We have cancelled one.", at(3)],
    ]);
    expect(nextCursor).toBeNull();
    CONVERSATION_ROUTES[2].response.schema.parse({ messages, nextCursor });
  });

  it.each(["NEEDS_HUMAN", "FAILED"] as const)("shows no draft of the model for a ticket that is %s", async (status) => {
    ports.desk.open({ status });
    ports.store.tickets.set(id, { ...ticket(), ...described, tier: "gold" });

    expect((await list()).messages.map(({ text }) => text)).toEqual(["Two invoices came."]);
  });

  it("is empty while the ticket's text is only on the stream", async () => {
    ports.store.tickets.set(id, { ticketId: id, customerId: "C-1", submittedAt: at(0), status: "PROCESSING" });

    expect(await list()).toEqual({ messages: [], nextCursor: null });
  });

  it("does not find another's ticket", async () => {
    ports.desk.open();

    await expect(
      operations.listMessages({ ...request, caller: stranger, parameters: { id }, query: { limit: 9 } }),
    ).rejects.toMatchObject({ kind: "not-found" });
  });

  it("refuses a cursor of another ticket's messages", async () => {
    ports.desk.open({ ticketId: "TKT-2" });
    ports.desk.open();
    for (const minute of [1, 2, 3]) ports.desk.reply(id, aReply(minute, "r"));
    const { nextCursor } = await list(1);

    await expect(
      operations.listMessages({
        ...request,
        parameters: { id: "TKT-2" },
        query: { limit: 1, cursor: nextCursor ?? "" },
      }),
    ).rejects.toMatchObject({ kind: "invalid-request", particulars: { errors: [{ parameter: "cursor" }] } });
  });

  it("keeps the model's answer for the page of its time when the table cuts a page short", async () => {
    ports.desk.open({ status: "ANSWERED", submittedAt: at(0) });
    ports.store.tickets.set(id, { ...ticket(), ...described, processedAt: at(5), tier: "gold" });
    const [early, late] = [aReply(1, "early"), aReply(9, "late")];
    operations = makeOperations({
      ...ports,
      messages: {
        messages: (_ticketId, _limit, after) =>
          Promise.resolve(
            after === undefined ? { entries: [early], last: early.id } : { entries: [late], last: undefined },
          ),
      },
    });
    const first = await list(10);
    const second = await list(10, first.nextCursor ?? "");

    expect([...first.messages, ...second.messages].map(({ text }) => text)).toEqual([
      "Two invoices came.",
      "early",
      "Please pay one.",
      "late",
    ]);
  });

  it("shows every message once and in order, whatever the size of a page", async () => {
    const minutes = fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(
        minutes,
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 0, max: 30 }),
        async (all, limit, answered) => {
          ports = fakeTicketPorts();
          operations = makeOperations(ports);
          ports.desk.open({ status: "ANSWERED", submittedAt: at(5) });
          ports.store.tickets.set(id, { ...ticket(), ...described, processedAt: at(answered), tier: "gold" });
          for (const minute of all) ports.desk.reply(id, aReply(minute, `reply ${minute}`));

          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await list(limit, cursor);
            expect(page.messages.length).toBeLessThanOrEqual(limit);
            seen.push(...page.messages.map(({ messageId }) => messageId));
            cursor = page.nextCursor ?? undefined;
          } while (cursor !== undefined);
          expect(seen).toEqual(seen.toSorted());
          expect(new Set(seen).size).toBe(all.length + 2);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe("POST /tickets/{id}/comments", () => {
  const comment = (body: Parameters<TicketOperations["postComment"]>[0]["body"], from = caller) =>
    operations.postComment({ ...request, caller: from, parameters: { id }, body });

  it.each([{ comment: "Hello" }, { text: "Hello" }, { body: "Hello" }, { comment: "Hello", internal: false }])(
    "writes a message, whatever its text is called: %j",
    async (body) => {
      ports.desk.open();

      expect((await comment(body)).body).toMatchObject({ text: "Hello", author: "you" });
      expect(messagesOf(id)).toHaveLength(1);
    },
  );

  it("refuses internal notes, naming the field", async () => {
    ports.desk.open();

    await expect(comment({ comment: "Hello", internal: true })).rejects.toMatchObject({
      kind: "forbidden",
      particulars: { errors: [{ pointer: "#/internal" }] },
    });
    expect(messagesOf(id)).toEqual([]);
  });

  it.each(["agent", "admin"] as const)("tells a caller of role %s where staff answer", async (role) => {
    ports.desk.open();
    const staff = aCaller({ subject: "u-ada", role });

    for (const sent of [comment({ comment: "Hi" }, staff), write({ from: staff })])
      await expect(sent).rejects.toMatchObject({
        kind: "forbidden",
        message: expect.stringContaining("/desk/tickets/{id}/replies") as string,
      });
    expect(messagesOf(id)).toEqual([]);
  });
});
