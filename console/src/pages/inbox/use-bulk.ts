import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { showToast } from "../../design/toast";
import type { ListedTicket } from "../../desk/ticket-words";
import { announce } from "../../shell/live-region";
import {
  type Action,
  changeInTurns,
  changeOf,
  type Outcome,
  type Refusal,
  requestsFor,
  undoOf,
  type Wanted,
} from "./bulk";
import { changeInLists, changeMany, INBOX_KEY } from "./queries";

/** Shows the changes at once, makes them, and takes back what was refused. */
const make = async (
  queries: QueryClient,
  wanted: readonly Wanted[],
  before: ReadonlyMap<string, ListedTicket>,
  onProgress: (done: number) => void,
): Promise<Outcome> => {
  await queries.cancelQueries({ queryKey: INBOX_KEY });
  changeInLists(queries, new Map(wanted.map(({ ticketId, change }) => [ticketId, change])));
  const outcome = await changeInTurns(requestsFor(wanted), changeMany, onProgress);
  changeInLists(
    queries,
    new Map([
      ...[...outcome.changed].map(([id, version]) => [id, { version }] as const),
      ...[...outcome.refused.keys()].map((id) => [id, before.get(id) ?? {}] as const),
    ]),
  );
  void queries.invalidateQueries({ queryKey: INBOX_KEY });
  void queries.invalidateQueries({ queryKey: ["desk-ticket"], refetchType: "none" });
  void queries.invalidateQueries({ queryKey: ["agents"] });
  return outcome;
};

export interface Bulk {
  /** Does something to tickets, each for itself. @returns ids of those that were refused */
  readonly run: (action: Action, tickets: readonly ListedTicket[]) => Promise<readonly string[]>;
  /** How far it is, while it goes on. */
  readonly progress: { readonly done: number; readonly of: number } | undefined;
  /** Why tickets were not changed, the last time. */
  readonly refused: ReadonlyMap<string, Refusal>;
  readonly forget: () => void;
}

const NONE: ReadonlyMap<string, Refusal> = new Map();

/** Changes of many tickets, with progress, refusals and undo. @param onChange before the list changes by it */
export const useBulk = (onChange: () => void): Bulk => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<Bulk["progress"]>();
  const [refused, setRefused] = useState(NONE);

  const send = async (wanted: readonly Wanted[], before: readonly ListedTicket[]): Promise<Outcome> => {
    const of = wanted.length;
    onChange();
    setProgress({ done: 0, of });
    const known = new Map(before.map((ticket) => [ticket.ticketId, ticket]));
    const outcome = await make(queries, wanted, known, (done) => {
      setProgress({ done, of });
    });
    onChange();
    setProgress(undefined);
    setRefused(outcome.refused);
    return outcome;
  };

  const undo =
    (action: Action, tickets: readonly ListedTicket[], { changed }: Outcome) =>
    async () => {
      const back = tickets.flatMap((ticket) => {
        const version = changed.get(ticket.ticketId);
        return version === undefined ? [] : [{ ticketId: ticket.ticketId, version, change: undoOf(action, ticket) }];
      });
      const { refused: kept } = await send(back, tickets);
      const count = kept.size;
      if (count === 0) showToast({ text: t`It is as it was before.` });
      else
        showToast({
          tone: "problem",
          text: t`${plural(count, { one: "# ticket", other: "# tickets" })} could not be changed back.`,
        });
    };

  const run = async (action: Action, tickets: readonly ListedTicket[]): Promise<readonly string[]> => {
    const wanted = tickets.flatMap((ticket) => {
      const change = changeOf(action, ticket);
      return change === undefined ? [] : [{ ticketId: ticket.ticketId, version: ticket.version, change }];
    });
    setRefused(NONE);
    if (wanted.length === 0) {
      announce(t`Nothing to change: it is so already.`);
      return [];
    }
    const outcome = await send(wanted, tickets);
    const count = outcome.changed.size;
    if (count > 0)
      showToast({
        text: t`${plural(count, { one: "# ticket was changed.", other: "# tickets were changed." })}`,
        action: { label: t`Undo`, run: () => void undo(action, tickets, outcome)() },
      });
    return [...outcome.refused.keys()];
  };

  return {
    run,
    progress,
    refused,
    forget: () => {
      setRefused(NONE);
    },
  };
};
