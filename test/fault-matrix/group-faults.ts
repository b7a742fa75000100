/** Faults of a call that lead to the same text. */
export interface FaultGroup {
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
