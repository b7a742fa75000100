import type { Mutation } from "../mutation.js";

const DOMAIN = {
  file: "functions/record-failure/record-failure.ts",
  tests: ["test/functions/record-failure/record-failure.test.ts"],
};
const TABLE = {
  file: "functions/record-failure/dynamo-failure-table.ts",
  tests: ["test/functions/record-failure/dynamo-failure-table.test.ts"],
};

const KEEP = "await archive.put(pointer.key, toStoredJson(failure, pointer));";
const MARK =
  "if (ids.ticketId !== UNKNOWN && ids.contentHash !== UNKNOWN) await table.markFailed(pointer, toFailedTicket(failure));";

/** The storing of a failed ticket. */
export const recordFailureMutations: readonly Mutation[] = [
  {
    ...DOMAIN,
    name: "record-failure/stored",
    removes: "the object with a failed ticket's input and error",
    breaks: "lost",
    edit: { find: KEEP, put: "" },
  },
  {
    ...DOMAIN,
    name: "record-failure/stored-first",
    removes: "the order of storing before marking, so that nothing is stored while the table is unavailable",
    breaks: "lost",
    edit: { find: `${KEEP}\n  ${MARK}`, put: `${MARK}\n  ${KEEP}` },
  },
  {
    ...DOMAIN,
    name: "record-failure/key",
    removes: "the execution from a failure's key, so that the failures of a day overwrite each other",
    breaks: "lost",
    edit: { find: "/${executionNameOf(execution.arn)}.json`", put: "/failure.json`" },
  },
  {
    ...DOMAIN,
    name: "record-failure/marked",
    removes: "the status FAILED of the ticket's item",
    breaks: "visible",
    edit: { find: MARK, put: "" },
  },
  {
    ...TABLE,
    name: "record-failure/condition",
    removes: "the condition on marking a ticket FAILED, so that an answered ticket is marked too",
    breaks: "twice",
    edit: { find: "[mayBeMarked(pointer), ...conditions]", put: "conditions" },
  },
  {
    ...TABLE,
    name: "record-failure/finished",
    removes: "the rule that marking a finished ticket is no error, so that its failure is still notified",
    breaks: "visible",
    edit: { find: "if (!(error instanceof ConditionalCheckFailedException)) throw", put: "throw" },
  },
];
