import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { isSampled } from "../../functions/evaluate-response/evaluate-response.js";
import { readEvaluationItem, type StoredEvaluation } from "../../functions/shared/reply-quality/evaluation-item.js";
import { evaluationObjectKey, toEvaluationLines } from "../../functions/shared/reply-quality/evaluation.js";
import {
  TicketRecordSchema,
  ticketObjectKey,
  type TicketRecord,
} from "../../functions/shared/contracts/ticket-record-schema.js";
import { CATEGORIES, PRIORITIES, type Priority } from "../../functions/shared/contracts/ticket-record.js";
import { FailurePointerSchema } from "../../functions/shared/contracts/workflow.js";
import { isTouched } from "../../functions/shared/desk/pipeline-update.js";
import type { TableItem } from "./support/emulator-account.js";
import * as cases from "./support/pipeline-cases.js";
import { eventually, LocalPipeline } from "./support/local-pipeline.js";

const ticketIds = [
  ...cases.ordinaryIds,
  ...cases.duplicateIds,
  ...cases.conflictIds,
  ...cases.oversize.map((ticket) => ticket.ticketId),
  ...cases.languages.map(([, , ticket]) => ticket.ticketId),
  ...cases.wordless.map((ticket) => ticket.ticketId),
  ...cases.emojiOnly.map((ticket) => ticket.ticketId),
  cases.promptInjection.ticketId,
  "E2E-OLDEST",
  cases.fromApi.ticketId,
];

interface Results {
  readonly items: Map<string, TableItem>;
  readonly tickets: Map<string, unknown>;
  readonly records: Map<string, TicketRecord>;
  readonly quarantine: Map<string, unknown>;
  readonly failed: Map<string, unknown>;
  readonly published: { body: string; attributes: Record<string, string> }[];
  readonly failureNotices: { body: string }[];
  readonly failedQueue: { body: string }[];
  /** Objects with the verdicts on replies. */
  readonly evaluations: ReadonlyMap<string, string>;
  readonly evaluationItems: ReadonlyMap<string, StoredEvaluation>;
}

/** So large that some of the tickets are in the sample, and some are not. */
const EVALUATION_SHARE = 0.5;

/** The tickets whose replies are evaluated. */
const evaluated = (records: readonly TicketRecord[]): readonly TicketRecord[] =>
  records.filter(({ ticket_id, model_id }) => model_id !== null && isSampled(ticket_id, EVALUATION_SHARE));

/** Waits until there are so many evaluations, which come after their tickets. */
const waitForEvaluations = ({ account, outputs }: LocalPipeline, count: number) =>
  eventually(120_000, async () => {
    const objects = await account.objects(outputs.bucket_name, "evaluations/");
    return objects.size >= count ? { value: objects } : { waitingFor: `${count} evaluations` };
  });

const evaluationItems = async ({ account, outputs }: LocalPipeline): Promise<ReadonlyMap<string, StoredEvaluation>> => {
  const stored = (await account.allItems(outputs.table_name))
    .filter(({ pk }) => pk?.S?.startsWith("EVALUATION#"))
    .flatMap((item) => readEvaluationItem(item) ?? []);
  return new Map(stored.map((one) => [one.evaluation.ticket_id, one]));
};

/**
 * The priorities that a ticket may have in the table. These tickets were submitted long ago, so the deadlines of those
 * that wait for a person are over, and what looks at deadlines each minute escalates them.
 */
const possiblePriorities = (recorded: Priority, item: TableItem): readonly Priority[] =>
  isTouched(item) ? PRIORITIES.slice(0, PRIORITIES.indexOf(recorded) + 1) : [recorded];

/** Sends all records, waits until they are processed, and reads the results once. */
const runAll = async (pipeline: LocalPipeline): Promise<Results> => {
  const { account, outputs } = pipeline;
  const topicQueue = await account.subscribeQueue(outputs.topic_arn, "e2e-tickets");
  const failureQueue = await account.subscribeQueue(outputs.failure_topic_arn, "e2e-failures");
  await pipeline.send(cases.allRecords);
  await pipeline.waitForTickets(ticketIds);
  await pipeline.send(cases.conflictSecond);
  await pipeline.waitForObjects("failed/", cases.conflictSecond.length);
  await pipeline.waitForObjects("quarantine/", cases.malformed.length);
  await pipeline.waitForExecutions();
  const tickets = await pipeline.objects("tickets/");
  const records = [...tickets.values()].map((value) => TicketRecordSchema.parse(value));
  const evaluations = await waitForEvaluations(pipeline, evaluated(records).length);
  return {
    evaluations,
    evaluationItems: await evaluationItems(pipeline),
    items: await pipeline.waitForTickets(ticketIds),
    tickets,
    records: new Map(records.map((record) => [record.ticket_id, record])),
    quarantine: await pipeline.objects("quarantine/"),
    failed: await pipeline.objects("failed/"),
    published: await account.drain(topicQueue),
    failureNotices: (await account.drain(failureQueue)).filter(({ body }) => !body.includes("AlarmName")),
    failedQueue: await account.drain(outputs.failed_tickets_queue_url),
  };
};

describe("200 records, good and bad, through the whole stack", () => {
  let pipeline: LocalPipeline | undefined;
  let results: Results;

  beforeAll(async () => {
    pipeline = await LocalPipeline.start({ env: { EVALUATION_SHARE: String(EVALUATION_SHARE) } });
    results = await runAll(pipeline);
  });

  afterAll(() => pipeline?.stack.stop());

  const recordOf = (ticketId: string): TicketRecord => {
    const record = results.records.get(ticketId);
    if (record === undefined) throw new Error(`There is no record of ${ticketId}.`);
    return record;
  };

  it("sends 200 records, to which all counts below refer", () => {
    expect(cases.allRecords.length + cases.conflictSecond.length).toBe(200);
  });

  it("stores every ticket exactly once in the table and in S3, and nothing else", () => {
    expect([...results.items.keys()].sort()).toEqual([...ticketIds].sort());
    expect([...results.records.keys()].sort()).toEqual([...ticketIds].sort());
    expect(results.tickets.size).toBe(ticketIds.length);
  });

  it("writes each ticket under the day on which it was submitted", () => {
    const keys = [...results.records.values()].map(ticketObjectKey).sort();

    expect([...results.tickets.keys()].sort()).toEqual(keys);
    expect(keys).toContain("tickets/2025/08/08/ticket_E2E-OLDEST.json");
  });

  it("stores the same columns in the table as in S3, except empty ones", () => {
    for (const [ticketId, record] of results.records) {
      const columns = Object.entries(record).filter(([, value]) => value !== null);
      const item = results.items.get(ticketId) ?? {};
      const stored = columns.map(([name]) => [name, item[name]?.S ?? Number(item[name]?.N)]);
      expect(possiblePriorities(record.priority, item)).toContain(item["priority"]?.S);
      expect({ ...Object.fromEntries(stored), priority: record.priority }).toEqual(Object.fromEntries(columns));
      expect(item["status"]?.S).toBe(record.outcome);
    }
  });

  it("publishes each ticket once, whole to a queue, with the attributes that subscribers filter by", () => {
    const published = results.published.map(({ body }) => TicketRecordSchema.parse(JSON.parse(body)));

    expect(published.map((record) => record.ticket_id).sort()).toEqual([...ticketIds].sort());
    for (const { body, attributes } of results.published) {
      const { priority, tier, category, sentiment, outcome } = TicketRecordSchema.parse(JSON.parse(body));
      expect(attributes).toEqual({ priority, tier, category, sentiment, outcome, notice: "summary" });
    }
  });

  it("evaluates the replies of the sample, by rules and judge, and no other", () => {
    const records = [...results.records.values()];
    const sample = evaluated(records);

    expect(sample.length).toBeGreaterThan(0);
    expect(sample.length).toBeLessThan(records.length);
    expect([...results.evaluations.keys()].sort()).toEqual(sample.map(evaluationObjectKey).sort());
    expect([...results.evaluationItems.keys()].sort()).toEqual(sample.map((record) => record.ticket_id).sort());
    for (const { evaluation, answeredAt } of results.evaluationItems.values()) {
      const lines = (results.evaluations.get(evaluationObjectKey(evaluation)) ?? "").split("\n").slice(0, -1);
      expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(toEvaluationLines(evaluation));
      expect(new Set(evaluation.verdicts.map(({ source }) => source))).toEqual(new Set(["RULES", "JUDGE"]));
      expect(answeredAt).toBe(recordOf(evaluation.ticket_id).processed_at);
    }
  });

  it.each(cases.malformed)("quarantines %s as %s, with its bytes", (_name, reason, record) => {
    const held = [...results.quarantine].find(([, value]) => bytesOf(value).equals(record.data));

    expect(held?.[0]).toMatch(new RegExp(`^quarantine/${reason}/\\d{4}/\\d{2}/\\d{2}/`));
    expect(held?.[1]).toMatchObject({ reason });
  });

  it("quarantines nothing else: foreign events are ignored", () => {
    expect(results.quarantine.size).toBe(cases.malformed.length);
  });

  it("fails a ticket that reuses an id for other content, stores it, and leaves the first ticket unchanged", () => {
    const kept = [...results.failed.values()];

    expect(kept).toHaveLength(cases.conflictIds.length);
    for (const ticketId of cases.conflictIds) {
      expect(kept).toContainEqual(
        expect.objectContaining({
          ticketId,
          input: expect.objectContaining({
            ticket: expect.objectContaining({ data: expect.objectContaining({ subject: "Second content" }) }),
          }),
          error: expect.objectContaining({ Error: "TicketConflict" }),
        }),
      );
      expect(recordOf(ticketId).subject).toBe("First content");
      expect(results.items.get(ticketId)?.["status"]?.S).toBe("ANSWERED");
    }
  });

  it.each(["failedQueue", "failureNotices"] as const)(
    "sends one notification per failure (%s), with a pointer to the stored input",
    (where) => {
      const pointers = results[where].map(({ body }) => FailurePointerSchema.parse(JSON.parse(body)));

      expect(pointers.map((pointer) => pointer.ticketId).sort()).toEqual([...cases.conflictIds]);
      expect(pointers.map((pointer) => pointer.key).sort()).toEqual([...results.failed.keys()].sort());
    },
  );

  it.each(cases.oversize)("cuts the 300 KiB of $ticketId, and stores the original", async (ticket) => {
    const record = recordOf(ticket.ticketId);
    const original = await pipeline?.objects(record.original_key ?? "no original");

    expect(Buffer.byteLength(JSON.stringify(record.description)) - 2).toBeLessThanOrEqual(32 * 1024);
    expect(record.description.length).toBeGreaterThan(5_000);
    expect(ticket.data.description.startsWith(record.description)).toBe(true);
    expect(original?.get(record.original_key ?? "")).toMatchObject({ ticketId: ticket.ticketId, data: ticket.data });
  });

  it.each(cases.languages)("detects %s (sentiment known: %s)", (language, hasSentiment, { ticketId }) => {
    const record = recordOf(ticketId);

    expect(record.language).toBe(language);
    if (!hasSentiment) expect(record.sentiment).toBe("NEUTRAL");
  });

  it("leaves tickets without words to a person, without asking the model", () => {
    for (const { ticketId } of cases.wordless) {
      expect(recordOf(ticketId)).toMatchObject({
        outcome: "NEEDS_HUMAN",
        sentiment: "NEUTRAL",
        language: "und",
        model_id: null,
      });
    }
  });

  it("finishes tickets of only emoji, with scores that add up", () => {
    for (const { ticketId } of cases.emojiOnly) expect(sumOfScores(recordOf(ticketId))).toBeCloseTo(1, 2);
  });

  it("answers ordinary tickets with a reply, a reason and scores that add up", () => {
    for (const ticketId of cases.ordinaryIds) {
      const record = recordOf(ticketId);
      expect(record.response_text.length).toBeGreaterThan(20);
      expect(record.priority_reasoning).not.toBe("");
      expect(CATEGORIES).toContain(record.category);
      expect(sumOfScores(record)).toBeCloseTo(1, 2);
    }
    const answered = cases.ordinaryIds.filter((ticketId) => recordOf(ticketId).outcome === "ANSWERED");
    // One in ten reports an outage, a loss or a breach, and a person answers every CRITICAL ticket.
    expect(answered.length / cases.ordinaryIds.length).toBeGreaterThan(0.85);
  });

  it("does not let a ticket's text lower its priority below the floor", () => {
    expect(["CRITICAL", "HIGH"]).toContain(recordOf(cases.promptInjection.ticketId).priority);
  });

  it("passes on the fields that the API sends, and no others", () => {
    expect(recordOf(cases.fromApi.ticketId)).toMatchObject({
      channel: "api",
      tier: "gold",
      customer_id: "C-1",
      customer_email: null,
      product: null,
    });
  });
});

const bytesOf = (value: unknown): Buffer =>
  typeof value === "object" && value !== null && "data" in value && typeof value.data === "string"
    ? Buffer.from(value.data, "base64")
    : Buffer.alloc(0);

const sumOfScores = (record: TicketRecord): number =>
  record.sentiment_score_mixed +
  record.sentiment_score_negative +
  record.sentiment_score_neutral +
  record.sentiment_score_positive;
