import { useLingui } from "@lingui/react/macro";
import { plural } from "@lingui/core/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ArrowUp, CircleCheckBig, Inbox as InboxIcon, SearchX } from "lucide-react";
import { lazy, type RefObject, Suspense, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useMedia } from "../../browser/use-media";
import { Button } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { Skeleton } from "../../design/skeleton";
import { showToast } from "../../design/toast";
import { visibleText } from "../../design/visible-text";
import { type RowSelection, VirtualList, type VirtualListHandle } from "../../design/virtual-list";
import { useAgentNames } from "../../desk/agent-names";
import type { ListedTicket } from "../../desk/ticket-words";
import { setWorkQueue } from "../../desk/work-queue";
import { usePerson } from "../../session/use-session";
import { type Command, useCommands } from "../../shell/commands";
import type { Action } from "./bulk";
import { InboxContext } from "./inbox-context";
import { assignAutomatically, inbox, INBOX_KEY, readMore, setVisibleTickets } from "./queries";
import { rememberedPlace, rememberPlace } from "./remembered";
import { activeFilters, type InboxSearch, withoutFilters } from "./search";
import { isMoved, pagesWith, type TicketList, ticketsOf } from "./ticket-list";
import { ROW_HEIGHTS, TicketRow, WIDE } from "./ticket-row";
import { useArrivals } from "./use-arrivals";
import { useBulk } from "./use-bulk";
import { usePrefetch } from "./use-prefetch";
import { useSteadyRows } from "./use-steady-rows";

// Menus and dialogs need code that the list does without.
const BulkBar = lazy(async () => ({ default: (await import("./bulk-bar")).BulkBar }));
const TagDialog = lazy(async () => ({ default: (await import("./tag-dialog")).TagDialog }));

interface InboxListProps {
  readonly search: InboxSearch;
  readonly onSearch: (search: InboxSearch) => void;
}

/** The next page is read when this many rows are left below the screen. */
const ROWS_AHEAD = 50;

const NO_TICKETS: readonly ListedTicket[] = [];
const NOTHING: ReadonlySet<string> = new Set();

const idOf = ({ ticketId }: ListedTicket): string => ticketId;
const nameOfRow = ({ subject }: ListedTicket): string => visibleText(subject);
const renderRow = (ticket: ListedTicket, selection: RowSelection) => (
  <TicketRow ticket={ticket} selection={selection} />
);

/** As high as the rows that come. */
const Rows = ({ height }: { readonly height: number }) => (
  <div aria-hidden>
    {["w-64", "w-48", "w-80", "w-56", "w-72", "w-40", "w-64", "w-52"].map((width, place) => (
      <div
        key={`${place} ${width}`}
        // The height of the rows that come
        style={{ height }}
        className="flex items-center gap-4 border-b border-line px-4 sm:px-6"
      >
        <Skeleton className="size-4" />
        <Skeleton className="h-4 w-16" />
        <Skeleton className={`h-4 max-w-full ${width}`} />
        <Skeleton className="ml-auto h-4 w-20" />
      </div>
    ))}
  </div>
);

const Empty = ({ search, onSearch }: InboxListProps) => {
  const { t } = useLingui();
  const isNarrowed = activeFilters(search).length > 0 || search.q !== undefined;
  if (isNarrowed)
    return (
      <EmptyState
        icon={SearchX}
        title={t`No ticket matches`}
        action={
          <Button
            onClick={() => {
              onSearch(withoutFilters(search));
            }}
          >{t`Clear search and filters`}</Button>
        }
      >
        {t`Remove a filter, or look for other words. Solved tickets are not in the inbox.`}
      </EmptyState>
    );
  const view = search.view ?? "all";
  const words = {
    mine: [t`You have no tickets`, t`Take one from the unassigned tickets, or switch on “I take tickets”.`],
    unassigned: [t`Everything is assigned`, t`New tickets that nobody has appear here by themselves.`],
    "at-risk": [t`No deadline is near`, t`Tickets appear here when most of their time is used up.`],
    failed: [t`Nothing has failed`, t`Tickets appear here when the pipeline could not answer them.`],
    all: [t`The inbox is empty`, t`New tickets appear here by themselves.`],
  } as const;
  const [title, text] = words[view];
  return (
    <EmptyState icon={view === "all" || view === "mine" ? InboxIcon : CircleCheckBig} title={title}>
      {text}
    </EmptyState>
  );
};

/** Scrolls to where the person left the list, and back to the ticket that they opened. */
const useRestoredPlace = (
  personId: string,
  search: InboxSearch,
  hasRows: boolean,
  list: RefObject<VirtualListHandle | null>,
) => {
  const isDone = useRef(false);
  useEffect(() => {
    if (isDone.current || !hasRows) return undefined;
    isDone.current = true;
    const place = rememberedPlace(personId);
    if (place?.ticketId === undefined || JSON.stringify(place.search) !== JSON.stringify(search)) return undefined;
    const { scrollTop, ticketId } = place;
    list.current?.scrollTo(scrollTop);
    // The rows come after the list has measured itself.
    const frame = requestAnimationFrame(() => {
      list.current?.scrollTo(scrollTop);
      requestAnimationFrame(() => list.current?.focus(ticketId));
    });
    return () => {
      cancelAnimationFrame(frame);
    };
    // Once, when the rows are there
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [hasRows]);
};

/** Reads more pages as the person comes near the end, and pages again whose place in the list has changed. */
const useVisibleRows = (search: InboxSearch, data: TicketList | undefined, rows: readonly ListedTicket[]) => {
  const queries = useQueryClient();
  const [moreError, setMoreError] = useState<unknown>();
  const isReading = useRef(false);
  const last = useRef<readonly [number, number]>([0, 0]);

  const readOn = useCallback(() => {
    if (isReading.current) return;
    isReading.current = true;
    readMore(queries, search)
      .then(
        () => {
          setMoreError(undefined);
        },
        (error: unknown) => {
          setMoreError(error);
        },
      )
      .finally(() => {
        isReading.current = false;
      });
  }, [queries, search]);

  const onVisible = (first: number, end: number) => {
    last.current = [first, end];
    const ids = rows.slice(first, end + 1).map(idOf);
    setVisibleTickets(ids);
    if (data === undefined) return;
    const hasMore = (data.pages.at(-1)?.nextCursor ?? null) !== null;
    if (hasMore && moreError === undefined && end + ROWS_AHEAD >= rows.length) readOn();
    // Which pages are on the screen takes a look at every ticket: only when one of them has moved.
    if (data.pages.some(isMoved) && pagesWith(data, ids).some(isMoved))
      void queries.invalidateQueries({ queryKey: inbox(search).queryKey }, { cancelRefetch: false });
  };

  // Also when nobody scrolls: a page may have few rows, even none.
  useEffect(() => {
    onVisible(...last.current);
    // When the list has changed
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [data]);

  return { onVisible, moreError, readOn };
};

/** The tickets of a view: read, selected, changed and opened. */
export const InboxList = ({ search, onSearch }: InboxListProps) => {
  const { t } = useLingui();
  const person = usePerson();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const isWide = useMedia(WIDE);
  const rowHeight = isWide ? ROW_HEIGHTS.wide : ROW_HEIGHTS.narrow;
  const { data, error, refetch } = useQuery(inbox(search));
  const list = useRef<VirtualListHandle>(null);
  const latest = useMemo(() => (data === undefined ? NO_TICKETS : ticketsOf(data)), [data]);
  const { rows, isWaiting, settle, force } = useSteadyRows(latest, list);
  const { fresh, clear, see } = useArrivals(data);
  const { onVisible, moreError, readOn } = useVisibleRows(search, data, rows);
  const bulk = useBulk(force);
  const prefetch = usePrefetch();
  const nameOf = useAgentNames();
  const [selected, setSelected] = useState(NOTHING);
  const [tagging, setTagging] = useState<readonly ListedTicket[]>();
  useRestoredPlace(person.id, search, rows.length > 0, list);

  const select = (ids: ReadonlySet<string>) => {
    setSelected(ids);
    if (ids.size === 0) bulk.forget();
  };
  // A ticket that has left the list meanwhile is not selected any more.
  const chosen = useMemo(() => rows.filter(({ ticketId }) => selected.has(ticketId)), [rows, selected]);

  /** The selected tickets, without a selection the current one. */
  const targets = (): readonly ListedTicket[] => {
    const current = list.current?.current();
    return chosen.length > 0 ? chosen : rows.filter(({ ticketId }) => ticketId === current);
  };

  const act = async (action: Action, tickets = targets()) => {
    if (tickets.length === 0 || bulk.progress !== undefined) return;
    const isSelection = tickets.some(({ ticketId }) => selected.has(ticketId));
    const refused = await bulk.run(action, tickets);
    if (isSelection || refused.length > 0) setSelected(new Set(refused));
  };

  const assignFree = async () => {
    const [ticket] = chosen;
    if (ticket === undefined) return;
    try {
      const { assignee } = await assignAutomatically(ticket);
      const name = assignee === null ? "" : nameOf(assignee);
      showToast({ text: t`Assigned to ${name}.` });
      setSelected(NOTHING);
    } catch {
      showToast({
        tone: "problem",
        text: t`Nobody is free, or somebody else changed the ticket meanwhile. Try again.`,
      });
    }
    void queries.invalidateQueries({ queryKey: INBOX_KEY });
  };

  const open = (ticketId: string | undefined) => {
    if (ticketId === undefined) return;
    setWorkQueue(rows.map(idOf));
    rememberPlace({ personId: person.id, search, scrollTop: list.current?.scrollTop() ?? 0, ticketId });
    void navigate({ to: "/desk/tickets/$ticketId", params: { ticketId } });
  };

  useInboxCommands({
    next: () => list.current?.step(1),
    previous: () => list.current?.step(-1),
    open: () => {
      open(list.current?.current());
    },
    select: () => list.current?.toggle(),
    clear: () => {
      select(NOTHING);
    },
    assign: () => void act({ kind: "assign", assignee: person.id }),
    tag: () => {
      const tickets = targets();
      if (tickets.length > 0) setTagging(tickets);
    },
    solve: () => void act({ kind: "status", deskStatus: "SOLVED" }),
  });

  const showNew = () => {
    force();
    const first = latest.find(({ ticketId }) => fresh.has(ticketId));
    clear();
    if (first !== undefined) requestAnimationFrame(() => list.current?.focus(first.ticketId));
  };

  const contents = useMemo(() => ({ nameOf, refused: bulk.refused, fresh }), [nameOf, bulk.refused, fresh]);
  const again = <Button onClick={() => void refetch()}>{t`Try again`}</Button>;
  if (data === undefined)
    return error === null ? (
      <Rows height={rowHeight} />
    ) : (
      <div className="p-4 sm:p-6">
        <ErrorNote error={error} action={again} />
      </div>
    );
  const hasMore = (data.pages.at(-1)?.nextCursor ?? null) !== null;
  const count = latest.length;
  const newCount = fresh.size;
  return (
    <InboxContext value={contents}>
      <div className="flex min-h-7 shrink-0 items-center gap-2 border-b border-line bg-ground px-4 text-xs text-muted sm:px-6">
        <span className="tabular-nums">
          {hasMore
            ? t`${plural(count, { one: "# ticket, more below", other: "# tickets, more below" })}`
            : t`${plural(count, { one: "# ticket", other: "# tickets" })}`}
        </span>
        {(newCount > 0 || isWaiting) && (
          <button
            type="button"
            onClick={showNew}
            className="ml-auto flex items-center gap-1 rounded-sm px-1.5 py-1 font-medium text-accent-text hover:bg-hover"
          >
            <ArrowUp aria-hidden className="size-3" />
            {newCount > 0
              ? t`${plural(newCount, { one: "Show # new ticket", other: "Show # new tickets" })}`
              : t`The order has changed: show it`}
          </button>
        )}
      </div>
      {error !== null && (
        <div className="shrink-0 px-4 py-2 sm:px-6">
          <ErrorNote error={error} action={again} />
        </div>
      )}
      <div className="min-h-48 grow basis-0 bg-surface">
        <VirtualList
          label={t`Tickets`}
          rows={rows}
          idOf={idOf}
          nameOf={nameOfRow}
          render={renderRow}
          rowHeight={rowHeight}
          onOpen={open}
          selected={selected}
          onSelect={select}
          onPoint={(ticketId) => {
            prefetch(ticketId);
            if (ticketId === undefined) settle();
            else see(ticketId);
          }}
          onVisible={onVisible}
          handle={list}
          empty={hasMore ? <Rows height={rowHeight} /> : <Empty search={search} onSearch={onSearch} />}
        />
      </div>
      {moreError !== undefined && (
        <div className="shrink-0 px-4 py-2 sm:px-6">
          <ErrorNote error={moreError} action={<Button onClick={readOn}>{t`Try again`}</Button>} />
        </div>
      )}
      <Suspense>
        {(chosen.length > 0 || bulk.progress !== undefined) && (
          <BulkBar
            selected={chosen}
            bulk={bulk}
            onAction={(action) => void act(action, chosen)}
            onAutomatic={() => void assignFree()}
            onTag={() => {
              setTagging(chosen);
            }}
            onClear={() => {
              select(NOTHING);
            }}
          />
        )}
        {tagging !== undefined && (
          <TagDialog
            count={tagging.length}
            onTag={(tag) => void act({ kind: "tag", tag }, tagging)}
            onClose={() => {
              setTagging(undefined);
            }}
          />
        )}
      </Suspense>
    </InboxContext>
  );
};

type CommandName = "next" | "previous" | "open" | "select" | "clear" | "assign" | "tag" | "solve";

const useInboxCommands = (run: Readonly<Record<CommandName, () => void>>) => {
  const { t } = useLingui();
  const group = t`Inbox`;
  const commands: readonly Command[] = [
    { id: "inbox-next", label: t`Next row`, keys: "j", run: run.next, group },
    { id: "inbox-previous", label: t`Previous row`, keys: "k", run: run.previous, group },
    { id: "inbox-open", label: t`Open the ticket`, keys: "o", run: run.open, group },
    { id: "inbox-select", label: t`Select the ticket, or no longer`, keys: "x", run: run.select, group },
    { id: "inbox-clear", label: t`Clear the selection`, keys: "Escape", run: run.clear, group },
    { id: "inbox-assign", label: t`Assign to me`, keys: "a", run: run.assign, group },
    { id: "inbox-tag", label: t`Add a tag`, keys: "t", run: run.tag, group },
    { id: "inbox-solve", label: t`Solve`, keys: "e", run: run.solve, group },
  ];
  useCommands(commands);
};
