import { type GoldenDraft, type Half, HALVES, hashOf, inHashOrder, labelsOf } from "./golden-ticket.js";

/** Groups in which both halves should have equally many tickets. */
const groupsOf = (ticket: GoldenDraft): readonly string[] => {
  const { priority, sentiment, category } = labelsOf(ticket);
  const language = ticket.id.slice(0, 2);
  return [
    ...[language, ticket.kind, priority, sentiment, category],
    ...[`${language} ${ticket.kind}`, `${language} ${priority}`, `${ticket.kind} ${priority}`],
  ];
};

/** Counts, per group, how many more tickets the test half has than the tuning half. */
class Balance {
  readonly #surplus = new Map<string, number>();

  add(ticket: GoldenDraft, half: Half): void {
    for (const group of groupsOf(ticket)) {
      this.#surplus.set(group, (this.#surplus.get(group) ?? 0) + (half === "test" ? 1 : -1));
    }
  }

  /** The half with fewer tickets in all groups of this one together; of equal ones, the hash decides. */
  halfFor(ticket: GoldenDraft): Half {
    const surplus = groupsOf(ticket).reduce((sum, group) => sum + (this.#surplus.get(group) ?? 0), 0);
    if (surplus !== 0) return surplus > 0 ? "tuning" : "test";
    return HALVES[Number.parseInt(hashOf(ticket.id).slice(-1), 16) % HALVES.length] ?? "test";
  }
}

/**
 * The half of each ticket by id. Tickets that have one keep it. The others follow in the order of the hashes of their
 * ids, each into the half that has fewer tickets of its language, kind and labels: the minimization of clinical
 * trials (Pocock and Simon, 1975), here without chance. So the halves do not depend on the order of the lines.
 */
export const assignHalves = (tickets: readonly GoldenDraft[]): ReadonlyMap<string, Half> => {
  const balance = new Balance();
  const halves = new Map<string, Half>();
  const assign = (ticket: GoldenDraft, half: Half): void => {
    balance.add(ticket, half);
    halves.set(ticket.id, half);
  };
  for (const ticket of tickets) if (ticket.half !== undefined) assign(ticket, ticket.half);
  const rest = tickets.filter(({ half }) => half === undefined);
  for (const ticket of inHashOrder(rest, ({ id }) => id)) assign(ticket, balance.halfFor(ticket));
  return halves;
};
