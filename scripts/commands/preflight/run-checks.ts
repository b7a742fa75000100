import pMap from "p-map";
import { describeReadError, faultOf } from "./account/read-error.js";
import type { Check, CheckContext } from "./check.js";
import { warning, type Finding } from "./finding.js";

export interface Limits {
  /** Checks at a time. */
  readonly concurrency: number;
  /** Milliseconds for one check. */
  readonly checkMs: number;
  /** Milliseconds for all of them. */
  readonly totalMs: number;
}

export const LIMITS: Limits = { concurrency: 4, checkMs: 20_000, totalMs: 60_000 };

const unreadable = ({ subject }: Check, reason: string, fix: string): Finding =>
  warning(subject, `Could not be read: ${reason}.`, fix);

/** "User … is not authorized to perform: servicequotas:GetServiceQuota" */
const ACTION = /perform:? ?'?([a-z0-9-]+:[A-Za-z]+)/;

const explain = (check: Check, error: unknown): Finding => {
  const reason = describeReadError(error);
  const action = ACTION.exec(reason)?.[1];
  if (faultOf(error) === "denied")
    return unreadable(
      check,
      reason,
      action === undefined ? "Allow the caller this call." : `Allow the caller ${action}.`,
    );
  return unreadable(check, reason, "Run the command again.");
};

/** Rejects when the signal aborts, whether or not the work heeds it. */
const untilAborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    const abort = (): void => {
      reject(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
    };
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
  });

const runOne = async (
  check: Check,
  context: CheckContext,
  { checkMs }: Limits,
  all: { readonly deadline: AbortSignal; readonly interruption: AbortSignal },
): Promise<readonly Finding[]> => {
  const own = AbortSignal.timeout(checkMs);
  const signal = AbortSignal.any([own, all.deadline, all.interruption]);
  try {
    return await Promise.race([check.run(context, signal), untilAborted(signal)]);
  } catch (error) {
    all.interruption.throwIfAborted();
    if (!signal.aborted) return [explain(check, error)];
    return [unreadable(check, "AWS did not answer in time", "Run the command again.")];
  }
};

/**
 * Runs the checks, a few at a time. One that fails or hangs is a warning that says so, and stops no other.
 * @param onDone called after each check
 * @returns the findings in the order of the checks
 * @throws the reason of `interruption` when it aborts
 */
export const runChecks = async (
  checks: readonly Check[],
  context: CheckContext,
  interruption: AbortSignal,
  { limits = LIMITS, onDone = () => undefined }: { limits?: Limits; onDone?: () => void } = {},
): Promise<readonly Finding[]> => {
  const all = { deadline: AbortSignal.timeout(limits.totalMs), interruption };
  const one = async (check: Check): Promise<readonly Finding[]> => {
    const findings = await runOne(check, context, limits, all);
    onDone();
    return findings;
  };
  return (await pMap(checks, one, { concurrency: limits.concurrency })).flat();
};
