import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readEvent } from "../../../../functions/shared/intake/read-event.js";
import { aTicketEvent } from "../../../support/builders/tickets.js";

const EVENT = aTicketEvent();
const TEXT = JSON.stringify(EVENT);
const base64 = (data: string | Uint8Array) => Buffer.from(data).toString("base64");

const wrappedIn = (data: unknown): string => {
  const reading = readEvent(Buffer.from(typeof data === "string" ? data : JSON.stringify(data)));
  if (reading.kind !== "invalid") return reading.kind;
  const [issue] = reading.invalid.issues;
  return `${reading.invalid.reason}: ${issue?.path ?? ""}: ${issue?.held ?? ""}`;
};

describe("a ticket event inside something else", () => {
  it.each([
    ["detail: a ticket event inside an EventBridge event", { "detail-type": "T", source: "s", detail: EVENT }],
    ["Message: a ticket event as JSON text inside an SNS notification", { TopicArn: "arn", Message: TEXT }],
    ["data: a ticket event inside a CloudEvent", { specversion: "1.0", type: "t", data: EVENT }],
    ["data_base64: a ticket event as base64 inside a CloudEvent", { specversion: "1.0", data_base64: base64(TEXT) }],
    [
      "logEvents.0.message: a ticket event as JSON text inside a batch of CloudWatch logs",
      { messageType: "DATA_MESSAGE", logEvents: [{ id: "1", message: TEXT }] },
    ],
    [
      "Records.0.kinesis.data: a ticket event as base64 inside an event for Lambda",
      { Records: [{ eventName: "aws:kinesis:record", kinesis: { data: base64(TEXT) } }] },
    ],
    [
      "Records.0.body.Message: a ticket event as JSON text inside an event for Lambda",
      { Records: [{ messageId: "1", body: JSON.stringify({ TopicArn: "arn", Message: TEXT }) }] },
    ],
    ["payload.after: a ticket event inside a message with a payload", { payload: { op: "c", after: EVENT } }],
    ["tickets.0: a ticket event inside another object", { tickets: [EVENT, EVENT] }],
    [
      "dynamodb.NewImage: a ticket event inside a DynamoDB change",
      {
        eventName: "INSERT",
        eventSource: "aws:dynamodb",
        dynamodb: { NewImage: { eventName: { S: "TicketSubmitted" }, ticketId: { S: "TKT-1" } } },
      },
    ],
    [
      "dynamodb.NewImage.event.S: a ticket event as JSON text inside a DynamoDB change",
      { eventName: "INSERT", eventSource: "aws:dynamodb", dynamodb: { NewImage: { event: { S: TEXT } } } },
    ],
    [": a ticket event as JSON text inside a JSON string", JSON.stringify(TEXT)],
    [": a ticket event as JSON text inside a JSON string", JSON.stringify(JSON.stringify(TEXT))],
    [": a ticket event as base64 inside a JSON string", JSON.stringify(base64(TEXT))],
    [": base64 of JSON", base64(TEXT)],
    [": base64 of JSON", `${base64(TEXT).replaceAll(/.{76}/g, "$&\r\n")}\n`],
    [": base64 of JSON", Buffer.from(TEXT).toString("base64url")],
    [": base64 of JSON", base64(`${TEXT}\n${TEXT}`)],
    [": base64 of gzip data", base64(gzipSync(TEXT))],
    [": base64 of a KPL-aggregated record", base64(Buffer.from([0xf3, 0x89, 0x9a, 0xc2, ...Buffer.alloc(20)]))],
  ])("is quarantined with its path: %s", (expected, data) => {
    expect(wrappedIn(data)).toBe(`wrapped: ${expected}`);
  });

  it("is not looked for in events with a name of their own, unless AWS gave it", () => {
    expect(wrappedIn({ eventName: "TicketClosed", ticket: EVENT })).toBe("foreign");
    const change = { eventName: "REMOVE", eventSource: "aws:dynamodb", dynamodb: { Keys: { id: { S: "1" } } } };
    expect(wrappedIn(change)).toBe("foreign");
  });

  it.each([
    ["an object without one", { detail: { eventName: "TicketClosed" } }, "no-event-name: eventName: nothing"],
    ["a string without one", '"TicketSubmitted"', "not-an-object: : a string of 15 characters"],
    ["a word that could be base64", "TicketSubmittedAgain", "not-json: : 20 bytes that are not"],
  ])("is not found in %s", (_what, data, expected) => {
    expect(wrappedIn(data)).toBe(expected);
  });

  it("is looked for in a bounded number of values and levels", () => {
    const deep = `${'{"a":'.repeat(1_000)}${TEXT}${"}".repeat(1_000)}`;
    expect(wrappedIn(deep)).toBe("no-event-name: eventName: nothing");
    expect(wrappedIn(`{"a":[${"0,".repeat(500_000)}0],"b":${TEXT}}`)).toBe("no-event-name: eventName: nothing");
    expect(wrappedIn(JSON.stringify({ eventName: 1, a: "[".repeat(300_000) + "]".repeat(300_000) }))).toMatch(
      "no-event-name",
    );
  });
});
