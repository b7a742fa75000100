import fc from "fast-check";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { TicketRecordSchema, type TicketRecord } from "../../functions/shared/contracts/ticket-record-schema.js";
import { AnswerInputSchema, DetectedSentimentSchema } from "../../functions/shared/contracts/workflow.js";
import { shardOfHash } from "../../functions/shared/table/shards.js";
import { subjectPreview } from "../../functions/shared/table/subject-preview.js";
import { listingKey, ticketItemKey } from "../../functions/shared/table/ticket-table.js";
import { allStates } from "../../scripts/proofs/mutations/state-machine.js";
import { texts, ticketRecords } from "../support/builders/arbitraries.js";
import {
  argumentsOf,
  asJsonata,
  errors,
  EXECUTION,
  forAll,
  hashes,
  outputOf,
  payloadOf,
  sendable,
  workflowInputs,
} from "../support/builders/expression-properties.js";
import { evaluate, expressionsIn } from "../support/builders/jsonata.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { aSentiment } from "../support/builders/tickets.js";

/*
 * What the expressions of the state machine mean, in TypeScript, for any input: under the version of JSONata that Step
 * Functions runs. An expression that throws or has no result fails the execution there, and `evaluate` here.
 */

const sentiments = () => fc.record({ assumed: fc.boolean() }).map((own) => ({ ...aSentiment(), ...own }));

it("are evaluated by the version that Step Functions runs", () => {
  const { version } = JSON.parse(readFileSync("node_modules/jsonata/package.json", "utf8")) as { version: string };

  expect(version).toBe("2.0.6");
});

describe("Open ticket", () => {
  const reference = ({
    contentHash,
    ticket,
    reopen,
  }: Record<string, unknown> & { ticket: Record<string, unknown> }) => {
    const mayReopen = reopen === "NEEDS_HUMAN";
    const { ticketId, submittedAt, customerId } = ticket;
    return {
      Key: ticketItemKey(String(ticketId)),
      ConditionExpression:
        "attribute_not_exists(content_hash) OR (content_hash = :hash AND #status IN (:received, :processing, :failed))" +
        (mayReopen ? " OR (content_hash = :hash AND #status = :needsHuman AND attribute_not_exists(model_id))" : ""),
      UpdateExpression:
        "SET #status = :processing, content_hash = :hash, ticket_id = :id, submitted_at = :submitted, " +
        `execution_arn = :execution${customerId === undefined ? "" : ", customer_id = :customer"} ` +
        "REMOVE failure_error, failure_key, failed_at, intake_error, intake_failed_at, listing_key",
      ExpressionAttributeNames: { "#status": "status" },
      ExpressionAttributeValues: {
        ":hash": { S: contentHash },
        ":id": { S: ticketId },
        ":submitted": { S: submittedAt },
        ":execution": { S: EXECUTION.arn },
        ":received": { S: "RECEIVED" },
        ":processing": { S: "PROCESSING" },
        ":failed": { S: "FAILED" },
        ...(customerId !== undefined && { ":customer": { S: customerId } }),
        ...(mayReopen && { ":needsHuman": { S: "NEEDS_HUMAN" } }),
      },
    };
  };

  it("claims any ticket, with or without a customer, for the first time and again", async () => {
    await forAll(workflowInputs(), async (input) => {
      const found = await argumentsOf("Open ticket", { input, executionInput: input });

      expect(found).toEqual({ TableName: "${TicketTable}", ...reference(input) });
      expect(await outputOf("Open ticket", { input })).toEqual(input);
    });
  });
});

describe("Look up ticket", () => {
  const items = () =>
    fc.oneof(
      fc.record({ Item: fc.record({ content_hash: fc.record({ S: hashes() }) }) }),
      fc.constantFrom({ Item: {} }, {}),
    );

  it("finds the hash that the item has, or none, and Same content? has one answer to it", async () => {
    const choices = stateNamed("Same content?").Choices as readonly { readonly Condition: string }[];
    await forAll(fc.tuple(items(), workflowInputs(), fc.boolean()), async ([result, executionInput, same]) => {
      const found = await outputOf("Look up ticket", { result });
      const stored = (result as { Item?: { content_hash?: { S: string } } }).Item?.content_hash?.S ?? "none";
      expect(found).toBe(stored);

      const input = same ? executionInput.contentHash : found;
      const answers = choices.map(({ Condition }) => evaluate(Condition, { input, executionInput }));
      const equal = input === executionInput.contentHash;
      expect(await Promise.all(answers)).toEqual([equal, !equal]);
    });
  });
});

describe("the functions' payloads", () => {
  it("fit the contract of Detect sentiment and Generate response, with the ticket and the sentiment unchanged", async () => {
    await forAll(fc.tuple(workflowInputs(), sentiments()), async ([executionInput, sentiment]) => {
      const { ticket } = executionInput;
      const scope = { input: executionInput, executionInput, variables: { sentiment } };

      expect(await payloadOf("Detect sentiment", scope)).toEqual({ ticket, execution: EXECUTION });
      const answer = await payloadOf("Generate response", scope);
      expect(answer).toEqual({ ticket, sentiment, execution: EXECUTION });
      expect(AnswerInputSchema.safeParse(answer).error).toBeUndefined();
    });
  });

  it("name to Triage by rules the error for which no model answered", async () => {
    await forAll(fc.tuple(workflowInputs(), errors(), sentiments()), async ([executionInput, error, sentiment]) => {
      const found = await payloadOf("Triage by rules", { input: error, executionInput, variables: { sentiment } });

      expect(found).toEqual({ reason: error.Error, ticket: executionInput.ticket, sentiment, execution: EXECUTION });
    });
  });

  it("hand records on as they are", async () => {
    await forAll(ticketRecords(), async (record) => {
      for (const state of ["Generate response", "Triage by rules"]) {
        expect(await outputOf(state, { result: { Payload: record } })).toEqual(record);
      }
      expect(await payloadOf("Write ticket JSON", { input: record })).toEqual({ record });
    });
  });

  it("assume a sentiment that is one", async () => {
    const assumed: unknown = await evaluate(stateNamed("Assume neutral sentiment")["Assign"], {});

    expect(DetectedSentimentSchema.safeParse((assumed as { sentiment: unknown }).sentiment).error).toBeUndefined();
  });
});

describe("Store ticket", () => {
  const attribute = (value: string | number) =>
    typeof value === "number" ? { N: String(asJsonata("", value)) } : { S: value };

  const reference = (record: TicketRecord, contentHash: string) => {
    const columns = Object.entries(record).filter((column): column is [string, string | number] => column[1] !== null);
    const nulls = Object.entries(record).flatMap(([name, value]) => (value === null ? name : []));
    return {
      UpdateExpression:
        "SET #status = :outcome, listing_key = :listing, subject_preview = :preview, " +
        columns.map(([name]) => `#${name} = :${name}`).join(", ") +
        (nulls.length === 0 ? "" : ` REMOVE ${nulls.map((name) => `#${name}`).join(", ")}`),
      ExpressionAttributeNames: {
        "#status": "status",
        ...Object.fromEntries(Object.keys(record).map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ":hash": { S: contentHash },
        ":listing": { S: listingKey(record.outcome, shardOfHash(contentHash)) },
        ":preview": { S: subjectPreview(record.subject) },
        ...Object.fromEntries(columns.map(([name, value]) => [`:${name}`, attribute(value)])),
      },
    };
  };

  it("writes every column of any record that is not null, numbers as numbers, and removes the others", async () => {
    await forAll(fc.tuple(ticketRecords(), workflowInputs()), async ([record, executionInput]) => {
      const found = await argumentsOf("Store ticket", { input: record, executionInput });

      expect(found).toMatchObject(reference(record, executionInput.contentHash));
      const { ExpressionAttributeValues: values } = found;
      expect(Object.keys(values as object)).toHaveLength(
        Object.values(record).filter((one) => one !== null).length + 3,
      );
    });
  });
});

describe("Publish ticket", () => {
  const quotesIn = (text: string): number => text.split('"').length + text.split("\\").length;
  const noticeOf = (text: string): string => (quotesIn(text) > 40_000 ? "none" : "summary");
  const records = () =>
    fc.oneof(
      ticketRecords(),
      fc
        .tuple(ticketRecords(), fc.constantFrom('"', "\\", "\uFFFE", '\\"'), fc.integer({ min: 9_000, max: 21_000 }))
        .map(([record, unit, count]): TicketRecord => ({ ...record, description: unit.repeat(count) })),
    );

  const summaryOf = (record: TicketRecord, key: string): string =>
    `Ticket ${record.ticket_id}: priority ${record.priority}, tier ${record.tier}, category ${record.category}, ` +
    `sentiment ${record.sentiment}, outcome ${record.outcome}. Submitted ${record.submitted_at}, processed ` +
    `${record.processed_at}. Its text is in the object ${key} and in the table.`;

  it("sends any record whole, a summary to e-mails, and what subscribers filter by", async () => {
    await forAll(fc.tuple(records(), texts(40)), async ([record, key]) => {
      const found = await argumentsOf("Publish ticket", { input: [{}, { key }], variables: { record } });
      const text = sendable(record);
      const notice = noticeOf(text);
      const { priority, tier, category, sentiment, outcome } = record;
      const attributes = Object.entries({ priority, tier, category, sentiment, outcome, notice });

      expect(found).toEqual({
        TopicArn: "${TicketTopic}",
        Message: notice === "none" ? text : JSON.stringify({ default: text, email: summaryOf(record, key) }),
        MessageAttributes: Object.fromEntries(
          attributes.map(([name, value]) => [name, { DataType: "String", StringValue: value }]),
        ),
        ...(notice === "summary" && { MessageStructure: "json" }),
      });
      expect(TicketRecordSchema.safeParse(JSON.parse(text)).error).toBeUndefined();
    });
  });

  it("ends with what the record says", async () => {
    await forAll(fc.tuple(ticketRecords(), texts(40)), async ([record, key]) => {
      const { ticket_id: ticketId, outcome, priority, sentiment, category } = record;

      expect(await outputOf("Publish ticket", { input: [{}, { key }], variables: { record } })).toEqual({
        ...{ ticketId, outcome, priority, sentiment, category, key },
      });
    });
  });
});

/** Held by the properties above: a state with expressions that none of them evaluates would not be. */
it("all states with expressions are among these", () => {
  const covered = ["expressions", "failure-expressions"]
    .map((name) => readFileSync(`test/state-machine/${name}.properties.test.ts`, "utf8"))
    .join();
  const named = [...allStates].filter(([, state]) => expressionsIn(state).length > 0).map(([name]) => name);

  expect(named.filter((name) => !covered.includes(`"${name}"`))).toEqual([]);
});
