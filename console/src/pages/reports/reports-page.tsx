import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { ChartColumn } from "lucide-react";
import { ApiError } from "../../api/problem";
import { Button } from "../../design/button";
import { EmptyState } from "../../design/empty-state";
import { ErrorNote } from "../../design/error-note";
import { PageHeader } from "../../design/page-header";
import { Skeleton } from "../../design/skeleton";
import { TextField } from "../../design/text-field";
import { usePageTitle } from "../../shell/page-title";
import { daysUntil, toDays } from "./days";
import { DaysPart } from "./days-part";
import { Part } from "./figures";
import { FiguresPart } from "./figures-part";
import { useNumbers } from "./numbers";
import { OpenPart } from "./open-part";
import { type Stats, stats } from "./queries";

const route = getRouteApi("/app/staff/reports");

/** Days that a press chooses. The API reads at most 92. */
const PERIODS = [7, 30, 92] as const;

interface ChoiceProps {
  /** The days that are shown. */
  readonly from: string;
  readonly to: string;
  readonly error?: unknown;
}

const DayChoice = ({ from, to, error }: ChoiceProps) => {
  const { t } = useLingui();
  const navigate = route.useNavigate();
  const choose = (days: { readonly from?: string; readonly to?: string }) => {
    void navigate({ search: (now) => toDays({ ...now, ...days }), replace: true });
  };
  const isRefused = error instanceof ApiError && error.errors.some(({ parameter }) => parameter === "from");
  return (
    <search className="flex flex-wrap items-start gap-x-3 gap-y-2">
      <TextField
        label={t`From`}
        type="date"
        className="w-40"
        value={from}
        max={to}
        error={isRefused ? t`Choose at most 92 days, the first one not after the last.` : undefined}
        onChange={({ target }) => {
          choose({ from: target.value });
        }}
      />
      <TextField
        label={t`Until`}
        type="date"
        className="w-40"
        value={to}
        onChange={({ target }) => {
          choose({ to: target.value });
        }}
      />
      <div className="flex flex-wrap gap-2 pt-6">
        {PERIODS.map((count) => (
          <Button
            key={count}
            className="h-9"
            onClick={() => {
              void navigate({ search: { from: daysUntil(count, Date.now()) }, replace: true });
            }}
          >{t`${count} days`}</Button>
        ))}
      </div>
    </search>
  );
};

/** What the figures leave out, and where there is more. */
const Limits = () => {
  const { t } = useLingui();
  return (
    <Part title={t`What is counted`}>
      <ul className="max-w-prose list-disc space-y-1 pl-5 text-sm text-muted">
        <li>{t`Days are in UTC. Figures lag a few seconds behind.`}</li>
        <li>{t`A ticket counts once it is on the desk, on the day of its submission.`}</li>
        <li>{t`First responses that were given before these figures existed are not counted. Tickets from before count with their next change, unless they were closed more than 30 days ago.`}</li>
        <li>{t`A ticket that is reopened is taken out of the day on which it was solved.`}</li>
        <li>{t`Times run from the submission by the clock, not in business hours, and are at most 5% off.`}</li>
        <li>{t`Satisfaction and the costs of the model are not counted here.`}</li>
        <li>
          {t`For other questions and longer periods there is the warehouse:`}{" "}
          <code className="font-mono">npm run report</code>
        </li>
      </ul>
    </Part>
  );
};

const isEmpty = ({ open, period }: Stats): boolean =>
  open.total === 0 && period.created === 0 && period.firstResponses.total === 0 && period.resolutions.total === 0;

const Report = ({ data }: { readonly data: Stats }) => {
  const { t } = useLingui();
  const { day } = useNumbers();
  const { open, today, period, days } = data;
  const first = day(period.from);
  const last = day(period.to);
  const choice = <DayChoice from={period.from} to={period.to} />;
  if (isEmpty(data))
    return (
      <>
        {choice}
        <EmptyState icon={ChartColumn} title={t`No figures in these days`}>
          {t`Nothing is open, and nothing happened from ${first} until ${last}. Choose other days, or wait for the first tickets.`}
        </EmptyState>
        <Limits />
      </>
    );
  return (
    <>
      <OpenPart open={open} />
      <FiguresPart title={t`Today`} figures={today} />
      {choice}
      <FiguresPart title={t`${first} until ${last}`} figures={period} isDetailed />
      <DaysPart days={days} />
      <Limits />
    </>
  );
};

const Waiting = () => (
  <div aria-hidden className="flex flex-col gap-6">
    <Skeleton className="h-24 w-full" />
    <Skeleton className="h-64 w-full" />
    <Skeleton className="h-80 w-full" />
  </div>
);

/** How the desk is doing: what is open now, and what happened by day. */
export const ReportsPage = () => {
  const { t } = useLingui();
  usePageTitle(t`Reports`);
  const wanted = route.useSearch();
  const { data, error, refetch } = useQuery(stats(wanted));
  const isRefused = error instanceof ApiError && error.kind === "invalid-request";
  return (
    <>
      <PageHeader title={t`Reports`} />
      <div className="flex max-w-6xl flex-col gap-7 p-4 sm:p-6">
        {isRefused && <DayChoice from={wanted.from ?? ""} to={wanted.to ?? ""} error={error} />}
        {error !== null && !isRefused && (
          <ErrorNote error={error} action={<Button onClick={() => void refetch()}>{t`Try again`}</Button>} />
        )}
        {data === undefined ? error === null && <Waiting /> : <Report data={data} />}
      </div>
    </>
  );
};
