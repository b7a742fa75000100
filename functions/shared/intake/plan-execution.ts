import { sha256 } from "../contracts/content-hash.js";
import type { WorkflowInput } from "../contracts/workflow.js";
import { alarmBeyondCut } from "./alarm-beyond-cut.js";
import { executionName } from "./execution-name.js";
import { readableTexts } from "../readable/readable-ticket.js";
import { fitTicket } from "./fit-ticket.js";
import type { SubmittedTicket } from "./read-event.js";

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
  /**
   * The record's own text, to be stored before the start, because the input has its texts cut or made readable, or
   * characters replaced: people can always see what was sent.
   */
  readonly original?: StoredObject;
}

/**
 * Derives everything from the record alone, so that a redelivery plans the same name, input and original. The content
 * hash is that of the record's own bytes: two events that differ only in a number too big for JavaScript are two
 * tickets, and who has the original can verify the hash with `sha256sum`.
 */
export const planExecution = ({ event, json, replaced }: SubmittedTicket): PlannedExecution => {
  const contentHash = sha256(json);
  const name = executionName(event.ticketId, contentHash);
  const readable = readableTexts(event.data);
  const ticket = fitTicket(event, readable);
  if (ticket === event && replaced !== true) return { name, input: { ticket, contentHash } };
  const key = `originals/${name}.json`;
  const alarm = alarmBeyondCut(event, ticket, readable?.description);
  const whole = { ...ticket, originalKey: key, ...(alarm !== undefined && { alarmBeyondCut: alarm }) };
  return { name, input: { ticket: whole, contentHash }, original: { key, json } };
};
