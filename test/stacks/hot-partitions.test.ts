import { mockClient } from "aws-sdk-client-mock";
import {
  type AttributeValue,
  DynamoDBClient,
  PutItemCommand,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { describe, expect, it } from "vitest";
import { DynamoFailureTable } from "../../functions/record-failure/dynamo-failure-table.js";
import { IntakeCommands } from "../../functions/serve-api/intake/intake-commands.js";
import { sha256 } from "../../functions/shared/contracts/content-hash.js";
import { readRoutedTicket } from "../../functions/shared/contracts/routed-ticket.js";
import { TicketRecordSchema, type TicketRecord } from "../../functions/shared/contracts/ticket-record-schema.js";
import { DEFAULT_RULES } from "../../functions/shared/desk/desk-rules.js";
import { DynamoLaneTable } from "../../functions/shared/lanes/dynamo-lane-table.js";
import { onceForEachAnswer } from "../../functions/shared/lanes/once.js";
import { setLane } from "../../functions/shared/lanes/set-lane.js";
import { UNKNOWN_HASH } from "../../scripts/shared/reconciliation/repairs.js";
import { toFinishedItem } from "../../functions/shared/table/ticket-item.js";
import { evaluate } from "../support/builders/jsonata.js";
import { aContext, aRoutedTicket } from "../support/builders/queue-messages.js";
import { stateNamed } from "../support/builders/state-machine.js";
import { aTicket, aTicketRecord, aWorkflowInput } from "../support/builders/tickets.js";
import { synthesizeStack } from "../support/aws/synthesized-stack.js";

type Item = Readonly<Record<string, AttributeValue>>;

interface Index {
  readonly name: string;
  readonly hash_key: string;
  readonly range_key: string;
  readonly non_key_attributes?: readonly string[];
}

const indexes = synthesizeStack().resource("aws_dynamodb_table")["global_secondary_index"] as readonly Index[];

/** Tickets of as many customers, at any one moment all in the same status. */
const TICKETS = 400;

/** No more of the writes at one moment may meet in one partition: of 400 in 16 shards that is three times the mean. */
const MOST_SHARE = 3 / 16;

const SUBMITTED_AT = "2026-11-21T08:30:00.000Z";

/**
 * The desk's index has two shards for each queue, since a list of a queue reads them all, and its entries may take a
 * second unit: only tickets that wait for a person are in it.
 */
const BOUNDS: Readonly<Record<string, { readonly share: number; readonly bytes: number }>> = {
  "by-queue": { share: 6 / 10, bytes: 2_048 },
  "by-agent": { share: MOST_SHARE, bytes: 2_048 },
};
const boundsOf = ({ name }: Index) => BOUNDS[name] ?? { share: MOST_SHARE, bytes: 1_024 };

/** A text as long as the stream accepts, in characters of four bytes. */
const LONG = "😀".repeat(8_000);

interface Update {
  readonly UpdateExpression?: string | undefined;
  readonly ExpressionAttributeNames?: Readonly<Record<string, string>> | undefined;
  readonly ExpressionAttributeValues?: Item | undefined;
}

/** An item after an update of the form `SET a = :a, #b = :b REMOVE c, d`. */
const apply = (item: Item, update: Update): Item => {
  const {
    UpdateExpression = "",
    ExpressionAttributeNames: names = {},
    ExpressionAttributeValues: values = {},
  } = update;
  const { set = "", remove = "" } = /^SET (?<set>.*?)(?: REMOVE (?<remove>.*))?$/.exec(UpdateExpression)?.groups ?? {};
  const assigned = set.split(", ").map((assignment): [string, AttributeValue] => {
    const [name = "", placeholder = ""] = assignment.split(" = ");
    const value = values[placeholder];
    if (value === undefined) throw new Error(`This test cannot read the update "${assignment}".`);
    return [names[name] ?? name, value];
  });
  const removed = new Set(remove.split(", ").map((name) => names[name] ?? name));
  return Object.fromEntries(
    Object.entries({ ...item, ...Object.fromEntries(assigned) }).filter(([name]) => !removed.has(name)),
  );
};

const dynamo = mockClient(DynamoDBClient);
const client = new DynamoDBClient({ region: "us-east-1" });
const intake = new IntakeCommands("tickets");
const lanes = new DynamoLaneTable(client, "tickets");
const failures = new DynamoFailureTable(client, "tickets", () => Promise.resolve(DEFAULT_RULES));

const failureOf = async (ticketId: string, contentHash: string, text: string): Promise<Update> => {
  dynamo.reset();
  dynamo.on(UpdateItemCommand).resolves({});
  const failure = {
    error: "E",
    cause: "",
    executionArn: "arn",
    failedAt: "2026-11-21T08:31:00.000Z",
    key: "failed/1.json",
  };
  const ticket = { submittedAt: SUBMITTED_AT, tier: "general", columns: { subject: text } } as const;
  await failures.markFailed({ ticketId, contentHash, ...failure }, ticket);
  return dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input ?? {};
};

/** The update with which a finished ticket comes onto the desk. */
const openingOf = async (record: TicketRecord): Promise<Update> => {
  dynamo.reset();
  dynamo.on(UpdateItemCommand).resolves({});
  await setLane(readRoutedTicket(JSON.stringify(record)), "general", DEFAULT_RULES, lanes);
  return dynamo.commandCalls(UpdateItemCommand)[0]?.args[0].input ?? {};
};

const refusalOf = (ticketId: string): Update => {
  const { input } = intake.refuse(ticketId, undefined, {
    error: "E",
    at: new Date(),
  }) satisfies TransactWriteItemsCommand;
  return input.TransactItems?.[0]?.Update ?? {};
};

const stateUpdate = async (state: string, scope: Parameters<typeof evaluate>[1]): Promise<Update> =>
  (await evaluate(stateNamed(state)["Arguments"], scope)) as Update;

/** A ticket's item after each of the writes of its life, by what wrote it. */
const lifeOf = async (number: number, text: string): Promise<Readonly<Record<string, Item>>> => {
  const ticketId = `TKT-20261121-${number}`;
  const customerId = `C-${number}`;
  const contentHash = sha256(ticketId);
  const ticket = { ticketId, submittedAt: SUBMITTED_AT, customerId, tier: "general", subject: text } as const;
  const received = intake.receive(ticket).input.Item ?? {};
  const refused = apply(received, refusalOf(ticketId));
  const input = aWorkflowInput({ ticket: aTicket({ ticketId, customerId }), contentHash });
  const opened = apply(received, await stateUpdate("Open ticket", { input, executionInput: input }));
  const record = aTicketRecord({
    ...{ ticket_id: ticketId, customer_id: customerId, subject: text, description: text, response_text: text },
  });
  const stored = apply(opened, await stateUpdate("Store ticket", { input: record, executionInput: input }));
  const heldRecord = { ...record, outcome: "NEEDS_HUMAN" } as const;
  const waiting = apply(opened, await stateUpdate("Store ticket", { input: heldRecord, executionInput: input }));
  return {
    received,
    refused,
    reopened: apply(refused, intake.reopen(ticketId).input),
    opened,
    stored,
    solved: apply(stored, await openingOf(record)),
    waiting: apply(waiting, await openingOf(heldRecord)),
    failed: apply(stored, await failureOf(ticketId, contentHash, text)),
    repaired: toFinishedItem(record, UNKNOWN_HASH),
  };
};

const life = await lifeOf(0, LONG);
const lives: Readonly<Record<string, Item>>[] = [];
for (let number = 1; number <= TICKETS; number += 1) lives.push(await lifeOf(number, "Cannot sign in"));

const isIn = (item: Item, { hash_key, range_key }: Index) =>
  item[hash_key] !== undefined && item[range_key] !== undefined;

/** The greatest share of one value among some. */
const greatestShare = (values: readonly string[]): number => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Math.max(0, ...counts.values()) / values.length;
};

/** Bytes of an attribute's value: a number takes at most 21, a map or list 3 and 1 for each of its entries. */
const bytesOf = (value: AttributeValue): number => {
  if (value.N !== undefined) return 21;
  if (value.BOOL !== undefined) return 1;
  const inner = Object.entries(value.M ?? {}).map(([name, entry]) => Buffer.byteLength(name) + bytesOf(entry) + 1);
  return value.M === undefined ? Buffer.byteLength(String(value.S)) : inner.reduce((sum, bytes) => sum + bytes, 3);
};

/** Bytes of an item's entry in an index, as DynamoDB counts them: names and values in UTF-8. */
const bytesIn = (item: Item, index: Index): number =>
  ["pk", "sk", index.hash_key, index.range_key, ...(index.non_key_attributes ?? [])]
    .flatMap((name) => (item[name] === undefined ? [] : [Buffer.byteLength(name) + bytesOf(item[name])]))
    .reduce((sum, bytes) => sum + bytes, 0);

describe.each(indexes.map((index) => ({ ...index, index })))("the index $name", ({ index }) => {
  it.each(Object.keys(life))("spreads tickets over its partitions when they are %s", (written) => {
    const keys = lives.flatMap((one) => {
      const item = one[written];
      return item !== undefined && isIn(item, index) ? [String(item[index.hash_key]?.S)] : [];
    });

    expect(keys.length === 0 ? 0 : greatestShare(keys)).toBeLessThan(boundsOf(index).share);
  });

  it.each(Object.entries(life))(
    "has entries of at most a write unit (the desk's: two), however long the texts are: %s",
    (_written, item) => {
      expect(isIn(item, index) ? bytesIn(item, index) : 0).toBeLessThanOrEqual(boundsOf(index).bytes);
    },
  );
});

describe("the index by-listing", () => {
  const [listing] = indexes.filter(({ name }) => name === "by-listing");

  it("has the tickets that commands list, and none that are in progress, refused or failed", () => {
    const listed = Object.entries(life).filter(([, item]) => listing !== undefined && isIn(item, listing));

    expect(listed.map(([written, item]) => [written, item["status"]?.S])).toEqual([
      ["received", "RECEIVED"],
      ["reopened", "RECEIVED"],
      ["stored", "ANSWERED"],
      ["solved", "ANSWERED"],
      ["waiting", "NEEDS_HUMAN"],
      ["repaired", "ANSWERED"],
    ]);
  });

  it.each(Object.keys(life))("has every ticket under its own status: %s", (written) => {
    for (const one of lives) {
      const key = one[written]?.["listing_key"]?.S;
      if (key !== undefined) expect(key).toMatch(new RegExp(`^${one[written]?.["status"]?.S}#[0-9a-f]$`));
    }
  });
});

describe("the index by-queue", () => {
  const [queue] = indexes.filter(({ name }) => name === "by-queue");

  it("has the tickets that staff have work with, and no other", () => {
    const listed = Object.entries(life).filter(([, item]) => queue !== undefined && isIn(item, queue));

    expect(listed.map(([written]) => written)).toEqual(["waiting", "failed"]);
  });

  it("has entries of one write unit, if the subject is no longer than most are", async () => {
    const item = (await lifeOf(0, "Cannot sign in since the update of Monday, and neither can my colleagues"))[
      "waiting"
    ];

    expect(queue === undefined ? Infinity : bytesIn(item ?? {}, queue)).toBeLessThanOrEqual(1_024);
  });
});

describe("the marks of a lane's answers", () => {
  it("spread over partitions, and are found again", async () => {
    dynamo.reset();
    dynamo.onAnyCommand().resolves({});
    const once = onceForEachAnswer(() => Promise.resolve("set"), {
      client,
      tableName: "tickets",
      folder: "set-general-lane",
    });
    const tickets = Array.from({ length: TICKETS }, (_, number) =>
      aRoutedTicket({ ticket_id: `TKT-20261121-${number}` }),
    );
    for (const ticket of [...tickets, ...tickets]) await once(ticket, aContext());

    const keys = dynamo.commandCalls(PutItemCommand).map(({ args }) => String(args[0].input.Item?.["pk"]?.S));
    expect(greatestShare(keys)).toBeLessThan(MOST_SHARE);
    expect(keys.slice(TICKETS)).toEqual(keys.slice(0, TICKETS));
  });
});

describe("this test", () => {
  it("knows every column of a ticket record that an index could have", () => {
    const columns = Object.keys(TicketRecordSchema.shape);
    const projected = new Set(indexes.flatMap(({ non_key_attributes = [] }) => non_key_attributes));

    expect([...projected].filter((name) => !columns.includes(name)).sort()).toEqual([
      ...["assignee", "customer_waits", "desk_status", "has_response", "lane", "last_message_id", "sla", "solved_at"],
      ...["status", "subject_preview", "tags", "version"],
    ]);
  });

  it("would see one key for all tickets of a status, and a whole subject in an index", () => {
    const byStatus = lives.map((one) => String(one["stored"]?.["status"]?.S));
    const whole = { name: "x", hash_key: "customer_id", range_key: "submitted_at", non_key_attributes: ["subject"] };

    expect(greatestShare(byStatus)).toBe(1);
    expect(bytesIn(life["received"] ?? {}, whole)).toBeGreaterThan(1_024);
  });
});
