import type { KinesisStreamEvent, KinesisStreamRecord } from "aws-lambda";
import type * as z from "zod";
import type { TicketEventSchema, Ticket } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { TicketSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import type { TicketRecord } from "../../../functions/shared/contracts/ticket-record-schema.js";
import type { AnswerInput, DetectedSentiment, WorkflowInput } from "../../../functions/shared/contracts/workflow.js";

/** A ticket event as a producer sends it, before it is parsed. */
export type SentTicketEvent = z.input<typeof TicketEventSchema>;

/** A valid event of an existing producer. `changes` replace whole top-level fields, including `data`. */
export const aTicketEvent = (changes: Partial<SentTicketEvent> = {}): SentTicketEvent => ({
  eventName: "TicketSubmitted",
  ticketId: "TKT-20261121-0001",
  submittedAt: "2026-11-21T08:30:00.000Z",
  data: aTicketData(),
  ...changes,
});

/** The event's `data`: text, customer and product. */
export const aTicketData = (changes: Partial<SentTicketEvent["data"]> = {}): SentTicketEvent["data"] => ({
  subject: "The printer prints blank pages",
  description: "Since this morning every page comes out blank. I have changed the toner twice.",
  customer_contact_information: {
    first_name: "Ada",
    last_name: "Byron",
    full_name: "Ada Byron",
    email: "ada.byron@example.com",
    company: "Example Ltd",
  },
  product_issue_information: { product: "LaserPrint 400", issue_type: "Blank pages" },
  ...changes,
});

/** A ticket as the workflow gets it: parsed and normalized. */
export const aTicket = (changes: Partial<z.input<typeof TicketSchema>> = {}): Ticket =>
  TicketSchema.parse({ ...aTicketEvent(), ...changes });

/** An execution's input. */
export const aWorkflowInput = (changes: Partial<WorkflowInput> = {}): WorkflowInput => ({
  ticket: aTicket(),
  contentHash: "ab".repeat(32),
  ...changes,
});

/** An angry customer, in English. */
export const aSentiment = (changes: Partial<DetectedSentiment> = {}): DetectedSentiment => ({
  sentiment: "NEGATIVE",
  scores: { mixed: 0.02, negative: 0.9, neutral: 0.07, positive: 0.01 },
  language: "en",
  confidence: 0.9,
  ...changes,
});

/** The sentiment that the workflow assumes when it cannot be detected. */
export const anAssumedSentiment = (): DetectedSentiment => ({
  sentiment: "NEUTRAL",
  scores: { mixed: 0, negative: 0, neutral: 1, positive: 0 },
  language: "und",
  confidence: 0,
  assumed: true,
});

/** The input of Generate response and Triage by rules. */
export const anAnswerInput = (changes: Partial<AnswerInput> = {}): AnswerInput => ({
  ticket: aTicket(),
  sentiment: aSentiment(),
  execution: {
    arn: "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow:TKT-20261121-0001-abababababababab",
    startedAt: "2026-11-21T08:30:01.000Z",
  },
  ...changes,
});

/** A finished ticket, answered by the model. */
export const aTicketRecord = (changes: Partial<TicketRecord> = {}): TicketRecord => ({
  ticket_id: "TKT-20261121-0001",
  submitted_at: "2026-11-21T08:30:00.000Z",
  customer_first_name: "Ada",
  customer_last_name: "Byron",
  customer_full_name: "Ada Byron",
  customer_email: "ada.byron@example.com",
  product: "LaserPrint 400",
  issue_type: "Blank pages",
  subject: "The printer prints blank pages",
  description: "Since this morning every page comes out blank. I have changed the toner twice.",
  response_text: "We are sorry about the blank pages. Please clean the drum as page 12 of the manual shows.",
  sentiment: "NEGATIVE",
  sentiment_score_mixed: 0.02,
  sentiment_score_negative: 0.9,
  sentiment_score_neutral: 0.07,
  sentiment_score_positive: 0.01,
  priority: "MEDIUM",
  priority_reasoning: "One customer cannot print.",
  processed_at: "2026-11-21T08:30:04.000Z",
  customer_company: "Example Ltd",
  customer_id: null,
  tier: "general",
  channel: null,
  language: "en",
  category: "BUG",
  confidence: 0.8,
  outcome: "ANSWERED",
  model_id: "us.amazon.nova-pro-v1:0",
  prompt_version: "1",
  input_tokens: 640,
  output_tokens: 120,
  execution_arn:
    "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow:TKT-20261121-0001-abababababababab",
  original_key: null,
  schema_version: 4,
  set_apart: null,
  held_reasons: null,
  customer_email_check: "VALID",
  ...changes,
});

export interface RecordParts {
  /** Text and bytes stay unchanged, anything else becomes JSON. @default a valid ticket event */
  readonly data?: unknown;
  /** @default unique in this process */
  readonly sequenceNumber?: string;
  readonly shardId?: string;
  readonly partitionKey?: string;
  /** Seconds since the epoch. @default 2026-11-21T08:30:00.250Z */
  readonly arrivedAt?: number;
}

let recordsBuilt = 0;
const nextSequenceNumber = (): string =>
  `4959033827149025660855969253836157109592157598913658${String(recordsBuilt++).padStart(4, "0")}`;

const toBytes = (data: unknown): Buffer => {
  if (typeof data === "string") return Buffer.from(data, "utf8");
  return data instanceof Uint8Array ? Buffer.from(data) : Buffer.from(JSON.stringify(data), "utf8");
};

/** A Kinesis record as Lambda passes it to a function. */
export const aRecord = (parts: RecordParts = {}): KinesisStreamRecord => {
  const sequenceNumber = parts.sequenceNumber ?? nextSequenceNumber();
  return {
    awsRegion: "us-east-1",
    eventID: `${parts.shardId ?? "shardId-000000000000"}:${sequenceNumber}`,
    eventName: "aws:kinesis:record",
    eventSource: "aws:kinesis",
    eventSourceARN: "arn:aws:kinesis:us-east-1:111122223333:stream/ticket-pipeline-dev-tickets",
    eventVersion: "1.0",
    invokeIdentityArn: "arn:aws:iam::111122223333:role/ticket-pipeline-dev-start-workflow",
    kinesis: {
      kinesisSchemaVersion: "1.0",
      partitionKey: parts.partitionKey ?? "TKT-20261121-0001",
      sequenceNumber,
      data: toBytes(parts.data ?? aTicketEvent()).toString("base64"),
      approximateArrivalTimestamp: parts.arrivedAt ?? 1_795_249_800.25,
    },
  };
};

/** A batch as Lambda passes it to a function. */
export const aKinesisEvent = (records: readonly KinesisStreamRecord[]): KinesisStreamEvent => ({
  Records: [...records],
});

export const KIB = 1024;

const ticketWith = (ticketId: string, description: string): Buffer =>
  Buffer.from(JSON.stringify(aTicketEvent({ ticketId, data: aTicketData({ description }) })));

/** The record data of a ticket that is exactly `bytes` long, through the length of its description. */
export const ticketOfBytes = (ticketId: string, bytes: number): Uint8Array =>
  ticketWith(ticketId, "x".repeat(bytes - ticketWith(ticketId, "").byteLength));
