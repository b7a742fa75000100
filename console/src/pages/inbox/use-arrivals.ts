import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useEffect, useState } from "react";
import { announce } from "../../shell/live-region";
import type { TicketList } from "./ticket-list";

const NONE: ReadonlySet<string> = new Set();

/** Tickets that have come since the person last looked, told to who does not see them come. */
export const useArrivals = (list: TicketList | undefined) => {
  const { t } = useLingui();
  const [fresh, setFresh] = useState(NONE);
  const arrived = list?.arrived;
  useEffect(() => {
    const count = arrived?.length ?? 0;
    if (arrived === undefined || count === 0) return;
    setFresh((before) => new Set([...before, ...arrived]));
    announce(t`${plural(count, { one: "# new ticket", other: "# new tickets" })}`);
    // Only what arrives is news, not another language.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [arrived]);
  return {
    fresh,
    clear: () => {
      setFresh(NONE);
    },
    see: (ticketId: string) => {
      setFresh((before) => (before.has(ticketId) ? new Set([...before].filter((id) => id !== ticketId)) : before));
    },
  };
};
