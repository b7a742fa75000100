import type { APIGatewayProxyResult } from "aws-lambda";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SCOPES } from "../../../../functions/shared/auth/caller.js";
import type { DeskTicketView } from "../../../../functions/shared/api/desk-ticket-schemas.js";
import type { DeskTicketRoute } from "../../../../functions/shared/api/desk-ticket-routes.js";
import { DESK_STATUSES, mayChange } from "../../../../functions/shared/desk/desk-status.js";
import type { DeskTicket } from "../../../../functions/shared/desk/desk-ticket.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { aDeskApi } from "../../../support/aws/desk-under-test.js";
import { anAgent } from "../../../support/builders/agents.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aDeskTicket } from "../../../support/builders/desk-tickets.js";
import type { FakeDeskPorts } from "../../../support/fakes/fake-desk-ports.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const DAY_MS = 24 * 60 * 60 * 1_000;
const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: SCOPES });
const BOB = aCaller({ subject: "u-bob", role: "admin", scopes: SCOPES });
/** What the pipeline has written of the model's answer. */
const MODEL_ANSWER = {
  response_text: { S: "Please restart it." },
  confidence: { N: "0.4" },
  held_reasons: { S: "LINK" },
  priority_reasoning: { S: "It is slow." },
  model_id: { S: "model-1" },
  input_tokens: { N: "500" },
  output_tokens: { N: "125" },
  processed_at: { S: "2026-11-23T08:00:10.000Z" },
};

const aDesk = (ticket: Partial<DeskTicket> = {}, content: Parameters<FakeDeskPorts["add"]>[1] = {}) => {
  const { ports, send } = aDeskApi();
  ports.add(aDeskTicket(ticket), content);
  ports.desk.add(anAgent());
  let requests = 0;
  const ask = async (
    operationId: DeskTicketRoute["operationId"],
    { caller = ADA, body, ifMatch, query }: Partial<Asked> = {},
  ): Promise<APIGatewayProxyResult> => {
    const headers = ifMatch === undefined ? {} : { "If-Match": ifMatch };
    const parameters = { id: "TKT-1" };
    const answer = await send(
      aRequestTo(operationId, {
        ...{ caller, parameters, headers, body, requestId: `r-${(requests += 1)}` },
        ...(query !== undefined && { query }),
      }),
    );
    expect(contractViolations(operationId, answer)).toEqual([]);
    return answer;
  };
  return { ports, tickets: ports.tickets, ask };
};
interface Asked {
  readonly caller: typeof ADA;
  readonly body: Readonly<Record<string, unknown>>;
  readonly ifMatch: string;
  readonly query: Readonly<Record<string, string[]>>;
}
const viewIn = ({ body }: APIGatewayProxyResult) => JSON.parse(body) as DeskTicketView;
const bodyIn = ({ body }: APIGatewayProxyResult) => JSON.parse(body) as Partial<Record<string, string>>;
const auditOf = async (ask: ReturnType<typeof aDesk>["ask"]) =>
  bodyIn(await ask("readAuditTrail"))["entries"] as unknown as Record<string, unknown>[];

describe("reads of the ticket", () => {
  const draft = { status: "NEEDS_HUMAN" } as const;

  it("are one for a draft that is sent, and none for a note, whose transaction looks for the ticket", async () => {
    const { tickets, ask } = aDesk(draft, MODEL_ANSWER);

    expect((await ask("addNote", { body: { text: "Called." } })).statusCode).toBe(201);
    expect(tickets.asked).toEqual([]);
    expect((await ask("sendDraft", { body: { lastSeenMessageId: null } })).statusCode).toBe(201);
    expect(tickets.asked).toEqual(["TKT-1"]);
  });

  it("are two when somebody else changes the ticket meanwhile, whose change stays", async () => {
    const { ports, tickets, ask } = aDesk(draft, MODEL_ANSWER);
    tickets.beforeWrite = () => {
      tickets.beforeWrite = undefined;
      ports.add(aDeskTicket({ ...draft, version: 2, tags: ["vip"] }), MODEL_ANSWER);
    };

    expect((await ask("sendDraft", { body: { lastSeenMessageId: null } })).statusCode).toBe(201);
    expect(tickets.asked).toEqual(["TKT-1", "TKT-1"]);
    expect(viewIn(await ask("readDeskTicket"))).toMatchObject({ version: 3, tags: ["vip"] });
  });

  it("find no ticket for a note on one that is not on the desk", async () => {
    const { ports, ask } = aDesk();
    ports.desk.table.items.clear();

    expect((await ask("addNote", { body: { text: "Called." } })).statusCode).toBe(404);
  });
});

describe("GET /desk/tickets/{id}", () => {
  it("shows what the customer wrote, the model's answer and what may happen next", async () => {
    const { ask } = aDesk({}, { description: { S: "It is slow." }, ...MODEL_ANSWER, follow_up_of: { S: "TKT-0" } });

    expect(viewIn(await ask("readDeskTicket"))).toMatchObject({
      ticketId: "TKT-1",
      deskStatus: "OPEN",
      allowedStatuses: ["PENDING", "ON_HOLD", "SOLVED"],
      description: "It is slow.",
      modelAnswer: {
        text: "Please restart it.",
        confidence: 0.4,
        heldReasons: ["LINK"],
        inputTokens: 500,
        outputTokens: 125,
        costUsd: 0.001,
      },
      followUpOf: "TKT-0",
      sla: {
        policy: "gold-high",
        firstResponse: {
          budgetMinutes: 240,
          dueAt: "2026-11-23T12:00:00.000Z",
          atRiskAt: "2026-11-23T11:12:00.000Z",
          doneAt: null,
          isLate: false,
        },
        resolution: null,
      },
    });
  });

  it("shows a ticket that was solved a week ago as closed, under another ETag", async () => {
    const { ask, ports } = aDesk({ deskStatus: "SOLVED", solvedAt: "2026-11-23T08:00:30.000Z" });
    const before = await ask("readDeskTicket");
    ports.time += 7 * DAY_MS;
    const after = await ask("readDeskTicket");

    expect([viewIn(before).deskStatus, before.headers?.["ETag"]]).toEqual(["SOLVED", '"1"']);
    expect([viewIn(after).deskStatus, after.headers?.["ETag"]]).toEqual(["CLOSED", '"1-closed"']);
    expect(viewIn(after).allowedStatuses).toEqual([]);
  });
});

describe("PATCH /desk/tickets/{id}", () => {
  it("changes fields under the version that was read, and says so in the audit trail", async () => {
    const { ask } = aDesk();

    const answer = await ask("changeDeskTicket", { body: { priority: "CRITICAL", tags: ["Refund"] }, ifMatch: '"1"' });

    expect(answer).toMatchObject({ statusCode: 200, headers: { ETag: '"2"' } });
    expect(viewIn(answer)).toMatchObject({ priority: "CRITICAL", tags: ["refund"], version: 2 });
    expect(await auditOf(ask)).toEqual([
      {
        at: "2026-11-23T08:01:00.000Z",
        who: "u-ada",
        what: "changed",
        requestId: expect.any(String),
        changes: [
          { field: "priority", from: "HIGH", to: "CRITICAL" },
          { field: "tags", from: [], to: ["refund"] },
        ],
        entryId: null,
        reason: null,
      },
    ]);
  });

  it("needs the version", async () => {
    const { ask } = aDesk();

    expect((await ask("changeDeskTicket", { body: { priority: "NORMAL" } })).statusCode).toBe(428);
  });

  it("shows the current ticket when the version is not the current one", async () => {
    const { ask } = aDesk({ version: 3 });

    const answer = await ask("changeDeskTicket", { body: { priority: "NORMAL" }, ifMatch: '"2"' });

    expect(answer).toMatchObject({ statusCode: 412, headers: { ETag: '"3"' } });
    expect(problemIn(answer).current).toMatchObject({ ticketId: "TKT-1", version: 3, priority: "HIGH" });
    expect(await auditOf(ask)).toEqual([]);
  });

  it("loses to whoever was faster between its read and its write", async () => {
    const { ports, tickets, ask } = aDesk();
    tickets.beforeWrite = () => {
      tickets.beforeWrite = undefined;
      ports.add(aDeskTicket({ version: 2, priority: "CRITICAL" }));
    };

    const answer = await ask("changeDeskTicket", { body: { priority: "NORMAL" }, ifMatch: '"1"' });

    expect(answer.statusCode).toBe(412);
    expect(problemIn(answer).current).toMatchObject({ version: 2, priority: "CRITICAL" });
  });

  it("refuses what the table of allowed changes does not have, and names those that it has", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...DESK_STATUSES),
        fc.constantFrom("OPEN", "PENDING", "ON_HOLD", "SOLVED"),
        async (from, to) => {
          const { ask } = aDesk({
            deskStatus: from,
            solvedAt: from === "OPEN" ? undefined : "2026-11-23T08:00:00.000Z",
          });
          const answer = await ask("changeDeskTicket", {
            body: { deskStatus: to },
            ifMatch: from === "CLOSED" ? '"1-closed"' : '"1"',
          });
          expect(answer.statusCode).toBe(mayChange("staff", from, to as never) ? 200 : 409);
        },
      ),
    );
    const { ask } = aDesk({ deskStatus: "CLOSED" });
    const answer = await ask("changeDeskTicket", { body: { priority: "NORMAL" }, ifMatch: '"1-closed"' });
    expect(problemIn(answer)).toMatchObject({
      detail: "The ticket is CLOSED, which is final.",
      errors: [{ pointer: "#/deskStatus", detail: "expected no change" }],
    });
  });

  it.each([
    ["CLOSED is not for staff", { deskStatus: "CLOSED" }, "#/deskStatus"],
    ["a tag of 1,000 characters", { tags: ["x".repeat(1_000)] }, "#/tags/0"],
    ["a language that is none", { language: "German!" }, "#/language"],
    ["an empty subject", { subject: " " }, "#/subject"],
    ["an unknown field", { desk_status: "OPEN" }, "#/desk_status"],
    ["an assignee that cannot be one", { assignee: "a b" }, "#/assignee"],
  ])("refuses %s, and changes nothing", async (_what, body, pointer) => {
    const { tickets, ask } = aDesk();

    const answer = await ask("changeDeskTicket", { body, ifMatch: '"1"' });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors?.map((error) => error.pointer)).toEqual([pointer]);
    expect((await tickets.find("TKT-1"))?.version).toBe(1);
  });

  it("assigns only to an active agent with room, and leaves the ticket where it was otherwise", async () => {
    const { ports, ask } = aDesk();
    ports.desk.add(anAgent({ id: "u-full", capacity: 1, openCount: 1 }), anAgent({ id: "u-gone", active: false }));
    const assign = (assignee: string) => ask("changeDeskTicket", { body: { assignee }, ifMatch: '"1"' });

    for (const [agent, expected] of [
      ["u-nobody", "expected the id of an active agent"],
      ["u-gone", "expected the id of an active agent"],
      ["u-full", "expected an agent with room for one more ticket, not u-full"],
    ] as const) {
      const answer = await assign(agent);
      expect(answer.statusCode).toBe(409);
      expect(problemIn(answer).errors).toEqual([{ pointer: "#/assignee", detail: expected }]);
    }
    expect(viewIn(await assign("u-ada"))).toMatchObject({ assignee: "u-ada", version: 2 });
    expect((await ports.agents.find("u-ada"))?.openCount).toBe(1);
    expect((await auditOf(ask)).map(({ what }) => what)).toEqual(["assigned"]);
  });

  it("writes nothing for values that the ticket has already", async () => {
    const { ask } = aDesk();

    expect((await ask("changeDeskTicket", { body: { priority: "HIGH" }, ifMatch: '"1"' })).headers?.["ETag"]).toBe(
      '"1"',
    );
    expect(await auditOf(ask)).toEqual([]);
  });
});

describe("POST /desk/tickets/{id}/replies", () => {
  const body = { text: "Please try again.", lastSeenMessageId: null };

  it("sends a message, and leaves the ticket waiting for the customer", async () => {
    const { ask } = aDesk();

    const answer = await ask("replyToTicket", { body });

    expect(answer.statusCode).toBe(201);
    expect(bodyIn(answer)).toMatchObject({ author: { role: "agent", id: "u-ada" }, drafted: null });
    const { messageId } = bodyIn(answer);
    expect(viewIn(await ask("readDeskTicket"))).toMatchObject({
      deskStatus: "PENDING",
      hasResponse: true,
      customerWaits: false,
      lastMessageId: messageId,
    });
    expect(bodyIn(await ask("listDeskMessages"))).toMatchObject({ messages: [{ messageId, text: body.text }] });
    expect(await auditOf(ask)).toMatchObject([{ what: "replied", entryId: messageId }]);
  });

  it("refuses a reply to anything but the newest message", async () => {
    const { ask } = aDesk({ lastMessageId: "m-9" });

    const answer = await ask("replyToTicket", { body });

    expect(answer.statusCode).toBe(409);
    expect(problemIn(answer).errors).toEqual([{ pointer: "#/lastSeenMessageId", detail: 'expected "m-9"' }]);
    expect(bodyIn(await ask("listDeskMessages"))["messages"]).toEqual([]);
  });

  it("is sent once when two agents reply at once", async () => {
    const { ports, ask } = aDesk();
    const answers = await Promise.all([ask("replyToTicket", { body }), ask("replyToTicket", { body, caller: BOB })]);

    expect(answers.map(({ statusCode }) => statusCode).toSorted()).toEqual([201, 409]);
    expect((await ports.entries.messages("TKT-1", 10)).entries).toHaveLength(1);
  });

  it("goes through although another field was changed meanwhile", async () => {
    const { ports, tickets, ask } = aDesk();
    tickets.beforeWrite = () => {
      tickets.beforeWrite = undefined;
      ports.add(aDeskTicket({ version: 2, priority: "CRITICAL" }));
    };

    expect((await ask("replyToTicket", { body })).statusCode).toBe(201);
    expect(viewIn(await ask("readDeskTicket"))).toMatchObject({ version: 3, priority: "CRITICAL" });
  });

  it("gives up when others change the ticket without end", async () => {
    const { ports, tickets, ask } = aDesk();
    let version = 1;
    tickets.beforeWrite = () => {
      version += 1;
      ports.add(aDeskTicket({ version }));
    };

    expect((await ask("replyToTicket", { body })).statusCode).toBe(409);
    expect((await ports.entries.messages("TKT-1", 10)).entries).toEqual([]);
  });
});

describe("notes", () => {
  it("are added and listed, page by page, and leave the version alone", async () => {
    const { ask, ports } = aDesk();
    for (const text of ["One", "Two", "Three"]) {
      ports.time += 1_000;
      expect((await ask("addNote", { body: { text } })).statusCode).toBe(201);
    }

    const first = bodyIn(await ask("listNotes", { query: { limit: ["2"] } }));
    const second = bodyIn(await ask("listNotes", { query: { limit: ["2"], cursor: [first["nextCursor"] ?? ""] } }));

    expect([first["notes"], second["notes"]]).toMatchObject([[{ text: "One" }, { text: "Two" }], [{ text: "Three" }]]);
    expect(second["nextCursor"]).toBeNull();
    expect(viewIn(await ask("readDeskTicket")).version).toBe(1);
    expect((await auditOf(ask)).map(({ what }) => what)).toEqual(["noted", "noted", "noted"]);
  });

  it("do not take the cursor of another list", async () => {
    const { ask, ports } = aDesk();
    for (const text of ["One", "Two"]) {
      ports.time += 1_000;
      await ask("addNote", { body: { text } });
    }
    const { nextCursor } = bodyIn(await ask("readAuditTrail", { query: { limit: ["1"] } }));

    expect((await ask("listNotes", { query: { limit: ["1"], cursor: [nextCursor ?? ""] } })).statusCode).toBe(400);
  });

  it("have a longest text", async () => {
    const { ask } = aDesk();

    const answer = await ask("addNote", { body: { text: "x".repeat(20_001) } });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toEqual([{ pointer: "#/text", detail: "expected at most 20000 characters" }]);
  });
});

describe("a ticket with ten thousand messages", () => {
  it("takes no other reply, and names the limit", async () => {
    const { ask } = aDesk({ messageCount: 10_000 });

    const answer = await ask("replyToTicket", { body: { text: "One more.", lastSeenMessageId: null } });

    expect(answer.statusCode).toBe(409);
    expect(problemIn(answer).detail).toContain("10000 messages");
  });
});

describe("drafts", () => {
  it("begin as the model's answer, and are the agent's own once saved", async () => {
    const { ask } = aDesk({}, MODEL_ANSWER);
    expect(bodyIn(await ask("readDraft"))).toEqual({
      text: "Please restart it.",
      origin: "model",
      at: MODEL_ANSWER.processed_at.S,
      isOutdated: false,
    });

    await ask("saveDraft", { body: { text: "Please restart it twice.", basedOnModel: true } });

    expect(bodyIn(await ask("readDraft"))).toMatchObject({ text: "Please restart it twice.", origin: "agent" });
    expect(bodyIn(await ask("readDraft", { caller: BOB }))).toMatchObject({ origin: "model" });
  });

  it.each([
    ["the model's answer as it is", undefined, { drafted: "as-is", text: "Please restart it." }],
    ["an edited answer of the model", { text: "Restart it twice.", basedOnModel: true }, { drafted: "edited" }],
    ["an agent's own text", { text: "I shall call you.", basedOnModel: false }, { drafted: null }],
  ])("are sent, and who wrote the text is kept: %s", async (_what, draft, expected) => {
    const { ask } = aDesk({}, MODEL_ANSWER);
    if (draft !== undefined) await ask("saveDraft", { body: draft });

    const answer = await ask("sendDraft", { body: { deskStatus: "SOLVED", lastSeenMessageId: null } });

    expect(answer.statusCode).toBe(201);
    expect(bodyIn(answer)).toMatchObject({ ...expected, author: { id: "u-ada" } });
    expect(viewIn(await ask("readDeskTicket"))).toMatchObject({ deskStatus: "SOLVED", solvedAt: expect.any(String) });
    expect(await auditOf(ask)).toMatchObject([{ what: "draft-sent" }]);
    expect(bodyIn(await ask("readDraft"))).toMatchObject({ origin: "model", isOutdated: true });
  });

  it("are outdated by a newer message", async () => {
    const { ask } = aDesk();
    await ask("saveDraft", { body: { text: "Dear customer" } });
    await ask("replyToTicket", { body: { text: "Hello", lastSeenMessageId: null }, caller: BOB });

    expect(bodyIn(await ask("readDraft"))).toMatchObject({ origin: "agent", isOutdated: true });
  });

  it("are not there for a ticket without one, nor after they were discarded", async () => {
    const { ask } = aDesk();
    expect((await ask("readDraft")).statusCode).toBe(404);
    expect((await ask("sendDraft", { body: { lastSeenMessageId: null } })).statusCode).toBe(404);
    await ask("saveDraft", { body: { text: "Dear customer" } });
    expect((await ask("discardDraft")).statusCode).toBe(204);
    expect((await ask("readDraft")).statusCode).toBe(404);
  });

  it("are never made of an answer that the pipeline has sent itself", async () => {
    const { ask } = aDesk({ status: "ANSWERED", deskStatus: "SOLVED" }, MODEL_ANSWER);

    expect((await ask("readDraft")).statusCode).toBe(404);
  });
});

describe("a placeholder of personal data", () => {
  const withAnswer = (text: string, description = "It is slow.") =>
    aDesk({}, { ...MODEL_ANSWER, response_text: { S: text }, description: { S: description } });
  const sent = async ({ ask }: ReturnType<typeof aDesk>) =>
    (JSON.parse((await ask("listDeskMessages")).body) as { readonly messages: readonly unknown[] }).messages;

  it.each([
    ["as the draft is", "We will write to [EMAIL_1].", undefined, ["[EMAIL_1]"]],
    ["in an edited draft", "Hello.", { text: "Dear [NAME_1], call [PHONE_2].", basedOnModel: true }, 2],
    ["in the agent's own draft", "Hello.", { text: "Dear [NAME_1]", basedOnModel: false }, ["[NAME_1]"]],
    ["without brackets", "Write to EMAIL_1.", undefined, ["EMAIL_1"]],
    ["that the model invented", "Dear [CLIENT_1]", undefined, ["[CLIENT_1]"]],
    ["without a number", "Dear [NAME],", undefined, ["[NAME]"]],
  ])("is not sent %s: the refusal names it, and changes nothing", async (_how, text, draft, named) => {
    const desk = withAnswer(text);
    if (draft !== undefined) await desk.ask("saveDraft", { body: draft });
    const answer = await desk.ask("sendDraft", { body: { lastSeenMessageId: null } });
    const { errors = [] } = problemIn(answer);

    expect(answer.statusCode).toBe(409);
    if (typeof named === "number") expect(errors).toHaveLength(named);
    else
      expect(errors).toEqual(
        named.map((one) => ({ pointer: "#/text", detail: `expected the value in place of ${one}` })),
      );
    expect(await sent(desk)).toEqual([]);
    expect(viewIn(await desk.ask("readDeskTicket"))).toMatchObject({ version: 1, deskStatus: "OPEN" });
    expect(await auditOf(desk.ask)).toEqual([]);
    expect(bodyIn(await desk.ask("readDraft"))["text"]).toBe(draft?.text ?? text);
  });

  it("is refused in a reply, too, and sent once its value is written", async () => {
    const desk = withAnswer("Hello.");
    const reply = (text: string) => desk.ask("replyToTicket", { body: { text, lastSeenMessageId: null } });

    expect((await reply("Call [PHONE_1].")).statusCode).toBe(409);
    expect((await reply("Call +49 89 123456.")).statusCode).toBe(201);
  });

  it("that the customer wrote themselves may be repeated, and so may words of an agent in brackets", async () => {
    const desk = withAnswer("Hello.", "The form shows [EMAIL_1].");
    const text = "The field [EMAIL_1] is yours. Send us your [name], and see [ERROR_404].";

    expect((await desk.ask("replyToTicket", { body: { text, lastSeenMessageId: null } })).statusCode).toBe(201);
  });
});

describe("presence", () => {
  it("shows who else looks at the ticket", async () => {
    const { ask } = aDesk();
    expect(bodyIn(await ask("announcePresence"))).toEqual({ others: [] });

    expect(bodyIn(await ask("announcePresence", { caller: BOB }))).toEqual({
      others: [{ agent: "u-ada", seenAt: "2026-11-23T08:01:00.000Z" }],
    });
    expect(bodyIn(await ask("announcePresence"))).toMatchObject({ others: [{ agent: "u-bob" }] });
  });
});
