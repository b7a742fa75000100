import { sha256 } from "../shared/contracts/content-hash.js";
import { type Ticket, textsToRead } from "../shared/contracts/ticket-event-schema.js";
import type { DetectSentimentInput } from "../shared/contracts/workflow.js";
import { BudgetExceeded } from "../shared/lambda/errors.js";
import type { Expense } from "../shared/budget/daily-budget.js";
import { type BudgetPorts, markCountedSafely, spendSafely } from "../shared/budget/spend-safely.js";

export interface WithinBudgetPorts extends BudgetPorts {
  readonly now: () => Date;
}

/** Digits of the hash by which a retry finds that its ticket was counted. */
const ID_DIGITS = 16;

/** Longest caller in a counter's key, in UTF-16 units. It may be customer text. */
const CALLER_MAX_LENGTH = 256;

/**
 * Who a ticket's budget belongs to: the customer, or whoever the contact says when the producer knows no customer. Each
 * kind has a prefix, so that nobody can write an address that is another's customer id.
 */
export const callerOf = ({ customerId, data: { customer_contact_information: contact } }: Ticket): string => {
  if (customerId !== undefined) return `customer:${customerId}`;
  const { email, full_name: name } = contact ?? {};
  if (email !== undefined && email.trim() !== "") return `mail:${email.trim().toLowerCase()}`;
  return `name:${(name ?? "").trim().toLowerCase()}`;
};

const expenseOf = ({ ticket, execution }: DetectSentimentInput, at: Date): Expense => {
  const { subject, description, setApart } = textsToRead(ticket);
  return {
    counter: "workflow",
    caller: callerOf(ticket).slice(0, CALLER_MAX_LENGTH).toWellFormed(),
    tier: ticket.tier,
    characters: subject.length + description.length + setApart.length,
    at,
    id: sha256(execution.arn).slice(0, ID_DIGITS),
  };
};

/**
 * Runs the first call to a model if the customer's budget allows it. A ticket counts once, however often the state is
 * retried: when the work fails, the ticket is marked, so that the usual path has one write.
 * @throws BudgetExceeded naming the budget, when it is used up
 */
export const withinBudget = async <T>(
  input: DetectSentimentInput,
  work: () => Promise<T>,
  ports: WithinBudgetPorts,
): Promise<T> => {
  const expense = expenseOf(input, ports.now());
  const spent = await spendSafely(expense, ports);
  if (typeof spent === "object")
    throw new BudgetExceeded(`${spent.budget}: the customer's ${spent.size} of the day are used up`);
  try {
    return await work();
  } catch (error) {
    await markCountedSafely(spent, expense, ports);
    throw error;
  }
};
