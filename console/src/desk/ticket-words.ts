import { useLingui } from "@lingui/react/macro";
import type { components } from "../api/schema";

export type DeskTicket = components["schemas"]["DeskTicket"];
export type ListedTicket = components["schemas"]["ListedTicket"];
export type DeskStatus = DeskTicket["deskStatus"];
export type StaffStatus = DeskTicket["allowedStatuses"][number];
export type Priority = DeskTicket["priority"];
export type Category = DeskTicket["category"];
type Sentiment = NonNullable<DeskTicket["sentiment"]>;
export type ClockName = NonNullable<ListedTicket["dueClock"]>;
type PipelineStatus = DeskTicket["status"];

/** From most to least urgent. */
export const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "NORMAL"] as const satisfies readonly Priority[];

export const CATEGORIES = [
  "ACCOUNT",
  "BILLING",
  "BUG",
  "DATA_LOSS",
  "FEATURE_REQUEST",
  "HOW_TO",
  "OUTAGE",
  "PERFORMANCE",
  "SECURITY",
  "OTHER",
] as const satisfies readonly Category[];

export const TIERS = ["gold", "general"] as const satisfies readonly DeskTicket["tier"][];

/** Names of a ticket's values, in the person's language. Everything that shows tickets takes them from here. */
export const useTicketWords = () => {
  const { t } = useLingui();
  const deskStatus: Readonly<Record<DeskStatus, string>> = {
    OPEN: t`Open`,
    PENDING: t`Pending`,
    ON_HOLD: t`On hold`,
    SOLVED: t`Solved`,
    CLOSED: t`Closed`,
  };
  const priority: Readonly<Record<Priority, string>> = {
    CRITICAL: t`Critical`,
    HIGH: t`High`,
    MEDIUM: t`Medium`,
    NORMAL: t`Normal`,
  };
  const category: Readonly<Record<Category, string>> = {
    ACCOUNT: t`Account`,
    BILLING: t`Billing`,
    BUG: t`Bug`,
    DATA_LOSS: t`Data loss`,
    FEATURE_REQUEST: t`Feature request`,
    HOW_TO: t`How to`,
    OUTAGE: t`Outage`,
    PERFORMANCE: t`Performance`,
    SECURITY: t`Security`,
    OTHER: t`Other`,
  };
  const sentiment: Readonly<Record<Sentiment, string>> = {
    POSITIVE: t`Positive`,
    NEUTRAL: t`Neutral`,
    MIXED: t`Mixed`,
    NEGATIVE: t`Negative`,
  };
  const status: Readonly<Record<PipelineStatus, string>> = {
    RECEIVED: t`Received`,
    NOT_ACCEPTED: t`Not accepted`,
    PROCESSING: t`Processing`,
    ANSWERED: t`Answered by the model`,
    NEEDS_HUMAN: t`Needs a person`,
    FAILED: t`Failed`,
  };
  const clock: Readonly<Record<ClockName, string>> = {
    firstResponse: t`First response`,
    nextResponse: t`Next response`,
    resolution: t`Resolution`,
  };
  const tier: Readonly<Record<DeskTicket["tier"], string>> = { gold: t`Gold`, general: t`General` };
  const lane: Readonly<Record<DeskTicket["lane"], string>> = { priority: t`Priority lane`, general: t`General lane` };
  return { deskStatus, priority, category, sentiment, status, clock, tier, lane };
};

/** Name of a language in the person's language; undefined when the ticket's is not known. */
export const languageName = (tag: string, locale: string): string | undefined =>
  tag === "und" ? undefined : new Intl.DisplayNames(locale, { type: "language", fallback: "code" }).of(tag);
