import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../contract/problem.js";
import { IDEMPOTENCY_KEY } from "../contract/route.js";
import { deliver } from "./deliver.js";
import type { EarlierIntake, IntakeKey, ReceivedTicket, TicketOrigin, TicketPorts } from "../ports.js";
import { makeIntakeKey, makeTicketId } from "./ids.js";
import { makeEvent, type TicketContent } from "./ticket-content.js";

export interface Submission {
  readonly operationId: string;
  /** As parsed: equal bodies make equal requests. */
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

/**
 * Continues what an equal request began. Its record is put again unless it is known to be on the stream: two copies are
 * harmless.
 */
const resumeEarlierIntake = async (
  earlier: EarlierIntake,
  submission: Submission,
  key: IntakeKey | undefined,
  ports: IntakePorts,
): Promise<void> => {
  if (earlier.requestHash !== key?.requestHash) {
    throw new ApiProblem("idempotency-key-reused", "This key was used with another request before.", {
      errors: [{ header: IDEMPOTENCY_KEY.header, detail: "expected a different key for each request" }],
    });
  }
  if (earlier.accepted) return;
  if (earlier.refused) await ports.intake.reopen(earlier.ticketId);
  await deliver(makeEvent(submission.content, earlier, submission.caller.subject), key.id, ports);
};

/**
 * Accepts a ticket: writes its item, then puts its record on the stream. Resolves only when the record is there.
 * @throws ApiProblem `idempotency-key-reused`, or `unavailable` when the stream did not accept the record
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the item could not be written
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
