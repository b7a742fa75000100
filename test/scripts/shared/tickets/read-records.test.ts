import { describe, expect, it } from "vitest";
import joined from "../../../fixtures/joined-documents.json" with { type: "json" };
import { readRecords } from "../../../../scripts/shared/tickets/read-records.js";
import { generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";
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

it("keeps a ticket's exact bytes, with its id as partition key", async () => {
  const spaced = JSON.stringify(aTicketEvent({ ticketId: "TKT-1" })).replace("{", "{  ");
  expect(await recordsOf(spaced)).toEqual([
    { kind: "ticket", ticketId: "TKT-1", partitionKey: "TKT-1", line: 1, data: Buffer.from(spaced) },
  ]);
});

it("keeps records that are not tickets too, with a random key, and knows each kind", async () => {
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

it("skips blank lines, and counts them", async () => {
  const records = await recordsOf("", "  \t", "a", "\r", "b\r");
  expect(records.map(({ line, data }) => [line, Buffer.from(data).toString()])).toEqual([
    [3, "a"],
    [5, "b"],
  ]);
});

it("reads the output of a dry run, each record with the kind it was generated as", async () => {
  const made = [...generateTickets({ count: 200, seed: 4, malformed: 0.3, foreign: 0.2 })];
  const read = await recordsOf(...made.map(({ data }) => data));
  expect(read.map(({ kind, ticketId }) => [kind, ticketId])).toEqual(
    made.map(({ kind, ticketId }) => [kind, ticketId]),
  );
});

const readText = async (text: string) => {
  const records: { line: number; kind: string; data: string }[] = [];
  for await (const { line, kind, data } of readRecords(once(Buffer.from(text)))) {
    records.push({ line, kind, data: Buffer.from(data).toString() });
  }
  return records;
};

it.each(joined)("finds all events in $name, as the load does", async ({ text, tickets }) => {
  const records = await readText(text);

  expect(records.map(({ kind }) => kind)).toEqual(tickets.map(() => "foreign"));
  expect(records.map(({ data }) => data)).toEqual(tickets.map((id): unknown => expect.stringContaining(`"${id}"`)));
});

it.each(["\u001a", "\0\0\0"])("takes %j for a malformed line if anything comes after it", async (padding) => {
  const event = '{"eventName":"InvoicePaid"}';
  const records = await readText(`${event}\n${padding}\n${event}\n${padding}\n`);

  expect(records.map(({ kind }) => kind)).toEqual(["foreign", "malformed", "foreign"]);
});

describe("a file of JSON", () => {
  const tickets = ["TKT-1", "TKT-2"].map((ticketId) => aTicketEvent({ ticketId }));
  const lines = tickets.map((ticket) => JSON.stringify(ticket));
  const indented = tickets.map((ticket) => JSON.stringify(ticket, undefined, 2));
  const height = indented[0]?.split("\n").length ?? 0;

  it.each([
    ["lines that end with CR", lines.join("\r"), [1, 2]],
    ["one array", JSON.stringify(tickets), [1, 1]],
    ["one indented array", JSON.stringify(tickets, undefined, 2), [2, height + 2]],
    ["several arrays", lines.map((line) => `[${line}]`).join("\n"), [1, 2]],
    ["indented objects", indented.join("\n"), [1, height + 1]],
    ["indented objects with CRLF", indented.join("\n").replaceAll("\n", "\r\n"), [1, height + 1]],
    ["one object after the other", lines.join(""), [1, 1]],
    ["files put together, with byte order marks", lines.map((line) => `\ufeff${line}\n`).join(""), [1, 2]],
  ])("is read as one record for each ticket: %s", async (_layout, text, lineNumbers) => {
    const records = await readText(text);
    expect(records.map(({ line, kind }) => [line, kind])).toEqual(lineNumbers.map((line) => [line, "ticket"]));
    expect(records.map(({ data }) => data)).toEqual(lines);
  });

  it("keeps numbers of any length and escapes when an object becomes one line", async () => {
    const [record] = await readText(
      '[\n{\n  "eventName": "A",\n  "n": 738529527931269425,\n  "s": "\\u00e9 \\/ \\" ,"\n}\n]',
    );
    expect(record?.data).toBe('{"eventName":"A","n":738529527931269425,"s":"\\u00e9 \\/ \\" ,"}');
  });

  it("says why a record is malformed", async () => {
    for await (const { invalid } of readRecords(once(Buffer.from("oops")))) expect(invalid?.reason).toBe("not-json");
  });

  it.each(["[\n{}", `[${lines.join(",\n")}`, `[${lines.join(",\n")}`.slice(0, -30)])(
    "is refused if its array is cut off",
    async (text) => {
      await expect(readText(text)).rejects.toThrow(/^it is cut off: an array is not closed after line [12]$/);
    },
  );

  it("holds no ticket longer than a record may be, except for its blanks", async () => {
    const ticket = JSON.stringify(
      { eventName: "A", text: "x".repeat(1_048_000), list: Array(9_000).fill(1) },
      undefined,
      8,
    );
    const [record] = await readText(ticket.replaceAll("1,", ""));
    expect(record?.data.length).toBeGreaterThan(1_048_000);
    const [long, next] = await readText(`{"a":"${"x".repeat(5_000_000)}"}\n{}`);
    expect([long?.data.length, next?.line]).toEqual([2_097_153, 2]);
  });
});
