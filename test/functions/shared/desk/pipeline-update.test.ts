import { describe, expect, it } from "vitest";
import { DynamoFailureTable } from "../../../../functions/record-failure/dynamo-failure-table.js";
import { readRoutedTicket } from "../../../../functions/shared/contracts/routed-ticket.js";
import { DEFAULT_RULES } from "../../../../functions/shared/desk/desk-rules.js";
import { DynamoLaneTable } from "../../../../functions/shared/lanes/dynamo-lane-table.js";
import { setLane } from "../../../../functions/shared/lanes/set-lane.js";
import { toFinishedItem } from "../../../../functions/shared/table/ticket-item.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { testDeskOpening } from "../../../support/fakes/desk-opening.contract.js";
import { FakeItemTable } from "../../../support/fakes/fake-item-table.js";

const shared = new FakeItemTable();

testDeskOpening({
  client: () => shared.client,
  tableName: "tickets",
  put: (item) => {
    shared.put(item);
    return Promise.resolve();
  },
  get: (ticketId) => Promise.resolve(shared.get(`TICKET#${ticketId}`)),
});

const HASH = "ab".repeat(32);
const record = aTicketRecord({ outcome: "NEEDS_HUMAN" });
const route = (table: FakeItemTable) =>
  setLane(
    readRoutedTicket(JSON.stringify(record)),
    "general",
    DEFAULT_RULES,
    new DynamoLaneTable(table.client, "tickets"),
  );
const pointer = {
  ...{ ticketId: record.ticket_id, contentHash: HASH, executionArn: record.execution_arn, cause: "" },
  ...{ error: "E", failedAt: "2026-11-21T08:40:00.000Z", key: "failed/1.json" },
};
const failed = { submittedAt: record.submitted_at, tier: "general", columns: { subject: "Help" } } as const;
const fail = (table: FakeItemTable) =>
  new DynamoFailureTable(table.client, "tickets", () => Promise.resolve(DEFAULT_RULES)).markFailed(pointer, failed);

describe("the writes of the pipeline", () => {
  it("are one for a ticket that comes onto the desk, and two for one that staff have worked on", async () => {
    const table = new FakeItemTable();
    table.put(toFinishedItem(record, HASH));
    await route(table);
    expect(table.writes).toBe(1);

    table.put({ ...table.get(`TICKET#${record.ticket_id}`), version: { N: "2" } });
    await route(table);
    expect(table.writes).toBe(3);
  });

  it("are one for a ticket that fails before triage", async () => {
    const table = new FakeItemTable();
    const { processed_at, ...claimed } = toFinishedItem(record, HASH);
    expect(processed_at).toBeDefined();
    table.put({ ...claimed, status: { S: "PROCESSING" } });
    await fail(table);

    expect(table.writes).toBe(1);
  });

  it.each([
    ["a lane", route],
    ["a failure", fail],
  ])("are tried again later when the ticket changes between the two of them: %s", async (_which, write) => {
    const table = new FakeItemTable();
    const item = { ...toFinishedItem(record, HASH), desk_status: { S: "OPEN" }, sla: { M: {} } };
    table.beforeUpdate = () => {
      table.put({ ...item, version: { N: String(1 + table.writes) } });
    };

    await expect(write(table)).rejects.toMatchObject({ name: "DependencyThrottled" });
  });
});
