import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { VirtualListHandle } from "../../design/virtual-list";
import type { ListedTicket } from "../../desk/ticket-words";

const idsOf = (rows: readonly ListedTicket[]): readonly string[] => rows.map(({ ticketId }) => ticketId);

const isSameOrder = (one: readonly ListedTicket[], other: readonly ListedTicket[]): boolean =>
  one.length === other.length && one.every(({ ticketId }, place) => ticketId === other[place]?.ticketId);

/** The rows in the order in which they are shown, each as it is now; the rows behind them follow. */
const held = (shown: readonly ListedTicket[], latest: readonly ListedTicket[]): readonly ListedTicket[] => {
  const now = new Map(latest.map((ticket) => [ticket.ticketId, ticket]));
  const rows = shown.map((ticket) => now.get(ticket.ticketId) ?? ticket);
  return rows.every((ticket, place) => ticket === shown[place]) ? shown : rows;
};

/**
 * Rows that do not move under the pointer or the focus: what would move them waits until the pointer leaves, until the
 * person asks for it, or until they have changed tickets themselves.
 */
export const useSteadyRows = (latest: readonly ListedTicket[], list: RefObject<VirtualListHandle | null>) => {
  const [shown, setShown] = useState(latest);
  const [turn, setTurn] = useState(0);
  const isForced = useRef(true);

  useLayoutEffect(() => {
    const isSame = isSameOrder(shown, latest);
    const isAppended = !isSame && isSameOrder(shown, latest.slice(0, shown.length));
    if (isSame || isAppended || isForced.current || (list.current?.canShow(idsOf(latest)) ?? true)) {
      setShown(latest);
      if (!isSame) isForced.current = false;
    } else setShown((rows) => held(rows, latest));
    // It reacts to what is new, not to what it shows itself
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [latest, turn]);

  const isWaiting = shown !== latest && !isSameOrder(shown, latest);
  return {
    rows: shown,
    isWaiting,
    /** Tries again: the pointer has left. */
    settle: () => {
      // The pointer leaves a row with every row that it passes.
      if (isWaiting) setTurn((before) => before + 1);
    },
    /** Shows the next change in any case, and what waits at once. */
    force: useCallback(() => {
      isForced.current = true;
      setTurn((before) => before + 1);
    }, []),
  };
};
