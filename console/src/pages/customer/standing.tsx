import { useLingui } from "@lingui/react/macro";
import { Badge, type Tone } from "../../design/badge";
import type { OwnTicket, OwnTicketSummary } from "./queries";

/** What a ticket's customer wants to know about it: who is to act, and whether it is done. */
type Standing = "working" | "person" | "answered" | "waiting" | "solved" | "closed" | "refused";

const BY_STATUS: Readonly<Record<OwnTicketSummary["status"], Standing>> = {
  RECEIVED: "working",
  PROCESSING: "working",
  NOT_ACCEPTED: "refused",
  ANSWERED: "answered",
  NEEDS_HUMAN: "person",
  // A person of the support team answers it.
  FAILED: "person",
};

const BY_CONVERSATION: Readonly<Record<NonNullable<OwnTicket["conversation"]>, Standing>> = {
  open: "person",
  pending: "waiting",
  solved: "solved",
  closed: "closed",
};

const standingOf = (ticket: OwnTicketSummary | OwnTicket): Standing =>
  "conversation" in ticket && ticket.conversation !== null
    ? BY_CONVERSATION[ticket.conversation]
    : BY_STATUS[ticket.status];

const TONES: Readonly<Record<Standing, Tone>> = {
  working: "neutral",
  person: "accent",
  answered: "success",
  waiting: "warning",
  solved: "success",
  closed: "neutral",
  refused: "danger",
};

/** Where a ticket stands, in its customer's words. */
export const StandingBadge = ({ ticket }: { readonly ticket: OwnTicketSummary | OwnTicket }) => {
  const { t } = useLingui();
  const words: Readonly<Record<Standing, string>> = {
    working: t`We are reading it`,
    person: t`With our team`,
    answered: t`Answered`,
    waiting: t`Waiting for you`,
    solved: t`Solved`,
    closed: t`Closed`,
    refused: t`Not accepted`,
  };
  const standing = standingOf(ticket);
  return <Badge tone={TONES[standing]}>{words[standing]}</Badge>;
};
