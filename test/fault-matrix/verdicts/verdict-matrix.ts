import {
  BATCH_FAULTS,
  type BatchFaultId,
  type FaultyCall,
  renderEndings,
  renderRows,
  rowsOf,
  UNDONE,
} from "../call-rows.js";

/** How a batch of two verdicts ends while the fault lasts, of which the second one meets it. */
export const VERDICT_ENDINGS = {
  throttled: {
    words: "the batch is handed back from this verdict on, with `DependencyThrottled`",
    error: "DependencyThrottled",
    written: 1,
  },
  unavailable: {
    words: "the batch is handed back from this verdict on, with `DependencyUnavailable`",
    error: "DependencyUnavailable",
    written: 1,
  },
  rejected: {
    words: "the batch is handed back from this verdict on, with `DependencyRejected`: only a person can fix it",
    error: "DependencyRejected",
    written: 1,
  },
  "unavailable-written": {
    words: "the batch is handed back from this verdict on, although its object is written",
    error: "DependencyUnavailable",
    written: 2,
  },
  archived: { words: "none: S3 says nothing that is read", error: undefined, written: 2 },
  lost: { words: "the call of the function is lost, and the whole batch comes again", error: undefined, written: 1 },
  "lost-written": {
    words: "the call of the function is lost although all is written, and the whole batch comes again",
    error: undefined,
    written: 2,
  },
} as const satisfies Readonly<
  Record<string, { readonly words: string; readonly error: string | undefined; readonly written: 1 | 2 }>
>;
type VerdictEndingId = keyof typeof VERDICT_ENDINGS;

/** The ticket whose verdict meets the fault; the one before it does not. */
export const FAULTY_TICKET = "TKT-2";

const CALLS: readonly FaultyCall<BatchFaultId, VerdictEndingId>[] = [
  { title: "DynamoDB GetItem, a person's verdict", operation: "GetItem", containing: FAULTY_TICKET, endings: UNDONE },
  {
    title: "S3 PutObject, evaluations/…/verdict_…",
    operation: "PutObject",
    containing: FAULTY_TICKET,
    endings: { ...UNDONE, malformed: "archived", slow: "unavailable-written", crash: "lost-written" },
  },
];

export const VERDICT_ROWS = rowsOf(CALLS, BATCH_FAULTS);

const HEAD = `## Verdicts of people

What becomes of a batch of the table's stream when a call of archive-verdicts fails. A batch is handed back from the
first verdict on that could not be archived: what comes before it stays archived. A verdict that comes again is written
to the same object; one that keeps failing for 12 hours, or 100 times, is a dead letter. Shown by rows
(\`test/fault-matrix/verdicts/verdict-fault-matrix.test.ts\`): the real handler meets the fault on the wire, and gets the
batch again when it is gone. A verdict that cannot be read is passed by:
\`test/functions/archive-verdicts/archive-verdicts.test.ts\`.`;

/** The part of the page about people's verdicts. */
export const renderVerdictMatrix = (): string =>
  [HEAD, renderRows(VERDICT_ROWS, "archive-verdicts"), "The endings of a batch:", renderEndings(VERDICT_ENDINGS)].join(
    "\n\n",
  );
