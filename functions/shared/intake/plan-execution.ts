import { canonicalJson, sha256 } from "../contracts/content-hash.js";
import type { TicketEvent } from "../contracts/ticket-event.js";
import type { WorkflowInput } from "../contracts/workflow.js";
import { fitTicket } from "./fit-ticket.js";
import type { StoredObject } from "../../start-workflow/ports.js";

/** Digits of the hash in an execution's name: 64 bits, and 80 characters with the longest id. */
const HASH_DIGITS = 16;

/** One execution to start. */
export interface PlannedExecution {
  /** `<ticketId>-<first 16 digits of the hash>`, so that the same content cannot start twice. */
  readonly name: string;
  readonly input: WorkflowInput;
  /** The whole event, to be kept before the start because the input had to be cut. */
  readonly original?: StoredObject;
}

/** Derives everything from the event alone: a redelivery plans the same name, input and original. */
export const planExecution = (event: TicketEvent): PlannedExecution => {
  const json = canonicalJson(event);
  const contentHash = sha256(json);
  const name = `${event.ticketId}-${contentHash.slice(0, HASH_DIGITS)}`;
  const ticket = fitTicket(event);
  if (ticket === event) return { name, input: { ticket, contentHash } };
  const key = `originals/${name}.json`;
  return { name, input: { ticket: { ...ticket, originalKey: key }, contentHash }, original: { key, json } };
};
