import { useSyncExternalStore } from "react";
import { type Outgoing, sendReply } from "./queries";

/** A reply waits this long, in ms, so that it can be taken back. */
export const UNDO_MS = 10_000;

interface Waiting {
  readonly reply: Outgoing;
  /** When it was sent, or could not be. */
  readonly settle: (error?: unknown) => void;
}

const waiting = new Map<string, Waiting>();
const listeners = new Set<() => void>();
let version = 0;
let returned = 0;

const changed = (): void => {
  version += 1;
  for (const listener of listeners) listener();
};

/** Puts a reply into the outbox, one for each ticket. Nothing leaves it before deliver. */
export const putIntoOutbox = (reply: Outgoing, settle: Waiting["settle"]): void => {
  waiting.set(reply.ticketId, { reply, settle });
  changed();
};

/** Takes a reply back before it is sent. */
export const takeBack = (ticketId: string): void => {
  waiting.delete(ticketId);
  returned += 1;
  changed();
};

/** Sends what waits for a ticket. @param keepalive so that it arrives although the page goes */
export const deliver = async (ticketId: string, keepalive = false): Promise<void> => {
  const entry = waiting.get(ticketId);
  if (entry === undefined) return;
  waiting.delete(ticketId);
  try {
    await sendReply(entry.reply, keepalive);
    entry.settle();
  } catch (error) {
    entry.settle(error);
    returned += 1;
  }
  changed();
};

// Who leaves has had their say: what waits is sent at once.
addEventListener("pagehide", () => {
  for (const ticketId of waiting.keys()) void deliver(ticketId, true);
});

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** The reply that waits for a ticket, shown as if it were sent. */
export const useWaitingReply = (ticketId: string): Outgoing | undefined => {
  useSyncExternalStore(subscribe, () => version);
  return waiting.get(ticketId)?.reply;
};

/** Changes whenever a reply came back to its writer, taken back or refused: its text is a draft again. */
export const useReturnedReplies = (): number => useSyncExternalStore(subscribe, () => returned);
