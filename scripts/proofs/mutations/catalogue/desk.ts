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
      find: "{ budget, consumed: consumedUntil(clock, schedule, at), runningSince: Math.max",
      put: "{ budget, consumed: 0, runningSince: Math.max",
    },
  },
  {
    ...CLOCKS,
    name: "desk/clock/pending-pauses",
    removes: "the pause while staff wait for the customer",
    breaks: "desk",
    edit: { find: '= ["OPEN", "ON_HOLD"]', put: '= ["OPEN", "ON_HOLD", "PENDING"]' },
  },
];

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

export const deskMutations: readonly Mutation[] = [...deadlines, ...rules];
