import { PRICES_OF } from "../../../stacks/config/model-prices.js";
import { ask } from "../../shared/terminal/ask.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { formatDollars, plural } from "../../shared/terminal/format.js";
import { printNote } from "../../shared/terminal/output.js";
import { Budget, type Tariff } from "./budget.js";
import type { AnswerStore, TicketSource } from "./run-evaluation.js";

interface SpendOptions {
  readonly maxUsd?: number;
  readonly yes?: boolean;
}

/** Says what will be sent and what it may cost. @throws UsageError without consent */
export const consentTo = async (
  what: string,
  usd: number,
  yes: boolean | undefined,
  signal: AbortSignal,
): Promise<void> => {
  printNote(`${what} to AWS may cost about ${formatDollars(usd)}, by list prices of ${PRICES_OF}.`);
  if (yes === true || usd === 0 || (await ask("Send them?", signal))) return;
  throw new UsageError("Nothing was sent. To send it, answer yes on a terminal, or pass --yes.");
};

/** Consent to the tickets that no earlier run has asked for, and the budget for them. */
export const agreeOnCost = async (
  { tickets }: TicketSource,
  tariff: Tariff,
  answers: AnswerStore,
  options: SpendOptions,
  signal: AbortSignal,
): Promise<Budget | undefined> => {
  const asked = tickets.filter((ticket) => answers.get(ticket) === undefined);
  const usd = asked.reduce((sum, { ticket }) => sum + tariff.estimate(ticket), 0);
  await consentTo(`Sending ${plural(asked.length, "ticket")}`, usd, options.yes, signal);
  return options.maxUsd === undefined ? undefined : new Budget(tariff, options.maxUsd);
};
