import { TICKET_SUBMITTED, type TicketEvent, TicketEventSchema } from "../contracts/ticket-event.js";
import { inspectJson, type JsonObject, replaceTexts } from "./inspect-json.js";
import { describeValue, type InvalidRecord, type QuarantineReason, toValidationIssues } from "./invalid-record.js";

/** A ticket, with the text that it was read from. */
export interface SubmittedTicket {
  readonly event: TicketEvent;
  /** The record's own text, unchanged: as UTF-8 it is the record's bytes, so numbers of any size survive. */
  readonly json: string;
  /** Present when characters of the event's texts were replaced, so that only `json` has them as they were sent. */
  readonly replaced?: true;
}

/** What a record's bytes are: a ticket, an event with another name, or invalid. */
export type ReadEventResult =
  | ({ readonly kind: "ticket" } & SubmittedTicket)
  | { readonly kind: "foreign" }
  | { readonly kind: "invalid"; readonly invalid: InvalidRecord };

const refuse = (invalid: InvalidRecord): ReadEventResult => ({ kind: "invalid", invalid });

const refuseField = (reason: QuarantineReason, path: string, expected: string, held: string): ReadEventResult =>
  refuse({ reason, issues: [{ path, expected, held }] });

/** Reads a record's bytes: UTF-8, then JSON, then the event's name, then the ticket. Never throws. */
export const readEvent = (bytes: Uint8Array): ReadEventResult => {
  const text = decode(bytes);
  if (text === undefined) return refuseField("not-utf8", "", "UTF-8 text", `${bytes.length} bytes that are not`);
  const json = parseJson(text);
  if (json === undefined) return refuseField("not-json", "", "JSON", `${bytes.length} bytes that are not`);
  return classify(json.value, text);
};

const decode = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** JSON.parse refuses the byte order mark that some producers write first. */
const parseJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text.replace(/^\ufeff/, "")) };
  } catch {
    return undefined;
  }
};

const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const classify = (value: unknown, json: string): ReadEventResult => {
  if (!isObject(value)) return refuseField("not-an-object", "", "an object", describeValue(value));
  const eventName = value["eventName"];
  if (typeof eventName !== "string") {
    return refuseField("no-event-name", "eventName", "a string", describeValue(eventName));
  }
  if (eventName !== TICKET_SUBMITTED) return { kind: "foreign" };
  const invalid = inspectJson(value);
  return invalid === undefined ? readTicket(value, json) : refuse({ ...invalid, ...ticketIdIn(value) });
};

const readTicket = (sent: JsonObject, json: string): ReadEventResult => {
  const value = replaceTexts(sent);
  const parsed = TicketEventSchema.safeParse(value);
  if (!parsed.success) {
    const issues = toValidationIssues(parsed.error, value);
    return refuse({ reason: "invalid-ticket", issues, ...ticketIdIn(value) });
  }
  const event = parsed.data;
  // Only the pipeline sets it, when it cuts the text; a producer's value could point readers to any object of the
  // bucket.
  delete event["originalKey"];
  return { kind: "ticket", event, json, ...(value !== sent && { replaced: true }) };
};

const ticketIdIn = (value: JsonObject): Pick<InvalidRecord, "ticketId"> => {
  const id = TicketEventSchema.shape.ticketId.safeParse(value["ticketId"]);
  return id.success ? { ticketId: id.data } : {};
};
