import { describeError } from "../../shared/lambda/describe-error.js";
import type { TicketEvent } from "../../shared/contracts/ticket-event.js";
import { ApiProblem } from "../contract/problem.js";
import type { IntakeProgress, TicketPorts } from "../ports.js";

/** How long a client is asked to wait: longer than the stream was tried, and short for a person who waits. */
const RETRY_AFTER_SECONDS = 10;

type DeliveryPorts = Pick<TicketPorts, "intake" | "stream" | "log" | "count" | "now">;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "Error");

/** Whether the ticket turns out to be in the stream, for all that its record could not be put. Says no when the table is away too. */
const wasDelivered = async (
  ticketId: string,
  keyId: string | undefined,
  fault: unknown,
  { intake, log, now }: DeliveryPorts,
): Promise<boolean> => {
  try {
    return (await intake.refuse(ticketId, keyId, { error: nameOf(fault), at: now() })) === "in-stream";
  } catch (error) {
    log.error("A ticket that the stream did not take could not be marked", {
      ticket_id: ticketId,
      ...describeError(error),
    });
    return false;
  }
};

/**
 * Notes that the record is in the stream. Whatever goes wrong here costs a second copy when the request is repeated, and no more.
 * @returns how far the ticket had come before, `undefined` when that could not be learned
 */
const markAccepted = async (
  ticketId: string,
  keyId: string,
  { intake, log, now }: DeliveryPorts,
): Promise<IntakeProgress | undefined> => {
  try {
    const before = await intake.accept(ticketId, keyId, now());
    // An equal request met a fault of the stream, and marked the ticket before this one could note it.
    if (before.refused && !before.accepted) await intake.reopen(ticketId);
    return before;
  } catch (error) {
    log.warn("A ticket in the stream could not be noted as such", { ticket_id: ticketId, ...describeError(error) });
    return undefined;
  }
};

/**
 * Puts the record of a ticket whose item is written. Resolves when it is in the stream.
 * @throws ApiProblem `unavailable` when it is not, as far as anyone can tell; the ticket then says NOT_ACCEPTED
 */
export const deliver = async (event: TicketEvent, keyId: string | undefined, ports: DeliveryPorts): Promise<void> => {
  try {
    await ports.stream.put(event);
  } catch (error) {
    ports.log.error("The stream did not take a ticket", { ticket_id: event.ticketId, ...describeError(error) });
    if (await wasDelivered(event.ticketId, keyId, error, ports)) return;
    ports.count("ticketsNotAccepted");
    throw new ApiProblem(
      "unavailable",
      "The ticket was not taken. Repeat the request; with the same Idempotency-Key it stays one ticket.",
      { retryAfterSeconds: RETRY_AFTER_SECONDS },
    );
  }
  const before = keyId === undefined ? undefined : await markAccepted(event.ticketId, keyId, ports);
  if (before?.accepted !== true) ports.count("ticketsAccepted");
};
