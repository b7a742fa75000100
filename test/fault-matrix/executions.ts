import { isOfFailurePath } from "./calls.js";
import type { End } from "./ends.js";
import { ticketIdOf, WORKFLOW_ROWS, type Row } from "./rows.js";

/** One execution of a row: with a fault that lasts, or with one that passes after the first attempt. */
export interface Planned {
  readonly row: Row;
  readonly lasts: boolean;
  readonly ticketId: string;
  /** How the execution must end. */
  readonly end: End;
  /** Attempts that its state must make, the first included. */
  readonly attempts: number;
}

/** How a ticket ends whose calls meet no fault. */
const goodEnd = ({ callId }: Row): End => {
  if (callId === "lookUp") return "done";
  return isOfFailurePath(callId) ? "failed" : "answered";
};

const planned = (row: Row, lasts: boolean, end: End, attempts: number): Planned => ({
  row,
  lasts,
  ticketId: ticketIdOf(row, lasts),
  end,
  attempts,
});

const planRow = (row: Row): readonly Planned[] => {
  const { cell } = row;
  if (cell.kind === "passes") return [planned(row, true, cell.end, 1)];
  if (cell.kind !== "fails") return [];
  const lasting = planned(row, true, cell.end, cell.retries + 1);
  return cell.retries === 0 ? [lasting] : [lasting, planned(row, false, goodEnd(row), 2)];
};

/** Every execution that shows a row. */
export const EXECUTIONS: readonly Planned[] = WORKFLOW_ROWS.flatMap(planRow);
