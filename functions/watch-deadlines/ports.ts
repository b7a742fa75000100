import type { DeskRules } from "../shared/desk/desk-rules.js";
import type { NoticePorts, Notices } from "../shared/desk/notices/notices.js";
import type { Agents } from "../shared/desk/store/agents.js";
import type { DeskQueues } from "../shared/desk/store/desk-queues.js";
import type { DeskTickets } from "../shared/desk/store/desk-tickets.js";

/**
 * What a run counts. `deskWorkFailed`: tickets and notices that an error kept from being dealt with. `deskWorkLeft`:
 * what a run leaves to the next because it is one of too many.
 */
export type CountedWork =
  "ticketsEscalated" | "ticketsAtRisk" | "ticketsAssigned" | "noticesPublished" | "deskWorkFailed" | "deskWorkLeft";

/** What is measured in every run that can read the queues. */
export interface DeadlineFigures {
  /** Tickets whose next deadline has passed. */
  readonly due: number;
  /** Age of the oldest of these deadlines in seconds; 0 without any. */
  readonly oldestSeconds: number;
}

/** What a run needs from outside. */
export interface WatchPorts extends NoticePorts {
  readonly tickets: Pick<DeskTickets, "find" | "write">;
  readonly agents: Pick<Agents, "list">;
  readonly queues: DeskQueues;
  readonly notices: Notices;
  readonly loadRules: () => Promise<DeskRules>;
  /** Fields are ids and reasons, never what somebody wrote. */
  readonly log: {
    warn(message: string, fields: Readonly<Record<string, unknown>>): void;
    error(message: string, fields: Readonly<Record<string, unknown>>): void;
  };
  readonly count: (what: CountedWork, amount: number) => void;
  readonly measure: (figures: DeadlineFigures) => void;
  readonly now: () => Date;
  readonly randomBytes: (size: number) => Uint8Array;
}

/** One run of the function. */
export interface Run extends WatchPorts {
  /** Names the run in audit entries and logs. */
  readonly id: string;
  readonly rules: DeskRules;
  /** Whether the run must end, so that the function is not stopped in the middle of a change. */
  readonly isOutOfTime: () => boolean;
}
