import { isJsonObject, type JsonObject, withoutByteOrderMark } from "../contracts/parse-json.js";
import { TICKET_SUBMITTED, type TicketEvent, TicketEventSchema } from "../contracts/ticket-event-schema.js";
import { explainArray, explainNotJson, explainNotUtf8 } from "./explain-unreadable.js";
import { findBase64, findWrapped } from "./find-wrapped.js";
import { foldFields } from "./fold-fields.js";
import { inspectJson, replaceTexts } from "./inspect-json.js";
import { describeValue, type InvalidRecord, type QuarantineReason, toValidationIssues } from "./invalid-record.js";

/** A ticket, with the text that it was read from. */
export interface SubmittedTicket {
  readonly event: TicketEvent;
  /** The record's own text, unchanged: as UTF-8 it is the record's bytes, so numbers of any size survive. */
  readonly json: string;
  /**
   * Present when the event is not all that was sent, so that only `json` has it: characters of its texts were replaced,
   * lines folded, or a number has more digits than JavaScript keeps.
   */
  readonly replaced?: true;
}

/** What a record's bytes are: a ticket, an event with another name, or invalid. */
export type ReadEventResult =
  | ({ readonly kind: "ticket" } & SubmittedTicket)
  | { readonly kind: "foreign" }
  | { readonly kind: "invalid"; readonly invalid: InvalidRecord };

const refuse = (invalid: InvalidRecord): ReadEventResult => ({ kind: "invalid", invalid });

const fieldIssue = (reason: QuarantineReason, path: string, expected: string, held: string): InvalidRecord => ({
  reason,
  issues: [{ path, expected, held }],
});

/** Reads a record's bytes: UTF-8, then JSON, then the event's name, then the ticket. Never throws. */
export const readEvent = (bytes: Uint8Array): ReadEventResult => {
  const text = decode(bytes);
  if (text === undefined) return refuse(explainNotUtf8(bytes));
  const json = parseJson(text);
  if (json === undefined) return refuse(findBase64(text) ?? explainNotJson(bytes, text));
  return isJsonObject(json.value) ? classify(json.value, text) : refuse(explainOther(json.value, bytes));
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(withoutByteOrderMark(text)) };
  } catch {
    return undefined;
  }
};

/** JSON that is no object. */
const explainOther = (value: unknown, bytes: Uint8Array): InvalidRecord => {
  const known = Array.isArray(value) ? explainArray(bytes) : findWrapped(value);
  return known ?? fieldIssue("not-an-object", "", "an object", describeValue(value));
};

/** AWS services name the changes and messages that they pass on ("INSERT", "aws:kinesis:record"). */
const isFromAws = ({ eventSource }: JsonObject): boolean =>
  typeof eventSource === "string" && eventSource.startsWith("aws:");

const classify = (value: JsonObject, json: string): ReadEventResult => {
  const eventName = value["eventName"];
  if (typeof eventName !== "string") {
    const held = describeValue(eventName);
    return refuse(findWrapped(value) ?? fieldIssue("no-event-name", "eventName", "a string", held));
  }
  if (eventName !== TICKET_SUBMITTED) {
    const wrapped = isFromAws(value) ? findWrapped(value) : undefined;
    return wrapped === undefined ? { kind: "foreign" } : refuse(wrapped);
  }
  const invalid = inspectJson(value);
  return invalid === undefined ? readTicket(value, json) : refuse({ ...invalid, ...ticketIdIn(value) });
};

const readTicket = (sent: JsonObject, json: string): ReadEventResult => {
  const value = foldFields(replaceTexts(sent));
  const parsed = TicketEventSchema.safeParse(value);
  if (!parsed.success) {
    const issues = toValidationIssues(parsed.error, value);
    return refuse({ reason: "invalid-ticket", issues, ...ticketIdIn(value) });
  }
  const event = parsed.data;
  // Only the pipeline sets it, when it cuts the text; a producer's value could point readers to any object of the
  // bucket.
  delete event["originalKey"];
  delete event["readable"];
  return { kind: "ticket", event, json, ...((value !== sent || losesDigits(json)) && { replaced: true }) };
};

/** Numbers of up to 15 digits and a short exponent keep all their digits in JavaScript; others may not. */
const LONG_NUMBER = /[\d.]{16}|[\d.][eE][+-]?\d{3,}\s*[,}\]]/;

/**
 * Whether parsing changes a number's digits: 738529527931269425 becomes 738529527931269400, 1e999 becomes null. So does
 * 1152921504606846976, which JavaScript has, but writes as 1152921504606847000. Parses again, but only texts that may
 * have such a number.
 */
const losesDigits = (json: string): boolean => {
  if (!LONG_NUMBER.test(json)) return false;
  let isLossy = false;
  JSON.parse(withoutByteOrderMark(json), (_key, value: unknown, ...[context]: readonly ReviverContext[]) => {
    const { source } = context ?? {};
    if (typeof value === "number" && source !== undefined) isLossy ||= digitsOf(source) !== digitsOf(String(value));
    return value;
  });
  return isLossy;
};

/** Significant digits, so that 1.50, 15e-1 and 1.5 have the same. */
const digitsOf = (number: string): string =>
  number
    .replace(/[eE].*$/, "")
    .replace(/[-.]/g, "")
    .replace(/^0+|0+$/g, "");

/** The third argument of a reviver, which TypeScript's library does not have yet: a primitive value's own text. */
interface ReviverContext {
  readonly source?: string;
}

const ticketIdIn = (value: JsonObject): Pick<InvalidRecord, "ticketId"> => {
  const id = TicketEventSchema.shape.ticketId.safeParse(value["ticketId"]);
  return id.success ? { ticketId: id.data } : {};
};
