import type { Mutation } from "../mutation.js";

const OPERATIONS = {
  file: "functions/serve-desk/customers/customer-operations.ts",
  tests: ["test/functions/serve-desk/customers/customers.test.ts"],
} as const;
const TABLE = {
  file: "functions/serve-desk/customers/dynamo-customers.ts",
  tests: ["test/functions/serve-desk/customers/dynamo-customers.test.ts"],
} as const;

/** What staff see of a customer. */
export const deskCustomerMutations: readonly Mutation[] = [
  {
    ...OPERATIONS,
    name: "desk/customers/cursor",
    removes: "the customer whom a cursor of a history is for",
    breaks: "desk",
    edit: { find: '{ list: "customer", customer }', put: '{ list: "customer" }' },
  },
  {
    ...OPERATIONS,
    name: "desk/customers/staff",
    removes: "the rule that the addresses of staff are no customers' data",
    breaks: "desk",
    edit: { find: 'found?.role === "customer" ? found : undefined', put: "found" },
  },
  {
    ...OPERATIONS,
    name: "desk/customers/closed",
    removes: "the end of a solved ticket in a history",
    breaks: "desk",
    edit: { find: "currentDeskStatus(ticket.deskStatus, ticket.solvedAt, now)", put: "(void now, ticket.deskStatus)" },
  },
  {
    ...TABLE,
    file: "functions/shared/table/batch-get.ts",
    name: "desk/customers/left-out",
    removes: "another read of what a batch left out",
    breaks: "desk",
    edit: { find: "UnprocessedKeys[tableName]?.Keys ?? []", put: "(void UnprocessedKeys, [])" },
  },
];
