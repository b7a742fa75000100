import { useLingui } from "@lingui/react/macro";
import { lazy, Suspense } from "react";
import { Skeleton } from "../../design/skeleton";
import { Table } from "../../design/table";
import { Part } from "./figures";
import { useNumbers } from "./numbers";
import type { DayFigures } from "./queries";

const DayChart = lazy(async () => ({ default: (await import("./day-chart")).DayChart }));

const DayTable = ({ days }: { readonly days: readonly DayFigures[] }) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const column = (id: string, title: string, render: (day: DayFigures) => string) => ({
    id,
    title,
    isNumber: true,
    render,
  });
  return (
    <Table
      label={t`Figures by day`}
      rows={days.toReversed()}
      keyOf={({ day }) => day}
      columns={[
        {
          id: "day",
          title: t`Day`,
          render: ({ day }) => <span className="whitespace-nowrap">{numbers.day(day)}</span>,
        },
        column("created", t`Submitted`, ({ created }) => numbers.count(created)),
        column("model", t`Answered by the model`, ({ modelShare }) => numbers.share(modelShare)),
        column("first", t`First responses`, ({ firstResponses }) => numbers.count(firstResponses.total)),
        column("first-half", t`Staff: half within`, ({ firstResponses }) =>
          numbers.duration(firstResponses.staffDurations.p50Seconds),
        ),
        column("solved", t`Solved`, ({ resolutions }) => numbers.count(resolutions.total)),
        column("solved-half", t`Staff: half solved within`, ({ resolutions }) =>
          numbers.duration(resolutions.staffDurations.p50Seconds),
        ),
        column("sla", t`First response in time`, ({ sla }) => numbers.share(sla.firstResponse.metShare)),
      ]}
    />
  );
};

/** Each day of the period: as a chart, and as a table. */
export const DaysPart = ({ days }: { readonly days: readonly DayFigures[] }) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const series = [
    { id: "created", label: t`Submitted`, values: days.map(({ created }) => created) },
    { id: "first", label: t`First responses`, values: days.map(({ firstResponses }) => firstResponses.total) },
    { id: "solved", label: t`Solved`, values: days.map(({ resolutions }) => resolutions.total) },
  ];
  const describe = (place: number): string => {
    const day = days[place];
    if (day === undefined) return "";
    return [
      numbers.day(day.day),
      ...series.map(({ label, values }) => `${label}: ${numbers.count(values[place] ?? 0)}`),
    ].join(" · ");
  };
  return (
    <Part title={t`By day`}>
      <Suspense fallback={<Skeleton className="h-80 w-full" />}>
        <DayChart days={days.map(({ day }) => day)} series={series} describe={describe} />
      </Suspense>
      <details>
        <summary className="cursor-pointer rounded-md py-1.5 text-sm font-medium text-accent-text">
          {t`The same as a table`}
        </summary>
        <div className="mt-2">
          <DayTable days={days} />
        </div>
      </details>
    </Part>
  );
};
