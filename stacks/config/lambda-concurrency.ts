import * as z from "zod";
import type { FunctionName } from "../functions.js";
import { optional, withDefault } from "./setting.js";
import { wholeNumberSchema } from "./variable-schemas.js";

/** Of a new account, which is also the least. */
const NEW_ACCOUNT = 10;

/** How many functions may run at once. */
export const ConcurrencyVariables = z.object({
  LAMBDA_CONCURRENCY_QUOTA: withDefault(wholeNumberSchema(NEW_ACCOUNT, 1_000_000), String(NEW_ACCOUNT), {
    description:
      "The account's quota of concurrent executions in the region: `ConcurrentExecutions` of " +
      "`aws lambda get-account-settings`. A new account has 10, of which nothing can be reserved, since 100 must stay " +
      "unreserved; ask for 1000. From 120 on, half of what can be reserved is: for the API first, from 220 on for " +
      "every function. A value above the account's quota makes the deployment fail.",
    example: "1000",
  }),
  MODEL_CONCURRENCY: optional(wholeNumberSchema(1, 100_000), {
    unset: "two fifths of what is reserved",
    description:
      "Maximum number of concurrent calls of the model. Lower it when the model is throttled: tickets then wait, and " +
      "no function runs to be refused. Needs a `LAMBDA_CONCURRENCY_QUOTA` of which it can be reserved.",
    example: "50",
  }),
});
export type ConcurrencyVariables = z.infer<typeof ConcurrencyVariables>;

export interface ConcurrencyConfig {
  /** Concurrent executions of all functions of the account in the region. */
  readonly quota: number;
  /** Concurrent executions that a function has for itself, which are also the most it may have. */
  readonly reserved: Readonly<Partial<Record<FunctionName, number>>>;
}

/** PutFunctionConcurrency is refused if it leaves fewer for functions without a reservation. */
const UNRESERVED = 100;

interface Claim {
  readonly fn: FunctionName;
  /** With fewer, the function is better off without a reservation. */
  readonly least: number;
  /** Part of what is left when all have their least. All of them are 1. */
  readonly share: number;
}

/**
 * By urgency: those that callers wait for come first. The model's calls take seconds and would take up all there is, so
 * their share is a limit above all. The stream begins with four shards, of which two batches are processed at a time;
 * fewer than two calls of a queue's processor are not possible.
 */
const CLAIMS: readonly Claim[] = [
  { fn: "authorize-request", least: 5, share: 0.08 },
  { fn: "serve-api", least: 5, share: 0.08 },
  { fn: "generate-response", least: 10, share: 0.4 },
  { fn: "start-workflow", least: 8, share: 0.08 },
  { fn: "detect-sentiment", least: 5, share: 0.08 },
  { fn: "write-ticket-json", least: 3, share: 0.06 },
  { fn: "record-failure", least: 2, share: 0.04 },
  { fn: "triage-by-rules", least: 2, share: 0.04 },
  { fn: "set-priority-lane", least: 2, share: 0.04 },
  { fn: "set-general-lane", least: 2, share: 0.04 },
  { fn: "count-tickets", least: 2, share: 0.02 },
  { fn: "serve-desk", least: 3, share: 0.02 },
  // One run at a time is enough, and a late one may overlap with the next.
  { fn: "watch-deadlines", least: 2, share: 0 },
  // More would only wait for the same counters.
  { fn: "count-desk-changes", least: 2, share: 0 },
  { fn: "serve-identity", least: 3, share: 0.02 },
  // Nobody waits for these.
  { fn: "evaluate-response", least: 2, share: 0 },
  { fn: "archive-verdicts", least: 2, share: 0 },
];

/** What this stack reserves: half, so that a second stage fits into the account. */
const roomOf = (quota: number): number => Math.max(0, Math.floor((quota - UNRESERVED) / 2));

const LEAST_OF_ALL = CLAIMS.reduce((sum, { least }) => sum + least, 0);

const wantedBy = ({ least, share }: Claim, room: number): number =>
  least + Math.floor(share * Math.max(0, room - LEAST_OF_ALL));

/** The most that can be reserved for the model, after the API. */
const modelRoomOf = (quota: number): number => {
  const room = roomOf(quota);
  const before = CLAIMS.slice(
    0,
    CLAIMS.findIndex(({ fn }) => fn === "generate-response"),
  );
  return before.reduce((left, claim) => left - wantedBy(claim, room), room);
};

/** The reservations that the quota allows. A function without one shares what the others leave. */
export const toConcurrency = ({
  LAMBDA_CONCURRENCY_QUOTA: quota,
  MODEL_CONCURRENCY: ofModel,
}: ConcurrencyVariables): ConcurrencyConfig => {
  const room = roomOf(quota);
  const reserved: Partial<Record<FunctionName, number>> = {};
  let left = room;
  for (const claim of CLAIMS) {
    const chosen = claim.fn === "generate-response" ? ofModel : undefined;
    const wanted = chosen ?? wantedBy(claim, room);
    // What is less urgent gets nothing either, so that it leaves the most to share.
    if (wanted > left) break;
    reserved[claim.fn] = wanted;
    left -= wanted;
  }
  return { quota, reserved };
};

/** A limit that cannot be kept must not look as if it were. */
export const concurrencyIssues = ({
  LAMBDA_CONCURRENCY_QUOTA: quota,
  MODEL_CONCURRENCY: ofModel,
}: ConcurrencyVariables) => {
  const most = modelRoomOf(quota);
  if (ofModel === undefined || ofModel <= most) return [];
  const expected = most < 1 ? "no value" : `at most ${most}`;
  return [
    {
      name: "MODEL_CONCURRENCY",
      message: `expected ${expected}, since LAMBDA_CONCURRENCY_QUOTA ${quota} lets no more be reserved after the API`,
    },
  ];
};
