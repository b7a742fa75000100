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

const DEADLINES = {
  file: "functions/shared/desk/automation/deadlines.ts",
  tests: ["test/functions/shared/desk/automation/deadlines.test.ts"],
};
const ESCALATE = {
  file: "functions/shared/desk/automation/escalate-ticket.ts",
  tests: ["test/functions/shared/desk/automation/escalate-ticket.test.ts"],
};
const WATCH_TESTS = { tests: ["test/functions/watch-deadlines/watch-deadlines.test.ts"] };
const ASSIGNMENT = {
  file: "functions/serve-desk/assignment/assignment-operations.ts",
  tests: ["test/functions/serve-desk/assignment/assignment.test.ts"],
};

/** What happens when time passes, and what staff are told of. */
export const deskDeadlineMutations: readonly Mutation[] = [
  {
    ...DEADLINES,
    name: "desk/deadlines/escalated-once",
    removes: "the mark of an escalated clock: a late ticket is escalated each minute",
    breaks: "desk",
    edit: {
      find: "clock.escalatedAt === undefined && hasUsed(clock, schedule, 1, at)",
      put: "hasUsed(clock, schedule, 1, at)",
    },
  },
  {
    ...DEADLINES,
    name: "desk/deadlines/marked-under-new-terms",
    removes: "the marks under the terms of the higher priority: it escalates the ticket a second time",
    breaks: "desk",
    edit: {
      find: "escalatedAt: clock.escalatedAt ?? (isBreached ? at : undefined)",
      put: "escalatedAt: clock.escalatedAt",
    },
  },
  {
    ...DEADLINES,
    name: "desk/deadlines/horizon",
    removes: "the time ahead that is searched for tickets at risk",
    breaks: "desk",
    edit: { find: "left: largest * (1 - AT_RISK_SHARE)", put: "left: 0" },
  },
  {
    ...ESCALATE,
    name: "desk/escalation/lead-full",
    removes: "the ticket's own agent when no lead has room: then nothing is escalated",
    breaks: "desk",
    edit: { find: "[...rankLeads(active), undefined]", put: "rankLeads(active)" },
  },
  {
    ...WATCH_TESTS,
    file: "functions/watch-deadlines/act-on-deadlines.ts",
    name: "desk/deadlines/shared-among-leads",
    removes: "the loads that a run itself changes: every late ticket goes to the same lead until they are full",
    breaks: "desk",
    edit: { find: "    if (from === to) return;\n", put: "    if (from !== to) return;\n" },
  },
  {
    ...WATCH_TESTS,
    file: "functions/watch-deadlines/act-on-deadlines.ts",
    name: "desk/deadlines/bad-ticket",
    removes: "the rule that a ticket which fails does not keep the others waiting",
    breaks: "visible",
    edit: {
      find: "await act(ticketId, run).catch((error: unknown) => {\n      reportFailure(run, ticketId, error);\n    });",
      put: "await act(ticketId, run);",
    },
  },
  {
    ...WATCH_TESTS,
    file: "functions/watch-deadlines/watch-deadlines.ts",
    name: "desk/deadlines/failing-step",
    removes: "the failure of a run whose step failed",
    breaks: "visible",
    edit: { find: "if (errors.length > 0) throw errors[0];", put: "" },
  },
  {
    ...WATCH_TESTS,
    file: "functions/watch-deadlines/assign-backlog.ts",
    name: "desk/backlog/leavers",
    removes: "the tickets of agents who are not active any more from what is assigned again",
    breaks: "desk",
    edit: { find: "!active && openCount > 0", put: "!active && openCount < 0" },
  },
  {
    file: "functions/shared/desk/notices/notices.ts",
    tests: ["test/functions/shared/desk/notices/notices.test.ts"],
    name: "desk/notices/publish-first",
    removes: "the order in which a notice is removed only after it was published",
    breaks: "lost",
    edit: {
      find: "  await topic.publish(notice);\n  await notices.remove(notice.id);",
      put: "  await notices.remove(notice.id);\n  await topic.publish(notice);",
    },
  },
  {
    ...ASSIGNMENT,
    name: "desk/assignment/version",
    removes: "the version that an assignment must name",
    breaks: "desk",
    edit: { find: "  requireVersion(whole, ifMatch, rules, ports.modelPrices);\n", put: "" },
  },
  {
    ...ASSIGNMENT,
    name: "desk/assignment/solved",
    removes: "the rule that a solved ticket is not assigned or escalated",
    breaks: "desk",
    edit: { find: "if (isListed(ticket.deskStatus)) return;", put: "return;" },
  },
  {
    ...ASSIGNMENT,
    tests: ["test/attacks/mails.test.ts"],
    name: "desk/assignment/notice",
    removes: "the rule that an e-mail of the desk holds nothing that somebody wrote",
    breaks: "desk",
    edit: {
      find: "cause: `${caller.subject} asked for it`,",
      put: 'cause: `${caller.subject} asked for it, ${body?.reason ?? ""}`,',
    },
  },
];
