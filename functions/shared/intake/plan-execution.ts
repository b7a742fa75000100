import { canonicalJson, sha256 } from "../contracts/content-hash.js";
import type { TicketEvent } from "../contracts/ticket-event.js";
import type { WorkflowInput } from "../contracts/workflow.js";
import { executionName } from "./execution-name.js";
import { fitTicket } from "./fit-ticket.js";

/** A JSON object of the ticket bucket. */
export interface StoredObject {
  readonly key: string;
  readonly json: string;
}

/** One execution to start. */
export interface PlannedExecution {
  /** See executionName. */
  readonly name: string;
  readonly input: WorkflowInput;
  /** The full event, to be stored before the start, because the input had to be cut. */
  readonly original?: StoredObject;
}

/** Derives everything from the event alone, so that a redelivery plans the same name, input and original. */
export const planExecution = (event: TicketEvent): PlannedExecution => {
  const json = canonicalJson(event);
  const contentHash = sha256(json);
  const name = executionName(event.ticketId, contentHash);
  const ticket = fitTicket(event);
  if (ticket === event) return { name, input: { ticket, contentHash } };
  const key = `originals/${name}.json`;
  return { name, input: { ticket: { ...ticket, originalKey: key }, contentHash }, original: { key, json } };
};
