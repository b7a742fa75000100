import { dayFolder } from "../contracts/object-day.js";
import type { KinesisStreamRecord } from "aws-lambda";
import type { InvalidRecord, QuarantineReason, ValidationIssue } from "./invalid-record.js";
import type { StoredObject } from "./plan-execution.js";

/** Version of the object below. */
const QUARANTINE_SCHEMA_VERSION = 1;

/** A record that can never become a ticket, with everything needed to assess it and to send it again. */
interface QuarantinedRecord {
  readonly reason: QuarantineReason;
  readonly issues: readonly ValidationIssue[];
  /** When it arrived on the stream, ISO 8601. */
  readonly arrivedAt: string;
  readonly streamArn: string;
  readonly shardId: string;
  readonly sequenceNumber: string;
  readonly partitionKey: string;
  /** The record's bytes, unchanged, in base64. */
  readonly data: string;
  readonly schemaVersion: typeof QUARANTINE_SCHEMA_VERSION;
}

/** Lambda's event id is `<shardId>:<sequenceNumber>`; the record itself does not name its shard. */
export const shardOf = (record: KinesisStreamRecord): string => record.eventID.split(":", 1).join();

/**
 * The object that a record is quarantined as: `quarantine/<reason>/YYYY/MM/DD/<shardId>-<sequenceNumber>.json`.
 * Dated by arrival, so that a redelivery overwrites the same object.
 */
export const toQuarantine = (record: KinesisStreamRecord, { reason, issues }: InvalidRecord): StoredObject => {
  const { approximateArrivalTimestamp, sequenceNumber, partitionKey, data } = record.kinesis;
  const arrivedAt = new Date(approximateArrivalTimestamp * 1000).toISOString();
  const quarantined: QuarantinedRecord = {
    reason,
    issues,
    arrivedAt,
    streamArn: record.eventSourceARN,
    shardId: shardOf(record),
    sequenceNumber,
    partitionKey,
    data,
    schemaVersion: QUARANTINE_SCHEMA_VERSION,
  };
  const key = `quarantine/${reason}/${dayFolder(arrivedAt)}/${quarantined.shardId}-${sequenceNumber}.json`;
  return { key, json: JSON.stringify(quarantined) };
};
