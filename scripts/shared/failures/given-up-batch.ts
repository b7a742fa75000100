import * as z from "zod";
import { parseJson } from "../terminal/parse-json.js";

const RecordSchema = z.object({
  kinesis: z.object({
    partitionKey: z.string().min(1),
    data: z.base64().transform((text): Uint8Array => Buffer.from(text, "base64")),
  }),
});

const EventSchema = z.object({ Records: z.array(RecordSchema).min(1) });

/**
 * What Lambda writes to an S3 destination for a batch that an event source mapping gave up on: metadata, and the whole invocation
 * event as text. https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html
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

/** @returns undefined when the object is not of the form that Lambda writes. */
export const readGivenUp = (text: string): GivenUpBatch | undefined => {
  const batch = BatchSchema.safeParse(parseJson(text));
  const event = EventSchema.safeParse(parseJson(batch.data?.payload));
  if (!batch.success || !event.success) return undefined;
  return {
    condition: batch.data.requestContext?.condition ?? "unknown",
    records: event.data.Records.map(({ kinesis }) => kinesis),
  };
};
