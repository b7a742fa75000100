import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft, UserX } from "lucide-react";
import type { SyntheticEvent } from "react";
import { dataOf } from "../../../api/answer";
import { isRefusal } from "../../../api/problem";
import type { components } from "../../../api/schema";
import { ConflictDialog } from "../../../changes/conflict-dialog";
import { Badge } from "../../../design/badge";
import { Button, buttonClass } from "../../../design/button";
import { EmptyState } from "../../../design/empty-state";
import { ErrorNote } from "../../../design/error-note";
import { Select } from "../../../design/select-native";
import { Skeleton } from "../../../design/skeleton";
import { TextField } from "../../../design/text-field";
import { showToast } from "../../../design/toast";
import { useTicketWords } from "../../../desk/ticket-words";
import { type Fields, useKeptForm } from "../../../drafts/kept-form";
import { api } from "../../../session/session";
import { visibleText } from "../../../design/visible-text";
import { usePageTitle } from "../../../shell/page-title";
import { AuditTrail } from "../audit-trail";
import { refusalWords, useFaults } from "../fault-words";
import { useCheckedSave, versionOf } from "../use-checked-save";
import { UserAccess } from "./user-access";
import { isRole } from "./user-filters";
import { oneUser, type User } from "./user-queries";
import { useRoleNames } from "./user-words";

const route = getRouteApi("/app/administration/admin/users/$userId");

/** Changes a user, and everything on the page that shows them. */
const useChangeUser = (id: string) => {
  const queries = useQueryClient();
  return async (change: components["schemas"]["UserChange"]): Promise<void> => {
    const changed = await dataOf(api.PUT("/users/{id}", { params: { path: { id } }, body: change }));
    queries.setQueryData(oneUser(id).queryKey, changed);
    for (const queryKey of [["users"], ["agents"], ["audit", "users", id]])
      void queries.invalidateQueries({ queryKey });
  };
};
type ChangeUser = ReturnType<typeof useChangeUser>;

type Field = "name" | "role" | "tier";

const toFields = ({ name, role, tier }: User): Fields<Field> => ({ name, role, tier });

const toChange = ({ name, role, tier }: Fields<Field>): components["schemas"]["UserChange"] => ({
  name: name.trim(),
  ...(isRole(role) && { role }),
  tier: tier === "gold" ? "gold" : "general",
});

const useConflictFields = () => {
  const { t } = useLingui();
  const roles = useRoleNames();
  const { tier: tiers } = useTicketWords();
  return [
    { id: "name", label: t`Name`, render: ({ name }: Fields<Field>) => <bdi>{visibleText(name)}</bdi> },
    { id: "role", label: t`Role`, render: ({ role }: Fields<Field>) => (isRole(role) ? roles[role] : role) },
    { id: "tier", label: t`Tier`, render: ({ tier }: Fields<Field>) => (tier === "gold" ? tiers.gold : tiers.general) },
  ];
};

const Profile = ({ user, change }: { readonly user: User; readonly change: ChangeUser }) => {
  const { t } = useLingui();
  const roles = useRoleNames();
  const { tier: tiers } = useTicketWords();
  const queries = useQueryClient();
  const conflictFields = useConflictFields();
  const saved = toFields(user);
  const form = useKeptForm(`user/${user.id}`, saved, versionOf(saved));
  const { save, isPending, error, conflict, keepMine, takeTheirs } = useCheckedSave({
    form,
    read: async () => toFields(await queries.query({ ...oneUser(user.id), staleTime: 0 })),
    save: (fields) => change(toChange(fields)),
    onSaved: () => {
      form.clear();
      showToast({ text: t`The user is saved.` });
    },
  });
  const faults = useFaults(error);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-4">
      <TextField
        label={t`Name`}
        maxLength={100}
        error={faults("#/name")}
        value={form.fields.name}
        onChange={({ target }) => {
          form.set({ name: target.value });
        }}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <Select<string>
          label={t`Role`}
          value={form.fields.role}
          options={roles}
          onChange={(role) => {
            form.set({ role });
          }}
        />
        <Select<string>
          label={t`Tier`}
          value={form.fields.tier}
          options={tiers}
          onChange={(tier) => {
            form.set({ tier });
          }}
        />
      </div>
      {error !== null && faults("#/name") === undefined && <ErrorNote error={error} words={refusalWords(error)} />}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" isPending={isPending}>
          {isPending ? t`Saving…` : t`Save`}
        </Button>
        {form.isChanged && <Button onClick={form.clear}>{t`Discard changes`}</Button>}
      </div>
      <ConflictDialog conflict={conflict} fields={conflictFields} onKeepMine={keepMine} onTakeTheirs={takeTheirs} />
    </form>
  );
};

const Details = ({ user }: { readonly user: User }) => {
  const change = useChangeUser(user.id);
  const path = { id: user.id };
  return (
    <>
      <Profile user={user} change={change} />
      <UserAccess user={user} onActive={(active) => change({ active })} />
      <AuditTrail
        subject={["users", user.id]}
        read={(query) => dataOf(api.GET("/users/{id}/audit", { params: { path, query } }))}
      />
    </>
  );
};

const NoSuchUser = () => {
  const { t } = useLingui();
  const back = <Link to="/admin/users" className={buttonClass("primary")}>{t`Back to the users`}</Link>;
  return (
    <EmptyState icon={UserX} title={t`No such user`} action={back}>
      {t`Check the address, or search for the person in the list.`}
    </EmptyState>
  );
};

const Head = ({ user }: { readonly user: User | undefined }) => {
  const { t } = useLingui();
  return (
    <div className="flex min-w-0 items-center gap-2">
      <Link
        to="/admin/users"
        aria-label={t`Back to the users`}
        title={t`Back to the users`}
        className={buttonClass("quiet", true)}
      >
        <ArrowLeft aria-hidden className="size-4" />
      </Link>
      <div className="min-w-0">
        <h2 className="truncate text-lg font-semibold">
          {user === undefined ? <Skeleton className="h-6 w-40" /> : <bdi>{visibleText(user.name)}</bdi>}
        </h2>
        <p className="truncate text-sm text-muted">{user?.email}</p>
      </div>
      {user?.active === false && <Badge tone="warning">{t`Deactivated`}</Badge>}
    </div>
  );
};

/** One user: who they are, what they may do, and what was changed. */
export const UserPage = () => {
  const { t } = useLingui();
  const { userId } = route.useParams();
  const { data: user, error, refetch } = useQuery(oneUser(userId));
  usePageTitle(user === undefined ? t`User` : visibleText(user.name));
  if (user === undefined && (isRefusal(error, "not-found") || isRefusal(error, "invalid-request")))
    return <NoSuchUser />;
  return (
    <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
      <Head user={user} />
      {error !== null && (
        <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
      )}
      {user === undefined && error === null && <Skeleton className="h-72 w-full" />}
      {user !== undefined && <Details key={user.id} user={user} />}
    </div>
  );
};
