import { useLingui } from "@lingui/react/macro";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { SearchX } from "lucide-react";
import { useEffect, useState } from "react";
import { Badge } from "../../../design/badge";
import { Button } from "../../../design/button";
import { EmptyState } from "../../../design/empty-state";
import { ErrorNote } from "../../../design/error-note";
import { Select } from "../../../design/select-native";
import { Skeleton } from "../../../design/skeleton";
import { type Column, Table } from "../../../design/table";
import { TextField } from "../../../design/text-field";
import { Time } from "../../../design/time";
import { visibleText } from "../../../design/visible-text";
import { useTicketWords } from "../../../desk/ticket-words";
import { usePageTitle } from "../../../shell/page-title";
import { InviteButton } from "./invite-button";
import { toFilters, type UserFilters } from "./user-filters";
import { type User, users } from "./user-queries";
import { useRoleNames } from "./user-words";

const route = getRouteApi("/app/administration/admin/users");

/** A search begins this long after the last key, in ms. */
const SEARCH_DELAY_MS = 250;

const Filters = ({ q = "", role, active }: UserFilters) => {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const roles = useRoleNames();
  const [text, setText] = useState(q);
  const wanted = text.trim();
  useEffect(() => {
    if (wanted === q) return undefined;
    const timer = setTimeout(() => {
      void navigate({
        search: (now) => toFilters({ ...now, q: wanted }),
        replace: true,
      });
    }, SEARCH_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [wanted, q, navigate]);
  return (
    <search className="grid gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_12rem]">
      <TextField
        label={t`Search`}
        type="search"
        placeholder={t`Name or e-mail address`}
        maxLength={100}
        value={text}
        onChange={({ target }) => {
          setText(target.value);
        }}
      />
      <Select<string>
        label={t`Role`}
        value={role ?? ""}
        options={{ "": t`All roles`, ...roles }}
        onChange={(value) => {
          void navigate({ search: (now) => toFilters({ ...now, role: value }) });
        }}
      />
      <Select<"" | "true" | "false">
        label={t`State`}
        value={active ?? ""}
        options={{ "": t`All`, true: t`Active`, false: t`Deactivated` }}
        onChange={(value) => {
          void navigate({ search: (now) => toFilters({ ...now, active: value }) });
        }}
      />
    </search>
  );
};

const useColumns = (): readonly Column<User>[] => {
  const { t } = useLingui();
  const roles = useRoleNames();
  const { tier } = useTicketWords();
  return [
    {
      id: "name",
      title: t`Name`,
      render: ({ id, name }) => (
        <Link
          to="/admin/users/$userId"
          params={{ userId: id }}
          className="font-medium whitespace-nowrap text-accent-text hover:underline"
        >
          <bdi>{visibleText(name)}</bdi>
        </Link>
      ),
    },
    { id: "email", title: t`E-mail address`, render: ({ email }) => email },
    { id: "role", title: t`Role`, render: ({ role }) => roles[role] },
    { id: "tier", title: t`Tier`, render: (user) => tier[user.tier] },
    {
      id: "active",
      title: t`State`,
      render: ({ active }) =>
        active ? <Badge tone="success">{t`Active`}</Badge> : <Badge tone="warning">{t`Deactivated`}</Badge>,
    },
    {
      id: "last",
      title: t`Last sign-in`,
      render: ({ lastSignInAt }) =>
        lastSignInAt === null ? (
          <span className="text-muted">{t`Never`}</span>
        ) : (
          <Time value={lastSignInAt} className="whitespace-nowrap" />
        ),
    },
  ];
};

const List = ({ filters }: { readonly filters: UserFilters }) => {
  const { t } = useLingui();
  const columns = useColumns();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    ...users(filters),
    placeholderData: keepPreviousData,
  });
  const retry = <Button onClick={() => void refetch()}>{t`Try again`}</Button>;
  if (data === undefined)
    return error === null ? <Skeleton className="h-72 w-full" /> : <ErrorNote error={error} action={retry} />;
  const rows = data.pages.flatMap((page) => page.users);
  return (
    <>
      {rows.length === 0 ? (
        <EmptyState icon={SearchX} title={t`Nobody found`}>
          {t`Search for another part of the name or address, or choose other filters.`}
        </EmptyState>
      ) : (
        <Table label={t`Users`} columns={columns} rows={rows} keyOf={({ id }) => id} />
      )}
      {error !== null && <ErrorNote error={error} action={retry} />}
      {hasNextPage && (
        <Button
          className="self-center"
          isPending={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >{t`Show more users`}</Button>
      )}
    </>
  );
};

/** Everybody who can sign in. */
export const UsersPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Users`);
  const filters = route.useSearch();
  return (
    <div className="flex max-w-5xl flex-col gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div>
          <h2 className="text-lg font-semibold">{t`Users`}</h2>
          <p className="text-muted">{t`Everybody who can sign in: customers, agents and administrators.`}</p>
        </div>
        <InviteButton />
      </div>
      <Filters {...filters} />
      <List filters={filters} />
    </div>
  );
};
