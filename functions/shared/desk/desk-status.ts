import type { TicketStatus } from "../contracts/ticket-record.js";

/**
 * Where the conversation stands. OPEN: staff must act. PENDING: staff wait for the customer. ON_HOLD: staff wait for
 * somebody else. SOLVED: answered, reopens when the customer writes. CLOSED: final.
 * The ticket's `status` is another question: what the pipeline did with it.
 */
export const DESK_STATUSES = ["OPEN", "PENDING", "ON_HOLD", "SOLVED", "CLOSED"] as const;
export type DeskStatus = (typeof DESK_STATUSES)[number];

/** Statuses that staff may set. What stays SOLVED reads as CLOSED after a time. */
export const STAFF_STATUSES = ["OPEN", "PENDING", "ON_HOLD", "SOLVED"] as const satisfies readonly DeskStatus[];

export const isStaffStatus = (status: DeskStatus): status is (typeof STAFF_STATUSES)[number] => status !== "CLOSED";

/** Who changes a desk status. The customer may reopen and solve; the system closes what stays SOLVED. */
export type DeskActor = "staff" | "customer" | "system";

/**
 * The allowed changes, by actor and current status: the one source for API, console and documents. A change to the
 * current status is no change, and always allowed. From CLOSED there is none: a customer who writes again gets a
 * follow-up ticket, see {@link effectOfCustomerMessage}. The system closes by reading: see {@link currentDeskStatus}.
 */
export const ALLOWED_CHANGES: Readonly<Record<DeskActor, Readonly<Record<DeskStatus, readonly DeskStatus[]>>>> = {
  staff: {
    OPEN: ["PENDING", "ON_HOLD", "SOLVED"],
    PENDING: ["OPEN", "ON_HOLD", "SOLVED"],
    ON_HOLD: ["OPEN", "PENDING", "SOLVED"],
    SOLVED: ["OPEN", "PENDING", "ON_HOLD"],
    CLOSED: [],
  },
  customer: { OPEN: ["SOLVED"], PENDING: ["OPEN", "SOLVED"], ON_HOLD: ["SOLVED"], SOLVED: ["OPEN"], CLOSED: [] },
  system: { OPEN: [], PENDING: [], ON_HOLD: [], SOLVED: ["CLOSED"], CLOSED: [] },
};

const DAY_MS = 24 * 60 * 60 * 1000;
/** How long a customer may reopen a ticket that is SOLVED. */
const DAYS_UNTIL_CLOSED = 7;

/** When a ticket that is SOLVED counts as CLOSED, in milliseconds since 1970. @param solvedAt ISO 8601 */
export const closesAt = (solvedAt: string): number => Date.parse(solvedAt) + DAYS_UNTIL_CLOSED * DAY_MS;

/**
 * The desk status that holds at `now` (milliseconds since 1970). Nobody writes that a ticket is CLOSED: one that has
 * been SOLVED for seven days reads as CLOSED, so that no timer can be late or missed.
 */
export const currentDeskStatus = (deskStatus: DeskStatus, solvedAt: string | undefined, now: number): DeskStatus =>
  deskStatus === "SOLVED" && solvedAt !== undefined && now >= closesAt(solvedAt) ? "CLOSED" : deskStatus;

/** Whether `actor` may change a ticket from one status to another. */
export const mayChange = (actor: DeskActor, from: DeskStatus, to: DeskStatus): boolean =>
  from === to || ALLOWED_CHANGES[actor][from].includes(to);

/**
 * The desk status of a ticket whose execution has ended; undefined while the pipeline works on it. The model's answer
 * counts as a solution until the customer writes again.
 */
export const initialDeskStatus = (status: TicketStatus): DeskStatus | undefined => {
  switch (status) {
    case "ANSWERED":
      return "SOLVED";
    case "NEEDS_HUMAN":
    case "FAILED":
      return "OPEN";
    case "RECEIVED":
    case "NOT_ACCEPTED":
    case "PROCESSING":
      return undefined;
  }
};

/** What a customer's message does: `follow-up` makes a new ticket that names the closed one. */
export interface MessageEffect {
  readonly kind: "stays" | "reopens" | "follow-up";
  readonly deskStatus: DeskStatus;
}

export const effectOfCustomerMessage = (current: DeskStatus): MessageEffect => {
  if (current === "CLOSED") return { kind: "follow-up", deskStatus: current };
  return ALLOWED_CHANGES.customer[current].includes("OPEN")
    ? { kind: "reopens", deskStatus: "OPEN" }
    : { kind: "stays", deskStatus: current };
};
