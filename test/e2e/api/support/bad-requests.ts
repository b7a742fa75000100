import { gzipSync } from "node:zlib";
import { DESCRIPTION_MAX_LENGTH } from "../../../../functions/shared/api/ticket-schemas.js";
import type { RequestToSend } from "./send-http-request.js";
import { anAlarm, aQuestion } from "./tickets.js";

/** A request that must be refused: what is wrong with it, its path, the request, and the statuses it may get. */
export type BadRequest = readonly [defect: string, path: string, request: RequestToSend, statuses: readonly number[]];

const JSON_TYPE = { "content-type": "application/json" };
const GOOD = JSON.stringify(aQuestion());

const raw = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = JSON_TYPE): RequestToSend => ({
  method: "POST",
  headers,
  body,
});
const json = (body: unknown): RequestToSend => raw(JSON.stringify(body));
const headed = (headers: Readonly<Record<string, string>>): RequestToSend => raw(GOOD, { ...JSON_TYPE, ...headers });
const ticket = (defect: string, request: RequestToSend, ...statuses: readonly number[]): BadRequest => [
  defect,
  "/tickets",
  request,
  statuses,
];

const nested = (levels: number, open: string, close: string): string => open.repeat(levels) + close.repeat(levels);

const BODIES: readonly BadRequest[] = [
  ticket("no body", raw(""), 400),
  ticket("text that is not JSON", raw("Dear support, nothing works"), 400),
  ticket("truncated JSON", raw(GOOD.slice(0, -5)), 400),
  ticket("two documents", raw(GOOD + GOOD), 400),
  ticket("bytes that are not UTF-8", raw(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), 400),
  ticket("JSON in UTF-16", raw(Buffer.from(GOOD, "utf16le")), 400),
  ticket("compressed JSON", raw(gzipSync(GOOD), { ...JSON_TYPE, "content-encoding": "gzip" }), 415),
  ...["[]", "null", "7", '"text"', "true"].map((body) => ticket(`${body} instead of an object`, raw(body), 400)),
  ...["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/xml"].map(
    (type) => ticket(`${type} instead of JSON`, raw(GOOD, { "content-type": type }), 415),
  ),
  ticket("a body of 257 KiB", json({ ...aQuestion(), message: "x".repeat(257 * 1024) }), 413),
  ticket("a body of 10 MB", json({ ...aQuestion(), message: "x".repeat(10_000_000) }), 413),
  ticket("a body of 11 MB", json({ ...aQuestion(), message: "x".repeat(11_534_336) }), 413),
  ticket("100,000 nested arrays", raw(`{"type":"a","message":${nested(100_000, "[", "]")}}`), 400),
  ticket("20,000 nested objects", raw(nested(20_000, '{"a":', "}").replace("}", "1}")), 400),
];

const FIELDS: readonly BadRequest[] = [
  ticket("an unknown field", json({ ...aQuestion(), admin: true }), 400),
  ticket("a status", json({ ...aQuestion(), status: "ANSWERED" }), 400),
  ticket("another customer's id", json({ ...aQuestion(), customerId: "someone" }), 400),
  ticket("fields of both forms", json({ ...aQuestion(), ...anAlarm() }), 400),
  ticket("two headings", json({ ...anAlarm(), title: "Another" }), 400),
  ticket("a __proto__ field", raw(`{"__proto__":{"admin":true},${GOOD.slice(1)}`), 400),
  ticket("an unknown field of the contact", json({ ...anAlarm(), contact: { email: "a@b", role: "admin" } }), 400),
  ticket("an address without an @", json({ ...anAlarm(), contact: { email: "ada" } }), 400),
  ticket("a number instead of a string", json({ ...aQuestion(), message: 7 }), 400),
  ticket("null instead of a string", json({ ...aQuestion(), message: null }), 400),
  ticket("an empty message", json({ ...aQuestion(), message: "" }), 400),
  ticket("a message without visible characters", json({ ...aQuestion(), message: " \n\u200b" }), 400),
  ticket(
    "a message that is one character too long",
    json({ ...aQuestion(), message: "x".repeat(DESCRIPTION_MAX_LENGTH + 1) }),
    400,
  ),
  ...["\u0000", "\u0008\u001b", "\u007f"].map((controls) =>
    ticket(
      `nothing but control characters: ${JSON.stringify(controls)}`,
      json({ ...aQuestion(), message: controls }),
      400,
    ),
  ),
  ticket("two dots in a row in an address", json({ ...anAlarm(), contact: { email: "a..b@example.com" } }), 400),
];

const HEADERS: readonly BadRequest[] = [
  ticket("a header of a million characters", headed({ "x-long": "x".repeat(1_000_000) }), 400, 413, 431),
  ticket("a token of a million characters", headed({ token: "x".repeat(1_000_000) }), 400, 401, 413, 431),
  ticket("an empty idempotency key", headed({ "idempotency-key": "" }), 400),
  ticket("an idempotency key of 256 characters", headed({ "idempotency-key": "k".repeat(256) }), 400),
  ticket("an idempotency key with a tab", headed({ "idempotency-key": "a\tb" }), 400),
];

const PATHS: readonly BadRequest[] = [
  ["an id with path traversal", "/tickets/..%2f..%2fhealth", {}, [404]],
  ["an id that is a key of the table", "/tickets/TOKENS", {}, [404]],
  ["an id with the key separator", "/tickets/x%23TICKET", {}, [404]],
  ["an id of a control character", "/tickets/%00", {}, [400, 404]],
  ["an id that is not UTF-8", "/tickets/%ff", {}, [400, 404]],
  ["an id with an incomplete encoding", "/tickets/%e2%82", {}, [400, 404]],
  ["a single percent sign", "/tickets/%", {}, [400, 404]],
  ["an id of 2,000 characters", `/tickets/${"x".repeat(2_000)}`, {}, [404]],
  ["a query of a million characters", `/tickets?cursor=${"x".repeat(1_000_000)}`, {}, [400, 413, 414, 431]],
  ["a cursor of 2,000 characters", `/tickets?cursor=${"x".repeat(2_000)}`, {}, [400]],
  ["a filter twice", "/tickets?status=FAILED&status=ANSWERED", {}, [400]],
  ["an unknown filter", "/tickets?customer=someone", {}, [400]],
  ["a legacy ticket without its id", "/ticket", {}, [400]],
];

const LEGACY: readonly BadRequest[] = [
  ["a support request without its text", "/support-request", json({ customerId: "7" }), [400]],
  ["a support request with a number", "/support-request", json({ content: "x", customerId: 7 }), [400]],
  ["a ticket of an unknown user", "/ticket", json({ user_id: "USR-0000000000000000" }), [404]],
  ["a ticket without a user", "/ticket", json({}), [400]],
  ["a user with a name", "/user", json({ name: "Ada" }), [400]],
  ["a user that is no JSON", "/user", raw("ada"), [400]],
];

export const BAD_REQUESTS: readonly BadRequest[] = [...BODIES, ...FIELDS, ...HEADERS, ...PATHS, ...LEGACY];
