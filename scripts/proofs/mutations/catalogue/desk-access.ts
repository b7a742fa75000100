import type { Mutation } from "../mutation.js";

const STORE = { file: "stacks/constructs/data/ticket-store.ts", tests: ["test/stacks/table-access.test.ts"] };

/** Who reaches the desk, and what staff's function may do with the table. */
export const deskAccessMutations: readonly Mutation[] = [
  {
    ...STORE,
    name: "desk/audit/changed",
    removes: "the denial of changes to audit trails",
    breaks: "desk",
    edit: {
      find: 'fn.role.deny("KeepAudit", ["dynamodb:UpdateItem"], [this.arn], keys)',
      put: "void [fn, keys]",
    },
  },
  {
    ...STORE,
    name: "desk/verdict/changed",
    removes: "the denial of changing and deleting evaluations",
    breaks: "desk",
    edit: { find: "[this.arn], withKeys(evaluations));\n  }", put: "[this.arn], withKeys());\n  }" },
  },
  {
    ...STORE,
    name: "desk/audit/any-key",
    removes: "the right to change a ticket in one transaction with its audit entry",
    breaks: "desk",
    edit: {
      find: 'fn.role.deny("KeepAudit", ["dynamodb:UpdateItem"], [this.arn], keys)',
      put: 'fn.role.deny("KeepAudit", ["dynamodb:UpdateItem"], [this.arn], withKeys("*"))',
    },
  },
  {
    ...STORE,
    name: "desk/tickets/deleted",
    removes: "the denial of deleting tickets",
    breaks: "desk",
    edit: { find: "withKeys(LEADING_KEYS.tickets, ...DESK_AUDIT)", put: "withKeys()" },
  },
  {
    ...STORE,
    name: "desk/notes/customers",
    removes: "the rule that the customers' function does not read staff's notes",
    breaks: "callers",
    edit: {
      find: "const KEYS_OF_API = [LEADING_KEYS.tickets,",
      put: "const KEYS_OF_API = [LEADING_KEYS.notes, LEADING_KEYS.tickets,",
    },
  },
  {
    file: "stacks/constructs/desk/every-minute.ts",
    tests: ["test/stacks/constructs/desk/every-minute.test.ts"],
    name: "desk/deadlines/source-arn",
    removes: "the rule's ARN from the permission to call watch-deadlines",
    breaks: "callers",
    edit: { find: "      sourceArn: rule.arn,\n", put: "" },
  },
  {
    file: "stacks/constructs/desk/every-minute.ts",
    tests: ["test/stacks/constructs/desk/every-minute.test.ts"],
    name: "desk/deadlines/dead-letters",
    removes: "the queue of the runs that failed",
    breaks: "visible",
    edit: { find: "      destinationConfig: { onFailure: { destination: queue.arn } },\n", put: "" },
  },
  {
    file: "functions/shared/desk/store/dynamo-desk-queues.ts",
    tests: ["test/functions/shared/desk/store/dynamo-desk-queues.test.ts"],
    name: "desk/deadlines/assigned",
    removes: "the tickets that an agent has from those whose deadlines are watched",
    breaks: "desk",
    edit: {
      find: "[true, false].flatMap((isAssigned) => queueKeysOf(DESK_QUEUES, isAssigned))",
      put: "queueKeysOf(DESK_QUEUES, false)",
    },
  },
  {
    file: "functions/shared/api/desk-ticket-routes.ts",
    tests: ["test/functions/serve-desk/access.test.ts"],
    name: "desk/roles",
    removes: "the roles of the desk's routes: customers read everybody's tickets",
    breaks: "callers",
    edit: { find: "roles: STAFF_ROLES, ", put: "" },
  },
  {
    file: "functions/shared/desk/store/dynamo-desk-tickets.ts",
    tests: ["test/functions/shared/desk/store/dynamo-desk-tickets.test.ts"],
    name: "desk/not-on-the-desk",
    removes: "the check that a ticket is on the desk",
    breaks: "desk",
    edit: { find: 'item?.["version"] === undefined', put: "item === undefined" },
  },
];
