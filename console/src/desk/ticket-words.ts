import { msg } from "@lingui/core/macro";
import type { components } from "../api/schema";
import { perLocale } from "../words/per-locale";
import { sharedWords } from "./shared-words";

export type DeskTicket = components["schemas"]["DeskTicket"];
export type ListedTicket = components["schemas"]["ListedTicket"];
export type DeskStatus = DeskTicket["deskStatus"];
export type StaffStatus = DeskTicket["allowedStatuses"][number];
export type Priority = DeskTicket["priority"];
type Category = DeskTicket["category"];
type Sentiment = NonNullable<DeskTicket["sentiment"]>;
export type ClockName = NonNullable<ListedTicket["dueClock"]>;
type PipelineStatus = DeskTicket["status"];

/** Names of a ticket's values, in the person's language. Everything that shows tickets takes them from here. */
export const useTicketWords = sharedWords((say) => {
  const deskStatus: Readonly<Record<DeskStatus, string>> = {
    OPEN: say(msg`Open`),
    PENDING: say(msg`Pending`),
    ON_HOLD: say(msg`On hold`),
    SOLVED: say(msg`Solved`),
    CLOSED: say(msg`Closed`),
  };
  const priority: Readonly<Record<Priority, string>> = {
    CRITICAL: say(msg`Critical`),
    HIGH: say(msg`High`),
    MEDIUM: say(msg`Medium`),
    NORMAL: say(msg`Normal`),
  };
  const category: Readonly<Record<Category, string>> = {
    ACCOUNT: say(msg`Account`),
    BILLING: say(msg`Billing`),
    BUG: say(msg`Bug`),
    DATA_LOSS: say(msg`Data loss`),
    FEATURE_REQUEST: say(msg`Feature request`),
    HOW_TO: say(msg`How to`),
    OUTAGE: say(msg`Outage`),
    PERFORMANCE: say(msg`Performance`),
    SECURITY: say(msg`Security`),
    OTHER: say(msg`Other`),
  };
  const sentiment: Readonly<Record<Sentiment, string>> = {
    POSITIVE: say(msg`Positive`),
    NEUTRAL: say(msg`Neutral`),
    MIXED: say(msg`Mixed`),
    NEGATIVE: say(msg`Negative`),
  };
  const status: Readonly<Record<PipelineStatus, string>> = {
    RECEIVED: say(msg`Received`),
    NOT_ACCEPTED: say(msg`Not accepted`),
    PROCESSING: say(msg`Processing`),
    ANSWERED: say(msg`Answered by the model`),
    NEEDS_HUMAN: say(msg`Needs a person`),
    FAILED: say(msg`Failed`),
  };
  const clock: Readonly<Record<ClockName, string>> = {
    firstResponse: say(msg`First response`),
    nextResponse: say(msg`Next response`),
    resolution: say(msg`Resolution`),
  };
  const tier: Readonly<Record<DeskTicket["tier"], string>> = { gold: say(msg`Gold`), general: say(msg`General`) };
  const lane: Readonly<Record<DeskTicket["lane"], string>> = {
    priority: say(msg`Priority lane`),
    general: say(msg`General lane`),
  };
  return { deskStatus, priority, category, sentiment, status, clock, tier, lane };
});

const languageNames = perLocale((locale) => new Intl.DisplayNames(locale, { type: "language", fallback: "code" }));

/** Name of a language in the person's language; undefined when the ticket's is not known. */
export const languageName = (tag: string, locale: string): string | undefined =>
  tag === "und" ? undefined : languageNames(locale).of(tag);
