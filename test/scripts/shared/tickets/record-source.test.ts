import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openRecordSource } from "../../../../scripts/shared/tickets/record-source.js";
import { aTicketEvent } from "../../../support/builders/tickets.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";

const good = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => JSON.stringify(aTicketEvent({ ticketId: `TKT-${index}` })));

const open = async (content: string | Buffer, { sendMalformed = false } = {}) => {
  const from = path.join(temporaryFolder(), "in");
  writeFileSync(from, content);
  const log: string[] = [];
  const opening = openRecordSource({ from, count: 1, sendMalformed }, (line) => log.push(line));
  return { log, source: await opening.catch((error: unknown) => String(error).replace(from, "FILE")) };
};

const sent = async (content: string | Buffer, options = {}) => {
  const { source, log } = await open(content, options);
  if (typeof source === "string") return { refused: source, log };
  const data: string[] = [];
  for await (const record of source.records) data.push(Buffer.from(record.data).toString());
  return { data, log, total: source.total, malformed: source.malformed };
};

describe("a file with malformed lines", () => {
  it("is sent, with the lines that are malformed, if they are a tenth at most", async () => {
    const lines = good(9);
    lines.splice(3, 0, "oops");
    expect(await sent(lines.join("\n"))).toEqual({
      data: lines,
      log: ["Line 4: not-json: expected JSON, got 4 bytes that are not"],
      total: 10,
      malformed: 1,
    });
  });

  it("is refused before anything is sent if they are more, and names the first ten", async () => {
    const { refused, log } = await sent([...good(100), ...Array<string>(12).fill("oops")].join("\n"));
    expect(refused).toBe(
      "UnreadableFile: Nothing of FILE was sent: 12 of 112 records are malformed, more than a tenth. " +
        "To send it as it is, pass --send-malformed.",
    );
    expect(log).toHaveLength(11);
    expect(log.slice(-2)).toEqual([
      "Line 110: not-json: expected JSON, got 4 bytes that are not",
      "and 2 more malformed records.",
    ]);
  });

  it("is sent as it is with --send-malformed", async () => {
    const lines = [...good(1), "oops", "id,subject"];
    expect(await sent(lines.join("\n"), { sendMalformed: true })).toMatchObject({
      data: lines,
      total: 3,
      malformed: 2,
    });
  });

  it("counts a record that is too long", async () => {
    const { log, malformed } = await sent([...good(10), `{"eventName":"${"x".repeat(1_048_577)}"}`].join("\n"));
    expect([log, malformed]).toEqual([["Line 11: it is larger than 1 MiB"], 1]);
  });

  it("does not count foreign events", async () => {
    expect(await sent('{"eventName":"TicketClosed"}\n')).toMatchObject({ total: 1, malformed: 0, log: [] });
  });

  it("may be empty", async () => {
    expect(await sent("\n")).toMatchObject({ data: [], total: 0, malformed: 0 });
  });
});

describe("a file of another kind is refused before anything is sent", () => {
  const latin = (count: number) => {
    const lines = good(count).map((line) => Buffer.from(`${line}\n`));
    lines.splice(-2, 0, Buffer.from('{"subject":"Gr\u00fc\u00dfe"}\n', "latin1"));
    return Buffer.concat(lines);
  };

  it.each([
    ["CSV", "id,subject,text\n1,Help,it broke\n", "line 1 has 3 columns separated by commas, so it is CSV; expected "],
    ["CSV with quotes", '\n"id";"subject"\n"1";"Help"\n', "line 2 has 2 columns separated by semicolons, so it is CSV"],
    ["tabs", "id\tsubject\n1\tHelp\n", "line 1 has 2 columns separated by tabs, so it is CSV"],
    ["Latin-1", latin(100), "line 99: expected UTF-8 text, got 19 bytes that are not; byte 14 is 0xFC, as in Latin-1;"],
    ["gzip that is cut off", Buffer.from([0x1f, 0x8b, 8, 0]), "its gzip data is cut off."],
    ["an array that is cut off", `[${good(30).join(",\n")}`, "it is cut off: an array is not closed after line 30."],
    ["tickets in an object", `{"tickets":[${good(2).join()}]}`, "1 of 1 records are malformed, more than a tenth."],
    ["XML", "<tickets>\n<ticket/></tickets>", "2 of 2 records are malformed, more than a tenth."],
  ])("%s", async (_kind, content, reason) => {
    const { refused } = await sent(content);
    expect(refused).toContain(`Nothing of FILE was sent: ${reason}`);
  });

  it("but a text among tickets is not CSV", async () => {
    const { refused } = await sent(["Hello, world", ...good(2)].join("\n"));
    expect(refused).toContain("1 of 3 records are malformed");
  });
});

describe("what can be read only once", () => {
  it("is read from a copy that leaves no file behind", async () => {
    const before = readdirSync(tmpdir()).filter((name) => /^tickets-\w{6}$/.test(name));
    const source = await openRecordSource({ from: "/dev/null", count: 1 }, () => undefined);
    for await (const record of source.records) expect(record).toBeUndefined();
    const after = readdirSync(tmpdir()).filter((name) => /^tickets-\w{6}$/.test(name));
    expect(after.filter((name) => !before.includes(name) && existsSync(path.join(tmpdir(), name)))).toEqual([]);
  });
});

it("generated records need no check", async () => {
  expect(await openRecordSource({ count: 7, malformed: 1 }, () => undefined)).toMatchObject({ total: 7, malformed: 0 });
});
