import type { KinesisStreamRecord } from "aws-lambda";
import * as z from "zod";

/** What a function's response says of its batch. Partial: the records before `from` are done, the others are not. */
export type BatchResult =
  { readonly kind: "success" | "failure" } | { readonly kind: "partial"; readonly from: number };

const Failures = z.array(z.looseObject({ itemIdentifier: z.string() }));

const SUCCESS: BatchResult = { kind: "success" };
const FAILURE: BatchResult = { kind: "failure" };

const failuresIn = (response: unknown): unknown =>
  typeof response === "object" && response !== null && "batchItemFailures" in response
    ? response.batchItemFailures
    : undefined;

/**
 * Reads a response under ReportBatchItemFailures. No response, `{}` and a list that is null or empty are successes; an
 * identifier that is empty, null, under another name or of no record of the batch fails the batch as a whole; else all
 * records from the lowest sequence number named are to come again.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html
 */
export const readResponse = (response: unknown, records: readonly KinesisStreamRecord[]): BatchResult => {
  const listed = failuresIn(response) ?? [];
  const failures = Failures.safeParse(listed);
  if (!failures.success) return FAILURE;
  const places = failures.data.map(({ itemIdentifier }) =>
    records.findIndex(({ kinesis }) => kinesis.sequenceNumber === itemIdentifier),
  );
  if (places.length === 0) return SUCCESS;
  return places.includes(-1) ? FAILURE : { kind: "partial", from: Math.min(...places) };
};
