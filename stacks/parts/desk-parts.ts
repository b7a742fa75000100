import type { Construct } from "constructs";
import type { StackConfig } from "../config/config.js";
import { CHANGES_OF_TICKETS, TableFollower } from "../constructs/data/table-follower.js";
import { EveryMinute } from "../constructs/desk/every-minute.js";
import { NotificationTopic } from "../constructs/routing/notification-topic.js";
import type { ResourceNames } from "../names.js";
import type { Parts } from "./pipeline-parts.js";

/** Creates what staff are notified by, has deadlines watched each minute, and what changes on the desk counted. */
export const createDesk = (scope: Construct, config: StackConfig, parts: Parts, names: ResourceNames) => {
  const { account, key, store, workflow } = parts;
  const { serveDesk, watchDeadlines, countDeskChanges } = parts.functions;
  const notices = new NotificationTopic(scope, "desk-notices", {
    name: names.deskNotices,
    key,
    emails: config.deskNoticeEmails,
  });
  store.bindDesk(serveDesk);
  workflow.bindReader(serveDesk);
  serveDesk.setEnvironment("MODEL_PRICES", JSON.stringify(config.budgets.tokenPrices));
  store.bindDeadlines(watchDeadlines);
  notices.bindPublisher(serveDesk, "DESK_NOTICES_TOPIC");
  notices.bindPublisher(watchDeadlines, "DESK_NOTICES_TOPIC");
  new EveryMinute(scope, "watch-deadlines", {
    account,
    fn: watchDeadlines,
    ruleName: names.watchDeadlinesRule,
    deadLetterName: names.watchDeadlinesDeadLetters,
  });
  store.bindDeskCounter(countDeskChanges);
  new TableFollower(scope, "count-desk-changes", {
    account,
    store,
    fn: countDeskChanges,
    following: CHANGES_OF_TICKETS,
    deadLetterName: names.countDeskChangesDeadLetters,
  });
  return { notices };
};
export type Desk = ReturnType<typeof createDesk>;
