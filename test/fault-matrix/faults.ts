/** The faults that can hit a call, in the words of the page. */
export const FAULT_TITLES = {
  throttled: "throttled",
  serverError: "5xx",
  timeOut: "timeout",
  reset: "connection reset",
  denied: "access denied",
  invalid: "validation error",
  slow: "slow by 20 s",
  malformed: "malformed output",
  refusal: "refusal",
  empty: "empty response",
  crash: "crash after its side effect",
} as const;
export type FaultId = keyof typeof FAULT_TITLES;

/** Faults of a call that lead to the same text. */
interface FaultGroup {
  /** Titles of the faults, in the order of the matrix. */
  readonly faults: readonly string[];
  readonly text: string;
}

/** Groups the rows of one call by their text, in the order of first use, so that a page states each text once. */
export const groupFaults = <Row>(
  rows: readonly Row[],
  titleOf: (row: Row) => string,
  textOf: (row: Row) => string,
): readonly FaultGroup[] => [...Map.groupBy(rows, textOf)].map(([text, same]) => ({ faults: same.map(titleOf), text }));
