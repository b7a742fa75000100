import type { Mutation } from "../mutation.js";

const TIME = {
  file: "functions/shared/desk/business-time.ts",
  tests: ["test/functions/shared/desk/business-time.test.ts"],
};
const CLOCK = { file: "functions/shared/desk/sla-clock.ts", tests: ["test/functions/shared/desk/sla-clock.test.ts"] };
const CLOCKS = {
  file: "functions/shared/desk/ticket-sla.ts",
  tests: ["test/functions/shared/desk/ticket-sla.test.ts"],
};
const STATUS = {
  file: "functions/shared/desk/desk-status.ts",
  tests: ["test/functions/shared/desk/desk-status.test.ts"],
};
const AGENTS = {
  file: "functions/shared/desk/assignment.ts",
  tests: ["test/functions/shared/desk/assignment.test.ts"],
};

/** Business time: what a deadline is counted in. */
const deadlines: readonly Mutation[] = [
  {
    ...TIME,
    name: "desk/business-time/holidays",
    removes: "the holidays of a schedule",
    breaks: "desk",
    edit: { find: "schedule.holidays.includes(date.toString())", put: "false" },
  },
  {
    ...TIME,
    name: "desk/business-time/repeated-hour",
    removes: "the first occurrence of a time that clocks show twice",
    breaks: "desk",
    edit: { find: 'disambiguation: "earlier"', put: 'disambiguation: "later"' },
  },
  {
    ...TIME,
    name: "desk/business-time/skipped-hour",
    removes: "the instant at which clocks skip a time",
    breaks: "desk",
    edit: { find: 'earlier.getTimeZoneTransition("next")?.epochMilliseconds ?? ', put: "" },
  },
  {
    ...CLOCK,
    name: "desk/clock/consumed-survives",
    removes: "what a clock has consumed when its budget changes",
    breaks: "desk",
    edit: {
      find: "    consumed,\n    runningSince: clock",
      put: "    consumed: 0,\n    runningSince: clock",
    },
  },
  {
    ...CLOCK,
    name: "desk/clock/late-before",
    removes: "the periods before a pause: a ticket that was late before it is due when it is resumed",
    breaks: "desk",
    edit: { find: "earlier: periodsOf(clock).slice(-EARLIER_PERIODS)", put: "earlier: undefined" },
  },
  {
    ...CLOCK,
    name: "desk/clock/late-when-retargeted",
    removes: "the moment at which the time was used up before hours changed: the ticket is due when they did",
    breaks: "desk",
    edit: { find: "used === undefined ? undefined : consumedAt(periods, schedule, used)", put: "used && at" },
  },
  {
    ...TIME,
    name: "desk/business-time/backwards",
    removes: "business hours from a time that is counted back",
    breaks: "desk",
    edit: { find: "if (end - interval.start > rest) return end - rest;", put: "return end - rest;" },
  },
  {
    ...CLOCKS,
    name: "desk/clock/pending-pauses",
    removes: "the pause while staff wait for the customer",
    breaks: "desk",
    edit: { find: '= ["OPEN", "ON_HOLD"]', put: '= ["OPEN", "ON_HOLD", "PENDING"]' },
  },
];

const TICKET = {
  file: "functions/shared/desk/desk-ticket.ts",
  tests: ["test/functions/shared/desk/desk-ticket.test.ts"],
};

/** Who may change what, and who gets a ticket. */
const rules: readonly Mutation[] = [
  {
    ...STATUS,
    name: "desk/status/closed-is-final",
    removes: "the rule that CLOSED is final for customers: a message reopens a ticket of last year",
    breaks: "desk",
    edit: { find: 'SOLVED: ["OPEN"], CLOSED: [] }', put: 'SOLVED: ["OPEN"], CLOSED: ["OPEN"] }' },
  },
  {
    ...STATUS,
    name: "desk/status/closes",
    removes: "the seven days after which a ticket that is solved is closed",
    breaks: "desk",
    edit: { find: "now >= closesAt(solvedAt)", put: "false" },
  },
  {
    ...TICKET,
    name: "desk/ticket/reads-closed",
    removes: "that whoever reads a ticket sees it as closed in time",
    breaks: "desk",
    edit: { find: "currentDeskStatus(ticket.deskStatus, ticket.solvedAt, now)", put: "ticket.deskStatus" },
  },
  {
    ...TICKET,
    name: "desk/ticket/failed-queue",
    removes: "the queue of its own for tickets that failed",
    breaks: "desk",
    edit: { find: 'status === "FAILED" ? "failed" : lane', put: "lane" },
  },
  {
    ...CLOCK,
    name: "desk/clock/marks",
    removes: "the marks of a clock that is paused: its breach is escalated again after each reply",
    breaks: "desk",
    edit: {
      find: "        ...clock,\n        consumed: consumedUntil(clock, schedule, at),\n        runningSince: undefined,",
      put: "        budget: clock.budget,\n        consumed: consumedUntil(clock, schedule, at),\n        doneAt: clock.doneAt,",
    },
  },
  {
    ...AGENTS,
    name: "desk/assignment/capacity",
    removes: "the capacity of agents",
    breaks: "desk",
    edit: { find: "available && openCount < capacity", put: "available" },
  },
  {
    ...AGENTS,
    name: "desk/assignment/language",
    removes: "the language from an agent's skills",
    breaks: "desk",
    edit: { find: "speaks(agent, language) && ", put: "" },
  },
];

const PIPELINE = {
  file: "functions/shared/desk/pipeline-update.ts",
  tests: ["test/functions/shared/desk/pipeline-update.test.ts"],
};
const LANE_TABLE = { ...PIPELINE, file: "functions/shared/lanes/dynamo-lane-table.ts" };
const FAILURE_TABLE = { ...PIPELINE, file: "functions/record-failure/dynamo-failure-table.ts" };

/** How tickets come onto the desk. */
const openings: readonly Mutation[] = [
  {
    name: "desk/opening/answered",
    removes: "that the model's answer is a response: its ticket waits for staff, and breaches its SLA",
    breaks: "desk",
    file: "functions/shared/desk/open-ticket.ts",
    edit: { find: 'deskStatus === "SOLVED"', put: "false" },
    tests: ["test/functions/shared/desk/open-ticket.test.ts"],
  },
  {
    ...LANE_TABLE,
    name: "desk/opening/staff-first",
    removes: "the rule that a replay leaves what staff have made of a ticket",
    breaks: "desk",
    edit: { find: "    UNTOUCHED,\n    hasStatus", put: "    hasStatus" },
  },
  {
    ...LANE_TABLE,
    name: "desk/opening/failed-since",
    removes: "the rule that a late message does not take a ticket out of the queue of failed ones",
    breaks: "desk",
    edit: { find: "    hasStatus(assignment.opened.ticket.status),\n", put: "" },
  },
  {
    ...LANE_TABLE,
    name: "desk/opening/lane-as-seen",
    removes: "the condition that the ticket is still as it was when its queue was chosen",
    breaks: "desk",
    edit: { find: 'asSeen(item, ["version", "status"])', put: "asSeen(item, [])" },
  },
  {
    ...FAILURE_TABLE,
    name: "desk/opening/failure-after-staff",
    removes: "the rule that a failure leaves what staff have made of a ticket",
    breaks: "desk",
    edit: { find: '[UNTOUCHED, asSeen({}, ["processed_at"])]', put: "[]" },
  },
  {
    ...FAILURE_TABLE,
    name: "desk/opening/triage",
    removes: "the triage of a ticket that failed after it: all are urgent",
    breaks: "desk",
    edit: { find: "...readTriage(item)", put: "...readTriage({})" },
  },
  {
    ...PIPELINE,
    name: "desk/opening/queue",
    removes: "the queue that follows from a ticket's status and lane when staff have worked on it",
    breaks: "desk",
    edit: { find: "key === undefined ? {} : { queue_key: { S: key } }", put: "key === undefined ? {} : {}" },
  },
];

export const deskMutations: readonly Mutation[] = [...deadlines, ...rules, ...openings];
