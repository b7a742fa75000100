import { TICKET_SUBMITTED, type TicketEvent, TicketEventSchema } from "../contracts/ticket-event.js";
import { toValidationIssues, describeValue } from "./describe-issues.js";
import type { InvalidRecord, QuarantineReason } from "./invalid-record.js";
import { inspectJson, type JsonObject } from "./inspect-json.js";

/** What a record's bytes turn out to be. */
export type ReadEventResult =
  | { readonly kind: "ticket"; readonly event: TicketEvent }
  | { readonly kind: "foreign" }
  | { readonly kind: "unusable"; readonly fault: InvalidRecord };

const unusable = (fault: InvalidRecord): ReadEventResult => ({ kind: "unusable", fault });

const invalidRecord = (reason: QuarantineReason, path: string, expected: string, held: string): ReadEventResult =>
  unusable({ reason, issues: [{ path, expected, held }] });

/** Reads one record's bytes: UTF-8, then JSON, then the event's name, then the ticket. Never throws. */
export const readEvent = (bytes: Uint8Array): ReadEventResult => {
  const text = decode(bytes);
  if (text === undefined) return invalidRecord("not-utf8", "", "UTF-8 text", `${bytes.length} bytes that are not`);
  const json = parseJson(text);
  if (json === undefined) return invalidRecord("not-json", "", "JSON", `${bytes.length} bytes that are not`);
  return classify(json.value);
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const classify = (value: unknown): ReadEventResult => {
  if (!isObject(value)) {
    return invalidRecord("not-an-object", "", "an object", describeValue(value));
  }
  const eventName = value["eventName"];
  if (typeof eventName !== "string")
    return invalidRecord("no-event-name", "eventName", "a string", describeValue(eventName));
  if (eventName !== TICKET_SUBMITTED) return { kind: "foreign" };
  const fault = inspectJson(value);
  return fault === undefined ? readTicket(value) : unusable({ ...fault, ...ticketIdOf(value) });
};

const readTicket = (value: JsonObject): ReadEventResult => {
  const parsed = TicketEventSchema.safeParse(value);
  if (!parsed.success) {
    return unusable({
      reason: "invalid-ticket",
      issues: toValidationIssues(parsed.error, value),
      ...ticketIdOf(value),
    });
  }
  const event = parsed.data;
  // Ours to set, when the text is cut; a producer's word would point readers at anything in the bucket.
  delete event["originalKey"];
  return { kind: "ticket", event };
};

const ticketIdOf = (value: JsonObject): Pick<InvalidRecord, "ticketId"> => {
  const id = TicketEventSchema.shape.ticketId.safeParse(value["ticketId"]);
  return id.success ? { ticketId: id.data } : {};
};
