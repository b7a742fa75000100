import { useLingui } from "@lingui/react/macro";
import { Table } from "../../design/table";
import { Figure, Figures, Part } from "./figures";
import { useNumbers } from "./numbers";
import type { Figures as FiguresOf } from "./queries";

type Durations = FiguresOf["firstResponses"]["modelDurations"];

interface TimeRow {
  readonly id: string;
  readonly label: string;
  readonly total: number;
  readonly durations: Durations;
}

const Times = ({ figures: { firstResponses, resolutions } }: { readonly figures: FiguresOf }) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const rows: readonly TimeRow[] = [
    {
      id: "first-model",
      label: t`First response of the model`,
      total: firstResponses.byModel,
      durations: firstResponses.modelDurations,
    },
    {
      id: "first-staff",
      label: t`First response of staff`,
      total: firstResponses.total - firstResponses.byModel,
      durations: firstResponses.staffDurations,
    },
    {
      id: "solved-model",
      label: t`Solved by the model`,
      total: resolutions.byModel,
      durations: resolutions.modelDurations,
    },
    {
      id: "solved-staff",
      label: t`Solved by staff`,
      total: resolutions.byStaff,
      durations: resolutions.staffDurations,
    },
  ];
  return (
    <Table
      label={t`Times from the submission`}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { id: "label", title: t`Times from the submission`, render: ({ label }) => label },
        { id: "total", title: t`Tickets`, isNumber: true, render: ({ total }) => numbers.count(total) },
        {
          id: "p50",
          title: t`Half within`,
          isNumber: true,
          render: ({ durations }) => numbers.duration(durations.p50Seconds),
        },
        {
          id: "p90",
          title: t`Nine of ten within`,
          isNumber: true,
          render: ({ durations }) => numbers.duration(durations.p90Seconds),
        },
      ]}
    />
  );
};

const Sla = ({ figures: { sla } }: { readonly figures: FiguresOf }) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const rows = [
    { id: "first", label: t`First response`, ...sla.firstResponse },
    { id: "next", label: t`Next response`, ...sla.nextResponse },
    { id: "resolution", label: t`Resolution`, ...sla.resolution },
  ];
  return (
    <Table
      label={t`SLA clocks that ended`}
      rows={rows}
      keyOf={({ id }) => id}
      columns={[
        { id: "label", title: t`SLA clocks that ended`, render: ({ label }) => label },
        { id: "met", title: t`In time`, isNumber: true, render: ({ met }) => numbers.count(met) },
        { id: "missed", title: t`Late`, isNumber: true, render: ({ missed }) => numbers.count(missed) },
        { id: "share", title: t`Kept`, isNumber: true, render: ({ metShare }) => numbers.share(metShare) },
      ]}
    />
  );
};

interface FiguresPartProps {
  readonly title: string;
  readonly figures: FiguresOf;
  /** Whether the tables of times and SLA clocks are shown, too. */
  readonly isDetailed?: boolean;
}

/** What happened on a day, or in a period. */
export const FiguresPart = ({ title, figures, isDetailed = false }: FiguresPartProps) => {
  const { t } = useLingui();
  const numbers = useNumbers();
  const { created, modelShare, byOutcome, firstResponses, resolutions } = figures;
  const asIs = numbers.count(firstResponses.byDraftAsIs);
  const edited = numbers.count(firstResponses.byDraftEdited);
  const written = numbers.count(firstResponses.byStaff);
  const solvedByModel = numbers.count(resolutions.byModel);
  const answered = numbers.count(byOutcome.ANSWERED);
  return (
    <Part title={title}>
      <Figures>
        <Figure name={t`Submitted`} value={numbers.count(created)} />
        <Figure name={t`Answered by the model`} value={numbers.share(modelShare)}>
          {t`${answered} of those submitted`}
        </Figure>
        <Figure name={t`First responses`} value={numbers.count(firstResponses.total)}>
          {t`Staff: ${asIs} drafts as they were, ${edited} edited, ${written} written`}
        </Figure>
        <Figure name={t`Solved`} value={numbers.count(resolutions.total)}>{t`${solvedByModel} by the model`}</Figure>
      </Figures>
      {isDetailed && (
        <div className="grid gap-3 xl:grid-cols-2">
          <Times figures={figures} />
          <Sla figures={figures} />
        </div>
      )}
    </Part>
  );
};
