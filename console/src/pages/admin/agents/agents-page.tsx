import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Badge } from "../../../design/badge";
import { Button } from "../../../design/button";
import { ErrorNote } from "../../../design/error-note";
import { Skeleton } from "../../../design/skeleton";
import { type Column, Table } from "../../../design/table";
import { type Agent, agents } from "../../../desk/queries";
import { useTicketWords } from "../../../desk/ticket-words";
import { usePageTitle } from "../../../shell/page-title";

const useSkills = () => {
  const { t } = useLingui();
  const words = useTicketWords();
  return ({ categories, languages, tiers }: Agent): string => {
    const all = [
      ...categories.map((category) => words.category[category]),
      ...languages,
      ...tiers.map((tier) => words.tier[tier]),
    ];
    return all.length === 0 ? t`All` : all.join(", ");
  };
};

const Availability = ({ agent: { active, available } }: { readonly agent: Agent }) => {
  const { t } = useLingui();
  if (!active) return <Badge>{t`Not active`}</Badge>;
  return available ? <Badge tone="success">{t`Available`}</Badge> : <Badge tone="warning">{t`Unavailable`}</Badge>;
};

const useColumns = (): readonly Column<Agent>[] => {
  const { t } = useLingui();
  const skillsOf = useSkills();
  return [
    {
      id: "name",
      title: t`Name`,
      render: ({ id, name }) => (
        <Link
          to="/admin/agents/$agentId"
          params={{ agentId: id }}
          className="font-medium whitespace-nowrap text-accent-text hover:underline"
        >
          <bdi>{name}</bdi>
        </Link>
      ),
    },
    { id: "available", title: t`Availability`, render: (agent) => <Availability agent={agent} /> },
    {
      id: "load",
      title: t`Tickets, of at most`,
      isNumber: true,
      render: ({ openCount, capacity }) => `${openCount} / ${capacity}`,
    },
    { id: "lead", title: t`Lead`, render: ({ lead }) => (lead ? t`Yes` : "–") },
    { id: "skills", title: t`Skills`, render: skillsOf },
  ];
};

/** Who works on tickets, and how much. */
export const AgentsPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Agents`);
  const columns = useColumns();
  const { data, error, refetch } = useQuery(agents);
  return (
    <div className="flex max-w-5xl flex-col gap-4 p-4 sm:p-6">
      <div>
        <h2 className="text-lg font-semibold">{t`Agents`}</h2>
        <p className="max-w-prose text-muted">
          {t`Everybody with the role agent or administrator gets tickets by these settings. To add somebody, invite them under Users.`}
        </p>
      </div>
      {error !== null && (
        <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
      )}
      {data === undefined && error === null && <Skeleton className="h-60 w-full" />}
      {data !== undefined && <Table label={t`Agents`} columns={columns} rows={data} keyOf={({ id }) => id} />}
    </div>
  );
};
