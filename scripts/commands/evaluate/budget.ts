import { PRICES_OF } from "../../../stacks/config/model-prices.js";
import { ask } from "../../shared/terminal/ask.js";
import { UsageError } from "../../shared/terminal/command-line.js";
import { formatDollars, plural } from "../../shared/terminal/format.js";
import { printNote } from "../../shared/terminal/output.js";
import type { AnswerStore, TicketSource } from "./run-evaluation.js";
import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import type { Usage } from "../../shared/evaluation/evaluation.js";

/** What a ticket costs: before it is asked for by its size, and afterwards by what was used. In USD. */
export interface Tariff {
  estimate(ticket: TicketEvent): number;
  actual(usage: Usage): number;
}

/** What asking a model may cost. Tickets that are asked at the same time are counted before their answers are there. */
export class Budget {
  #spent = 0;

  constructor(
    private readonly tariff: Tariff,
    /** USD. */
    readonly maxUsd: number,
  ) {}

  /**
   * Sets the estimated cost of a ticket aside.
   * @returns what replaces the estimate by what was used. Until it is called, and for a call that failed, the estimate
   * counts, since nobody knows what it cost. Undefined if the ticket might exceed the budget: it must not be asked for
   */
  reserve(ticket: TicketEvent): ((usage: Usage | undefined) => void) | undefined {
    const estimate = this.tariff.estimate(ticket);
    if (this.#spent + estimate > this.maxUsd) return undefined;
    this.#spent += estimate;
    return (usage) => {
      if (usage !== undefined) this.#spent += this.tariff.actual(usage) - estimate;
    };
  }
}

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
