import { shardOfHash } from "../../functions/shared/table/shards.js";
import { subjectPreview } from "../../functions/shared/table/subject-preview.js";
import { listingKey, ticketItemKey } from "../../functions/shared/table/ticket-table.js";
import { describe, expect, it } from "vitest";
import { FailureInputSchema } from "../../functions/record-failure/failure-input.js";
import { TicketRecordSchema } from "../../functions/shared/contracts/ticket-record-schema.js";
import {
  AnswerInputSchema,
  DetectedSentimentSchema,
  FailurePointerSchema,
} from "../../functions/shared/contracts/workflow.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { evaluate, type EvaluationScope } from "../support/builders/jsonata.js";
import { aSentiment, aTicket, aTicketRecord, aWorkflowInput } from "../support/builders/tickets.js";

interface Update {
  readonly Key: unknown;
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Readonly<Record<string, string>>;
  readonly ExpressionAttributeValues: Readonly<Record<string, unknown>>;
}

const executionInput = aWorkflowInput();
const record = aTicketRecord({ customer_id: null, original_key: null, confidence: 0, input_tokens: 1200 });
const error = { Error: "DependencyRejected", Cause: "Comprehend DetectSentiment: AccessDeniedException" };

/** The arguments that a state passes to the service it calls. */
const argumentsOf = async (state: string, scope: EvaluationScope): Promise<Record<string, unknown>> =>
  (await evaluate(stateNamed(state)["Arguments"], scope)) as Record<string, unknown>;

/** Columns that have no text of a customer or a model: ids, times, numbers and values of fixed lists. */
const NOT_TEXT = new Set([
  ...["ticket_id", "submitted_at", "processed_at", "priority", "tier", "category", "sentiment", "outcome"],
]);

/** What e-mails and all other subscribers get of a state's message, with a value of NOTIFICATION_DETAIL. */
const noticeOf = async (state: string, detail: string, scope: EvaluationScope) => {
  const written = JSON.stringify(stateNamed(state)["Arguments"]).replaceAll("${NotificationDetail}", detail);
  const found = (await evaluate(JSON.parse(written), scope)) as Record<string, string>;
  const { Message: text = "", MessageStructure: structure } = found;
  const attributes = found["MessageAttributes"] as unknown as Record<string, { StringValue: string }> | undefined;
  const byProtocol = structure === "json" ? (JSON.parse(text) as Record<string, string>) : { default: text };
  const { default: others = "", email = others } = byProtocol;
  return { default: others, email, structure, notice: attributes?.["notice"]?.StringValue };
};

const updateOf = async (state: string, scope: EvaluationScope): Promise<Update> =>
  (await evaluate(stateNamed(state)["Arguments"], scope)) as Update;

/** Names (#x) and values (:x) in the expressions of an update, and those it declares. */
const usedAndDeclared = (update: Update) => {
  const text = `${update.UpdateExpression} ${update.ConditionExpression}`;
  return {
    used: [...new Set(text.match(/[#:]\w+/g))].sort(),
    declared: [update.ExpressionAttributeNames, update.ExpressionAttributeValues].flatMap(Object.keys).sort(),
  };
};

describe("Open ticket", () => {
  const open = (input: unknown) => updateOf("Open ticket", { input, executionInput: input });

  it("claims the ticket's item under its key", async () => {
    const update = await open(executionInput);

    expect(update.Key).toEqual(ticketItemKey(executionInput.ticket.ticketId));
    expect(update.ExpressionAttributeValues).toMatchObject({
      ":hash": { S: executionInput.contentHash },
      ":id": { S: executionInput.ticket.ticketId },
      ":submitted": { S: executionInput.ticket.submittedAt },
      ":processing": { S: "PROCESSING" },
    });
  });

  it("claims a new ticket, or the same content that is not finished", async () => {
    expect((await open(executionInput)).ConditionExpression).toBe(
      "attribute_not_exists(content_hash) OR (content_hash = :hash AND #status IN (:received, :processing, :failed))",
    );
  });

  it("claims a ticket that waits for a person and that only rules have triaged, when the input says so", async () => {
    const update = await open(aWorkflowInput({ reopen: "NEEDS_HUMAN" }));

    expect(update.ConditionExpression).toBe(
      "attribute_not_exists(content_hash) OR (content_hash = :hash AND #status IN (:received, :processing, :failed))" +
        " OR (content_hash = :hash AND #status = :needsHuman AND attribute_not_exists(model_id))",
    );
    expect(update.ExpressionAttributeValues[":needsHuman"]).toEqual({ S: "NEEDS_HUMAN" });
  });

  it.each(["ANSWERED", "", null, true, {}])("claims no such ticket for a reopen of %j", async (reopen) => {
    expect(await open({ ...executionInput, reopen })).toEqual(await open(executionInput));
  });

  it("sets the customer's id when the ticket has one, because it is an index's key", async () => {
    const update = await open(aWorkflowInput({ ticket: aTicket({ customerId: "C-1" }) }));

    expect(update.UpdateExpression).toContain(", customer_id = :customer REMOVE");
    expect(update.ExpressionAttributeValues[":customer"]).toEqual({ S: "C-1" });
  });

  it("leaves out the customer's id when there is none", async () => {
    const update = await open(aWorkflowInput({ ticket: aTicket() }));

    expect(update.UpdateExpression).not.toContain("customer_id");
    expect(update.ExpressionAttributeValues).not.toHaveProperty(":customer");
  });

  it.each([
    aWorkflowInput(),
    aWorkflowInput({ ticket: aTicket({ customerId: "C-1" }) }),
    aWorkflowInput({ reopen: "NEEDS_HUMAN" }),
    aWorkflowInput({ ticket: aTicket({ customerId: "C-1" }), reopen: "NEEDS_HUMAN" }),
  ])("uses every name and value it declares, and no other: %#", async (input) => {
    const { used, declared } = usedAndDeclared(await open(input));

    expect(used).toEqual(declared);
  });

  it("removes an earlier failure, and the error of the API's intake", async () => {
    expect((await open(executionInput)).UpdateExpression).toMatch(
      / REMOVE failure_error, failure_key, failed_at, intake_error, intake_failed_at, listing_key$/,
    );
  });

  it("claims a ticket that the API wrote, whatever happened to its record: no execution has set a hash", async () => {
    const { ConditionExpression } = await open(executionInput);

    expect(ConditionExpression.split(" OR ")[0]).toBe("attribute_not_exists(content_hash)");
  });
});

describe("Look up ticket", () => {
  it("reads consistently, because the item may have changed a moment ago", async () => {
    expect(await argumentsOf("Look up ticket", { executionInput })).toMatchObject({
      Key: ticketItemKey(executionInput.ticket.ticketId),
      ConsistentRead: true,
    });
  });
});

describe("Same content?", () => {
  const [same, other] = stateNamed("Same content?").Choices;
  const answers = async (result: unknown) => {
    const input = await evaluate(stateNamed("Look up ticket")["Output"], { result });
    return await evaluate([same?.Condition, other?.Condition], { input, executionInput });
  };

  it("treats the same content as answered", async () => {
    expect(await answers({ Item: { content_hash: { S: executionInput.contentHash } } })).toEqual([true, false]);
    expect(same?.Next).toBe("Already answered");
  });

  it.each([{ Item: { content_hash: { S: "other" } } }, { Item: {} }, {}])(
    "treats other content, or an item deleted since then, as a conflict: %j",
    async (result) => {
      expect(await answers(result)).toEqual([false, true]);
      expect(other).toMatchObject({ Next: "Record failure", Output: { Error: "TicketConflict" } });
    },
  );
});

describe("Assume neutral sentiment", () => {
  const assumed = () => evaluate(stateNamed("Assume neutral sentiment")["Assign"], { input: error });

  it("sets what Detect sentiment would have set: neutral, in no known language, and marked as assumed", async () => {
    expect(DetectedSentimentSchema.parse(((await assumed()) as { sentiment: unknown }).sentiment)).toEqual({
      sentiment: "NEUTRAL",
      scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
      language: "und",
      confidence: 0,
      assumed: true,
    });
  });

  it("uses the same variable as Detect sentiment", async () => {
    expect(Object.keys((await assumed()) as object)).toEqual(
      Object.keys(stateNamed("Detect sentiment")["Assign"] as object),
    );
  });
});

describe("a budget that is used up", () => {
  const caught = stateNamed("Detect sentiment").Catch.find(({ ErrorEquals }) => ErrorEquals.includes("BudgetExceeded"));

  it("leads to Triage by rules, with an assumed sentiment and without another state", async () => {
    expect(caught?.Next).toBe("Triage by rules");
    expect(caught?.Assign).toEqual(stateNamed("Assume neutral sentiment")["Assign"]);
    expect(await evaluate(caught?.Output, { errorOutput: error })).toEqual(error);
  });

  it("is not retried", () => {
    expect(stateNamed("Detect sentiment").Retry.flatMap(({ ErrorEquals }) => ErrorEquals)).not.toContain(
      "BudgetExceeded",
    );
  });
});

describe.each(["Generate response", "Triage by rules"])("%s", (name) => {
  it("passes the ticket, the sentiment and the execution to its function", async () => {
    const scope = { input: error, executionInput, variables: { sentiment: aSentiment() } };
    const { Payload: payload } = await argumentsOf(name, scope);

    expect(AnswerInputSchema.parse(payload)).toMatchObject({
      ticket: executionInput.ticket,
      sentiment: aSentiment(),
      execution: { startedAt: "2026-11-21T08:30:01.000Z" },
    });
  });
});

describe("the error for which the model gave no answer", () => {
  const toRules = stateNamed("Generate response").Catch.find(({ Next }) => Next === "Triage by rules");

  it("reaches Triage by rules by its name", async () => {
    const input = await evaluate(toRules?.Output, { errorOutput: error });
    const scope = { input, executionInput, variables: { sentiment: aSentiment() } };
    const { Payload: payload } = await argumentsOf("Triage by rules", scope);

    expect(AnswerInputSchema.parse(payload).reason).toBe("DependencyRejected");
  });
});

describe("Store ticket", () => {
  const store = (input: unknown = record) => updateOf("Store ticket", { input, executionInput });
  const aFullRecord = Object.fromEntries(Object.keys(TicketRecordSchema.shape).map((name) => [name, "x"]));

  it("writes every column that is not null, numbers as numbers", async () => {
    const columns = Object.entries(record).filter(([, value]) => value !== null);
    const expected = columns.map(([name, value]) => [
      `:${name}`,
      typeof value === "number" ? { N: String(value) } : { S: value },
    ]);

    expect((await store()).ExpressionAttributeValues).toEqual({
      ":hash": { S: executionInput.contentHash },
      ":listing": { S: listingKey(record.outcome, shardOfHash(executionInput.contentHash)) },
      ":preview": { S: record.subject },
      ...(Object.fromEntries(expected) as object),
    });
  });

  it.each(["", "x".repeat(200), "x".repeat(201), "😀".repeat(201), "👩🏽‍💻".repeat(32_000)])(
    "keeps the beginning of a subject for lists, as the API does: %#",
    async (subject) => {
      const { ExpressionAttributeValues: values } = await store({ ...record, subject });

      expect(values[":preview"]).toEqual({ S: subjectPreview(subject) });
    },
  );

  it("sets the status to the outcome", async () => {
    const update = await store();

    expect(update.UpdateExpression).toMatch(/^SET #status = :outcome, /);
    expect(update.ExpressionAttributeNames["#status"]).toBe("status");
  });

  it("removes columns that are null, which an earlier answer may have set", async () => {
    const nulls = Object.entries(record).flatMap(([name, value]) => (value === null ? name : []));
    const { UpdateExpression: update } = await store();

    expect(nulls).toContain("held_reasons");
    expect(update.split(" REMOVE ")[1]?.split(", ").toSorted()).toEqual(nulls.map((name) => `#${name}`).toSorted());
    expect((await store(aFullRecord)).UpdateExpression).not.toContain("REMOVE");
  });

  it.each([record, aFullRecord])("uses every name and value it declares, and no other: %#", async (input) => {
    const { used, declared } = usedAndDeclared(await store(input));

    expect(used).toEqual(declared);
  });

  it.each(["x", null])("stays below DynamoDB's 4 KB for an expression with every column as %j", async (value) => {
    const columns = Object.keys(aFullRecord).map((name) => [name, value]);
    const input: unknown = { ...Object.fromEntries(columns), subject: "x" };

    expect((await store(input)).UpdateExpression.length).toBeLessThan(4096);
  });

  it("writes only while the item still has this content", async () => {
    expect((await store()).ConditionExpression).toBe("content_hash = :hash");
  });
});

describe("Publish ticket", () => {
  const scope = { input: [{}, { key: "tickets/2026/11/21/ticket_1.json" }], variables: { record } };

  const publish = (detail: string, published: object = record) =>
    noticeOf("Publish ticket", detail, { ...scope, variables: { record: published } });

  it("sends the whole record, nulls included, to all but e-mails", async () => {
    expect(JSON.parse((await publish("summary")).default)).toEqual(record);
    expect(JSON.parse((await publish("full")).default)).toEqual(record);
  });

  it("sends a summary to e-mails, without any text of the customer or of the model", async () => {
    const texts = Object.entries(record).filter(([column]) => !NOT_TEXT.has(column));
    const marked = { ...record, ...Object.fromEntries(texts.map(([column]) => [column, `secret ${column}`])) };
    const { email, structure, notice } = await publish("summary", marked);

    expect([structure, notice]).toEqual(["json", "summary"]);
    expect(email).toContain(record.ticket_id);
    expect(email).toContain(record.priority);
    expect(email).not.toContain("secret");
  });

  it("sends the whole record to e-mails, too, when that is configured", async () => {
    const { email, structure, notice } = await publish("full");

    expect([structure, notice]).toEqual([undefined, "full"]);
    expect(JSON.parse(email)).toEqual(record);
  });

  it("sends no e-mail about a text of quotes and backslashes that would be too large, and the record as ever", async () => {
    const worst = { ...record, subject: '"'.repeat(16_000), description: "\\".repeat(16_000) };
    const almost = { ...record, description: '"'.repeat(16_000) };

    expect(await publish("summary", worst)).toMatchObject({ notice: "none", structure: undefined });
    expect(JSON.parse((await publish("summary", worst)).default)).toEqual(worst);
    expect((await publish("summary", almost)).notice).toBe("summary");
  });

  it("stays below 256 KiB with any texts that fit a ticket", async () => {
    for (const unit of ['"', "\\", "\n", "x", "\u4e2d", "\ud83d\ude21", 'x"']) {
      const size = JSON.stringify(unit).length - 2 + (Buffer.byteLength(unit) - unit.length);
      const text = unit.repeat((32 * 1024) / size);
      const scopeOf = { ...scope, variables: { record: { ...record, subject: text, description: text } } };

      expect(Buffer.byteLength(JSON.stringify(await argumentsOf("Publish ticket", scopeOf)))).toBeLessThan(256 * 1024);
    }
  });

  it("sends what subscribers filter by as attributes", async () => {
    const { priority, tier, category, sentiment, outcome } = record;
    const attributes = Object.entries({ priority, tier, category, sentiment, outcome, notice: "summary" }).map(
      ([name, value]) => [name, { DataType: "String", StringValue: value }],
    );

    expect((await argumentsOf("Publish ticket", scope))["MessageAttributes"]).toEqual(Object.fromEntries(attributes));
  });

  it("ends the execution with a small output", async () => {
    expect(await evaluate(stateNamed("Publish ticket")["Output"], scope)).toEqual({
      ticketId: record.ticket_id,
      outcome: record.outcome,
      priority: record.priority,
      sentiment: record.sentiment,
      category: record.category,
      key: "tickets/2026/11/21/ticket_1.json",
    });
  });
});

describe("Notify failure", () => {
  const pointer = { ticketId: "TKT-1", error: "Bad", cause: "secret: the text of the customer", key: "failed/1.json" };

  it("sends the pointer, and to e-mails one without the cause, which may quote a text", async () => {
    const { default: others, email } = await noticeOf("Notify failure", "summary", { input: pointer });

    expect(JSON.parse(others)).toEqual(pointer);
    expect(JSON.parse(email)).toEqual({ ticketId: "TKT-1", error: "Bad", key: "failed/1.json" });
  });

  it("sends the cause to e-mails, too, when that is configured", async () => {
    expect(JSON.parse((await noticeOf("Notify failure", "full", { input: pointer })).email)).toEqual(pointer);
  });
});

describe("Record failure", () => {
  const fallback = stateNamed("Record failure").Catch[0]?.Output;

  it.each([executionInput, { anything: "at all" }])("passes the full input to its function: %#", async (input) => {
    const { Payload: payload } = await argumentsOf("Record failure", { input: error, executionInput: input });

    expect(FailureInputSchema.parse(payload)).toMatchObject({ input, error });
  });

  it("still points to the input when it fails itself: to the execution's history", async () => {
    const errorOutput = { Error: "Lambda.Unknown", Cause: "gone" };
    const pointer = await evaluate(fallback, { input: error, errorOutput, executionInput });

    expect(FailurePointerSchema.parse(pointer)).toMatchObject({
      ticketId: executionInput.ticket.ticketId,
      error: "DependencyRejected",
      cause: expect.stringContaining("the input is in the history of the execution") as string,
      key: "",
    });
  });

  it("does so for an input that is not a ticket, and an error without a cause", async () => {
    const scope = { input: { Error: "X" }, errorOutput: { Error: "Y" }, executionInput: { not: "a ticket" } };

    expect(await evaluate(fallback, scope)).toMatchObject({ error: "X", key: "" });
  });
});

describe("the rest of the failure path", () => {
  const pointer = { ticketId: "TKT-1", error: "X", cause: "because", key: "failed/1.json" };

  it("queues and publishes the pointer unchanged", async () => {
    const { MessageBody: queued } = await argumentsOf("Queue failed ticket", { input: pointer });
    const { Subject: subject } = await argumentsOf("Notify failure", { input: pointer });
    const { default: announced } = await noticeOf("Notify failure", "summary", { input: pointer });

    expect([queued, announced].map((text) => JSON.parse(String(text)) as unknown)).toEqual([pointer, pointer]);
    expect(subject).toBe("Ticket TKT-1 failed");
  });

  it.each([["TKT-1\nBcc: x"], [" "], ["x".repeat(200)], [undefined]])(
    "has a subject that SNS accepts and that is one line, for the id %j",
    async (ticketId) => {
      const { Subject: subject } = await argumentsOf("Notify failure", { input: { ...pointer, ticketId } });

      expect(subject).toMatch(/^[ -~]{1,99}$/);
    },
  );

  it.each(["Queue failed ticket", "Notify failure"])("sends no character that SQS refuses: %s", async (state) => {
    const sent = await argumentsOf(state, { input: { ...pointer, cause: "a\ufffe\uffffb" } });

    expect(String(sent["MessageBody"] ?? sent["Message"])).toContain("a\ufffd\ufffdb");
  });

  it("ends the execution with the first error", async () => {
    const { Error: name, Cause: cause } = stateNamed("Ticket failed");

    expect(await evaluate({ name, cause }, { input: pointer })).toEqual({ name: "X", cause: "because" });
  });
});
