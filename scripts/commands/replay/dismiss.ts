import type { ReplayStep } from "./step.js";

const nothing = () => Promise.resolve({ executions: [] });

const countMessages = (count: number): string => `${count} ${count === 1 ? "message" : "messages"}`;

/**
 * Puts a failure away that a person has dealt with: its messages come off the failed-tickets queue, so that the alarms on the queue
 * end, and nothing is run. What was kept of it stays in the bucket.
 */
export const dismissal = (step: ReplayStep): ReplayStep => {
  const { kind, id, found, messages = [] } = step;
  if (step.state === "skipped" && found === "") return step;
  if (messages.length === 0)
    return { kind, id, found, state: "settled", why: "no message about it is in the failed-tickets queue" };
  const why = `${countMessages(messages.length)} off the queue; ${step.why}`;
  return { kind, id, found, messages, state: "ready", action: "dismiss", why, act: nothing };
};
