import { DESK_PARTITIONS, STATS_PARTITIONS } from "../../../functions/shared/table/ticket-table.js";
import {
  BATCH_FAULTS,
  type BatchFaultId,
  type FaultyCall,
  READ_FAULTS,
  renderEndings,
  renderRows,
  rowsOf,
  UNDONE,
} from "../call-rows.js";

type ReadFaultId = (typeof READ_FAULTS)[number];

/** How a batch of the stream ends while the fault lasts. `counted`: how often its ticket is counted by then. */
export const COUNTING_ENDINGS = {
  throttled: { words: "`DependencyThrottled`; nothing is counted", error: "DependencyThrottled", counted: 0 },
  unavailable: { words: "`DependencyUnavailable`; nothing is counted", error: "DependencyUnavailable", counted: 0 },
  rejected: {
    words: "`DependencyRejected`, because only a person can fix it; nothing is counted",
    error: "DependencyRejected",
    counted: 0,
  },
  "unavailable-counted": {
    words: "`DependencyUnavailable`, although all is counted",
    error: "DependencyUnavailable",
    counted: 1,
  },
  lost: { words: "the call of the function is lost; nothing is counted", error: undefined, counted: 0 },
  "lost-counted": { words: "the call of the function is lost, but all is counted", error: undefined, counted: 1 },
} as const satisfies Readonly<
  Record<string, { readonly words: string; readonly error: string | undefined; readonly counted: 0 | 1 }>
>;
type CountingEndingId = keyof typeof COUNTING_ENDINGS;

const COUNTING_CALLS: readonly FaultyCall<BatchFaultId, CountingEndingId>[] = [
  {
    title: "DynamoDB BatchGetItem, what was counted of tickets",
    operation: "BatchGetItem",
    containing: "next_missed",
    endings: UNDONE,
  },
  {
    title: "DynamoDB BatchGetItem, tickets",
    operation: "BatchGetItem",
    containing: "desk_status",
    endings: UNDONE,
  },
  {
    title: "DynamoDB TransactWriteItems, counters",
    operation: "TransactWriteItems",
    containing: "",
    endings: {
      ...UNDONE,
      malformed: "unavailable-counted",
      slow: "unavailable-counted",
      crash: "lost-counted",
    },
  },
];

/** How `GET /desk/stats` ends while the fault lasts. */
export const READ_ENDINGS = {
  unavailable: { words: "503 with Retry-After; no figure is shown", status: 503 },
  rejected: { words: "500, because only a person can fix it; no figure is shown", status: 500 },
} as const satisfies Readonly<Record<string, { readonly words: string; readonly status: number }>>;
type ReadEndingId = keyof typeof READ_ENDINGS;

const unread = {
  throttled: "unavailable",
  serverError: "unavailable",
  timeOut: "unavailable",
  reset: "unavailable",
  denied: "rejected",
  invalid: "rejected",
  malformed: "unavailable",
} as const satisfies Readonly<Record<ReadFaultId, ReadEndingId>>;

const queryOf = (title: string, partition: string): FaultyCall<ReadFaultId, ReadEndingId> => ({
  title: `DynamoDB Query, ${title}`,
  operation: "Query",
  containing: `{"S":"${partition}"}`,
  endings: unread,
});

const READ_CALLS = [
  queryOf("what is open", STATS_PARTITIONS.now),
  queryOf("days", STATS_PARTITIONS.days),
  queryOf("agents", DESK_PARTITIONS.agents),
];

export const COUNTING_ROWS = rowsOf(COUNTING_CALLS, BATCH_FAULTS);
export const READ_ROWS = rowsOf(READ_CALLS, READ_FAULTS);

const COUNTING_HEAD = `## Statistics of the desk

What becomes of a batch of the table's stream when a call of count-desk-changes fails, and of \`GET /desk/stats\` when
one of its reads fails. A batch that fails comes again, and then every ticket is counted once, whatever was written the
first time; one that keeps failing for 12 hours, or 100 times, is a dead letter. Shown by rows
(\`test/fault-matrix/stats/stats-fault-matrix.test.ts\`): the real handlers meet the fault on the wire, and are served when
it is gone. A ticket that cannot be read is passed by: \`test/functions/count-desk-changes/dynamo-desk-counters.test.ts\`.
One that a response lacks is counted as gone only if the transaction that does so does not find it either
(\`test/functions/count-desk-changes/count-changes.test.ts\`), and a response that does not say what was found is a failure
(\`test/functions/shared/table/batch-get.test.ts\`).`;

/** The part of the page about the statistics. */
export const renderStatsMatrix = (): string =>
  [
    COUNTING_HEAD,
    renderRows(COUNTING_ROWS, "count-desk-changes"),
    "The endings of a batch:",
    renderEndings(COUNTING_ENDINGS),
    renderRows(READ_ROWS, "GET /desk/stats"),
    "The endings of a request:",
    renderEndings(READ_ENDINGS),
  ].join("\n\n");
