import type { AttributeValue, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { DynamoFailureTable } from "../../../functions/record-failure/dynamo-failure-table.js";
import { recordFailure } from "../../../functions/record-failure/record-failure.js";
import { readRoutedTicket } from "../../../functions/shared/contracts/routed-ticket.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import { patchTicket, type TicketPatch } from "../../../functions/shared/desk/change-ticket.js";
import { DEFAULT_RULES } from "../../../functions/shared/desk/desk-rules.js";
import { readDeskTicket, toDeskAttributes, type DeskTicket } from "../../../functions/shared/desk/desk-ticket.js";
import { DynamoLaneTable } from "../../../functions/shared/lanes/dynamo-lane-table.js";
import { setLane } from "../../../functions/shared/lanes/set-lane.js";
import { toFinishedItem } from "../../../functions/shared/table/ticket-item.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aTicketRecord, aWorkflowInput } from "../builders/tickets.js";

type Item = Record<string, AttributeValue>;

/** A ticket table, and what a test sees of it. */
export interface OpeningUnderTest {
  readonly client: () => DynamoDBClient;
  readonly tableName: string;
  readonly put: (item: Item) => Promise<void>;
  readonly get: (ticketId: string) => Promise<Item | undefined>;
}

const HASH = aWorkflowInput().contentHash;
const NOW = new Date("2026-11-21T08:40:00.000Z");
const AT = NOW.getTime();
const MINUTE_MS = 60_000;

/** What the state Open ticket leaves of a ticket. */
const claimed = ({ ticket_id, submitted_at, execution_arn }: TicketRecord): Item => ({
  ...ticketItemKey(ticket_id),
  ticket_id: { S: ticket_id },
  submitted_at: { S: submitted_at },
  status: { S: "PROCESSING" },
  content_hash: { S: HASH },
  execution_arn: { S: execution_arn },
});

const stored = (record: TicketRecord): Item => toFinishedItem(record, HASH);

/** An item after staff have changed the ticket. */
const touched = (item: Item, patch: TicketPatch): Item => {
  const { ticket, terms } = patchTicket(readDeskTicket(item, AT), patch, "staff", DEFAULT_RULES, AT);
  const attributes = Object.entries({ ...item, ...toDeskAttributes(ticket, terms.schedule) });
  return Object.fromEntries(attributes.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
};

const without = (item: Item | undefined, ...names: string[]): Item =>
  Object.fromEntries(Object.entries(item ?? {}).filter(([name]) => !names.includes(name)));

/** The rules by which a ticket whose execution has ended comes onto the desk, in DynamoDB or a table like it. */
export const testDeskOpening = (table: OpeningUnderTest): void => {
  let tickets = 0;
  const aRecord = (changes: Partial<TicketRecord> = {}): TicketRecord =>
    aTicketRecord({ ticket_id: `TKT-DESK-${(tickets += 1)}`, outcome: "NEEDS_HUMAN", model_id: null, ...changes });
  const route = (record: TicketRecord, lane: "priority" | "general" = "general") =>
    setLane(
      readRoutedTicket(JSON.stringify(record)),
      lane,
      DEFAULT_RULES,
      new DynamoLaneTable(table.client(), table.tableName),
    );
  const fail = async (record: TicketRecord, input: object = {}) => {
    const ticket = { ...aWorkflowInput().ticket, ticketId: record.ticket_id, ...input };
    const failures = new DynamoFailureTable(table.client(), table.tableName, () => Promise.resolve(DEFAULT_RULES));
    await recordFailure(
      {
        input: { ticket, contentHash: HASH },
        error: { Error: "DependencyRejected", Cause: "no" },
        execution: { arn: record.execution_arn, startedAt: "2026-11-21T08:30:01.000Z" },
      },
      { archive: { put: () => Promise.resolve() }, table: failures, now: () => NOW },
    );
  };
  const itemOf = async ({ ticket_id }: TicketRecord): Promise<Item> => (await table.get(ticket_id)) ?? {};
  const deskOf = async (record: TicketRecord): Promise<DeskTicket> => readDeskTicket(await itemOf(record), AT);

  describe("a finished ticket", () => {
    it("comes onto the desk as open when a person must answer it, listed by its deadline", async () => {
      const record = aRecord();
      await table.put(stored(record));

      expect(await route(record)).toBe("opened");
      expect(await deskOf(record)).toMatchObject({
        ...{ version: 1, status: "NEEDS_HUMAN", deskStatus: "OPEN", priority: "MEDIUM", lane: "general" },
        ...{ subject: record.subject, hasResponse: false, customerWaits: true, policyId: "general-medium" },
      });
      expect(await itemOf(record)).toMatchObject({
        answer_by: { S: "2026-11-22T08:30:00.000Z" },
        queue_key: { S: expect.stringMatching(/^general#unassigned#[01]$/) as string },
        due_key: { S: `2026-11-22T08:30:00.000Z#${record.ticket_id}` },
      });
    });

    it("comes onto the desk as solved when the model has answered it, with its first response done", async () => {
      const record = aRecord({ outcome: "ANSWERED" });
      await table.put(stored(record));
      await route(record);

      expect(await deskOf(record)).toMatchObject({
        ...{ deskStatus: "SOLVED", solvedAt: record.processed_at, hasResponse: true, customerWaits: false },
        sla: { firstResponse: { doneAt: Date.parse(record.processed_at), consumed: 4_000 } },
      });
      expect(Object.keys(await itemOf(record))).not.toEqual(expect.arrayContaining(["queue_key"]));
      expect(Object.keys(await itemOf(record))).not.toEqual(expect.arrayContaining(["due_key"]));
    });

    it("stays as it is when its message is delivered again", async () => {
      const record = aRecord();
      await table.put(stored(record));
      await route(record);
      const once = await itemOf(record);

      expect(await route(record)).toBe("opened");
      expect(await itemOf(record)).toEqual(once);
    });

    it("is opened again by a later answer while nobody has worked on it", async () => {
      const first = aRecord();
      const answer = { ...first, outcome: "ANSWERED", processed_at: "2026-11-21T09:00:00.000Z" } as const;
      await table.put(stored(first));
      await route(first);
      await table.put({ ...(await itemOf(first)), ...stored(answer) });

      expect(await route(answer)).toBe("opened");
      expect(await deskOf(first)).toMatchObject({ deskStatus: "SOLVED", version: 1 });
      expect(await route(first)).toBe("superseded");
      expect(await deskOf(first)).toMatchObject({ deskStatus: "SOLVED", version: 1 });
    });

    it("keeps what staff have made of it: only its lane, its answer-by time and its queue follow the answer", async () => {
      const record = aRecord();
      await table.put(stored(record));
      await route(record);
      const ours = touched(await itemOf(record), { priority: "CRITICAL", assignee: "agent-1", tags: ["vip"] });
      await table.put(ours);

      expect(await route(record, "priority")).toBe("set");
      expect(await itemOf(record)).toEqual({
        ...ours,
        lane: { S: "priority" },
        queue_key: { S: ours["queue_key"]?.S?.replace("general", "priority") },
      });
    });

    it("does not go back into the lists when staff have solved it", async () => {
      const record = aRecord();
      await table.put(stored(record));
      await route(record);
      const ours = touched(await itemOf(record), { deskStatus: "SOLVED" });
      await table.put(ours);
      await route(record, "priority");

      expect(await itemOf(record)).toEqual({ ...ours, lane: { S: "priority" } });
    });

    it("stays in the queue of failed tickets when its message arrives after its execution has failed", async () => {
      const record = aRecord();
      await table.put(stored(record));
      await fail(record);
      const failed = await itemOf(record);

      expect(await route(record)).toBe("set");
      expect(without(await itemOf(record), "lane", "answer_by")).toEqual(without(failed, "lane", "answer_by"));
      expect(failed["queue_key"]?.S).toMatch(/^failed#unassigned#[01]$/);
    });

    it("is refused when it has no item", async () => {
      await expect(route(aRecord())).rejects.toMatchObject({ name: "TicketMissing" });
    });
  });

  describe("a failed ticket", () => {
    it("comes onto the desk with what its customer wrote, as urgent, since nobody knows how urgent it is", async () => {
      const record = aRecord();
      await table.put(claimed(record));
      await fail(record, { tier: "gold" });

      expect(await deskOf(record)).toMatchObject({
        ...{ version: 1, status: "FAILED", deskStatus: "OPEN", tier: "gold", priority: "HIGH", category: "OTHER" },
        ...{ subject: record.subject, hasResponse: false, customerWaits: true, policyId: "gold-high" },
      });
      expect(await itemOf(record)).toMatchObject({
        description: { S: record.description },
        subject_preview: { S: record.subject },
        customer_email: { S: record.customer_email },
        failure_error: { S: "DependencyRejected" },
        queue_key: { S: expect.stringMatching(/^failed#unassigned#[01]$/) as string },
        due_key: { S: `2026-11-21T12:30:00.000Z#${record.ticket_id}` },
      });
    });

    it("keeps the triage that it has when it failed after that", async () => {
      const record = aRecord({ outcome: "ANSWERED", priority: "NORMAL", category: "HOW_TO", language: "de" });
      await table.put(stored(record));
      await fail(record);

      expect(await deskOf(record)).toMatchObject({
        ...{ status: "FAILED", deskStatus: "OPEN", priority: "NORMAL", category: "HOW_TO", language: "de" },
        ...{ policyId: "general-normal", subject: record.subject },
      });
    });

    it("keeps what staff have made of it, and is listed in the queue of failed tickets", async () => {
      const record = aRecord();
      await table.put(stored(record));
      await route(record);
      const ours = touched(await itemOf(record), { assignee: "agent-1", deskStatus: "ON_HOLD" });
      await table.put({ ...ours, status: { S: "PROCESSING" } });
      await fail(record);

      const { failure_error, failure_key, failed_at, ...failed } = await itemOf(record);
      expect([failure_error, failure_key, failed_at]).not.toContain(undefined);
      expect(failed).toEqual({
        ...without(ours, "listing_key"),
        status: { S: "FAILED" },
        queue_key: { S: ours["queue_key"]?.S?.replace("general", "failed") },
      });
    });

    it("goes into its lane when it is answered after all", async () => {
      const record = aRecord({ outcome: "ANSWERED" });
      await table.put(claimed(record));
      await fail(record);
      await table.put({ ...(await itemOf(record)), ...stored(record) });
      await route(record);

      expect(await deskOf(record)).toMatchObject({ deskStatus: "SOLVED", lane: "general", priority: record.priority });
      expect(Object.keys(await itemOf(record))).not.toContain("queue_key");
    });

    it("comes onto the desk even if its input is not that of a ticket", async () => {
      const record = aRecord();
      await table.put({ ...claimed(record), tier: { S: "gold" }, subject: { S: "Theirs" } });
      await fail(record, { data: "no texts" });

      expect(await deskOf(record)).toMatchObject({
        status: "FAILED",
        deskStatus: "OPEN",
        tier: "gold",
        subject: "Theirs",
      });
    });

    it.each([
      ["another execution has finished it", { execution_arn: { S: "arn:another" } }],
      ["it has other content", { content_hash: { S: "cd".repeat(32) } }],
    ])("is not touched when %s", async (_why, change) => {
      const record = aRecord({ outcome: "ANSWERED" });
      const item = { ...stored(record), ...change };
      await table.put(item);
      await fail(record);

      expect(await itemOf(record)).toEqual(item);
    });

    it("gets no item when it has none", async () => {
      const record = aRecord();
      await fail(record);

      expect(await table.get(record.ticket_id)).toBeUndefined();
    });

    it("is the same when its failure is recorded twice", async () => {
      const record = aRecord();
      await table.put(claimed(record));
      await fail(record);
      const once = await itemOf(record);
      await fail(record);

      expect(await itemOf(record)).toEqual(once);
      expect(Date.parse(once["submitted_at"]?.S ?? "") + 10 * MINUTE_MS).toBe(AT);
    });
  });
};
