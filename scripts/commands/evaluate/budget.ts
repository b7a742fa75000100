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
