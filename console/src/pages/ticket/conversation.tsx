import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Bot, Clock, Headset, Lock, User } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Badge } from "../../design/badge";
import { Button } from "../../design/button";
import { classNames } from "../../design/class-names";
import { ErrorNote } from "../../design/error-note";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { WrittenText } from "../../design/written-text";
import { useAgentNames } from "../../desk/agent-names";
import { deskMessages, notes, POLL_MS } from "../../desk/queries";
import type { DeskTicket } from "../../desk/ticket-words";
import { usePerson } from "../../session/use-session";
import { announce } from "../../shell/live-region";
import { useWaitingReply } from "./outbox";

type Kind = "customer" | "agent" | "model" | "note" | "waiting";

const ICONS = { customer: User, agent: Headset, model: Bot, note: Lock, waiting: Clock } as const;

const LOOKS: Readonly<Record<Kind, string>> = {
  customer: "border-line bg-surface sm:mr-10",
  agent: "border-transparent bg-accent-ground/70 sm:ml-10",
  model: "border-transparent bg-accent-ground/70 sm:ml-10",
  note: "border-note-line border-dashed bg-note-ground sm:ml-10",
  waiting: "border-accent border-dashed bg-surface sm:ml-10",
};

interface EntryProps {
  readonly kind: Kind;
  readonly author: string;
  readonly at?: string;
  readonly badge?: ReactNode;
  readonly children: string;
}

const Entry = ({ kind, author, at, badge, children }: EntryProps) => {
  const Icon = ICONS[kind];
  return (
    <li>
      <article className={classNames("rounded-lg border px-4 py-3", LOOKS[kind])}>
        <header className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
          <Icon
            aria-hidden
            className={classNames("size-4 shrink-0", kind === "note" ? "text-note-text" : "text-muted")}
          />
          <h2 className="min-w-0 truncate font-semibold">
            <bdi>{visibleText(author)}</bdi>
          </h2>
          {badge}
          {at !== undefined && <Time value={at} className="ml-auto text-muted" />}
        </header>
        <WrittenText>{children}</WrittenText>
      </article>
    </li>
  );
};

/** Tells who listens that the customer wrote while the ticket was open. */
const useNews = (count: number | undefined, isFromCustomer: boolean) => {
  const { t } = useLingui();
  const before = useRef<number>(undefined);
  useEffect(() => {
    if (count === undefined) return;
    if (before.current !== undefined && count > before.current && isFromCustomer)
      announce(t`The customer wrote a new message.`);
    before.current = count;
  }, [count, isFromCustomer, t]);
};

/** Public messages and notes by time, and what is on its way. */
export const Conversation = ({ ticket }: { readonly ticket: DeskTicket }) => {
  const { t } = useLingui();
  const { ticketId, contact, customerId } = ticket;
  const nameOf = useAgentNames();
  const person = usePerson();
  const sent = useQuery({ ...deskMessages(ticketId), refetchInterval: POLL_MS });
  const internal = useQuery({ ...notes(ticketId), refetchInterval: POLL_MS });
  const waiting = useWaitingReply(ticketId);
  useNews(sent.data?.length, sent.data?.at(-1)?.author.role === "customer");
  const error = sent.error ?? internal.error;
  const retry = () => {
    void sent.refetch();
    void internal.refetch();
  };
  if (sent.data === undefined || internal.data === undefined)
    return error !== null && <ErrorNote error={error} action={<Button onClick={retry}>{t`Try again`}</Button>} />;
  const customer = contact.name ?? contact.email ?? customerId ?? t`Customer`;
  const drafted = {
    "as-is": <Badge tone="accent">{t`Written by the model`}</Badge>,
    edited: <Badge tone="accent">{t`Model's draft, edited`}</Badge>,
  };
  const authorOf = { customer: () => customer, model: () => t`Model`, agent: nameOf } as const;
  const entries = [
    ...sent.data.map(({ messageId, at, author, text, drafted: share }) => ({
      id: messageId,
      at,
      entry: (
        <Entry
          key={messageId}
          kind={author.role}
          at={at}
          author={authorOf[author.role](author.id)}
          badge={share !== null && drafted[share]}
        >
          {text}
        </Entry>
      ),
    })),
    ...internal.data.map(({ noteId, at, author, text }) => ({
      id: noteId,
      at,
      entry: (
        <Entry
          key={noteId}
          kind="note"
          at={at}
          author={nameOf(author)}
          badge={<Badge tone="note">{t`Note, for the team only`}</Badge>}
        >
          {text}
        </Entry>
      ),
    })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const isTextStored = ticket.description !== null && sent.data[0]?.author.role !== "customer";
  return (
    <ol aria-label={t`Conversation`} className="flex flex-col gap-3">
      {isTextStored && (
        <Entry kind="customer" author={customer} at={ticket.submittedAt}>
          {ticket.description ?? ""}
        </Entry>
      )}
      {entries.map(({ entry }) => entry)}
      {waiting !== undefined && (
        <Entry kind="waiting" author={person.name ?? t`You`} badge={<Badge>{t`On its way`}</Badge>}>
          {waiting.text}
        </Entry>
      )}
    </ol>
  );
};
