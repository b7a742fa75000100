import * as z from "zod";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { describeIssues } from "../../../functions/shared/intake/invalid-record.js";
import { readEvent, type ReadEventResult } from "../../../functions/shared/intake/read-event.js";
import { unpackRecord } from "./unpack-record.js";

const Bytes = z.base64().transform((text): Uint8Array => Buffer.from(text, "base64"));

const IssueSchema = z.object({ path: z.string(), expected: z.string(), held: z.string() });

/** What start-workflow writes under `quarantine/`; see functions/shared/intake/quarantine.ts. */
const QuarantinedRecordSchema = z.object({
  reason: z.string(),
  issues: z.array(IssueSchema),
  arrivedAt: z.iso.datetime().transform((text) => new Date(text)),
  partitionKey: z.string().min(1),
  data: Bytes,
});
export type StoredQuarantinedRecord = z.infer<typeof QuarantinedRecordSchema>;

/** Reads an object under `quarantine/`. @returns undefined if start-workflow did not write it */
export const readQuarantined = (text: string): StoredQuarantinedRecord | undefined =>
  QuarantinedRecordSchema.safeParse(parseJson(text)).data;

const EventSchema = z.object({
  Records: z.array(z.object({ kinesis: z.object({ partitionKey: z.string().min(1), data: Bytes }) })).min(1),
});

/**
 * What Lambda writes to an S3 destination for a batch that an event source mapping gave up on: metadata, and the whole
 * invocation event as text. https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
 */
const BatchSchema = z.object({
  requestContext: z.object({ condition: z.string() }).optional(),
  payload: z.string(),
});

export interface GivenUpBatch {
  /** Why Lambda gave up: "RetryAttemptsExhausted", "RecordAgeExceeded", ... */
  readonly condition: string;
  readonly records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[];
}

/** Reads an object with a given-up batch. @returns undefined if Lambda did not write it */
export const readGivenUp = (text: string): GivenUpBatch | undefined => {
  const batch = BatchSchema.safeParse(parseJson(text));
  const event = EventSchema.safeParse(parseJson(batch.data?.payload));
  if (!batch.success || !event.success) return undefined;
  return {
    condition: batch.data.requestContext?.condition ?? "unknown",
    records: event.data.Records.map(({ kinesis }) => kinesis),
  };
};

/** Why a record is not a ticket, or undefined if it is one. */
export const whyNotTicket = (reading: ReadEventResult): string | undefined => {
  if (reading.kind === "ticket") return undefined;
  if (reading.kind === "foreign") return "it is a foreign event, which the pipeline ignores";
  return `${reading.invalid.reason}: ${describeIssues(reading.invalid.issues)}`;
};

const ticketIdOf = (data: Uint8Array): string | undefined => {
  const reading = readEvent(data);
  if (reading.kind === "ticket") return reading.event.ticketId;
  return reading.kind === "invalid" ? reading.invalid.ticketId : undefined;
};

/** The tickets that a record is meant for: the ids that can be read, packed or not, else its partition key. */
export const ticketIdsIn = ({
  data,
  partitionKey,
}: Pick<StoredQuarantinedRecord, "data" | "partitionKey">): readonly string[] => {
  const own = ticketIdOf(data);
  if (own !== undefined) return [own];
  const ids = unpackRecord(data).flatMap((part) => ticketIdOf(part) ?? []);
  return ids.length > 0 ? ids : [partitionKey];
};
