import { isOfFailurePath } from "./calls.js";
import type { TicketEnding } from "./ticket-endings.js";
import { ticketIdOfRow, WORKFLOW_ROWS, type MatrixRow } from "./rows.js";

/** One execution of a row: with a fault that lasts, or with one that passes after the first attempt. */
export interface MatrixExecution {
  readonly row: MatrixRow;
  readonly lasts: boolean;
  readonly ticketId: string;
  /** How the execution must end. */
  readonly end: TicketEnding;
  /** Attempts that its state must make, the first included. */
  readonly attempts: number;
}

/** How a ticket ends whose calls meet no fault. */
const goodEnd = ({ callId }: MatrixRow): TicketEnding => {
  if (callId === "lookUp") return "done";
  return isOfFailurePath(callId) ? "failed" : "answered";
};

const planned = (row: MatrixRow, lasts: boolean, end: TicketEnding, attempts: number): MatrixExecution => ({
  row,
  lasts,
  ticketId: ticketIdOfRow(row, lasts),
  end,
  attempts,
});

const planRow = (row: MatrixRow): readonly MatrixExecution[] => {
  const { cell } = row;
  if (cell.kind === "passes") return [planned(row, true, cell.end, 1)];
  if (cell.kind !== "fails") return [];
  const lasting = planned(row, true, cell.end, cell.retries + 1);
  return cell.retries === 0 ? [lasting] : [lasting, planned(row, false, goodEnd(row), 2)];
};

/** Every execution that shows a row. */
export const EXECUTIONS: readonly MatrixExecution[] = WORKFLOW_ROWS.flatMap(planRow);
