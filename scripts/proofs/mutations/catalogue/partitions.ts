import type { Mutation } from "../mutation.js";

const tests = ["test/stacks/hot-partitions.test.ts"];

/** What spreads the table's writes over partitions, of which each takes 1,000 per second, and keeps them small. */
export const partitionMutations: readonly Mutation[] = [
  {
    name: "partitions/finished",
    removes: "the shards of finished tickets: all of a status are written to one partition of an index",
    breaks: "deploys",
    file: "state-machine/ticket-pipeline.asl.json",
    edit: { find: "& '#' & $substring($states.context.Execution.Input.contentHash, 0, 1)", put: "& '#0'" },
    tests,
  },
  {
    name: "partitions/received",
    removes: "the shards of tickets that the API has received",
    breaks: "deploys",
    file: "functions/shared/table/ticket-item.ts",
    edit: { find: "listingKey(RECEIVED, shardOf(ticketId))", put: 'listingKey(RECEIVED, "0")' },
    tests,
  },
  {
    name: "partitions/in-progress",
    removes: "the removal of a ticket's listing when its work begins: commands take it for one that never started",
    breaks: "visible",
    file: "state-machine/ticket-pipeline.asl.json",
    edit: { find: "intake_failed_at, listing_key' %}", put: "intake_failed_at' %}" },
    tests,
  },
  {
    name: "partitions/failed",
    removes: "the removal of a failed ticket's listing: commands take it for a finished one",
    breaks: "visible",
    file: "functions/record-failure/dynamo-failure-table.ts",
    edit: { find: "  listing_key: undefined,\n", put: "" },
    tests,
  },
  {
    name: "partitions/marks",
    removes: "the shards of the answers that a lane has processed",
    breaks: "deploys",
    file: "functions/shared/lanes/once.ts",
    edit: { find: "const shard = shardOf(args[0].ticket_id);", put: 'const shard = SHARDS[0] ?? "";' },
    tests,
  },
  {
    name: "partitions/preview",
    removes: "the limit of what an index holds of a subject: every change of a ticket writes all of it again",
    breaks: "deploys",
    file: "functions/shared/table/ticket-table.ts",
    edit: { find: '["ticket_id", "subject_preview"', put: '["ticket_id", "subject"' },
    tests,
  },
];
