import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readEvent } from "../../../../functions/shared/intake/read-event.js";
import { aTicketData, aTicketEvent } from "../../../support/builders/tickets.js";

const TICKET = JSON.stringify(aTicketEvent());
const INDENTED = JSON.stringify(aTicketEvent(), undefined, 2);
const SIZE = Buffer.byteLength(TICKET);

/** The reason and its only issue, as people read it. */
const explain = (data: string | Uint8Array): string => {
  const reading = readEvent(typeof data === "string" ? Buffer.from(data) : data);
  if (reading.kind !== "invalid") return reading.kind;
  const [issue, ...others] = reading.invalid.issues;
  expect([issue?.path, others]).toEqual(["", []]);
  return `${reading.invalid.reason}: expected ${issue?.expected ?? ""}, got ${issue?.held ?? ""}`;
};

const SEVERAL = "several-documents: expected one ticket event per record, got";

describe("several tickets in one record", () => {
  it.each([
    ["one per line", `${TICKET}\n${TICKET}\n`, `2 JSON documents; the second begins at byte ${SIZE + 1} (line 2)`],
    ["CRLF", `${TICKET}\r\n${TICKET}`, `2 JSON documents; the second begins at byte ${SIZE + 2} (line 2)`],
    ["one after the other", TICKET.repeat(3), `3 JSON documents; the second begins at byte ${SIZE} (line 1)`],
    ["commas between", `${TICKET},${TICKET},`, `2 JSON documents; the second begins at byte ${SIZE + 1} (line 1)`],
    [
      "RFC 7464",
      `\u001e${TICKET}\n\u001e${TICKET}\n`,
      `2 JSON documents; the second begins at byte ${SIZE + 3} (line 2)`,
    ],
    [
      "indented",
      `${INDENTED}\n${INDENTED}`,
      `2 JSON documents; the second begins at byte ${INDENTED.length + 1} (line ${INDENTED.split("\n").length + 1})`,
    ],
    [
      "an array",
      `[${TICKET}, ${TICKET}]`,
      `an array of 2 JSON documents; the second begins at byte ${SIZE + 3} (line 1)`,
    ],
    ["other events", '{"eventName":"A"}\n{}', "2 JSON documents; the second begins at byte 18 (line 2)"],
    [
      "a broken line among them",
      `${TICKET}\noops\n${TICKET}`,
      `2 JSON documents, and 4 bytes that are not JSON; the second begins at byte ${SIZE + 6} (line 3)`,
    ],
    [
      "the second one cut off",
      `${TICKET}\n${TICKET.slice(0, 40)}`,
      `1 JSON document, and 40 bytes that are not JSON; the second begins at byte ${SIZE + 1} (line 2)`,
    ],
    [
      "an array that is cut off",
      `[${TICKET},${TICKET}`,
      `an array of 2 JSON documents; the second begins at byte ${SIZE + 2} (line 1)`,
    ],
  ])("are counted, and the second one is found: %s", (_how, data, held) => {
    expect(explain(data)).toBe(`${SEVERAL} ${held}`);
  });

  it("are no tickets on their own account: a list of one is not an object", () => {
    expect(explain(`[${TICKET}]`)).toBe("not-an-object: expected an object, got a list of 1");
  });
});

describe("a record in another format", () => {
  const bytes = (...values: number[]) => Buffer.from(values);

  it("of the Kinesis Producer Library says how to produce plain records", () => {
    expect(explain(bytes(0xf3, 0x89, 0x9a, 0xc2, 0x0a))).toBe(
      "kpl-aggregated: expected one ticket event per record: switch off aggregation in the producer " +
        "(KPL: AggregationEnabled=false), got a KPL-aggregated record of 5 bytes",
    );
  });

  it.each([
    ["gzip data", gzipSync(TICKET)],
    ["zlib data", deflateSync(TICKET)],
    ["Zstandard data", bytes(0x28, 0xb5, 0x2f, 0xfd)],
    ["bzip2 data", Buffer.concat([Buffer.from("BZh9"), bytes(0xff)])],
    ["a ZIP archive (.zip, .xlsx, .docx)", bytes(0x50, 0x4b, 0x03, 0x04, 0xff)],
  ])("is quarantined as compressed: %s", (name, data) => {
    expect(explain(data)).toBe(`compressed: expected JSON that is not compressed, got ${name} of ${data.length} bytes`);
  });

  it.each([
    ["UTF-16 text", Buffer.from(`\ufeff${TICKET}`, "utf16le")],
    ["UTF-16 text", Buffer.from(TICKET, "utf16le")],
    ["UTF-16 text", Buffer.from(`\ufeff${TICKET}`, "utf16le").swap16()],
    ["UTF-16 text", Buffer.from(TICKET, "utf16le").swap16()],
    ["UTF-32 text", bytes(0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0)],
    ["UTF-32 text", bytes(0, 0, 0, 0x7b)],
    ["a serialised Java object", bytes(0xac, 0xed, 0x00, 0x05)],
    ["an Avro file", Buffer.concat([Buffer.from("Obj\u0001"), bytes(0xff)])],
    ["a message with the id of a schema registry (Avro, Protobuf)", bytes(0, 0, 0, 0, 7, 0xff)],
  ])("is quarantined as not UTF-8, by name: %s", (name, data) => {
    expect(explain(data)).toBe(`not-utf8: expected UTF-8 text, got ${name} of ${data.length} bytes`);
  });

  it("is quarantined with the first byte that is not UTF-8 if the format is not known", () => {
    const latin = Buffer.from(JSON.stringify({ ...aTicketEvent(), data: aTicketData({ subject: "Grüße" }) }), "latin1");
    expect(explain(latin)).toBe(
      `not-utf8: expected UTF-8 text, got ${latin.length} bytes that are not; ` +
        `byte ${latin.indexOf(0xfc)} is 0xFC, as in Latin-1`,
    );
    expect(explain(brotliCompressSync(TICKET))).toMatch(/^not-utf8: /);
  });
});

describe("a record that is almost JSON", () => {
  it.each([
    ["nothing at all", ""],
    ["only white space", " \r\n"],
    ["NUL bytes after a JSON document", `${TICKET}\0\0\n`],
    ["4 bytes after a JSON document", `${TICKET} oops`],
    ["a comma after a JSON document", `${TICKET},\n`],
    ["4 bytes before a JSON document", `oops\n${TICKET}`],
    ["text before the first bracket", `data: ${TICKET}`],
    ["text before the first bracket", `callback(${TICKET})`],
    ["a JSON document that is cut off", TICKET.slice(0, 100)],
    ["a JSON document that is cut off", INDENTED.slice(0, 100)],
    ["NaN or Infinity, which JSON does not have", '{"a":NaN}'],
    ["NaN or Infinity, which JSON does not have", '{"a":[1,-Infinity]}'],
    ["undefined, which JSON does not have", '{"a":undefined}'],
    ["None, True or False, as Python prints them", '{"a": None}'],
    ["single quotes instead of double quotes", "{'a': 'b'}"],
    ["typographic quotes instead of double quotes", "{\u201ca\u201d: 1}"],
    ["a field name without quotes", "{a: 1}"],
    ["a comma before a closing bracket", '{"a":[1,2,],}'],
    ["a comment", '{"a":1 /* one */}'],
    ["a comment", '{\n// one\n"a":1}'],
    ["a control character, such as a line end, within a string", '{"a":"b\nc"}'],
    ["a control character, such as a line end, within a string", '{"a":"b\tc"}'],
    ["XML or HTML", "<ticket/>"],
    ["the fields of a form (name=value&name=value)", "eventName=TicketSubmitted&ticketId=T-1&data=%7B%7D"],
    ["percent-encoded text", "%7B%22eventName%22%3A1%7D"],
    ["a multipart form", '--abc\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--abc--'],
    ["YAML", "---\neventName: TicketSubmitted\nticketId: T-1\n"],
  ])("is quarantined with the mistake: %s", (mistake, data) => {
    const size = `${Buffer.byteLength(data)} byte${Buffer.byteLength(data) === 1 ? "" : "s"}`;
    expect(explain(data)).toBe(`not-json: expected JSON, got ${size} that are not: ${mistake}`);
  });

  it.each(["Dear support, nothing works", "id,subject\n1,Help", "a=b", '{"a" 1}'])(
    "is quarantined without one if it has none of them: %j",
    (data) => {
      expect(explain(data)).toBe(`not-json: expected JSON, got ${data.length} bytes that are not`);
    },
  );

  it("looks for mistakes outside of strings", () => {
    expect(explain('{"a":"NaN, \'b\' // c,}" 1}')).toBe("not-json: expected JSON, got 25 bytes that are not");
  });

  it.each(['\\"', '"', ",", ", ", "{'", ":[", "\\"])("is explained in a moment if it is a mebibyte of %j", (piece) => {
    const startedAt = performance.now();
    expect(explain(`{"${piece.repeat(1_048_574 / piece.length)}`)).toMatch(/^not-json: /);
    expect(performance.now() - startedAt).toBeLessThan(60_000);
  });
});
