import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../contract/problem.js";
import { deliver } from "./deliver.js";
import { makeIntakeKey } from "./intake-key.js";
import { makeEvent } from "./make-event.js";
import type { EarlierIntake, IntakeKey, ReceivedTicket, TicketOrigin, TicketPorts } from "../ports.js";
import { makeTicketId } from "./random-id.js";
import type { TicketContent } from "./ticket-content.js";

export interface Submission {
  readonly operationId: string;
  /** As parsed: what two requests must share to be the same. */
  readonly body: unknown;
  readonly content: TicketContent;
  readonly caller: Caller;
  readonly idempotencyKey: string | undefined;
}

export type IntakePorts = Pick<TicketPorts, "intake" | "stream" | "log" | "count" | "now" | "randomBytes">;

const receive = ({ content, caller }: Submission, now: Date, ports: IntakePorts): ReceivedTicket => ({
  ticketId: makeTicketId(now, ports.randomBytes),
  submittedAt: now.toISOString(),
  tier: caller.tier,
  customerId: caller.subject,
  subject: content.subject,
});

const keyOf = ({ operationId, body, caller, idempotencyKey }: Submission, now: Date): IntakeKey | undefined =>
  idempotencyKey === undefined
    ? undefined
    : makeIntakeKey({ operationId, body, subject: caller.subject, key: idempotencyKey }, now);

/** Takes over what an equal request began. Unless that is known to be in the stream, its record is put again: once too often is once. */
const resumeEarlierIntake = async (
  earlier: EarlierIntake,
  submission: Submission,
  key: IntakeKey | undefined,
  ports: IntakePorts,
): Promise<void> => {
  if (earlier.requestHash !== key?.requestHash) {
    throw new ApiProblem("idempotency-key-reused", "This key came with another request before.", {
      errors: [{ header: "Idempotency-Key", detail: "expected a key of its own for each request" }],
    });
  }
  if (earlier.accepted) return;
  if (earlier.refused) await ports.intake.reopen(earlier.ticketId);
  await deliver(makeEvent(submission.content, earlier, submission.caller.subject), key.id, ports);
};

/**
 * Takes a ticket in: first its table item, then its record in the stream. Resolves when the record is there, and not before.
 * @throws ApiProblem `idempotency-key-reused`, or `unavailable` when the stream did not take the record
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the table could not be written first
 */
export const submitTicket = async (submission: Submission, ports: IntakePorts): Promise<TicketOrigin> => {
  const now = ports.now();
  const ticket = receive(submission, now, ports);
  const key = keyOf(submission, now);
  const earlier = await ports.intake.open(ticket, key);
  if (earlier !== undefined) {
    await resumeEarlierIntake(earlier, submission, key, ports);
    return earlier;
  }
  await deliver(makeEvent(submission.content, ticket, ticket.customerId), key?.id, ports);
  return ticket;
};
