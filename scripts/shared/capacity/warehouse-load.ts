/** What one load into the warehouse has to do. */
export interface WarehouseLoad {
  /** Tickets of one run. */
  readonly rows: number;
  /** Seconds that it takes to list the bucket and to write the rows, by estimate. */
  readonly seconds: number;
  /** Seconds from one run to the next. */
  readonly everySeconds: number;
}

/** The default of LOAD_SCHEDULE. */
const EVERY_SECONDS = 2 * 60 * 60;
/** Days of the bucket that a run lists, a thousand objects at a time, and seconds of such a request: an estimate. */
const LISTED_DAYS = 14;
const LIST_PAGE = 1_000;
const LIST_SECONDS = 0.05;
/** Rows a second into PostgreSQL on two cores (docs/measurements.md). Redshift was never measured. */
const ROWS_PER_SECOND = 11_700;

/** How long a run takes at an even load. If that is longer than the schedule, loads fall behind. */
export const warehouseLoad = (ticketsPerSecond: number): WarehouseLoad => {
  const rows = ticketsPerSecond * EVERY_SECONDS;
  const pages = (ticketsPerSecond * 24 * 60 * 60 * LISTED_DAYS) / LIST_PAGE;
  return { rows, seconds: pages * LIST_SECONDS + rows / ROWS_PER_SECOND, everySeconds: EVERY_SECONDS };
};
