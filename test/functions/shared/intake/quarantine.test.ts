import { describe, expect, it } from "vitest";
import type { InvalidRecord } from "../../../../functions/shared/intake/invalid-record.js";
import { aRecord } from "../../../support/builders/tickets.js";
import { shardOf, toQuarantine } from "../../../../functions/shared/intake/quarantine.js";

const invalid: InvalidRecord = {
  reason: "not-json",
  issues: [{ path: "", expected: "JSON", held: "8 bytes that are not" }],
};
const record = aRecord({
  data: "not json",
  sequenceNumber: "49590338271490256608559692538361571095921575989136588898",
  shardId: "shardId-000000000007",
  partitionKey: "customer-9",
  arrivedAt: Date.parse("2026-12-31T23:59:59.999Z") / 1000,
});

describe("toQuarantine", () => {
  it("stores a record by reason, day of arrival in UTC, shard and sequence number", () => {
    expect(toQuarantine(record, invalid).key).toBe(
      "quarantine/not-json/2026/12/31/shardId-000000000007-49590338271490256608559692538361571095921575989136588898.json",
    );
  });

  it("has everything that is needed to assess the record and to send it again", () => {
    expect(JSON.parse(toQuarantine(record, invalid).json)).toEqual({
      reason: "not-json",
      issues: invalid.issues,
      arrivedAt: "2026-12-31T23:59:59.999Z",
      streamArn: "arn:aws:kinesis:us-east-1:111122223333:stream/ticket-pipeline-dev-tickets",
      shardId: "shardId-000000000007",
      sequenceNumber: "49590338271490256608559692538361571095921575989136588898",
      partitionKey: "customer-9",
      data: Buffer.from("not json").toString("base64"),
      schemaVersion: 1,
    });
  });

  it("keeps bytes that are not text unchanged", () => {
    const bytes = Uint8Array.of(0, 0xff, 0x80, 0xc3);
    const { data } = JSON.parse(toQuarantine(aRecord({ data: bytes }), invalid).json) as { data: string };

    expect(Uint8Array.from(Buffer.from(data, "base64"))).toEqual(bytes);
  });
});

describe("shardOf", () => {
  it("is the part of the event id before the sequence number", () => {
    expect(shardOf(record)).toBe("shardId-000000000007");
  });
});
