import { useLingui } from "@lingui/react/macro";
import type { Refusal } from "./bulk";
import type { FilterName, View } from "./search";

/** Names of views, filters and refusals, in the person's language. */
export const useInboxWords = () => {
  const { t } = useLingui();
  const view: Readonly<Record<View, string>> = {
    mine: t`Mine`,
    unassigned: t`Unassigned`,
    "at-risk": t`At risk`,
    failed: t({ message: "Failed", context: "tickets" }),
    all: t({ message: "All", context: "tickets" }),
  };
  const filter: Readonly<Record<FilterName, string>> = {
    deskStatus: t`Status`,
    priority: t`Priority`,
    category: t`Category`,
    assignee: t`Assigned to`,
    tag: t`Tag`,
    customer: t`Customer`,
    tier: t`Tier`,
    lane: t`Lane`,
    language: t`Language`,
    status: t`Pipeline`,
    from: t`Submitted from`,
    to: t`Submitted until`,
  };
  const refusal: Readonly<Record<Refusal, string>> = {
    gone: t`It is not on the desk any more.`,
    stale: t`Somebody else changed it meanwhile. Look at it as it is now, then try again.`,
    impossible: t`Its status does not allow this, or the agent is not active or has no room for more tickets.`,
    busy: t`The service had no time for it. Try again.`,
    "not-sent": t`It could not be sent. Check your network, then try again.`,
    failed: t`Something went wrong on our side. Try again.`,
  };
  return { view, filter, refusal };
};
