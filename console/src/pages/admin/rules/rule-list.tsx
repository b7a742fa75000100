import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { type LucideIcon, Plus } from "lucide-react";
import { Badge } from "../../../design/badge";
import { Button, buttonClass } from "../../../design/button";
import { EmptyState } from "../../../design/empty-state";
import { ErrorNote } from "../../../design/error-note";
import { Skeleton } from "../../../design/skeleton";
import { type Column, Table } from "../../../design/table";
import { usePageTitle } from "../../../shell/page-title";
import { NEW_RULE, type RuleCollection, type RuleCommon, rulesOf } from "./rule-collection";

interface RuleListProps<Shown extends RuleCommon, Sent, Name extends string> {
  readonly collection: RuleCollection<Shown, Sent, Name>;
  readonly title: string;
  /** What these rules are for, in a sentence or two. */
  readonly about: string;
  readonly icon: LucideIcon;
  readonly nameOf: (rule: Shown) => string;
  /** The columns after the name. */
  readonly columns: readonly Column<Shown>[];
  readonly compare: (one: Shown, other: Shown) => number;
  /** On the button that creates one; without it there is no such button. */
  readonly createLabel?: string;
  /** What an empty list says. */
  readonly empty: { readonly title: string; readonly text: string };
}

/** All rules of a kind. */
export const RuleList = <Shown extends RuleCommon, Sent, Name extends string>(
  props: RuleListProps<Shown, Sent, Name>,
) => {
  const { collection, title, about, icon, nameOf, columns, compare, createLabel, empty } = props;
  const { t } = useLingui();
  usePageTitle(title);
  const { data, error, refetch } = useQuery(rulesOf(collection));
  const create = createLabel !== undefined && (
    <Link
      to="/admin/$kind/$ruleId"
      params={{ kind: collection.kind, ruleId: NEW_RULE }}
      className={buttonClass("primary")}
    >
      <Plus aria-hidden className="size-4" />
      {createLabel}
    </Link>
  );
  const nameColumn: Column<Shown> = {
    id: "name",
    title: t`Name`,
    render: (rule) => (
      <span className="flex items-center gap-2">
        <Link
          to="/admin/$kind/$ruleId"
          params={{ kind: collection.kind, ruleId: rule.id }}
          className="font-medium sm:min-w-40 text-accent-text hover:underline"
        >
          <bdi>{nameOf(rule)}</bdi>
        </Link>
        {rule.isDefault && <Badge>{t`Default`}</Badge>}
      </span>
    ),
  };
  return (
    <div className="flex max-w-5xl flex-col gap-4 p-4 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold">{title}</h2>
          <p className="max-w-prose text-muted">{about}</p>
        </div>
        {data?.length !== 0 && create}
      </div>
      {error !== null && (
        <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
      )}
      {data === undefined && error === null && <Skeleton className="h-72 w-full" />}
      {data?.length === 0 && (
        <EmptyState icon={icon} title={empty.title} action={create}>
          {empty.text}
        </EmptyState>
      )}
      {data !== undefined && data.length > 0 && (
        <Table label={title} columns={[nameColumn, ...columns]} rows={data.toSorted(compare)} keyOf={({ id }) => id} />
      )}
    </div>
  );
};
