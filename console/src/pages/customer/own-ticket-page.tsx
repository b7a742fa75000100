import { useLingui } from "@lingui/react/macro";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft, Bot, CircleCheck, Headset, RotateCcw, SearchX, User } from "lucide-react";
import { useEffect, useRef } from "react";
import { dataOf } from "../../api/answer";
import { isRefusal } from "../../api/problem";
import { Button, buttonClass } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { WrittenText } from "../../design/written-text";
import { api } from "../../session/session";
import { announce } from "../../shell/live-region";
import { usePageTitle } from "../../shell/page-title";
import { type Message, messages, ownTicket, ownTickets, type OwnTicket } from "./queries";
import { ReplyForm } from "./reply-form";
import { StandingBadge } from "./standing";

export { readTicketAhead } from "./queries";

const route = getRouteApi("/app/tickets/$ticketId");

const ICONS = { you: User, support: Headset, model: Bot } as const;

const useAuthorNames = (): Readonly<Record<Message["author"], string>> => {
  const { t } = useLingui();
  return { you: t`You`, support: t`Support team`, model: t`Automatic answer` };
};

const MessageCard = ({ message: { author, text, at } }: { readonly message: Message }) => {
  const names = useAuthorNames();
  const Icon = ICONS[author];
  return (
    <li className={author === "you" ? "sm:pl-12" : "sm:pr-12"}>
      <article
        className={`rounded-lg border border-line px-4 py-3 ${author === "you" ? "bg-accent-ground/60" : "bg-surface"}`}
      >
        <header className="mb-1.5 flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
          <Icon aria-hidden className="size-4 shrink-0 text-muted" />
          <h2 className="font-semibold">{names[author]}</h2>
          <Time value={at} className="ml-auto shrink-0 whitespace-nowrap text-muted" />
        </header>
        <WrittenText>{text}</WrittenText>
      </article>
    </li>
  );
};

const Conversation = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(messages(ticketId));
  const count = data?.length;
  const before = useRef<number>(undefined);
  const isFromOthers = data?.at(-1)?.author !== "you";
  useEffect(() => {
    if (count !== undefined && before.current !== undefined && count > before.current && isFromOthers)
      announce(t`There is a new message.`);
    before.current = count;
  }, [count, isFromOthers, t]);
  if (data === undefined) {
    if (error === null) return <Skeleton className="h-32 w-full" />;
    return <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />;
  }
  if (data.length === 0) return <p className="text-muted">{t`Your text appears here once we have read it.`}</p>;
  return (
    <ol aria-label={t`Conversation`} className="flex flex-col gap-3">
      {data.map((message) => (
        <MessageCard key={message.messageId} message={message} />
      ))}
    </ol>
  );
};

/** What the customer may change: say that it is solved, or that it is not. */
const StatusButton = ({ ticket }: { readonly ticket: OwnTicket }) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { mutate, isPending, error } = useMutation({
    mutationFn: (status: "solved" | "reopened") =>
      dataOf(api.PUT("/tickets/{id}", { params: { path: { id: ticket.ticketId } }, body: { status } })),
    onSuccess: (changed) => {
      queries.setQueryData(ownTicket(ticket.ticketId).queryKey, changed);
      void queries.invalidateQueries({ queryKey: ownTickets.queryKey });
    },
  });
  if (ticket.conversation === null || ticket.conversation === "closed") return null;
  const isSolved = ticket.conversation === "solved";
  return (
    <div className="flex flex-col gap-3">
      {error !== null && <ErrorNote error={error} />}
      <Button
        isPending={isPending}
        className="self-start"
        onClick={() => {
          mutate(isSolved ? "reopened" : "solved");
        }}
      >
        {isSolved ? <RotateCcw aria-hidden className="size-4" /> : <CircleCheck aria-hidden className="size-4" />}
        {isSolved ? t`It is not solved` : t`My problem is solved`}
      </Button>
    </div>
  );
};

/** What happens next, while nobody has answered. */
const NextStep = ({ ticket: { conversation, response, answerBy, status } }: { readonly ticket: OwnTicket }) => {
  const { t } = useLingui();
  if (status === "NOT_ACCEPTED")
    return <p className="text-muted">{t`This ticket could not be accepted. Write a new one.`}</p>;
  if (conversation === "pending") return <p className="text-muted">{t`We wait for your answer.`}</p>;
  if (response !== null && conversation !== "open") return null;
  return (
    <p className="text-muted">
      {answerBy === null ? t`We are working on it.` : t`We answer by:`}{" "}
      {answerBy !== null && <Time value={answerBy} isExact className="font-medium text-text" />}
    </p>
  );
};

const BackLink = () => {
  const { t } = useLingui();
  return (
    <Link
      to="/tickets"
      aria-label={t`Back to my tickets`}
      title={t`Back to my tickets`}
      className={buttonClass("quiet", true)}
    >
      <ArrowLeft aria-hidden className="size-4" />
    </Link>
  );
};

const Gone = () => {
  const { t } = useLingui();
  const back = (
    <Link to="/tickets" className={buttonClass("primary")}>
      {t`Back to my tickets`}
    </Link>
  );
  return (
    <EmptyState isPage icon={SearchX} title={t`No such ticket`} action={back}>
      {t`There is no ticket of yours at this address. It may belong to another account.`}
    </EmptyState>
  );
};

/** One ticket of the person: the conversation, and where to write on. */
export const OwnTicketPage = () => {
  const { t } = useLingui();
  const { ticketId } = route.useParams();
  const queries = useQueryClient();
  const { data: ticket, error } = useQuery(ownTicket(ticketId));
  // What is below the conversation waits for its height.
  const { isPending } = useQuery(messages(ticketId));
  const readAgain = () => void queries.refetchQueries({ queryKey: ownTicket(ticketId).queryKey });
  const subject = ticket === undefined ? "" : ticket.subject === null ? t`No subject` : visibleText(ticket.subject);
  usePageTitle(subject === "" ? t`Ticket` : subject);
  if (ticket === undefined && isRefusal(error, "not-found")) return <Gone />;
  const title = ticket === undefined ? <Skeleton className="h-5 w-64 max-w-full" /> : <bdi>{subject}</bdi>;
  return (
    <>
      <PageHeader
        title={
          <span className="flex min-w-0 items-center gap-2">
            <BackLink />
            <span className="min-w-0 truncate">{title}</span>
          </span>
        }
        beside={ticket !== undefined && <StandingBadge ticket={ticket} />}
      />
      <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
        {error !== null && <ErrorNote error={error} action={<Button onClick={readAgain}>{t`Try again`}</Button>} />}
        {typeof ticket?.followUpOf === "string" && (
          <Link to="/tickets/$ticketId" params={{ ticketId: ticket.followUpOf }} className="text-accent-text underline">
            {t`This continues an earlier ticket.`}
          </Link>
        )}
        {(ticket !== undefined || error === null) && <Conversation ticketId={ticketId} />}
        {ticket !== undefined && !isPending && (
          <>
            <NextStep ticket={ticket} />
            {ticket.status !== "NOT_ACCEPTED" && ticket.conversation !== null && (
              <ReplyForm key={ticketId} ticket={ticket} />
            )}
            <StatusButton ticket={ticket} />
          </>
        )}
      </div>
    </>
  );
};
