import { CloudWatchClient, GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { counterKey } from "../../functions/shared/table/ticket-table.js";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEFAULT_RULES } from "../../functions/shared/desk/desk-rules.js";
import { answerBy } from "../../functions/shared/lanes/sla.js";
import { TIERS, type Tier } from "../../functions/shared/contracts/ticket-event.js";
import { TicketRecordSchema, type TicketRecord } from "../../functions/shared/contracts/ticket-record-schema.js";
import { PRIORITIES, type Priority } from "../../functions/shared/contracts/ticket-record.js";
import { resourceNames } from "../../stacks/names.js";
import { aTicketData, aTicketEvent } from "../support/builders/tickets.js";
import type { TableItem } from "./support/emulator-account.js";
import { sentEvent } from "./support/pipeline-cases.js";
import { eventually, LocalPipeline } from "./support/local-pipeline.js";
import { RoutingQueues } from "./support/routing-queues.js";

/** Words for which the model, or the priority floor, gives each priority. */
const WORDS: Readonly<Record<Priority, readonly [subject: string, description: string]>> = {
  CRITICAL: ["Security breach in our tenant", "Someone else's data breach shows in our account since this morning."],
  HIGH: ["Outage of the report service", "The report service has been down since nine, please look at it."],
  MEDIUM: ["Question about security", "Which security settings does the export of our user list have?"],
  NORMAL: ["Language of reports", "How can I change the language of my monthly reports? I found no setting for it."],
};

/** Longer than the part that a counter's key takes. Two tickets of each tier and priority share a counter. */
const PRODUCT = `LaserPrint #400 ${"x".repeat(200)}`;
const cases = TIERS.flatMap((tier) => PRIORITIES.map((priority) => [tier, priority] as const));
const idsOf = (tier: Tier, priority: Priority) => [1, 2].map((number) => `E2E-${tier}-${priority}-${number}`);
const dataOf = (priority: Priority) => {
  const [subject, description] = WORDS[priority];
  return aTicketData({ subject, description, product_issue_information: { product: PRODUCT, issue_type: "Other" } });
};
/**
 * Lately: tickets that were submitted long before they are processed have no day of their own, and an urgent one of an
 * hour ago is escalated while the test runs.
 */
const submittedAt = new Date(Date.now() - 5 * 60 * 1_000).toISOString();
const events = cases.flatMap(([tier, priority]) =>
  idsOf(tier, priority).map((ticketId) => aTicketEvent({ ticketId, submittedAt, tier, data: dataOf(priority) })),
);
const ofApi = aTicketEvent({
  ticketId: "E2E-NO-PRODUCT",
  submittedAt,
  channel: "api",
  tier: "gold",
  data: { subject: WORDS.NORMAL[0], description: WORDS.NORMAL[1] },
});
const ticketIds = [...events, ofApi].map(({ ticketId }) => ticketId);

describe("the routing of finished tickets", () => {
  let pipeline: LocalPipeline;
  let queues: RoutingQueues;
  let records: ReadonlyMap<string, TicketRecord>;

  const recordOf = (ticketId: string): TicketRecord => {
    const record = records.get(ticketId);
    if (record === undefined) throw new Error(`There is no record of ${ticketId}.`);
    return record;
  };

  /** Counters of the tickets' day: sort key to number of tickets. */
  const counters = async (): Promise<Record<string, number>> => {
    const items = await pipeline.account.allItems(pipeline.outputs.table_name);
    const partition = counterKey(submittedAt.slice(0, 10), "", "", "").pk.S;
    const ofDay = items.filter(({ pk }) => pk?.S === partition);
    return Object.fromEntries(ofDay.map(({ sk, tickets }) => [sk?.S ?? "", Number(tickets?.N)]));
  };

  const routed = (): Promise<Map<string, TableItem>> =>
    eventually(120_000, async () => {
      const items = await pipeline.items();
      const waiting = ticketIds.filter((id) => items.get(id)?.["lane"] === undefined);
      return waiting.length === 0 ? { value: items } : { waitingFor: `the lanes of ${waiting.join(", ")}` };
    });

  beforeAll(async () => {
    pipeline = await LocalPipeline.start();
    queues = new RoutingQueues(pipeline);
    await queues.shortenVisibilityTimeout();
    await pipeline.send([...events, ofApi].map(sentEvent));
    await pipeline.waitForTickets(ticketIds);
    await routed();
    await queues.empty();
    const objects = await pipeline.objects("tickets/");
    const all = [...objects.values()].map((object) => TicketRecordSchema.parse(object));
    records = new Map(all.map((record) => [record.ticket_id, record]));
  });

  afterAll(() => pipeline.stack.stop());

  it.each(cases)(
    "puts tickets of tier %s and priority %s into their lane, with the time of their SLA",
    async (tier, priority) => {
      const items = await pipeline.items();
      const preferred = tier === "gold" || priority === "CRITICAL" || priority === "HIGH";

      for (const ticketId of idsOf(tier, priority)) {
        expect(recordOf(ticketId)).toMatchObject({ tier, priority });
        expect(items.get(ticketId)?.["lane"]?.S).toBe(preferred ? "priority" : "general");
        expect(items.get(ticketId)?.["answer_by"]?.S).toBe(answerBy(recordOf(ticketId), DEFAULT_RULES));
      }
    },
  );

  const expected = {
    ...Object.fromEntries(cases.map(([tier, priority]) => [`${tier}#${priority}#${PRODUCT.slice(0, 100)}`, 2])),
    "gold#NORMAL#none": 1,
  };

  it("counts every ticket by its tier, priority and product", async () => {
    expect(await counters()).toEqual(expected);
  });

  it("counts no ticket twice and moves none when all messages are delivered two more times", async () => {
    const before = await pipeline.items();
    for (const record of [...records.values(), ...records.values()]) await queues.publish(record, record);
    await queues.empty();

    expect(await counters()).toEqual(expected);
    expect(await pipeline.items()).toEqual(before);
  });

  it("leaves a ticket in the lane of its latest answer when an earlier one arrives late", async () => {
    const record = recordOf("E2E-general-NORMAL-1");
    const earlier: TicketRecord = {
      ...record,
      priority: "CRITICAL",
      processed_at: new Date(Date.parse(record.processed_at) - 60_000).toISOString(),
      execution_arn: `${record.execution_arn}-before`,
    };
    await queues.publish(earlier, earlier);
    await queues.empty();

    const item = (await pipeline.items()).get(record.ticket_id);
    expect([item?.["lane"]?.S, item?.["answer_by"]?.S]).toEqual(["general", answerBy(record, DEFAULT_RULES)]);
    expect(await counters()).toEqual(expected);
  });

  it("moves an invalid message, and no other, to the dead-letter queues of both its queues", async () => {
    const again = recordOf("E2E-gold-HIGH-1");
    await queues.publish("no ticket at all", { tier: "gold", priority: "HIGH" });
    await queues.publish(again, again);
    await queues.publish({ ...again, ticket_id: "E2E-UNKNOWN", execution_arn: "none" }, again);
    await queues.empty();

    const held = await Promise.all(queues.deadLetters.map((url) => pipeline.account.drain(url)));
    const [ofAnalytics, ofPriority, ofGeneral] = held.map((messages) => messages.map(({ body }) => body));
    expect(ofAnalytics).toEqual(["no ticket at all"]);
    expect(ofPriority).toHaveLength(2);
    expect(ofPriority).toContain("no ticket at all");
    expect(ofPriority?.join()).toContain("E2E-UNKNOWN");
    expect(ofGeneral).toEqual([]);
  });

  it("watches the desk's deadlines each minute, without an error", async () => {
    const sumOf = async (name: string): Promise<number> => {
      const { Datapoints: values = [] } = await new CloudWatchClient(pipeline.clientConfig).send(
        new GetMetricStatisticsCommand({
          Namespace: "AWS/Lambda",
          MetricName: name,
          Dimensions: [{ Name: "FunctionName", Value: resourceNames(pipeline.stack.project).fn("watch-deadlines") }],
          StartTime: new Date(Date.now() - 60 * 60 * 1_000),
          EndTime: new Date(Date.now() + 60 * 1_000),
          Period: 60,
          Statistics: ["Sum"],
        }),
      );
      return values.reduce((sum, { Sum = 0 }) => sum + Sum, 0);
    };
    const runs = await eventually(180_000, async () => {
      const found = await sumOf("Invocations");
      return found > 0 ? { value: found } : { waitingFor: "the first run of watch-deadlines" };
    });

    expect(runs).toBeGreaterThan(0);
    expect(await sumOf("Errors")).toBe(0);
  });
});
