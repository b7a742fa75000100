import { useLingui } from "@lingui/react/macro";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { ArrowLeft, UserX } from "lucide-react";
import type { SyntheticEvent } from "react";
import { dataOf } from "../../../api/answer";
import type { components } from "../../../api/schema";
import { ConflictDialog } from "../../../changes/conflict-dialog";
import { Button, buttonClass } from "../../../design/button";
import { Checkbox } from "../../../design/checkbox";
import { EmptyState } from "../../../design/empty-state";
import { ErrorNote } from "../../../design/error-note";
import { Skeleton } from "../../../design/skeleton";
import { TextField } from "../../../design/text-field";
import { showToast } from "../../../design/toast";
import { type Agent, agents } from "../../../desk/queries";
import { CATEGORIES, TIERS } from "../../../desk/ticket-values";
import { useTicketWords } from "../../../desk/ticket-words";
import { type Fields, type KeptFormState, useKeptForm } from "../../../drafts/kept-form";
import { api } from "../../../session/session";
import { usePageTitle } from "../../../shell/page-title";
import { ChoiceGroup, chosenOf, toText } from "../choice-group";
import { useFaults } from "../fault-words";
import { useCheckedSave, versionOf } from "../use-checked-save";

const route = getRouteApi("/app/administration/admin/agents/$agentId");

type AgentChange = components["schemas"]["AgentChange"];
type Field = "available" | "capacity" | "lead" | "categories" | "languages" | "tiers";

const toFields = (agent: Agent): Fields<Field> => ({
  available: agent.available ? "yes" : "",
  capacity: String(agent.capacity),
  lead: agent.lead ? "yes" : "",
  categories: toText(agent.categories),
  languages: agent.languages.join(", "),
  tiers: toText(agent.tiers),
});

const toChange = (fields: Fields<Field>): AgentChange => ({
  available: fields.available === "yes",
  capacity: fields.capacity.trim() === "" ? Number.NaN : Number(fields.capacity),
  lead: fields.lead === "yes",
  categories: chosenOf(fields.categories, CATEGORIES),
  languages: fields.languages
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((code) => code !== ""),
  tiers: chosenOf(fields.tiers, TIERS),
});

const useSave = (agent: Agent, form: KeptFormState<Field>) => {
  const { t } = useLingui();
  const queries = useQueryClient();
  return useCheckedSave({
    form,
    read: async () => {
      const all = await queries.query({ ...agents, staleTime: 0 });
      return toFields(all.find(({ id }) => id === agent.id) ?? agent);
    },
    save: async (fields) => {
      const path = { id: agent.id };
      const saved = await dataOf(api.PUT("/desk/agents/{id}", { params: { path }, body: toChange(fields) }));
      await queries.invalidateQueries({ queryKey: agents.queryKey });
      return saved;
    },
    onSaved: ({ assigned }) => {
      form.clear();
      void queries.invalidateQueries({ queryKey: ["audit", "users", agent.id] });
      const count = assigned.length;
      showToast({
        text: count === 0 ? t`The agent is saved.` : t`The agent is saved and got waiting tickets: ${count}.`,
      });
    },
  });
};

const useConflictFields = () => {
  const { t } = useLingui();
  const words = useTicketWords();
  const listed = (names: readonly string[]) => (names.length === 0 ? t`All` : names.join(", "));
  return [
    { id: "available", label: t`Available`, render: (it: Fields<Field>) => (it.available === "yes" ? t`Yes` : t`No`) },
    { id: "lead", label: t`Lead`, render: (it: Fields<Field>) => (it.lead === "yes" ? t`Yes` : t`No`) },
    { id: "capacity", label: t`Capacity`, render: (it: Fields<Field>) => it.capacity },
    {
      id: "categories",
      label: t`Categories`,
      render: (it: Fields<Field>) => listed(chosenOf(it.categories, CATEGORIES).map((each) => words.category[each])),
    },
    { id: "languages", label: t`Languages`, render: (it: Fields<Field>) => it.languages || t`All` },
    {
      id: "tiers",
      label: t`Tiers`,
      render: (it: Fields<Field>) => listed(chosenOf(it.tiers, TIERS).map((each) => words.tier[each])),
    },
  ];
};

const AgentForm = ({ agent }: { readonly agent: Agent }) => {
  const { t } = useLingui();
  const words = useTicketWords();
  const saved = toFields(agent);
  const form = useKeptForm(`agent/${agent.id}`, saved, versionOf(saved));
  const { save, isPending, error, conflict, keepMine, takeTheirs } = useSave(agent, form);
  const conflictFields = useConflictFields();
  const faults = useFaults(error);
  const { fields, set } = form;
  const languageError = fields.languages.split(",").map((_, place) => faults(`#/languages/${place}`));
  const isInvalid = faults("#/capacity") !== undefined || languageError.some((each) => each !== undefined);
  const onSubmit = (event: SyntheticEvent) => {
    event.preventDefault();
    save();
  };
  return (
    <form onSubmit={onSubmit} noValidate className="flex flex-col gap-5">
      <div>
        <Checkbox
          hint={t`Gets tickets now. Those that the agent has stay in any case.`}
          checked={fields.available === "yes"}
          onChange={({ target }) => {
            set({ available: target.checked ? "yes" : "" });
          }}
        >
          {t`Available`}
        </Checkbox>
        <Checkbox
          hint={t`Gets escalated tickets. While nobody is a lead, administrators get them.`}
          checked={fields.lead === "yes"}
          onChange={({ target }) => {
            set({ lead: target.checked ? "yes" : "" });
          }}
        >
          {t`Lead`}
        </Checkbox>
      </div>
      <TextField
        label={t`Capacity`}
        hint={t`Tickets at once, 0 to 1,000. Now: ${agent.openCount}.`}
        error={faults("#/capacity") === undefined ? undefined : t`Write a whole number from 0 to 1,000.`}
        type="number"
        min={0}
        max={1000}
        className="max-w-60"
        value={fields.capacity}
        onChange={({ target }) => {
          set({ capacity: target.value });
        }}
      />
      <ChoiceGroup
        legend={t`Categories`}
        hint={t`Where none is checked, all count.`}
        options={words.category}
        value={fields.categories}
        onChange={(categories) => {
          set({ categories });
        }}
      />
      <TextField
        label={t`Languages`}
        hint={t`Codes with commas between them: de, en. Empty stands for all.`}
        error={languageError.find((each) => each !== undefined) ?? faults("#/languages")}
        autoComplete="off"
        value={fields.languages}
        onChange={({ target }) => {
          set({ languages: target.value });
        }}
      />
      <ChoiceGroup
        legend={t`Tiers`}
        options={words.tier}
        value={fields.tiers}
        onChange={(tiers) => {
          set({ tiers });
        }}
      />
      {error !== null && !isInvalid && <ErrorNote error={error} />}
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

const NoSuchAgent = () => {
  const { t } = useLingui();
  const back = <Link to="/admin/agents" className={buttonClass("primary")}>{t`Back to the agents`}</Link>;
  return (
    <EmptyState icon={UserX} title={t`No such agent`} action={back}>
      {t`Only users with the role agent or administrator are agents.`}
    </EmptyState>
  );
};

/** When an agent gets tickets, which, and how many. */
export const AgentPage = () => {
  const { t } = useLingui();
  const { agentId } = route.useParams();
  const { data, error, refetch } = useQuery(agents);
  const agent = data?.find(({ id }) => id === agentId);
  usePageTitle(agent?.name ?? t`Agent`);
  if (data !== undefined && agent === undefined) return <NoSuchAgent />;
  return (
    <div className="flex max-w-3xl flex-col gap-5 p-4 sm:p-6">
      <div className="flex min-w-0 flex-wrap items-center gap-2">
        <Link
          to="/admin/agents"
          aria-label={t`Back to the agents`}
          title={t`Back to the agents`}
          className={buttonClass("quiet", true)}
        >
          <ArrowLeft aria-hidden className="size-4" />
        </Link>
        <h2 className="min-w-0 truncate text-lg font-semibold">
          {agent === undefined ? <Skeleton className="h-6 w-40" /> : <bdi>{agent.name}</bdi>}
        </h2>
        {agent !== undefined && (
          <Link
            to="/admin/users/$userId"
            params={{ userId: agent.id }}
            className="ml-auto text-sm text-accent-text underline"
          >{t`Role, name and audit trail`}</Link>
        )}
      </div>
      {error !== null && (
        <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
      )}
      {data === undefined && error === null && <Skeleton className="h-80 w-full" />}
      {agent !== undefined && <AgentForm key={agent.id} agent={agent} />}
    </div>
  );
};
