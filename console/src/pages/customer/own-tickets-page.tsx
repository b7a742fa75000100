import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { MessagesSquare, SquarePen } from "lucide-react";
import { Button, buttonClass } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { usePageTitle } from "../../shell/page-title";
import { ownTickets, type OwnTicketSummary } from "./queries";
import { StandingBadge } from "./standing";

export { readTicketsAhead } from "./queries";

const ROW = "flex min-h-16 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-3 sm:px-6";

const Row = ({ ticket }: { readonly ticket: OwnTicketSummary }) => {
  const { t } = useLingui();
  return (
    <li>
      <Link to="/tickets/$ticketId" params={{ ticketId: ticket.ticketId }} className={`${ROW} hover:bg-hover`}>
        <span dir="auto" className="min-w-0 basis-full truncate font-medium sm:grow sm:basis-0">
          {ticket.subject === null ? t`No subject` : visibleText(ticket.subject)}
        </span>
        <StandingBadge ticket={ticket} />
        <Time
          value={ticket.submittedAt}
          className="ml-auto text-sm whitespace-nowrap text-muted sm:w-28 sm:text-right"
        />
      </Link>
    </li>
  );
};

/** As high as the rows that come. */
const Rows = () => (
  <ul aria-hidden>
    {["w-64", "w-48", "w-80", "w-56"].map((width) => (
      <li key={width} className={ROW}>
        <Skeleton className={`h-4 max-w-full ${width}`} />
        <Skeleton className="ml-auto h-4 w-28" />
      </li>
    ))}
  </ul>
);

const NewTicketLink = () => {
  const { t } = useLingui();
  return (
    <Link to="/tickets/new" className={buttonClass("primary")}>
      <SquarePen aria-hidden className="size-4" />
      {t`New ticket`}
    </Link>
  );
};

const List = () => {
  const { t } = useLingui();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery(ownTickets);
  const retry = <Button onClick={() => void refetch()}>{t`Try again`}</Button>;
  if (data === undefined)
    return error === null ? (
      <Rows />
    ) : (
      <div className="p-4 sm:p-6">
        <ErrorNote error={error} action={retry} />
      </div>
    );
  const tickets = data.pages.flatMap((page) => page.tickets);
  if (tickets.length === 0)
    return (
      <EmptyState icon={MessagesSquare} title={t`No tickets yet`} action={<NewTicketLink />}>
        {t`When you need help, write us what is wrong. You follow it here and can add to it at any time.`}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t`My tickets`} className="bg-surface">
        {tickets.map((ticket) => (
          <Row key={ticket.ticketId} ticket={ticket} />
        ))}
      </ul>
      {error !== null && (
        <div className="p-4 sm:px-6">
          <ErrorNote error={error} action={retry} />
        </div>
      )}
      {hasNextPage && (
        <div className="flex justify-center p-4">
          <Button isPending={isFetchingNextPage} onClick={() => void fetchNextPage()}>{t`Show older tickets`}</Button>
        </div>
      )}
    </>
  );
};

/** The tickets of the person, the newest first. */
export const OwnTicketsPage = () => {
  const { t } = useLingui();
  usePageTitle(t`My tickets`);
  return (
    <>
      <PageHeader title={t`My tickets`} actions={<NewTicketLink />} />
      <List />
    </>
  );
};
