import { jitter, longestDelay } from "../../../../scripts/shared/capacity/delays.js";
import type { Drain, DrainOptions } from "../../../../scripts/shared/capacity/simulate-drain.js";
import type { Backoff, Step, System } from "../../../../scripts/shared/capacity/system.js";

interface Walker {
  number: number;
  startedAt: number;
  wakesAt: number;
  order: number;
  position: number;
  step: Step;
  phase: "enter" | "try" | "worked" | "refused";
  attempts: number;
  full: number;
  throttled: number;
}

/**
 * The same simulation, slow and plain: no queue, no buckets, no counters of places. Whoever wakes first is looked for
 * among all, and what is left of a limit is added up from everything that was ever taken of it.
 */
export const naiveDrain = (
  system: System,
  { backlog, seed = 1, withJitter = true }: DrainOptions,
): Omit<Drain, "taken" | "around" | "ends"> => {
  const grants: { name: string; at: number; amount: number }[] = [];
  const holds: { name: string; from: number; to: number }[] = [];
  const [first] = system.steps;
  if (first === undefined) throw new Error("no step");
  let orders = 0;
  let [seconds, finished, failed, refusals] = [0, 0, 0, 0];
  const walkers: Walker[] = Array.from({ length: backlog }, (_, number) => ({
    ...{ number, startedAt: 0, wakesAt: 0, order: orders++, position: 0, step: first, phase: "enter" },
    ...{ attempts: 0, full: 0, throttled: 0 },
  }));

  /** What a bucket holds: refilled and emptied grant by grant since the beginning. */
  const levelOf = (name: string, at: number): number => {
    const { perSecond, burst } = system.rates[name] ?? { perSecond: 0, burst: 0 };
    let [level, filledAt] = [burst, 0];
    for (const grant of grants.filter((one) => one.name === name)) {
      level = Math.min(burst, level + (grant.at - filledAt) * perSecond) - grant.amount;
      filledAt = grant.at;
    }
    return Math.min(burst, level + (at - filledAt) * perSecond);
  };
  const isFull = (name: string, at: number): boolean =>
    holds.filter((hold) => hold.name === name && hold.from <= at && at < hold.to).length >=
    (system.pools[name]?.places ?? 0);
  const hold = (step: Step, from: number, length: number): void => {
    for (const name of step.pools) holds.push({ name, from, to: from + length * (system.pools[name]?.stretch ?? 1) });
  };
  const sleep = (walker: Walker, until: number, phase: Walker["phase"]): void => {
    Object.assign(walker, { wakesAt: until, phase, order: orders++ });
  };
  const leave = (walker: Walker): void => void walkers.splice(walkers.indexOf(walker), 1);
  const fail = (walker: Walker): void => {
    leave(walker);
    failed += 1;
  };
  const finish = (walker: Walker): void => {
    leave(walker);
    finished += 1;
  };
  const move = (walker: Walker, step: Step): void => {
    Object.assign(walker, { step, full: 0, throttled: 0 });
    enter(walker);
  };
  const retry = (walker: Walker, backoff: Backoff, number: number): void => {
    refusals += 1;
    if (number >= backoff.maxAttempts) {
      if (walker.step.otherwise !== undefined) move(walker, walker.step.otherwise);
      else fail(walker);
      return;
    }
    walker.attempts += 1;
    const part = withJitter ? jitter(seed, walker.number, walker.attempts) : 1;
    const at = walker.wakesAt + part * longestDelay(backoff, number);
    if (at - walker.startedAt > system.deadlineSeconds) fail(walker);
    else sleep(walker, at, "enter");
  };
  const attempt = (walker: Walker): void => {
    const { step, wakesAt: now } = walker;
    if (step.pools.some((name) => isFull(name, now))) {
      retry(walker, step.whenFull, walker.full++);
      return;
    }
    const metered = Object.entries(step.metered);
    if (metered.some(([name, amount]) => levelOf(name, now) + amount * 1e-9 < amount)) {
      hold(step, now, step.refusalSeconds);
      sleep(walker, now + step.refusalSeconds, "refused");
      return;
    }
    for (const [name, amount] of metered) grants.push({ name, at: now, amount });
    hold(step, now, step.seconds);
    sleep(walker, now + step.seconds, "worked");
  };
  const enter = (walker: Walker): void => {
    const now = walker.wakesAt;
    const turns = Object.entries(walker.step.paced).map(([name, amount]) => {
      const left = levelOf(name, now) - amount;
      grants.push({ name, at: now, amount });
      return left >= 0 ? now : now - left / (system.rates[name]?.perSecond ?? 0);
    });
    const turn = Math.max(now, ...turns);
    if (turn === now) attempt(walker);
    else sleep(walker, turn, "try");
  };

  while (walkers.length > 0) {
    const walker = walkers.reduce((one, other) =>
      other.wakesAt < one.wakesAt || (other.wakesAt === one.wakesAt && other.order < one.order) ? other : one,
    );
    seconds = walker.wakesAt;
    if (walker.phase === "enter") enter(walker);
    else if (walker.phase === "try") attempt(walker);
    else if (walker.phase === "refused") retry(walker, walker.step.whenThrottled, walker.throttled++);
    else {
      walker.position += 1;
      const next = system.steps[walker.position];
      if (next === undefined) finish(walker);
      else move(walker, next);
    }
  }
  return { seconds, finished, failed, refusals };
};
