import { useLingui } from "@lingui/react/macro";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Bookmark, ChevronDown, ListFilter, SquarePen } from "lucide-react";
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from "react";
import { useMedia } from "../../browser/use-media";
import { Button } from "../../design/button";
import { classNames } from "../../design/class-names";
import { PageHeader } from "../../design/page-header";
import { usePerson } from "../../session/use-session";
import { useCommands } from "../../shell/commands";
import { usePageTitle } from "../../shell/page-title";
import { Availability } from "./availability";
import { InboxList } from "./inbox-list";
import { useInboxWords } from "./inbox-words";
import { rememberedPlace, rememberPlace } from "./remembered";
import { activeFilters, type InboxSearch, readSearch, VIEWS, withFilter } from "./search";
import { SearchField } from "./search-field";
import { WIDE } from "./ticket-row";

// Menus and dialogs need code that the list does without.
const FilterPanel = lazy(async () => ({ default: (await import("./filters")).FilterPanel }));
const FilterChips = lazy(async () => ({ default: (await import("./filters")).FilterChips }));
const SavedViewsMenu = lazy(async () => ({ default: (await import("./saved-views-menu")).SavedViewsMenu }));
const NewTicketDialog = lazy(async () => ({ default: (await import("./new-ticket-dialog")).NewTicketDialog }));

export { readInboxAhead } from "./queries";

const route = getRouteApi("/app/staff/inbox");

const Views = ({ search }: { readonly search: InboxSearch }) => {
  const { t } = useLingui();
  const words = useInboxWords();
  const current = search.view ?? "all";
  return (
    <div className="scrolls-sideways max-w-full min-w-0 overflow-x-auto">
      <ul aria-label={t`Views`} className="flex gap-0.5 p-0.5">
        {VIEWS.map((view) => (
          <li key={view}>
            <Link
              to="/inbox"
              search={{ ...search, view }}
              preload={false}
              aria-current={view === current ? "page" : undefined}
              className={classNames(
                "flex h-7 items-center rounded-md px-2 text-sm whitespace-nowrap hover:bg-hover pointer-coarse:h-10",
                view === current ? "bg-selected font-medium text-accent-text" : "text-muted",
              )}
            >
              {words.view[view]}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
};

/** As large as the menu that comes. */
const SavedViewsPlace = () => {
  const { t } = useLingui();
  return (
    <Button disabled>
      <Bookmark aria-hidden className="size-4" />
      <span className="max-sm:sr-only">{t`Saved views`}</span>
      <ChevronDown aria-hidden className="size-4 text-muted" />
    </Button>
  );
};

/** Remembers what the inbox shows, so that links to it lead there again. */
const useRemembered = (search: InboxSearch) => {
  const { id: personId } = usePerson();
  useEffect(() => {
    const last = rememberedPlace(personId);
    if (last === undefined || JSON.stringify(last.search) !== JSON.stringify(search))
      rememberPlace({ personId, search, scrollTop: 0, ticketId: undefined });
  }, [personId, search]);
};

/** Where staff find their work: lists of tickets, the next deadline first. */
export const InboxPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Inbox`);
  // The router also passes on what the route has refused.
  const address = route.useSearch();
  const search = useMemo(() => readSearch(address), [address]);
  const navigate = useNavigate();
  const input = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const isWide = useMedia(WIDE);
  const [isFiltering, setFiltering] = useState(false);
  const [isWriting, setWriting] = useState(false);
  useRemembered(search);
  const show = (next: InboxSearch, replace = false) => {
    // An empty address would lead to what was shown last.
    const leadsTo: InboxSearch = Object.keys(next).length === 0 ? { view: "all" } : next;
    void navigate({ to: "/inbox", search: leadsTo, replace });
  };
  const group = t`Inbox`;
  useCommands([
    { id: "inbox-search", label: t`Search tickets`, keys: "/", group, run: () => input.current?.focus() },
    {
      id: "inbox-filter",
      label: t`Filter tickets`,
      keys: "f",
      group,
      run: () => {
        setFiltering((before) => !before);
      },
    },
    {
      id: "inbox-new",
      label: t`New ticket for a customer`,
      keys: "c",
      group,
      run: () => {
        setWriting(true);
      },
    },
  ]);
  const count = activeFilters(search).length;
  const actions = (
    <>
      <Availability />
      <Button
        kind="primary"
        onClick={() => {
          setWriting(true);
        }}
      >
        <SquarePen aria-hidden className="size-4" />
        <span className="max-sm:sr-only">{t`New ticket`}</span>
      </Button>
    </>
  );
  return (
    <div ref={page} className="flex h-full min-h-96 flex-col">
      <PageHeader title={t`Inbox`} beside={isWide && <Views search={search} />} actions={actions} />
      {!isWide && (
        <div className="shrink-0 px-2 pt-1.5">
          <Views search={search} />
        </div>
      )}
      <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-2 sm:px-6">
        <SearchField
          input={input}
          value={search.q ?? ""}
          onChange={(words) => {
            show(withFilter(search, "q", words), true);
          }}
          onLeave={() => {
            // While the list loads, or without a ticket in it, keys are shortcuts all the same.
            input.current?.blur();
            page.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
          }}
        />
        <Button
          aria-expanded={isFiltering}
          onClick={() => {
            setFiltering(!isFiltering);
          }}
        >
          <ListFilter aria-hidden className="size-4" />
          <span className="max-sm:sr-only">{t`Filters`}</span>
          {count > 0 && <span className="tabular-nums">({count})</span>}
        </Button>
        <Suspense fallback={<SavedViewsPlace />}>
          <SavedViewsMenu search={search} onOpen={show} />
        </Suspense>
      </div>
      <Suspense>
        {isFiltering && <FilterPanel search={search} onChange={show} />}
        {!isFiltering && count > 0 && <FilterChips search={search} onChange={show} />}
      </Suspense>
      <InboxList key={JSON.stringify(search)} search={search} onSearch={show} />
      {isWriting && (
        <Suspense>
          <NewTicketDialog
            onClose={() => {
              setWriting(false);
            }}
          />
        </Suspense>
      )}
    </div>
  );
};
