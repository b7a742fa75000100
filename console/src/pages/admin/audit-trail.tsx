import { useLingui } from "@lingui/react/macro";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { components } from "../../api/schema";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { Skeleton } from "../../design/skeleton";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { agents } from "../../desk/queries";

export type AuditPage = components["schemas"]["AuditTrail"];
type Entry = AuditPage["entries"][number];

/** Instead of a cursor, for the first page. */
const FIRST_PAGE = "";

const useNames = () => {
  const { t } = useLingui();
  const { data = [] } = useQuery(agents);
  const names = new Map(data.map(({ id, name }) => [id, name]));
  return (id: string): string => (id === "system" ? t`The system` : (names.get(id) ?? id));
};

const Value = ({ value }: { readonly value: Entry["changes"][number]["from"] }) => {
  const { t } = useLingui();
  const text = Array.isArray(value) ? value.join(", ") : value;
  if (text === null || text === "") return <span className="text-muted">{t`nothing`}</span>;
  return <bdi className="font-mono text-xs [overflow-wrap:anywhere]">{visibleText(text)}</bdi>;
};

const EntryRow = ({ entry: { at, who, what, changes }, nameOf }: { entry: Entry; nameOf: (id: string) => string }) => {
  const { t } = useLingui();
  return (
    <li className="border-b border-line px-4 py-3 text-sm last:border-0">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{nameOf(who)}</span>
        <span className="text-muted">{what}</span>
        <Time value={at} isExact className="ml-auto text-muted" />
      </p>
      <ul>
        {changes.map(({ field, from, to }) => (
          <li key={field} className="[overflow-wrap:anywhere]">
            <span className="text-muted">{field}: </span>
            <Value value={from} /> <span aria-hidden>→</span>
            <span className="sr-only">{t`is now`}</span> <Value value={to} />
          </li>
        ))}
      </ul>
    </li>
  );
};

interface AuditTrailProps {
  /** What it is about, for the cache: `["macros", "ask-for-invoice"]`. */
  readonly subject: readonly string[];
  readonly read: (cursor: { readonly cursor?: string }) => Promise<AuditPage>;
}

const Entries = ({ subject, read }: AuditTrailProps) => {
  const { t } = useLingui();
  const nameOf = useNames();
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ["audit", ...subject],
    queryFn: ({ pageParam }) => read(pageParam === FIRST_PAGE ? {} : { cursor: pageParam }),
    initialPageParam: FIRST_PAGE,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    staleTime: 0,
  });
  if (error !== null)
    return <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />;
  if (data === undefined) return <Skeleton className="h-24 w-full" />;
  const entries = data.pages.flatMap((page) => page.entries);
  if (entries.length === 0) return <p className="text-sm text-muted">{t`Nobody has changed it yet.`}</p>;
  return (
    <>
      <ol aria-label={t`Changes`} className="rounded-lg border border-line bg-surface">
        {entries.map((entry, place) => (
          <EntryRow key={`${entry.at} ${place}`} entry={entry} nameOf={nameOf} />
        ))}
      </ol>
      {hasNextPage && (
        <Button
          className="mt-3"
          isPending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >{t`Show newer changes`}</Button>
      )}
    </>
  );
};

/** Who changed what and when, the oldest first. It is read when somebody wants to see it. */
export const AuditTrail = (props: AuditTrailProps) => {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="mt-2 border-t border-line pt-5">
      <h2 className="mb-3 font-semibold">{t`Audit trail`}</h2>
      {isOpen ? (
        <Entries {...props} />
      ) : (
        <Button
          onClick={() => {
            setOpen(true);
          }}
        >{t`Show all changes`}</Button>
      )}
    </section>
  );
};
