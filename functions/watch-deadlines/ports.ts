/** A ticket on the desk whose next deadline has passed. */
export interface DueTicket {
  readonly ticketId: string;
  readonly due: Date;
}

/** The queues of the desk. @throws DependencyThrottled, DependencyUnavailable or DependencyRejected */
export interface DueTickets {
  /**
   * The tickets whose next deadline was before `at`, by the indexes, which show a change a moment later: act under a
   * condition. At most a page of each of the queues' partitions, the oldest first; the next run reads on.
   */
  before(at: Date): Promise<readonly DueTicket[]>;
}

/** What is measured in every run. */
export interface DeadlineFigures {
  /** Tickets whose next deadline has passed. */
  readonly due: number;
  /** Age of the oldest of these deadlines in seconds; 0 without any. */
  readonly oldestSeconds: number;
}

/** What watch-deadlines needs from outside. */
export interface DeadlinePorts {
  readonly tickets: DueTickets;
  readonly measure: (figures: DeadlineFigures) => void;
  readonly now: () => Date;
}
