import type { Expense, UsedUp } from "../../shared/budget/daily-budget.js";
import { giveBackSafely, type Spent, spendSafely } from "../../shared/budget/spend-safely.js";
import type { Caller } from "../../shared/auth/caller.js";
import { ApiProblem } from "../../shared/http/problem.js";
import { IDEMPOTENCY_KEY } from "../../shared/http/route.js";
import { budgetPortsOf, budgetProblem, orGiveBack } from "./budgeted.js";
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

export type IntakePorts = Pick<TicketPorts, "intake" | "stream" | "budgets" | "log" | "count" | "now" | "randomBytes">;

const receive = ({ content, caller }: Submission, now: Date, ports: IntakePorts): ReceivedTicket => ({
  ticketId: makeTicketId(now, ports.randomBytes),
  submittedAt: now.toISOString(),
  tier: caller.tier,
  customerId: caller.subject,
  subject: content.subject,
  followUpOf: content.followUpOf,
  submittedBy: content.submittedBy,
});

const keyOf = ({ operationId, body, caller, idempotencyKey }: Submission, now: Date): IntakeKey | undefined =>
  idempotencyKey === undefined
    ? undefined
    : makeIntakeKey({ operationId, body, subject: caller.subject, key: idempotencyKey }, now);

/** @throws ApiProblem `idempotency-key-reused` if the key's earlier request was another one */
export const requireSameRequest = ({ requestHash }: EarlierIntake, key: IntakeKey | undefined): void => {
  if (requestHash === key?.requestHash) return;
  throw new ApiProblem("idempotency-key-reused", "This key was used with another request before.", {
    errors: [{ header: IDEMPOTENCY_KEY.header, detail: "expected a different key for each request" }],
  });
};

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
  requireSameRequest(earlier, key);
  if (earlier.accepted) return;
  if (earlier.refused) await ports.intake.reopen(earlier.ticketId);
  await deliver(makeEvent(submission.content, earlier, submission.caller.subject), key?.id, ports);
};

const expenseOf = ({ content, caller }: Submission, at: Date): Expense => ({
  counter: "api",
  caller: caller.subject,
  tier: caller.tier,
  characters: content.subject.length + content.description.length,
  at,
});

/** A submission with what it was given on arrival. */
interface Arrival {
  readonly submission: Submission;
  readonly ticket: ReceivedTicket;
  readonly key: IntakeKey | undefined;
  readonly expense: Expense;
}

const arrive = (submission: Submission, now: Date, ports: IntakePorts): Arrival => ({
  submission,
  ticket: receive(submission, now, ports),
  key: keyOf(submission, now),
  expense: expenseOf(submission, now),
});

/** Beyond the budget, only the ticket of an earlier request is served: it was counted then. */
const resumeOrRefuse = async (
  usedUp: UsedUp,
  { submission, key }: Arrival,
  now: Date,
  ports: IntakePorts,
): Promise<TicketOrigin> => {
  const earlier = key === undefined ? undefined : await ports.intake.findKey(key.id, now);
  if (earlier === undefined) {
    ports.count("ticketsOverBudget");
    throw budgetProblem(usedUp, now);
  }
  await resumeEarlierIntake(earlier, submission, key, ports);
  return earlier;
};

/** What became of a ticket whose item is written, or of the earlier ticket of its key. */
interface Opened {
  readonly spent: Spent;
  readonly earlier: EarlierIntake | undefined;
}

/**
 * Counts a ticket, then writes its item, so that nothing is written beyond the budget. While the budget surely has
 * room, the two run at the same time, which saves one call's time. Should others have used up the rest in that moment,
 * the ticket is accepted all the same: what is written is not refused.
 * @returns the used up budget, when nothing was written
 */
const countAndOpen = async ({ ticket, key, expense }: Arrival, ports: IntakePorts): Promise<Opened | UsedUp> => {
  const budgetPorts = budgetPortsOf(ports);
  const open = (spent: Spent | Promise<Spent>) =>
    orGiveBack(ports.intake.open(ticket, key), spent, expense, budgetPorts);
  const hasRoom = ports.budgets.hasRoom(expense);
  const spending = spendSafely(expense, budgetPorts);
  if (hasRoom) {
    const [earlier, spent] = await Promise.all([open(spending), spending]);
    return { spent, earlier };
  }
  const spent = await spending;
  return typeof spent === "object" ? spent : { spent, earlier: await open(spent) };
};

/**
 * Accepts a ticket: counts it, writes its item, then puts its record on the stream. Resolves only when the record is
 * there.
 * @throws ApiProblem `budget-exceeded`, `idempotency-key-reused`, or `unavailable` when the stream did not accept the
 * record
 * @throws DependencyThrottled, DependencyUnavailable or DependencyRejected when the item could not be written
 */
export const submitTicket = async (submission: Submission, ports: IntakePorts): Promise<TicketOrigin> => {
  const now = ports.now();
  const arrival = arrive(submission, now, ports);
  const { ticket, key, expense } = arrival;
  const opened = await countAndOpen(arrival, ports);
  if ("budget" in opened) return resumeOrRefuse(opened, arrival, now, ports);
  const { spent, earlier } = opened;
  if (earlier !== undefined) {
    await giveBackSafely(spent, expense, budgetPortsOf(ports));
    await resumeEarlierIntake(earlier, submission, key, ports);
    return earlier;
  }
  if (typeof spent === "object")
    ports.log.warn("A ticket was accepted beyond its budget", { ticket_id: ticket.ticketId });
  const put = () => deliver(makeEvent(submission.content, ticket, ticket.customerId), key?.id, ports);
  // With a key, the ticket is continued by a request that is not counted again.
  await (key === undefined ? orGiveBack(put(), spent, expense, budgetPortsOf(ports)) : put());
  return ticket;
};
