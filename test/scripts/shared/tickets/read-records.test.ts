import { expect, it } from "vitest";
import { generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";
import { readRecords } from "../../../../scripts/shared/tickets/read-records.js";
import type { GeneratedRecord } from "../../../../scripts/shared/stream/record.js";
import { aTicketEvent } from "../../../support/builders/tickets.js";

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield await Promise.resolve(bytes);
}

const recordsOf = async (...lines: (string | Uint8Array)[]): Promise<GeneratedRecord[]> => {
  const file = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from("\n")]));
  const records: GeneratedRecord[] = [];
  for await (const record of readRecords(once(file))) records.push(record);
  return records;
};

it("sends a ticket's bytes as they are, under its id", async () => {
  const spaced = JSON.stringify(aTicketEvent({ ticketId: "TKT-1" })).replace("{", "{  ");
  expect(await recordsOf(spaced)).toEqual([
    { kind: "ticket", ticketId: "TKT-1", partitionKey: "TKT-1", line: 1, data: Buffer.from(spaced) },
  ]);
});

it("sends what is no ticket too, under a random key, and knows each kind", async () => {
  const records = await recordsOf(
    "not json",
    '{"eventName":"InvoicePaid"}',
    Buffer.from([0xff]),
    '{"eventName":"TicketSubmitted"}',
  );
  expect(records.map(({ kind }) => kind)).toEqual(["malformed", "foreign", "malformed", "malformed"]);
  expect(new Set(records.map(({ partitionKey }) => partitionKey)).size).toBe(4);
  expect(records[2]?.data).toEqual(Buffer.from([0xff]));
});

it("skips blank lines, keeping count of them", async () => {
  const records = await recordsOf("", "  \t", "a", "\r", "b\r");
  expect(records.map(({ line, data }) => [line, Buffer.from(data).toString()])).toEqual([
    [3, "a"],
    [5, "b"],
  ]);
});

it("reads back what a dry run printed, each record of the kind it was made as", async () => {
  const made = [...generateTickets({ count: 200, seed: 4, malformed: 0.3, foreign: 0.2 })];
  const read = await recordsOf(...made.map(({ data }) => data));
  expect(read.map(({ kind, ticketId }) => [kind, ticketId])).toEqual(
    made.map(({ kind, ticketId }) => [kind, ticketId]),
  );
});
