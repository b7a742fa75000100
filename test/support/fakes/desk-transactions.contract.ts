import { type AttributeValue, type DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { expect, it } from "vitest";
import { DynamoStoredEvaluations } from "../../../functions/serve-desk/evaluations/dynamo-stored-evaluations.js";
import { DynamoDrafts } from "../../../functions/serve-desk/tickets/dynamo-drafts.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import { patchTicket, recordReply, type TicketPatch } from "../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import type { DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { DynamoNotices } from "../../../functions/shared/desk/notices/dynamo-notices.js";
import type { Agent } from "../../../functions/shared/desk/store/agents.js";
import type { TicketWrite } from "../../../functions/shared/desk/store/desk-tickets.js";
import { DynamoAgents } from "../../../functions/shared/desk/store/dynamo-agents.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import { DependencyThrottled } from "../../../functions/shared/lambda/errors.js";
import { anAgent, anAgentItem } from "../builders/agents.js";
import { aDeskItem, aDeskTicket, SUBMITTED_AT } from "../builders/desk-tickets.js";
import { anEvaluation } from "../builders/evaluations.js";

const MINUTE_MS = 60_000;
const NOW = SUBMITTED_AT + MINUTE_MS;

/** Every test has its own tickets, agents and requests, so that all can share one table. */
let made = 0;
const next = (prefix: string): string => `${prefix}-${(made += 1)}`;

/** A table under test: DynamoDB, or one like it. */
interface TableUnderTest {
  readonly client: DynamoDBClient;
  readonly tableName: string;
}

/** The transactions of the desk by the real adapters. @param open returns the table, when a test begins */
export const testDeskTransactions = (open: () => TableUnderTest): void => {
  const desk = () => {
    const { client, tableName } = open();
    const put = (Item: Record<string, AttributeValue>) =>
      client.send(new PutItemCommand({ TableName: tableName, Item }));
    return {
      client,
      tableName,
      tickets: new DynamoDeskTickets(client, tableName, () => NOW),
      agents: new DynamoAgents(client, tableName),
      entries: new DynamoEntries(client, tableName),
      drafts: new DynamoDrafts(client, tableName),
      audit: async (id: string) =>
        (await new DynamoAuditTrails(client, tableName).read({ kind: "ticket", id }, 50, undefined)).entries,
      aTicket: async (change: Partial<DeskTicket> = {}): Promise<DeskTicket> => {
        const ticket = aDeskTicket({ ticketId: next("TKT-desk"), ...change });
        await put(aDeskItem(ticket));
        return ticket;
      },
      anAgent: async (change: Partial<Agent> = {}): Promise<string> => {
        const id = next("u-desk");
        await put(anAgentItem(anAgent({ id, ...change })));
        return id;
      },
    };
  };

  const origin = (): TicketWrite["origin"] => ({
    who: "u-root",
    what: "changed",
    requestId: next("r-desk"),
    at: new Date(NOW),
  });
  const patched = (before: DeskTicket, patch: TicketPatch): TicketWrite => ({
    before,
    changed: patchTicket(before, patch, "staff", DEFAULT_RULES, NOW),
    origin: origin(),
  });

  it("write a change with its entry of the audit trail, and read it back", async () => {
    const { tickets, audit, aTicket } = desk();
    const before = await aTicket();
    const write = patched(before, { priority: "CRITICAL", tags: ["vip", "refund"] });

    expect(await tickets.write(write)).toBe("written");
    expect(await tickets.find(before.ticketId)).toEqual(write.changed.ticket);
    expect(await audit(before.ticketId)).toMatchObject([
      { who: "u-root", changes: [{ field: "priority" }, { field: "tags", from: [], to: ["refund", "vip"] }] },
    ]);
  });

  it("write nothing over a version that somebody else has written", async () => {
    const { tickets, audit, aTicket } = desk();
    const before = await aTicket();
    await tickets.write(patched(before, { priority: "CRITICAL" }));

    expect(await tickets.write(patched(before, { priority: "NORMAL" }))).toBe("conflict");
    expect(await tickets.find(before.ticketId)).toMatchObject({ priority: "CRITICAL", version: 2 });
    expect(await audit(before.ticketId)).toHaveLength(1);
  });

  it("write one of ten simultaneous changes of a version", async () => {
    const { tickets, audit, aTicket } = desk();
    const before = await aTicket();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) => tickets.write(patched(before, { tags: [`tag-${index}`] }))),
    );

    expect(results.filter((result) => result === "written")).toHaveLength(1);
    expect(await tickets.find(before.ticketId)).toMatchObject({ version: 2 });
    expect(await audit(before.ticketId)).toHaveLength(1);
  });

  it("write a reply with its message, and delete the draft that it was", async () => {
    const { tickets, entries, drafts, aTicket } = desk();
    const before = await aTicket();
    const messageId = next("0001");
    const at = new Date(NOW).toISOString();
    await drafts.save(before.ticketId, {
      ...{ text: "So far", agent: "u-ada", at, lastMessageId: undefined, basedOnModel: false },
    });
    const changed = recordReply(before, { messageId, at: NOW, deskStatus: "PENDING" }, DEFAULT_RULES);
    const message = { id: messageId, text: "All of it", author: { role: "agent" as const, id: "u-ada" }, at };

    expect(await tickets.write({ before, changed, origin: origin(), message, discardDraftOf: "u-ada" })).toBe(
      "written",
    );
    expect((await entries.messages(before.ticketId, 10)).entries).toEqual([message]);
    expect(await drafts.find(before.ticketId, "u-ada")).toBeUndefined();
    expect(await tickets.find(before.ticketId)).toEqual(changed.ticket);
  });

  it("write a message once for one idempotency key", async () => {
    const { tickets, entries, aTicket } = desk();
    const before = await aTicket();
    const key = { id: next("key"), requestHash: "0".repeat(64), expiresAt: NOW / 1_000 + 60, tier: "gold" as const };
    const reply = (from: DeskTicket): TicketWrite => {
      const messageId = next("0002");
      const author = { role: "agent" as const, id: "u-ada" };
      const message = { id: messageId, text: "Once", author, at: new Date(NOW).toISOString() };
      const changed = recordReply(from, { messageId, at: NOW, deskStatus: "PENDING" }, DEFAULT_RULES);
      return { before: from, changed, origin: origin(), message, key };
    };
    const first = reply(before);

    expect(await tickets.write(first)).toBe("written");
    expect(await tickets.write(reply(first.changed.ticket))).toBe("conflict");
    expect((await entries.messages(before.ticketId, 10)).entries).toHaveLength(1);
  });

  it("keep what became of the model's draft with a reply, and with an audit entry until there is a message", async () => {
    const { client, tableName, tickets, audit, aTicket } = desk();
    const before = await aTicket();
    const { ticketId } = before;
    const verdicts = new DynamoStoredEvaluations(client, tableName);
    const verdict = (answeredAt: string) => ({ evaluation: anEvaluation(), answeredAt, decidedBy: "u-ada" });
    const discarded = { ...origin(), what: "draft-discarded" as const };
    const messageId = next("0004");
    const changed = recordReply(before, { messageId, at: NOW, deskStatus: "PENDING" }, DEFAULT_RULES);

    expect(await tickets.discardModelDraft(ticketId, verdict("first"), discarded)).toBe(true);
    expect(await verdicts.findOfPerson(ticketId)).toEqual(verdict("first"));
    expect(await verdicts.find(ticketId)).toBeUndefined();
    expect(await tickets.find(ticketId)).toEqual(before);
    await tickets.write({ before, changed, origin: origin(), verdict: verdict("second") });
    expect(await verdicts.findOfPerson(ticketId)).toEqual(verdict("second"));
    expect(await tickets.discardModelDraft(ticketId, verdict("third"), origin())).toBe(false);
    expect(await tickets.discardModelDraft("TKT-desk-nobody", verdict("third"), origin())).toBe(false);
    expect(await verdicts.findOfPerson(ticketId)).toEqual(verdict("second"));
    expect((await audit(ticketId)).map(({ what }) => what).toSorted()).toEqual(["changed", "draft-discarded"]);
  });

  it("move a ticket from one agent's load to another's", async () => {
    const { tickets, agents, aTicket, anAgent: add } = desk();
    const [ada, grace] = [await add({ openCount: 1 }), await add()];
    const before = await aTicket({ assignee: ada });

    expect(await tickets.write(patched(before, { assignee: grace }))).toBe("written");
    expect(await agents.find(ada)).toMatchObject({ openCount: 0 });
    expect(await agents.find(grace)).toMatchObject({ openCount: 1, lastAssignedAt: new Date(NOW).toISOString() });
    const moved = await tickets.find(before.ticketId);
    if (moved !== undefined) await tickets.write(patched(moved, { deskStatus: "SOLVED" }));
    expect(await agents.find(grace)).toMatchObject({ openCount: 0 });
  });

  it("give no ticket to somebody who is full, deactivated or unknown, and change nothing then", async () => {
    const { tickets, agents, audit, aTicket, anAgent: add } = desk();
    const full = await add({ capacity: 1, openCount: 1 });
    const gone = await add({ active: false });
    const before = await aTicket();

    expect(await tickets.write(patched(before, { assignee: full }))).toBe("agent-full");
    expect(await tickets.write(patched(before, { assignee: gone }))).toBe("agent-missing");
    expect(await tickets.write(patched(before, { assignee: next("u-nobody") }))).toBe("agent-missing");
    expect(await tickets.find(before.ticketId)).toEqual(before);
    expect(await agents.find(full)).toMatchObject({ openCount: 1 });
    expect(await audit(before.ticketId)).toEqual([]);
  });

  it("give an agent no more than their capacity when ten tickets come at the same time", async () => {
    const { tickets, agents, aTicket, anAgent: add } = desk();
    const agent = await add({ capacity: 3 });
    const all = await Promise.all(Array.from({ length: 10 }, () => aTicket()));
    const assign = async (ticket: DeskTicket): Promise<string> => {
      try {
        return await tickets.write(patched(ticket, { assignee: agent }));
      } catch (error) {
        // The others were in the way five times.
        if (error instanceof DependencyThrottled) return assign(ticket);
        throw error;
      }
    };
    const results = await Promise.all(all.map(assign));

    expect(results.toSorted()).toEqual([...Array<string>(7).fill("agent-full"), ...Array<string>(3).fill("written")]);
    expect(await agents.find(agent)).toMatchObject({ openCount: 3 });
  });

  it("add a note to a ticket on the desk, and to no other", async () => {
    const { tickets, entries, audit, aTicket } = desk();
    const { ticketId } = await aTicket();
    const note = { id: next("0003"), text: "For staff", author: "u-ada", at: new Date(NOW).toISOString() };
    const noted = { ...origin(), what: "noted" as const };

    expect(await tickets.addNote(ticketId, note, noted)).toBe(true);
    expect(await tickets.addNote("TKT-desk-nobody", note, noted)).toBe(false);
    expect((await entries.notes(ticketId, 10)).entries).toEqual([note]);
    expect(await audit(ticketId)).toMatchObject([{ what: "noted", entryId: note.id }]);
    expect((await entries.notes("TKT-desk-nobody", 10)).entries).toEqual([]);
  });

  it("keep a notice in the transaction of what it is about", async () => {
    const { client, tableName, tickets, aTicket } = desk();
    const before = await aTicket();
    const notice = { id: next("0004"), kind: "escalated" as const, ticketId: before.ticketId, text: "Escalated" };
    const stale = { ...patched(before, { priority: "NORMAL" }), notice: { ...notice, id: next("0004") } };

    expect(await tickets.write({ ...patched(before, { priority: "CRITICAL" }), notice })).toBe("written");
    expect(await tickets.write(stale)).toBe("conflict");
    const { notices } = await new DynamoNotices(client, tableName).list(100);
    expect(notices.filter(({ ticketId }) => ticketId === before.ticketId)).toEqual([notice]);
  });

  it("take a ticket that is solved from the indexes of those that staff have work with", async () => {
    const { client, tableName, tickets, aTicket } = desk();
    const before = await aTicket();
    await tickets.write(patched(before, { deskStatus: "SOLVED" }));
    const { pk, sk } = aDeskItem(before);
    const Key = { pk: pk ?? { S: "" }, sk: sk ?? { S: "" } };
    const { Item = {} } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }));

    for (const name of ["queue_key", "agent_key", "due_key"]) expect(Item).not.toHaveProperty(name);
    expect(Item["solved_at"]).toEqual({ S: new Date(NOW).toISOString() });
  });
};
