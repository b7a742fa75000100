import { describe, expect, it } from "vitest";
import type { TicketOperationId } from "../../../../functions/shared/api/ticket-routes.js";
import { BODY_MAX_BYTES } from "../../../../functions/shared/http/read-body.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { aTicketApi, problemIn } from "../../../support/aws/api-under-test.js";

type Sent = NonNullable<Parameters<typeof aRequestTo>[1]>;
interface Case {
  readonly to?: TicketOperationId;
  readonly sent: Sent;
  readonly problem: object;
}

const TICKET = { type: "Login", message: "I cannot sign in" };
const fieldErrors = (...errors: readonly object[]) => ({
  status: 400,
  type: expect.stringMatching(/:invalid-request$/),
  errors,
});
const ofType = (status: number, kind: string) => ({ status, type: `urn:ticket-pipeline:problem:${kind}` });
const withField = (field: string, json: string): string => `{"type":"Login","message":"Hello","${field}":${json}}`;
const MANY = Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`field${index}`, index]));

const CASES: Readonly<Record<string, Case>> = {
  "a wrong content type": {
    sent: { body: JSON.stringify(TICKET), headers: { "Content-Type": "text/plain" } },
    problem: ofType(415, "unsupported-media-type"),
  },
  "another JSON type": {
    sent: { body: TICKET, headers: { "Content-Type": "application/vnd.api+json" } },
    problem: ofType(415, "unsupported-media-type"),
  },
  "a form": {
    to: "submitSupportRequest",
    sent: { body: "content=x&customerId=y", headers: { "Content-Type": "application/x-www-form-urlencoded" } },
    problem: ofType(415, "unsupported-media-type"),
  },
  ...Object.fromEntries(
    ["gzip", "br", "deflate, gzip", "GZIP", "zstd", "identity, gzip", "x", "aws-chunked"].map((encoding) => [
      `the Content-Encoding ${encoding}`,
      {
        sent: { body: TICKET, headers: { "Content-Encoding": encoding } },
        problem: {
          ...ofType(415, "unsupported-media-type"),
          errors: [{ header: "Content-Encoding", detail: "expected identity, or no such header" }],
        },
      },
    ]),
  ),
  "invalid JSON": { sent: { body: '{"type":"Login",' }, problem: ofType(400, "malformed-json") },
  "JSON with a comment": { sent: { body: "{} // none" }, problem: ofType(400, "malformed-json") },
  "bytes that are not UTF-8": {
    sent: { body: Buffer.from('{"type":"Login","message":"Gr\u00fc\u00dfe"}', "latin1") },
    problem: { ...ofType(400, "malformed-json"), detail: "The body is not UTF-8, which JSON must be." },
  },
  "no body": { sent: {}, problem: fieldErrors({ pointer: "#", detail: "expected a JSON object" }) },
  "a list": { sent: { body: [] }, problem: fieldErrors({ pointer: "#", detail: "expected object, received array" }) },
  null: { sent: { body: "null" }, problem: fieldErrors({ pointer: "#", detail: "expected object, received null" }) },
  "a number": { sent: { body: "1e999" }, problem: { status: 400 } },
  "a missing field": {
    sent: { body: { type: "Login" } },
    problem: fieldErrors({ pointer: "#/message", detail: "expected string, but it is missing" }),
  },
  "an unknown field": {
    sent: { body: { ...TICKET, urgent: true } },
    problem: fieldErrors({ pointer: "#/urgent", detail: "expected no such field" }),
  },
  "an unknown field within a field": {
    sent: { body: { subject: "s", description: "d", contact: { email: "a@b", "a/b~c d": 1 } } },
    problem: fieldErrors({ pointer: "#/contact/a~1b~0c%20d", detail: "expected no such field" }),
  },
  "a field named __proto__": {
    sent: { body: withField("__proto__", '{"tier":"gold"}') },
    problem: fieldErrors({ pointer: "#/__proto__", detail: "expected no such field" }),
  },
  "a field named constructor": {
    sent: { body: withField("constructor", '{"prototype":{}}') },
    problem: fieldErrors({ pointer: "#/constructor", detail: "expected no such field" }),
  },
  "a field whose name contains a lone surrogate": {
    sent: { body: withField("\\ud800", "1") },
    problem: fieldErrors({ pointer: "#/%EF%BF%BD", detail: "expected no such field" }),
  },
  "a body over the limit": {
    sent: { body: { ...TICKET, message: "x".repeat(BODY_MAX_BYTES) } },
    problem: ofType(413, "payload-too-large"),
  },
  "a body of 10 MB that is no JSON": {
    sent: { body: "[".repeat(10_000_000) },
    problem: ofType(413, "payload-too-large"),
  },
  "a body over the limit in bytes, not in characters": {
    sent: { body: { ...TICKET, message: "€".repeat(90_000) } },
    problem: ofType(413, "payload-too-large"),
  },
  "a message that is too long": {
    sent: { body: { ...TICKET, message: "x".repeat(100_001) } },
    problem: fieldErrors({ pointer: "#/message", detail: "expected at most 100000 characters" }),
  },
  "deep nesting of lists": {
    sent: { body: "[".repeat(131_000) + "]".repeat(131_000) },
    problem: fieldErrors({ pointer: "#", detail: "expected object, received array" }),
  },
  "deep nesting within a field": {
    sent: { body: `{"type":"Login","message":${'{"a":'.repeat(40_000)}1${"}".repeat(40_000)}}` },
    problem: fieldErrors({ pointer: "#/message", detail: "expected string, received object" }),
  },
  "text of control characters only": {
    sent: { body: { type: "\u0000\u0007", message: "\u001b" } },
    problem: fieldErrors(
      { pointer: "#/type", detail: "expected some visible text" },
      { pointer: "#/message", detail: "expected some visible text" },
    ),
  },
  "text that shows nothing": {
    sent: { body: { ...TICKET, message: " \u200b\n\u3164" } },
    problem: fieldErrors({ pointer: "#/message", detail: "expected some visible text" }),
  },
  "null in a required field": {
    sent: { body: { type: "Login", message: null } },
    problem: fieldErrors({ pointer: "#/message", detail: "expected string, received null" }),
  },
  "an invalid e-mail address": {
    sent: { body: { subject: "s", description: "d", contact: { email: "somebody" } } },
    problem: fieldErrors({ pointer: "#/contact/email", detail: "expected an e-mail address" }),
  },
  "a header of a million characters": {
    sent: { body: TICKET, headers: { "Idempotency-Key": "k".repeat(1_000_000) } },
    problem: fieldErrors({
      header: "Idempotency-Key",
      detail: "expected once, with 1 to 255 visible ASCII characters",
    }),
  },
  "an empty Idempotency-Key": {
    sent: { body: TICKET, headers: { "Idempotency-Key": "" } },
    problem: fieldErrors({
      header: "Idempotency-Key",
      detail: "expected once, with 1 to 255 visible ASCII characters",
    }),
  },
  "an unknown parameter": {
    to: "listTickets",
    sent: { query: { state: ["FAILED"] } },
    problem: fieldErrors({ parameter: "state", detail: "expected no such parameter" }),
  },
  "a parameter on a route that takes none": {
    sent: { body: TICKET, query: { debug: ["1"] } },
    problem: fieldErrors({ parameter: "debug", detail: "expected no such parameter" }),
  },
  "a repeated parameter": {
    to: "listTickets",
    sent: { query: { limit: ["5", "6"] } },
    problem: fieldErrors({ parameter: "limit", detail: "expected once, not several times" }),
  },
  "a limit that is no number": {
    to: "listTickets",
    sent: { query: { limit: ["-1"] } },
    problem: fieldErrors({ parameter: "limit", detail: "expected a whole number from 1 to 100" }),
  },
  "a limit of none": {
    to: "listTickets",
    sent: { query: { limit: ["0"] } },
    problem: fieldErrors({ parameter: "limit", detail: "expected a whole number from 1 to 100" }),
  },
  "a limit over the most": {
    to: "listTickets",
    sent: { query: { limit: ["101"] } },
    problem: fieldErrors({ parameter: "limit", detail: "expected a whole number from 1 to 100" }),
  },
  "an invalid time": {
    to: "listTickets",
    sent: { query: { from: ["yesterday"] } },
    problem: fieldErrors({
      parameter: "from",
      detail: "expected an ISO 8601 date and time, such as 2026-11-21T08:30:00Z",
    }),
  },
  ...Object.fromEntries(
    ["2026-11-21T08 02:00", "2026-11-21T08:30:00 15:00", "21.11.2026 08:30 01:00"].map((from) => [
      `a time that may have lost its plus: ${from}`,
      {
        to: "listTickets",
        sent: { query: { from: [from] } },
        problem: fieldErrors({
          parameter: "from",
          detail:
            "expected an ISO 8601 date and time, such as 2026-11-21T08:30:00Z; " +
            "write the plus of an offset as %2B in a URL, where a plain + is a blank",
        }),
      } as const,
    ]),
  ),
  "a status that there is not": {
    to: "listTickets",
    sent: { query: { status: ["DONE"] } },
    problem: fieldErrors({ parameter: "status", detail: expect.stringMatching(/^expected one of "RECEIVED"/) }),
  },
  "a missing parameter": {
    to: "readUserTicket",
    sent: {},
    problem: fieldErrors({ parameter: "ticket_id", detail: "expected string, but it is missing" }),
  },
  "a body for a user that has no fields": {
    to: "createUser",
    sent: { body: { name: "Ada" } },
    problem: fieldErrors({ pointer: "#/name", detail: "expected no such field" }),
  },
  "a cursor that was tampered with": {
    to: "listTickets",
    sent: { query: { cursor: ["eyJmb3JnZWQiOnRydWV9"] } },
    problem: fieldErrors({ parameter: "cursor", detail: "expected the nextCursor of a page with the same filters" }),
  },
};

describe("bad input gets a response that says what was expected where, and nothing is stored", () => {
  it.each(Object.entries(CASES))("%s", async (_name, { to = "submitTicket", sent, problem }) => {
    const { send, ports, log } = aTicketApi();
    const before = process.cpuUsage();

    const answer = await send(aRequestTo(to, sent));

    expect(problemIn(answer)).toMatchObject(problem);
    expect(contractViolations(to, answer)).toEqual([]);
    expect(ports.store.calls).toEqual([]);
    expect(ports.stream.records).toEqual([]);
    expect(log.entries).toMatchObject([["info", "Request answered", {}]]);
    expect(process.cpuUsage(before).user).toBeLessThan(1_000_000);
  });

  it("reports all errors of a request at once, of every part", async () => {
    const { send } = aTicketApi();

    const answer = await send(
      aRequestTo("submitTicket", { body: { type: 1 }, query: { x: ["1"] }, headers: { "Idempotency-Key": "ä" } }),
    );

    expect(problemIn(answer).errors).toEqual([
      { parameter: "x", detail: "expected no such parameter" },
      { header: "Idempotency-Key", detail: expect.any(String) },
      { pointer: "#/type", detail: "expected string, received number" },
      { pointer: "#/message", detail: "expected string, but it is missing" },
    ]);
  });

  it("reports at most twenty errors, and says that there are more", async () => {
    const answer = await aTicketApi().send(aRequestTo("submitTicket", { body: { ...TICKET, ...MANY } }));

    expect(problemIn(answer).errors).toHaveLength(20);
    expect(problemIn(answer).detail).toContain("There are more than 20");
  });

  it("truncates a long unknown name", async () => {
    const name = "n".repeat(100_000);
    const { send } = aTicketApi();

    const inBody = await send(aRequestTo("submitTicket", { body: { ...TICKET, [name]: 1 } }));
    const inQuery = await send(aRequestTo("listTickets", { query: { [name]: ["1"] } }));

    for (const answer of [inBody, inQuery]) expect(answer.body.length).toBeLessThan(1_000);
  });

  it.each([
    [{ type: "Login" }, "ShortTicket"],
    [{ subject: "s", message: "m", product: "p" }, "FullTicket"],
    [{ title: "t", description: 1 }, "TitledTicket"],
  ])("says which form of a ticket %o is closest to: %s", async (body, form) => {
    const answer = await aTicketApi().send(aRequestTo("submitTicket", { body }));

    expect(problemIn(answer).detail).toContain(`read as ${form}`);
  });
});

describe("input that looks unusual but is valid", () => {
  it.each<[string, Sent]>([
    ["a content type with a charset", { headers: { "Content-Type": 'Application/JSON ; charset="utf-8"' } }],
    ["no content type", { headers: { "Content-Type": undefined } }],
  ])("%s", async (_name, sent) => {
    const { send } = aTicketApi();

    const answer = await send(aRequestTo("submitTicket", { body: TICKET, ...sent }));

    expect(answer.statusCode).toBe(202);
  });

  it("a body in base64, with a byte order mark", async () => {
    const { send, ports } = aTicketApi();

    const answer = await send(
      aRequestTo("submitTicket", { body: Buffer.from(`\ufeff${JSON.stringify({ ...TICKET, message: "Grüße 🎫" })}`) }),
    );

    expect(answer.statusCode).toBe(202);
    expect(ports.stream.events[0]?.data.description).toBe("Grüße 🎫");
  });

  it("a body of exactly the most bytes", async () => {
    const body = JSON.stringify(TICKET).padEnd(BODY_MAX_BYTES, " ");

    expect((await aTicketApi().send(aRequestTo("submitTicket", { body }))).statusCode).toBe(202);
    expect((await aTicketApi().send(aRequestTo("submitTicket", { body: `${body} ` }))).statusCode).toBe(413);
  });

  it("a user's request without a body", async () => {
    expect((await aTicketApi().send(aRequestTo("createUser"))).statusCode).toBe(200);
  });
});
