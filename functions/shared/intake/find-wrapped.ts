import { isJsonObject, parseJson } from "../contracts/parse-json.js";
import { TICKET_SUBMITTED } from "../contracts/ticket-event-schema.js";
import { formatPath, type InvalidRecord } from "./invalid-record.js";
import { findFormat } from "./known-formats.js";
import { beginsWithDocument } from "./split-documents.js";

/** Values looked at: enough for any envelope, and little for a large record. */
const MAX_VALUES = 10_000;
const MAX_LEVELS = 10;
/** Texts within texts: a notification about a notification, a message in a queue, in a batch. */
const MAX_ENCODINGS = 4;

/** DynamoDB writes a string as `{"S": "…"}`. */
const isTicketEvent = (value: unknown): boolean => {
  if (!isJsonObject(value) || value["ticketId"] === undefined) return false;
  const name = value["eventName"];
  return name === TICKET_SUBMITTED || (isJsonObject(name) && name["S"] === TICKET_SUBMITTED);
};

const BASE64 = /^[\w+/-]{16,}={0,2}$/;

/** The bytes of base64 text, with or without line ends. @returns undefined if it is something else */
const fromBase64 = (text: string): Buffer | undefined => {
  const joined = text.replaceAll(/[\r\n]/g, "");
  return BASE64.test(joined) ? Buffer.from(joined, "base64") : undefined;
};

const JSON_START = /^\s*[{["]/;

/** What a text encodes: JSON, or JSON in base64. */
const decode = (text: string): { readonly value: unknown; readonly as: string } | undefined => {
  if (JSON_START.test(text)) return { value: parseJson(text), as: "JSON text" };
  const decoded = fromBase64(text)?.toString();
  return decoded !== undefined && JSON_START.test(decoded) ? { value: parseJson(decoded), as: "base64" } : undefined;
};

interface Wrapped {
  readonly path: readonly string[];
  /** How it is encoded, if it is: " as JSON text". */
  readonly encoding: string;
}

/** Searches depth first for ticket events within a value. */
const search = (root: unknown): Wrapped | undefined => {
  let left = MAX_VALUES;
  const visit = (value: unknown, path: readonly string[], encodings: readonly string[]): Wrapped | undefined => {
    left -= 1;
    if (isTicketEvent(value)) return { path, encoding: encodings.at(-1) ?? "" };
    if (left < 0 || path.length > MAX_LEVELS) return undefined;
    if (typeof value === "string") {
      const decoded = encodings.length < MAX_ENCODINGS ? decode(value) : undefined;
      return decoded && visit(decoded.value, path, [...encodings, ` as ${decoded.as}`]);
    }
    if (typeof value !== "object" || value === null) return undefined;
    for (const key in value) {
      const found = visit(Object.getOwnPropertyDescriptor(value, key)?.value, [...path, key], encodings);
      if (found !== undefined || left < 0) return found;
    }
    return undefined;
  };
  return visit(root, [], []);
};

/** Envelopes by a field that only they have. */
const ENVELOPES: readonly (readonly [field: string, name: string])[] = [
  ["detail-type", "an EventBridge event"],
  ["TopicArn", "an SNS notification"],
  ["dynamodb", "a DynamoDB change"],
  ["logEvents", "a batch of CloudWatch logs"],
  ["kinesis", "an event of Kinesis for Lambda"],
  ["specversion", "a CloudEvent"],
  ["Records", "an event for Lambda"],
  ["records", "a batch of records"],
  ["payload", "a message with a payload"],
];

const nameEnvelope = (value: unknown): string => {
  if (typeof value === "string") return "a JSON string";
  return ENVELOPES.find(([field]) => isJsonObject(value) && field in value)?.[1] ?? "another object";
};

const EXPECTED = "the ticket event itself as the record";

/** A ticket event inside something else: a service's envelope, a text. Says what and where. */
export const findWrapped = (value: unknown): InvalidRecord | undefined => {
  const found = search(value);
  if (found === undefined) return undefined;
  const held = `a ticket event${found.encoding} inside ${nameEnvelope(value)}`;
  return { reason: "wrapped", issues: [{ path: formatPath(found.path), expected: EXPECTED, held }] };
};

/** A record that is base64 of what should be the record. */
export const findBase64 = (text: string): InvalidRecord | undefined => {
  const decoded = fromBase64(text.trim());
  if (decoded === undefined) return undefined;
  const format = findFormat(decoded)?.name ?? (beginsWithDocument(decoded) ? "JSON" : undefined);
  if (format === undefined) return undefined;
  return { reason: "wrapped", issues: [{ path: "", expected: EXPECTED, held: `base64 of ${format}` }] };
};
