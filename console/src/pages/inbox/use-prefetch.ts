import { useRouter } from "@tanstack/react-router";
import { useCallback, useEffect, useRef } from "react";

/** A row that is passed faster is not read ahead, in ms. */
const DELAY_MS = 80;

const ignore = (): void => undefined;

/** Loads a ticket that the person points at, and the code that shows it, so that it opens at once. */
export const usePrefetch = (): ((ticketId: string | undefined) => void) => {
  const router = useRouter();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(
    () => () => {
      clearTimeout(timer.current);
    },
    [],
  );
  return useCallback(
    (ticketId) => {
      clearTimeout(timer.current);
      if (ticketId === undefined) return;
      timer.current = setTimeout(() => {
        router.preloadRoute({ to: "/desk/tickets/$ticketId", params: { ticketId } }).catch(ignore);
      }, DELAY_MS);
    },
    [router],
  );
};
