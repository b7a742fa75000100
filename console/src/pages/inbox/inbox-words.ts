import { msg } from "@lingui/core/macro";
import { sharedWords } from "../../desk/shared-words";
import type { Refusal } from "./bulk";
import type { FilterName, View } from "./search";

/** Names of views, filters and refusals, in the person's language. */
export const useInboxWords = sharedWords((say) => {
  const view: Readonly<Record<View, string>> = {
    mine: say(msg`Mine`),
    unassigned: say(msg`Unassigned`),
    "at-risk": say(msg`At risk`),
    failed: say(msg({ message: "Failed", context: "tickets" })),
    all: say(msg({ message: "All", context: "tickets" })),
  };
  const filter: Readonly<Record<FilterName, string>> = {
    deskStatus: say(msg`Status`),
    priority: say(msg`Priority`),
    category: say(msg`Category`),
    assignee: say(msg`Assigned to`),
    tag: say(msg`Tag`),
    customer: say(msg`Customer`),
    tier: say(msg`Tier`),
    lane: say(msg`Lane`),
    language: say(msg`Language`),
    status: say(msg`Pipeline`),
    from: say(msg`Submitted from`),
    to: say(msg`Submitted until`),
  };
  const refusal: Readonly<Record<Refusal, string>> = {
    gone: say(msg`It is not on the desk any more.`),
    stale: say(msg`Somebody else changed it meanwhile. Look at it as it is now, then try again.`),
    impossible: say(msg`Its status does not allow this, or the agent is not active or has no room for more tickets.`),
    busy: say(msg`The service had no time for it. Try again.`),
    "not-sent": say(msg`It could not be sent. Check your network, then try again.`),
    failed: say(msg`Something went wrong on our side. Try again.`),
  };
  return { view, filter, refusal };
});
