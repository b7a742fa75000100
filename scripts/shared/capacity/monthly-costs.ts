import { GUARDRAIL_PRICES, type Prices } from "../../../stacks/config/model-prices.js";
import {
  API_REQUESTS,
  comprehendUnits,
  guardrailUnits,
  lambdaSeconds,
  TABLE_WRITES,
  TRANSITIONS,
  type TicketProfile,
} from "./ticket-profile.js";
import { type Design, MAP_BATCH, waitingSeconds } from "./assess-load.js";
import { SERVICE_PRICES } from "./service-prices.js";

/** What a service costs. */
export interface Cost {
  readonly service: string;
  /** USD for a ticket. */
  readonly perTicket: number;
  /** USD a month that do not depend on the load. */
  readonly perMonth: number;
}

const MILLION = 1_000_000;
const KIB_PER_GB = 1024 ** 2;

export const HOURS_A_MONTH = 730;
const SECONDS_A_MONTH = HOURS_A_MONTH * 3_600;

/** GB of memory of most functions (stacks/functions.ts). */
const FUNCTION_GB = 0.5;
/** Invocations of a ticket: three in the workflow, one that counts it, one lane, and its share of a batch. */
const INVOCATIONS = 5.05;
/** Requests to the three routing queues for a ticket: received and deleted, in batches of ten. */
const QUEUE_REQUESTS = 0.6;
/** KiB of all logs of a ticket, and of its record on the stream. */
const LOGS_KIB = 6;
const RECORD_KIB = 2;
/** Calls to the key: data keys are kept for a while by most services. */
const KEY_REQUESTS = 3;
/** Read units: the API's lists and reads, and reconciling. */
const READS = 2;
/** GB that an Express execution is charged for. */
const EXPRESS_GB = 64 / 1_024;
/** GB of the function that waits for one, and the requests to its queue: sent, received and deleted in batches. */
const WAITING_GB = 0.125;
const WAITING_REQUESTS = 0.3;

/** Metrics of all alarms. */
const ALARM_METRICS = 132;
/**
 * The functions' own metrics and the API's two of its access log, each with every value of its dimensions. CloudWatch
 * bills a metric by the hours in which it has data, so that this is what a stage of constant use pays.
 */
const CUSTOM_METRICS = 62;
/** Lambda polls each of four queues with five long polls of 20 s at a time. */
const QUEUE_POLLS_A_MONTH = 4 * 5 * (SECONDS_A_MONTH / 20);

const workflowCost = (design: Design, profile: TicketProfile): number => {
  const { transition, expressStart, expressGbSecond } = SERVICE_PRICES;
  const express = expressStart + expressGbSecond * EXPRESS_GB * (profile.modelSeconds + 1);
  switch (design) {
    case "standard":
      return TRANSITIONS * transition;
    case "express":
      return express;
    case "map":
      // The parent's own transitions, and one for each child that it starts.
      return express + transition + (5 * transition) / MAP_BATCH;
  }
};

const lambdaCost = (design: Design, profile: TicketProfile): number => {
  const { lambdaRequest, lambdaGbSecond } = SERVICE_PRICES;
  const requests = INVOCATIONS + (profile.throughApi ? 2 * API_REQUESTS : 0) + (design === "express" ? 1 : 0);
  const gbSeconds = lambdaSeconds(profile) * FUNCTION_GB + waitingSeconds(design, profile) * WAITING_GB;
  return requests * lambdaRequest + gbSeconds * lambdaGbSecond;
};

/** Of content filter, denied topics and sensitive information, for ticket and reply; nothing without a guardrail. */
const guardrailCosts = (profile: TicketProfile): readonly Cost[] => {
  if (profile.guarded !== true) return [];
  const perUnit = 2 * GUARDRAIL_PRICES.filterUnits + GUARDRAIL_PRICES.sensitiveUnits;
  return [{ service: "Bedrock Guardrails", perTicket: (guardrailUnits(profile) * perUnit) / MILLION, perMonth: 0 }];
};

/** What each service costs for a ticket, and for a month. */
export const costsOf = (profile: TicketProfile, prices: Prices, design: Design = "standard"): readonly Cost[] => {
  const price = SERVICE_PRICES;
  const requests = profile.throughApi ? API_REQUESTS : 0;
  return [
    {
      service: "Bedrock",
      perTicket: (profile.inputTokens * prices.input + profile.outputTokens * prices.output) / MILLION,
      perMonth: 0,
    },
    { service: "Comprehend", perTicket: (comprehendUnits(profile) * prices.sentimentUnits) / MILLION, perMonth: 0 },
    ...guardrailCosts(profile),
    { service: "Step Functions", perTicket: workflowCost(design, profile), perMonth: 0 },
    { service: "Lambda", perTicket: lambdaCost(design, profile), perMonth: 0 },
    { service: "DynamoDB", perTicket: TABLE_WRITES * price.writeUnit + READS * price.readUnit, perMonth: 0 },
    { service: "S3", perTicket: price.s3Put, perMonth: 0 },
    {
      service: "SNS and SQS",
      perTicket: price.snsPublish + (QUEUE_REQUESTS + (design === "express" ? WAITING_REQUESTS : 0)) * price.sqsRequest,
      perMonth: QUEUE_POLLS_A_MONTH * price.sqsRequest,
    },
    { service: "API Gateway", perTicket: requests * price.apiRequest, perMonth: 0 },
    {
      service: "Kinesis",
      perTicket: (RECORD_KIB / KIB_PER_GB) * (price.streamGbIn + price.streamGbOut),
      perMonth: HOURS_A_MONTH * price.streamHour,
    },
    {
      service: "CloudWatch",
      perTicket: (LOGS_KIB / KIB_PER_GB) * price.logsGb,
      perMonth: ALARM_METRICS * price.alarmMetric + CUSTOM_METRICS * price.customMetric + price.dashboard,
    },
    { service: "KMS", perTicket: KEY_REQUESTS * price.kmsRequest, perMonth: price.key },
  ];
};

/** USD a month of a service at an even load. */
export const monthlyCost = ({ perTicket, perMonth }: Cost, ticketsPerSecond: number): number =>
  perMonth + perTicket * ticketsPerSecond * SECONDS_A_MONTH;
