import type { Mutation } from "../mutation.js";

const LISTS = {
  file: "functions/serve-desk/inbox/list-desk-tickets.ts",
  tests: ["test/functions/serve-desk/inbox/list-desk-tickets.test.ts"],
  breaks: "desk",
} as const;
const MERGE = {
  file: "functions/serve-desk/inbox/merge-partitions.ts",
  tests: ["test/functions/serve-desk/inbox/merge-partitions.test.ts"],
  breaks: "desk",
} as const;
const TABLE = {
  file: "functions/serve-desk/inbox/dynamo-desk-lists.ts",
  tests: ["test/functions/serve-desk/inbox/dynamo-desk-lists.test.ts"],
  breaks: "desk",
} as const;
const SLA = {
  file: "functions/serve-desk/inbox/sla-of-ticket.ts",
  tests: ["test/functions/serve-desk/inbox/sla-of-ticket.test.ts"],
  breaks: "desk",
} as const;
const BULK = {
  file: "functions/serve-desk/inbox/change-many.ts",
  tests: ["test/functions/serve-desk/inbox/change-many.test.ts"],
  breaks: "desk",
} as const;

/** Changes of many tickets: each for itself. */
const bulkMutations: readonly Mutation[] = [
  {
    ...BULK,
    name: "desk/bulk/one-after-the-other",
    removes: "the order of changes that count for the load of the same agent",
    edit: {
      find: "deskStatus === undefined ? CONCURRENCY : 1",
      put: "deskStatus === undefined ? CONCURRENCY : CONCURRENCY",
    },
  },
  {
    ...BULK,
    name: "desk/bulk/time",
    removes: "the end of a request before the end of its function",
    edit: { find: "        requireTime(origin, ports.now());\n", put: "" },
  },
  {
    ...BULK,
    name: "desk/bulk/by-itself",
    removes: "the results of other tickets when one cannot be changed",
    edit: { find: "return toFailure(ticketId, error, origin, ports.log);", put: "throw error;" },
  },
  {
    ...BULK,
    name: "desk/bulk/current",
    removes: "the limit of a response: the current state of up to a hundred tickets is in it",
    edit: { find: ", current: undefined };", put: " };" },
  },
  {
    ...BULK,
    name: "desk/bulk/version",
    removes: "the version that a change is for",
    edit: { find: "ifMatch: versionOf(ticketId, versions), ", put: "" },
  },
  {
    ...BULK,
    name: "desk/bulk/own-names",
    removes: "the check that a version is the request's own",
    edit: { find: "Object.hasOwn(versions, ticketId) ? versions[ticketId] : undefined", put: "versions[ticketId]" },
  },
];

/** The lists of open tickets: nothing is left out, listed twice or out of order. */
export const deskInboxMutations: readonly Mutation[] = [
  ...bulkMutations,
  {
    ...MERGE,
    name: "desk/inbox/frontier",
    removes: "the limit of a page to what all partitions have been read up to",
    edit: { find: "rows.filter(({ dueKey }) => dueKey <= frontier)", put: "rows" },
  },
  {
    ...MERGE,
    name: "desk/inbox/behind",
    removes: "the further reads of partitions that may still have a ticket of the page",
    edit: { find: "readers.filter((reader) => reader.mayPrecede(last))", put: "[]" },
  },
  {
    ...MERGE,
    name: "desk/inbox/rounds",
    removes: "the limit of reads for one page",
    edit: { find: "round < MAX_ROUNDS && behind.length > 0", put: "behind.length > 0" },
  },
  {
    ...MERGE,
    name: "desk/inbox/newest",
    removes: "the choice of the newer of two entries of a ticket that moves",
    edit: { find: "(newest.get(row.ticketId)?.version ?? -1) < row.version", put: "row.version > 0" },
  },
  {
    ...LISTS,
    name: "desk/inbox/cursor-view",
    removes: "the view and the filters from what a cursor belongs to",
    edit: { find: "  ...query,\n  cursor: undefined,", put: "  cursor: undefined," },
  },
  {
    ...LISTS,
    name: "desk/inbox/cursor-caller",
    removes: "the agent from what a cursor belongs to",
    edit: { find: 'caller: query.view === "mine" ? subject : undefined', put: "caller: subject.slice(0, 0)" },
  },
  {
    ...LISTS,
    name: "desk/inbox/at-risk",
    removes: "the comparison of clocks in the view of tickets at risk",
    edit: { find: ' && (query.view !== "at-risk" || isAtRisk(ticket, rules, now))', put: "" },
  },
  {
    ...LISTS,
    name: "desk/inbox/last-deadline",
    removes: "the deadline beyond which no ticket is at risk, so that a list of none reads all",
    edit: { find: 'view === "at-risk" ? new Date(', put: 'view === "mine" ? new Date(' },
  },
  {
    ...TABLE,
    name: "desk/inbox/empty-range",
    removes: "the check of a range that DynamoDB refuses",
    edit: { find: "if (keys.first > keys.last)", put: "if (keys.first === keys.last)" },
  },
  {
    ...TABLE,
    name: "desk/inbox/same-deadline",
    removes: "the rest of the tickets with the deadline of the last one of a page",
    edit: { find: "`${key}!`", put: "`${key}~`" },
  },
  {
    ...TABLE,
    name: "desk/inbox/odd-item",
    removes: "the reading of a list around an item that cannot be read",
    edit: { find: "      return undefined;\n", put: "      throw error;\n" },
  },
  {
    ...SLA,
    name: "desk/inbox/paused",
    removes: "the rule that a clock that stands still is not at risk",
    edit: { find: ".filter(isRunning), ticket", put: ".filter(isOpen), ticket" },
  },
  {
    ...SLA,
    file: "functions/shared/desk/automation/deadlines.ts",
    name: "desk/inbox/horizon",
    removes: "the schedule of a policy from how far ahead a ticket may be at risk",
    edit: {
      find: "scheduleUntilNow(rules, { scheduleId: policy.schedule })",
      put: "scheduleUntilNow(rules, { scheduleId: undefined })",
    },
  },
];
