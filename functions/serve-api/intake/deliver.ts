import type { KeyProgress } from "../../shared/table/idempotency-item.js";
import type { TicketEvent } from "../../shared/contracts/ticket-event-schema.js";
import { describeError, errorName } from "../../shared/lambda/errors.js";
import { ApiProblem } from "../../shared/http/problem.js";
import type { TicketPorts } from "../ports.js";

/** When the client should retry: longer than the stream was tried, and short for a waiting person. */
const RETRY_AFTER_SECONDS = 10;

type DeliveryPorts = Pick<TicketPorts, "intake" | "stream" | "log" | "count" | "now">;

/**
 * Whether the ticket is on the stream although its record could not be put. Returns false when the table is
 * unavailable, too.
 */
const wasDelivered = async (
  ticketId: string,
  keyId: string | undefined,
  streamError: unknown,
  { intake, log, now }: DeliveryPorts,
): Promise<boolean> => {
  try {
    return (await intake.refuse(ticketId, keyId, { error: errorName(streamError), at: now() })) === "in-stream";
  } catch (error) {
    log.error("A ticket that the stream did not accept could not be marked", {
      ticket_id: ticketId,
      ...describeError(error),
    });
    return false;
  }
};

/**
 * Writes that the record is on the stream. If that fails, a repeated request puts a second copy of the record, which is
 * harmless.
 * @returns how far the ticket was before, `undefined` when that is not known
 */
const markAccepted = async (
  ticketId: string,
  keyId: string,
  { intake, log, now }: DeliveryPorts,
): Promise<KeyProgress | undefined> => {
  try {
    const before = await intake.accept(ticketId, keyId, now());
    // An equal request failed to put the record, and marked the ticket before this one could mark it as accepted.
    if (before.refused && !before.accepted) await intake.reopen(ticketId);
    return before;
  } catch (error) {
    log.warn("A ticket on the stream could not be marked as accepted", {
      ticket_id: ticketId,
      ...describeError(error),
    });
    return undefined;
  }
};

/**
 * Puts the record of a ticket whose item is written. Resolves when it is on the stream.
 * @throws ApiProblem `unavailable` when it is not, as far as is known; the ticket's status is then NOT_ACCEPTED
 */
export const deliver = async (event: TicketEvent, keyId: string | undefined, ports: DeliveryPorts): Promise<void> => {
  try {
    await ports.stream.put(event);
  } catch (error) {
    ports.log.error("The stream did not accept a ticket", { ticket_id: event.ticketId, ...describeError(error) });
    if (await wasDelivered(event.ticketId, keyId, error, ports)) return;
    ports.count("ticketsNotAccepted");
    throw new ApiProblem(
      "unavailable",
      "The ticket was not accepted. Repeat the request; with the same Idempotency-Key it stays one ticket.",
      { retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }
  const before = keyId === undefined ? undefined : await markAccepted(event.ticketId, keyId, ports);
  if (before?.accepted !== true) ports.count("ticketsAccepted");
};
