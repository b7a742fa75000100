import * as z from "zod";
import { wholeNumberSchema } from "./whole-number.js";

const percent = () => wholeNumberSchema(1, 99);
const count = () => wholeNumberSchema(0, 1_000_000);

/** From what on the alarms go off. The reasons of the defaults are told at AlarmThresholds. */
export const AlarmVariables = z.object({
  RUNBOOK_URL: z
    .url({ protocol: /^https?$/, message: "expected a URL that starts with http:// or https://" })
    .default("docs/operations.md"),
  ALARM_FAILED_EXECUTIONS: count().default(0),
  ALARM_FAILED_TICKETS_WAITING: count().default(100),
  ALARM_FAILED_TICKETS_AGE_HOURS: wholeNumberSchema(1, 336).default(24),
  ALARM_RECORDS_WAITING_MINUTES: wholeNumberSchema(1, 1440).default(15),
  ALARM_SMALLEST_COUNT: wholeNumberSchema(1, 1_000_000).default(5),
  ALARM_QUARANTINED_PERCENT: percent().default(5),
  ALARM_DEGRADED_PERCENT: percent().default(10),
  ALARM_FUNCTION_ERROR_PERCENT: percent().default(50),
  ALARM_FUNCTION_THROTTLES: count().default(100),
  ALARM_FUNCTION_DURATION_PERCENT: percent().default(80),
  ALARM_MODEL_THROTTLES: count().default(100),
  ALARM_MODEL_LATENCY_SECONDS: wholeNumberSchema(1, 100).default(30),
  ALARM_TABLE_THROTTLES: count().default(10),
  ALARM_ROUTING_WAITING_MINUTES: wholeNumberSchema(1, 1440).default(15),
  ALARM_API_ERROR_PERCENT: percent().default(5),
  ALARM_API_LATENCY_MILLISECONDS: wholeNumberSchema(1, 29_000).default(3000),
  ALARM_API_THROTTLES: count().default(100),
});
export type AlarmVariables = z.infer<typeof AlarmVariables>;

/** From what on the alarms go off: when the value is above the number. */
export interface AlarmThresholds {
  /** In 5 minutes. 0: a failed ticket waits for someone to run it again, so the first one tells. */
  readonly failedExecutions: number;
  /** Messages in the failed-tickets queue. 100: more than one runs again by hand, so something is broken and still is. */
  readonly failedTicketsWaiting: number;
  /** Age of the oldest such message. 24: nobody has looked for a day. The queue keeps messages for 14 days. */
  readonly failedTicketsAgeHours: number;
  /** The oldest record's wait on the stream. 15: far above the seconds it takes, far below the day after which it is given up. */
  readonly recordsWaitingMinutes: number;
  /** A share counts from that many bad ones in 15 minutes on. 5: one of one is 100% and says nothing, five of five says it all. */
  readonly smallestCount: number;
  /** Records in quarantine, of all. 5: a producer that has changed its events shows; a stray record does not. */
  readonly quarantinedPercent: number;
  /** Tickets without the model's answer, or without their sentiment, of all. 10: single replies go wrong at a few in a hundred. */
  readonly degradedPercent: number;
  /** Calls of a function that end in an error, of all. 50: throttled services make errors that the workflow retries, so less is normal. */
  readonly functionErrorPercent: number;
  /** In 5 minutes, for a quarter of an hour. 100: a burst waits its turn in open executions and is gone by then. */
  readonly functionThrottles: number;
  /** p99 of a function's time, of its time-out, for a quarter of an hour. 80: what takes longer is about to be cut off. */
  readonly functionDurationPercent: number;
  /** In 5 minutes, for a quarter of an hour. 100: a burst is retried for half an hour, so this rings before the retries end. */
  readonly modelThrottles: number;
  /** p90 of the model's time, for a quarter of an hour. 30: an answer takes some seconds, and the function gives up after 50. */
  readonly modelLatencySeconds: number;
  /** In 5 minutes. 10: an on-demand table throttles only when traffic doubles at once or one key takes it all. */
  readonly tableThrottles: number;
  /** The oldest finished ticket's wait for its processor. 15: far above the seconds it takes; one that fails again and again counts no more by then. */
  readonly routingWaitingMinutes: number;
  /** Requests to the API that it could not answer, of all. 5: a function that is replaced or a throttled write costs single ones. */
  readonly apiErrorPercent: number;
  /** p99 of the API's time, for a quarter of an hour. 3000: a warm answer takes a tenth of a second, a cold start one or two seconds. */
  readonly apiLatencyMilliseconds: number;
  /** Requests in 5 minutes that were one too many, for a quarter of an hour. 100: clients that are told to wait wait, and are gone by then. */
  readonly apiThrottles: number;
}

export interface AlarmConfig extends AlarmThresholds {
  /** The page with the runbooks: its address, or its path in this repository. */
  readonly runbooks: string;
}

/** The alarms that checked variables describe. */
export const toAlarms = (variables: AlarmVariables): AlarmConfig => ({
  runbooks: variables.RUNBOOK_URL,
  failedExecutions: variables.ALARM_FAILED_EXECUTIONS,
  failedTicketsWaiting: variables.ALARM_FAILED_TICKETS_WAITING,
  failedTicketsAgeHours: variables.ALARM_FAILED_TICKETS_AGE_HOURS,
  recordsWaitingMinutes: variables.ALARM_RECORDS_WAITING_MINUTES,
  smallestCount: variables.ALARM_SMALLEST_COUNT,
  quarantinedPercent: variables.ALARM_QUARANTINED_PERCENT,
  degradedPercent: variables.ALARM_DEGRADED_PERCENT,
  functionErrorPercent: variables.ALARM_FUNCTION_ERROR_PERCENT,
  functionThrottles: variables.ALARM_FUNCTION_THROTTLES,
  functionDurationPercent: variables.ALARM_FUNCTION_DURATION_PERCENT,
  modelThrottles: variables.ALARM_MODEL_THROTTLES,
  modelLatencySeconds: variables.ALARM_MODEL_LATENCY_SECONDS,
  tableThrottles: variables.ALARM_TABLE_THROTTLES,
  routingWaitingMinutes: variables.ALARM_ROUTING_WAITING_MINUTES,
  apiErrorPercent: variables.ALARM_API_ERROR_PERCENT,
  apiLatencyMilliseconds: variables.ALARM_API_LATENCY_MILLISECONDS,
  apiThrottles: variables.ALARM_API_THROTTLES,
});
