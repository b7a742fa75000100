import * as z from "zod";
import { optional, withDefault } from "./setting.js";
import { urlSchema, wholeNumberSchema } from "./variable-schemas.js";

const percent = () => wholeNumberSchema(1, 99);
const count = () => wholeNumberSchema(0, 1_000_000);

/** Where the runbooks are in this repository. */
const RUNBOOKS = "docs/operations.md";

/** Thresholds of the alarms, with the reasons for their defaults. */
export const AlarmVariables = z.object({
  ALARM_FAILED_EXECUTIONS: withDefault(count(), "0", {
    description:
      "Executions that failed in 5 minutes. A failed ticket waits until someone runs it again, so the " +
      "first one counts.",
  }),
  ALARM_FAILED_TICKETS_WAITING: withDefault(count(), "100", {
    description:
      "Messages in the failed-tickets queue. So many are not run again by hand: something is broken, and " +
      "still is.",
  }),
  ALARM_FAILED_TICKETS_AGE_HOURS: withDefault(wholeNumberSchema(1, 336), "24", {
    description:
      "Age of the oldest message in the failed-tickets queue, in hours. It has not been dealt with for a " +
      "day. The queue stores messages for 14 days.",
  }),
  ALARM_RECORDS_WAITING_MINUTES: withDefault(wholeNumberSchema(1, 1440), "15", {
    description:
      "Minutes that the oldest record has waited on the stream. The default is far above the usual " +
      "seconds, and far below the day after which a record is given up.",
  }),
  ALARM_SMALLEST_COUNT: withDefault(wholeNumberSchema(1, 1_000_000), "5", {
    description:
      "Number of bad cases in 15 minutes below which the alarms on percentages count zero. One of one " +
      "is 100% and means nothing; five of five is significant.",
  }),
  ALARM_QUARANTINED_PERCENT: withDefault(percent(), "5", {
    description:
      "Records that are quarantined, in percent, in 15 minutes. The default detects a producer that has " +
      "changed its events, and ignores stray records.",
  }),
  ALARM_DEGRADED_PERCENT: withDefault(percent(), "10", {
    description:
      "Tickets without the model's answer, or without a sentiment, in percent, in 15 minutes. A few " +
      "answers in a hundred are normally unusable.",
  }),
  ALARM_FUNCTION_ERROR_PERCENT: withDefault(percent(), "50", {
    description:
      "Calls of a function that end in an error, in percent, in 15 minutes. A throttled service causes " +
      "errors that the workflow retries, so fewer are normal.",
  }),
  ALARM_FUNCTION_THROTTLES: withDefault(count(), "100", {
    description:
      "Throttled calls of a function in 5 minutes, for 15 minutes. A burst waits in open executions and is " +
      "over by then.",
  }),
  ALARM_CONCURRENCY_PERCENT: withDefault(percent(), "80", {
    description:
      "Concurrent executions that the account's functions claim, reserved ones included, in percent of " +
      "`LAMBDA_CONCURRENCY_QUOTA`, for 15 minutes.",
  }),
  ALARM_FUNCTION_DURATION_PERCENT: withDefault(percent(), "80", {
    description:
      "The p99 of a function's duration in percent of its timeout, for 15 minutes. Longer calls are about to " +
      "be aborted.",
  }),
  ALARM_MODEL_THROTTLES: withDefault(count(), "100", {
    description:
      "Calls that Bedrock throttled in 5 minutes, for 15 minutes. A burst is retried for half an hour, so " +
      "the alarm comes before the retries end.",
  }),
  ALARM_MODEL_LATENCY_SECONDS: withDefault(wholeNumberSchema(1, 100), "30", {
    description:
      "The p90 of the model's latency in seconds, for 15 minutes. An answer takes some seconds, and the " +
      "function aborts after 50.",
  }),
  ALARM_TRANSITION_THROTTLES: withDefault(count(), "1000", {
    description:
      "State transitions that Step Functions throttled in 5 minutes, for 15 minutes, in the whole account and region. " +
      "They are delayed, not lost; a burst is over by then.",
  }),
  ALARM_TABLE_THROTTLES: withDefault(count(), "10", {
    description:
      "Writes that DynamoDB throttled in 5 minutes. An on-demand table throttles only when traffic doubles " +
      "at once or one key takes it all.",
  }),
  ALARM_ROUTING_WAITING_MINUTES: withDefault(wholeNumberSchema(1, 1440), "15", {
    description:
      "Minutes that the oldest finished ticket has waited in a routing queue. The default is far above the " +
      "usual seconds; messages that fail repeatedly are no longer counted by then.",
  }),
  ALARM_API_ERROR_PERCENT: withDefault(percent(), "5", {
    description:
      "API requests that end in a 5xx, in percent, in 15 minutes. A function that is being replaced or a " +
      "throttled write causes single ones.",
  }),
  ALARM_API_LATENCY_MILLISECONDS: withDefault(wholeNumberSchema(1, 29_000), "3000", {
    description:
      "The p99 of the API's latency in milliseconds, for 15 minutes. A warm response takes a tenth of a " +
      "second, a cold start one or two seconds.",
  }),
  ALARM_API_THROTTLES: withDefault(count(), "100", {
    description:
      "API requests that got a 429 in 5 minutes, for 15 minutes. Clients that respect Retry-After are gone " +
      "by then.",
  }),
  ALARM_SIGN_INS_THROTTLED: withDefault(count(), "20", {
    description:
      "Attempts to sign in or register in 5 minutes that were refused, because an account or an address had too many. A " +
      "person who forgot a password causes some.",
  }),
  ALARM_MODEL_TOKENS_A_DAY: withDefault(wholeNumberSchema(1, 1_000_000_000_000), "10000000", {
    description:
      "Tokens of prompts and answers in 24 hours. Six thousand usual tickets have so many; set it to twice of what is " +
      "usual for you.",
  }),
  ALARM_SPEND_USD_A_DAY: withDefault(wholeNumberSchema(1, 1_000_000), "20", {
    description:
      "Estimated cost of model and Comprehend in USD in 24 hours. Nearly six thousand usual tickets cost so much with the " +
      "default model; set it to twice of what is usual for you.",
  }),
  ALARM_HELD_PERCENT: withDefault(percent(), "30", {
    description:
      "Replies of the model that wait for a person, in percent, in 15 minutes. Of generated tickets it is 8%, most of " +
      "them critical; far more means an attack, or a model that has changed.",
  }),
  ALARM_BAD_REPLIES_PERCENT: withDefault(percent(), "50", {
    description:
      "Evaluated replies of the model that fail a criterion, in percent, in 24 hours. Set it to somewhat above what is " +
      "usual for you: it detects a model, a prompt or a kind of ticket that has changed.",
  }),
  ALARM_BAD_REPLIES_SMALLEST_COUNT: withDefault(wholeNumberSchema(1, 1_000_000), "20", {
    description: "Number of bad replies in 24 hours below which `ALARM_BAD_REPLIES_PERCENT` counts zero.",
  }),
  ALARM_TICKETS_OVER_BUDGET: withDefault(count(), "0", {
    description:
      "Tickets in 5 minutes that no model read, because a budget is used up. People do not write so many tickets, so " +
      "the first one counts.",
  }),
  ALARM_BUDGETS_NOT_COUNTED: withDefault(count(), "10", {
    description:
      "Tickets in 5 minutes that could not be counted against a budget, and went on. A throttled write causes single " +
      "ones.",
  }),
  RUNBOOK_URL: optional(urlSchema(), {
    unset: `the path \`${RUNBOOKS}\``,
    description: "Address of the page with the runbooks, with which every alarm's description ends.",
    example: "https://wiki.example.com/tickets",
  }),
});
export type AlarmVariables = z.infer<typeof AlarmVariables>;

/** Thresholds: an alarm enters ALARM when its value is above the number. AlarmVariables describes each. */
export interface AlarmThresholds {
  readonly failedExecutions: number;
  readonly failedTicketsWaiting: number;
  readonly failedTicketsAgeHours: number;
  readonly recordsWaitingMinutes: number;
  readonly smallestCount: number;
  readonly quarantinedPercent: number;
  readonly degradedPercent: number;
  readonly functionErrorPercent: number;
  readonly functionThrottles: number;
  readonly concurrencyPercent: number;
  readonly functionDurationPercent: number;
  readonly modelThrottles: number;
  readonly modelLatencySeconds: number;
  readonly transitionThrottles: number;
  readonly tableThrottles: number;
  readonly routingWaitingMinutes: number;
  readonly apiErrorPercent: number;
  readonly apiLatencyMilliseconds: number;
  readonly apiThrottles: number;
  readonly modelTokensADay: number;
  readonly spendUsdADay: number;
  readonly heldPercent: number;
  readonly badRepliesPercent: number;
  readonly badRepliesSmallestCount: number;
  readonly ticketsOverBudget: number;
  readonly signInsThrottled: number;
  readonly budgetsNotCounted: number;
}

export interface AlarmConfig extends AlarmThresholds {
  /** The page with the runbooks: its address, or its path in this repository. */
  readonly runbooks: string;
}

/** The alarms that checked variables describe. */
export const toAlarms = (variables: AlarmVariables): AlarmConfig => ({
  runbooks: variables.RUNBOOK_URL ?? RUNBOOKS,
  failedExecutions: variables.ALARM_FAILED_EXECUTIONS,
  failedTicketsWaiting: variables.ALARM_FAILED_TICKETS_WAITING,
  failedTicketsAgeHours: variables.ALARM_FAILED_TICKETS_AGE_HOURS,
  recordsWaitingMinutes: variables.ALARM_RECORDS_WAITING_MINUTES,
  smallestCount: variables.ALARM_SMALLEST_COUNT,
  quarantinedPercent: variables.ALARM_QUARANTINED_PERCENT,
  degradedPercent: variables.ALARM_DEGRADED_PERCENT,
  functionErrorPercent: variables.ALARM_FUNCTION_ERROR_PERCENT,
  functionThrottles: variables.ALARM_FUNCTION_THROTTLES,
  concurrencyPercent: variables.ALARM_CONCURRENCY_PERCENT,
  functionDurationPercent: variables.ALARM_FUNCTION_DURATION_PERCENT,
  modelThrottles: variables.ALARM_MODEL_THROTTLES,
  modelLatencySeconds: variables.ALARM_MODEL_LATENCY_SECONDS,
  transitionThrottles: variables.ALARM_TRANSITION_THROTTLES,
  tableThrottles: variables.ALARM_TABLE_THROTTLES,
  routingWaitingMinutes: variables.ALARM_ROUTING_WAITING_MINUTES,
  apiErrorPercent: variables.ALARM_API_ERROR_PERCENT,
  apiLatencyMilliseconds: variables.ALARM_API_LATENCY_MILLISECONDS,
  apiThrottles: variables.ALARM_API_THROTTLES,
  modelTokensADay: variables.ALARM_MODEL_TOKENS_A_DAY,
  spendUsdADay: variables.ALARM_SPEND_USD_A_DAY,
  heldPercent: variables.ALARM_HELD_PERCENT,
  badRepliesPercent: variables.ALARM_BAD_REPLIES_PERCENT,
  badRepliesSmallestCount: variables.ALARM_BAD_REPLIES_SMALLEST_COUNT,
  ticketsOverBudget: variables.ALARM_TICKETS_OVER_BUDGET,
  signInsThrottled: variables.ALARM_SIGN_INS_THROTTLED,
  budgetsNotCounted: variables.ALARM_BUDGETS_NOT_COUNTED,
});
