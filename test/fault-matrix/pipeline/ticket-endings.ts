/** How a ticket can end, in the words of the page. */
export const TICKET_ENDINGS = {
  started: "the execution is started",
  "handed-back": "the record is handed back to the stream, alone, and delivered again",
  quarantined: "the record is quarantined with its bytes, and the batch continues",
  answered: "the ticket is answered, stored, written and published",
  held: "the reply waits for a person as a draft, and the ticket is stored, written and published as NEEDS_HUMAN",
  done: "the execution ends as done, because the ticket already is",
  assumed: "the sentiment is assumed NEUTRAL with confidence 0, and the ticket continues to the model",
  "needs-human": "rules triage the ticket, and it continues as NEEDS_HUMAN",
  routed: "the ticket is counted, or its lane is set",
  "sent-again":
    "the message is handed back to its queue, alone, and delivered again; after 25 receives it is a dead letter",
  failed: "input and error are stored, the item is FAILED, queue and topic are notified, and the execution fails",
  unrecorded: "queue and topic are notified with an empty key, the input is in the execution's history, and it fails",
  unqueued: "input and error are stored, the topic is notified, and the execution fails",
  unnotified: "input and error are stored, the queue is notified, and the execution fails, which triggers the alarm",
} as const;
export type TicketEnding = keyof typeof TICKET_ENDINGS;

const GOOD = [
  "Open ticket",
  "Detect sentiment",
  "Generate response",
  "Keep ticket",
  "Store ticket",
  "Write ticket JSON",
  "Publish ticket",
];
const FAILURE = ["Record failure", "Queue failed ticket", "Notify failure", "Ticket failed"];

/** The success path up to a state. Both branches of Keep ticket run, whichever fails. */
const upTo = (state: string): readonly string[] => {
  const inBranch = state === "Store ticket" || state === "Write ticket JSON";
  const last = inBranch ? "Write ticket JSON" : state;
  return GOOD.slice(0, GOOD.indexOf(last) + 1);
};

const insertedAfter = (state: string, added: string): readonly string[] =>
  GOOD.flatMap((name) => (name === state ? [name, added] : [name]));

/** The state that is made to fail for rows about the failure path. */
export const BROKEN_STATE = "Write ticket JSON";

/** Messages of a ticket that subscribers, the failed-tickets queue and the failure topic get. */
export interface DeliveryCounts {
  readonly published: number;
  readonly queued: number;
  readonly notified: number;
}

const PUBLISHED: ReadonlySet<TicketEnding> = new Set(["answered", "held", "assumed", "needs-human"]);
const FAILED: ReadonlySet<TicketEnding> = new Set(["failed", "unrecorded", "unqueued", "unnotified"]);

/** Whether the execution fails. */
export const isFailure = (end: TicketEnding): boolean => FAILED.has(end);

export const expectedDeliveries = (end: TicketEnding): DeliveryCounts => ({
  published: PUBLISHED.has(end) ? 1 : 0,
  queued: FAILED.has(end) && end !== "unqueued" ? 1 : 0,
  notified: FAILED.has(end) && end !== "unnotified" ? 1 : 0,
});

/**
 * The states that an execution enters if `state` permanently fails (or succeeds: "answered", "held", "done"), sorted.
 */
export const expectedStates = (end: TicketEnding, state: string): readonly string[] => {
  switch (end) {
    case "answered":
    case "held":
      return [...GOOD].sort();
    case "done":
      return ["Open ticket", "Look up ticket", "Same content?", "Already answered"].sort();
    case "assumed":
      return [...insertedAfter(state, "Assume neutral sentiment")].sort();
    case "needs-human":
      return [...insertedAfter(state, "Triage by rules")].sort();
    case "failed":
      if (state === "Look up ticket") return ["Open ticket", state, ...FAILURE].sort();
      return [...upTo(GOOD.includes(state) ? state : BROKEN_STATE), ...FAILURE].sort();
    case "unrecorded":
    case "unqueued":
    case "unnotified":
      return [...upTo(BROKEN_STATE), ...FAILURE].sort();
    case "started":
    case "handed-back":
    case "quarantined":
    case "routed":
    case "sent-again":
      return [];
  }
};
