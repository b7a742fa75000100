import type { Mutation } from "../mutation.js";

const AGENT = {
  file: "functions/shared/desk/store/agent-item.ts",
  tests: ["test/functions/shared/desk/store/dynamo-agents.test.ts"],
};
const CHANGE = {
  file: "functions/serve-desk/agents/change-agent.ts",
  tests: ["test/functions/serve-desk/agents/agents.test.ts"],
};
const ASSIGN = {
  file: "functions/shared/desk/automation/assign-ticket.ts",
  tests: ["test/functions/shared/desk/automation/assign-ticket.test.ts"],
};
const DRAIN = {
  file: "functions/shared/desk/automation/drain-backlog.ts",
  tests: ["test/functions/shared/desk/automation/drain-backlog.test.ts"],
};

/** Who is an agent, and who gets a ticket. */
export const deskAgentMutations: readonly Mutation[] = [
  {
    file: "functions/serve-identity/users/dynamo-profiles.ts",
    tests: ["test/functions/serve-identity/users/dynamo-profiles.test.ts"],
    name: "desk/agents/same-transaction",
    removes: "the agent from the transaction that changes its user: somebody who was deactivated still gets tickets",
    breaks: "desk",
    edit: { find: "...this.#changeAgent(before, after),", put: "" },
  },
  {
    ...AGENT,
    name: "desk/agents/load-stays",
    removes: "the load that an agent has when its user changes",
    breaks: "desk",
    edit: { find: "open_count = if_not_exists(open_count, :zero)", put: "open_count = :zero" },
  },
  {
    ...AGENT,
    name: "desk/agents/deactivated",
    removes: "the rule that a customer is no active agent",
    breaks: "desk",
    edit: { find: "after.active && isStaff(after)", put: "after.active" },
  },
  {
    ...CHANGE,
    name: "desk/agents/others",
    removes: "the rule that agents change only themselves",
    breaks: "callers",
    edit: { find: "if (id !== subject) throw", put: "if (id === '') throw" },
  },
  {
    ...CHANGE,
    name: "desk/agents/own-capacity",
    removes: "the rule that agents change only whether they are available",
    breaks: "callers",
    edit: { find: "if (others.length === 0) return;", put: "return;" },
  },
  {
    ...ASSIGN,
    name: "desk/assignment/next-agent",
    removes: "the next agent when one is full after all",
    breaks: "desk",
    edit: { find: 'assigned !== "agent-full" && assigned !== "agent-missing"', put: "assigned !== undefined" },
  },
  {
    file: "functions/shared/desk/store/agent-load.ts",
    tests: ["test/functions/shared/desk/automation/assign-ticket.test.ts"],
    name: "desk/assignment/capacity-in-transaction",
    removes: "the capacity from the transaction: agents get too many tickets in a race",
    breaks: "desk",
    edit: { find: "active = :true AND open_count < #capacity", put: "active = :true" },
  },
  {
    ...DRAIN,
    name: "desk/backlog/fresh-read",
    removes: "the ticket itself from the decision: one that was assigned meanwhile is assigned again",
    breaks: "desk",
    edit: { find: "if (ticket === undefined || !isWaiting(ticket)) return false;", put: "if (!ticket) return false;" },
  },
  {
    ...DRAIN,
    name: "desk/backlog/skills",
    removes: "the rule that a ticket whose skills nobody has is passed by",
    breaks: "desk",
    edit: { find: "if (!loads.canTake(ticket)) continue;", put: "if (!loads.canTake(ticket)) break;" },
  },
];
