import type { KinesisStreamRecord } from "aws-lambda";
import type { Mapping } from "./mapping.js";

const arrivedAtMs = ({ kinesis }: KinesisStreamRecord): number => kinesis.approximateArrivalTimestamp * 1000;

/**
 * Parts records into those that may still be sent and those that are older than the mapping allows. Asked before every
 * call, the first one too: a record that is too old never reaches the function.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-parameters.html, MaximumRecordAgeInSeconds
 * @param now milliseconds since the epoch.
 */
export const splitByAge = (
  records: readonly KinesisStreamRecord[],
  { maximumRecordAgeSeconds: limit }: Mapping,
  now: number,
): { readonly young: readonly KinesisStreamRecord[]; readonly tooOld: readonly KinesisStreamRecord[] } => {
  if (limit < 0) return { young: records, tooOld: [] };
  const isTooOld = (record: KinesisStreamRecord): boolean => now - arrivedAtMs(record) > limit * 1000;
  return { young: records.filter((record) => !isTooOld(record)), tooOld: records.filter(isTooOld) };
};
