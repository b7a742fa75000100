import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Inbox, UserX } from "lucide-react";
import type { ReactNode } from "react";
import { isRefusal } from "../../api/problem";
import { Badge } from "../../design/badge";
import { Button, buttonClass } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { DeskStatusBadge, PriorityBadge } from "../../desk/ticket-badges";
import { useTicketWords } from "../../desk/ticket-words";
import { usePageTitle } from "../../shell/page-title";
import { numberFormat, useFormatLocale } from "../../words/format-locale";
import { customer as customerQuery, type Customer, customerTickets, type CustomerTicket } from "./queries";

const route = getRouteApi("/app/staff/desk/customers/$customerId");

const ROW = "flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 sm:px-6";

const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div className="min-w-0">
    <dt className="text-xs text-muted">{name}</dt>
    <dd className="truncate">{children}</dd>
  </div>
);

const textOr = (text: string | null): ReactNode => (text === null ? "–" : <bdi>{visibleText(text)}</bdi>);

/** Who the customer is, and how many tickets they have. */
const Card = ({ customer }: { readonly customer: Customer }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { customerId, email, company, tier, isUser, lastSubmittedAt, tickets } = customer;
  const number = numberFormat(useFormatLocale());
  const total = number.format(tickets.total);
  const counts = Object.entries(words.status).flatMap(([status, label]) => {
    const count = Object.entries(tickets.byStatus).find(([name]) => name === status)?.[1] ?? 0;
    return count > 0 ? [{ status, label, count: number.format(count) }] : [];
  });
  return (
    <section aria-label={t`Customer`} className="border-b border-line bg-surface px-4 py-4 sm:px-6">
      <dl className="grid max-w-4xl grid-cols-[repeat(auto-fill,minmax(11rem,1fr))] gap-x-6 gap-y-3">
        <Fact name={t`E-mail address`}>{textOr(email)}</Fact>
        <Fact name={t`Company`}>{textOr(company)}</Fact>
        <Fact name={t`Tier`}>{tier === null ? "–" : words.tier[tier]}</Fact>
        <Fact name={t`Account`}>{isUser ? t`Can sign in` : t`None`}</Fact>
        <Fact name={t`Wrote last`}>{lastSubmittedAt === null ? "–" : <Time value={lastSubmittedAt} />}</Fact>
        <Fact name={t`Id`}>
          <span className="font-mono text-xs">{visibleText(customerId)}</span>
        </Fact>
      </dl>
      <div className="mt-4 flex flex-wrap items-center gap-2 text-sm">
        <span className="font-medium">
          {tickets.isComplete ? t`Tickets: ${total}` : t`Tickets: the newest ${total} of more`}
        </span>
        {counts.map(({ status, label, count }) => (
          <Badge key={status}>{`${label}: ${count}`}</Badge>
        ))}
      </div>
    </section>
  );
};

const TicketRow = ({ ticket }: { readonly ticket: CustomerTicket }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const { ticketId, subject, status, deskStatus, priority, submittedAt } = ticket;
  return (
    <li>
      <Link to="/desk/tickets/$ticketId" params={{ ticketId }} className={`${ROW} hover:bg-hover`}>
        <span className="min-w-0 basis-full sm:grow sm:basis-0">
          <span dir="auto" className="block truncate font-medium">
            {subject === null ? t`No subject` : visibleText(subject)}
          </span>
          <span className="block truncate font-mono text-xs text-muted">{ticketId}</span>
        </span>
        {priority !== null && <PriorityBadge priority={priority} />}
        {deskStatus === null ? <Badge>{words.status[status]}</Badge> : <DeskStatusBadge status={deskStatus} />}
        <Time value={submittedAt} className="ml-auto text-sm whitespace-nowrap text-muted sm:w-28 sm:text-right" />
      </Link>
    </li>
  );
};

/** As high as the rows that come. */
const Rows = () => (
  <ul aria-hidden>
    {["w-64", "w-48", "w-80"].map((width) => (
      <li key={width} className={ROW}>
        <Skeleton className={`h-4 max-w-full ${width}`} />
        <Skeleton className="ml-auto h-4 w-28" />
      </li>
    ))}
  </ul>
);

const History = ({ customerId }: { readonly customerId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    customerTickets(customerId),
  );
  const note = error !== null && (
    <div className="p-4 sm:px-6">
      <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
    </div>
  );
  if (data === undefined) return error === null ? <Rows /> : note;
  const tickets = data.pages.flatMap((page) => page.tickets);
  if (tickets.length === 0)
    return (
      <EmptyState icon={Inbox} title={t`No tickets`}>
        {t`This customer has not written yet. What they write appears here.`}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t`Tickets of this customer`} className="bg-surface">
        {tickets.map((ticket) => (
          <TicketRow key={ticket.ticketId} ticket={ticket} />
        ))}
      </ul>
      {note}
      {hasNextPage && (
        <div className="flex justify-center p-4">
          <Button isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t`Show older tickets`}</Button>
        </div>
      )}
    </>
  );
};

/** A customer as staff see them: who it is, and all their tickets, open and closed. */
export const CustomerPage = () => {
  const { t } = useLingui();
  const { customerId } = route.useParams();
  const { data, error, refetch } = useQuery(customerQuery(customerId));
  const name = data === undefined ? t`Customer` : visibleText(data.name ?? data.customerId);
  usePageTitle(name);
  if (data === undefined && isRefusal(error, "not-found"))
    return (
      <EmptyState
        isPage
        icon={UserX}
        title={t`No such customer`}
        action={<Link to="/inbox" className={buttonClass("primary")}>{t`Go to the inbox`}</Link>}
      >
        {t`Nobody with this id has a ticket or an account as a customer.`}
      </EmptyState>
    );
  return (
    <>
      <PageHeader title={data === undefined ? <Skeleton className="h-5 w-48" /> : <bdi>{name}</bdi>} />
      {error !== null && (
        <div className="p-4 sm:px-6">
          <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
        </div>
      )}
      {data === undefined ? error === null && <Skeleton className="h-36 w-full" /> : <Card customer={data} />}
      <History key={customerId} customerId={customerId} />
    </>
  );
};
