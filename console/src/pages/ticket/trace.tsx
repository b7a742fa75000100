import { useLingui } from "@lingui/react/macro";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type Tone } from "../../design/badge";
import { Button } from "../../design/button";
import { ErrorNote } from "../../design/error-note";
import { Skeleton } from "../../design/skeleton";
import { Time } from "../../design/time";
import { visibleText } from "../../design/visible-text";
import { useAgentNames } from "../../desk/agent-names";
import { numberFormat, useFormatLocale } from "../../words/format-locale";
import { audit, type AuditEntry, execution, type Execution } from "./queries";

const Loading = () => (
  <div aria-hidden className="flex flex-col gap-2">
    {[1, 2, 3, 4].map((row) => (
      <Skeleton key={row} className="h-5 w-full max-w-md" />
    ))}
  </div>
);

const Failed = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) => {
  const { t } = useLingui();
  return <ErrorNote error={error} action={<Button onClick={onRetry}>{t`Try again`}</Button>} />;
};

const valueText = (value: AuditEntry["changes"][number]["to"]): string =>
  value === null ? "–" : typeof value === "string" ? value : value.join(", ");

const Change = ({ entry }: { readonly entry: AuditEntry }) => {
  const nameOf = useAgentNames();
  return (
    <li className="border-b border-line py-2 last:border-0">
      <p className="flex flex-wrap gap-x-2 text-sm">
        <span className="font-medium">{nameOf(entry.who)}</span>
        <span>{entry.what}</span>
        <Time value={entry.at} isExact className="ml-auto text-muted" />
      </p>
      {entry.changes.map(({ field, from, to }) => (
        <p key={field} className="text-sm [overflow-wrap:anywhere] text-muted">
          {field}: <bdi>{visibleText(valueText(from))}</bdi> → <bdi>{visibleText(valueText(to))}</bdi>
        </p>
      ))}
    </li>
  );
};

/** Every change of a ticket: who, what, from, to and when. */
export const AuditTrail = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(audit(ticketId));
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  if (data.entries.length === 0) return <p className="text-sm text-muted">{t`Nobody has changed this ticket.`}</p>;
  return (
    <ol aria-label={t`Changes`}>
      {data.entries.map((entry) => (
        <Change key={`${entry.at} ${entry.requestId} ${entry.what}`} entry={entry} />
      ))}
    </ol>
  );
};

type State = Execution["states"][number];

const TONES: Readonly<Record<State["outcome"], Tone>> = {
  SUCCEEDED: "success",
  CAUGHT: "warning",
  FAILED: "danger",
  STOPPED: "neutral",
  RUNNING: "accent",
};

const useOutcomes = (): Readonly<Record<State["outcome"], string>> => {
  const { t } = useLingui();
  return {
    SUCCEEDED: t`Succeeded`,
    CAUGHT: t`Failed, handled`,
    FAILED: t`Failed`,
    STOPPED: t`Stopped`,
    RUNNING: t`Running`,
  };
};

const StateRow = ({ state }: { readonly state: State }) => {
  const { t } = useLingui();
  const locale = useFormatLocale();
  const outcomes = useOutcomes();
  const { name, depth, milliseconds, outcome, retries, errors } = state;
  const took = milliseconds === null ? "" : numberFormat(locale).format(milliseconds);
  return (
    <li
      className={`flex flex-wrap items-center gap-x-3 gap-y-0.5 border-b border-line py-2 text-sm last:border-0 ${depth > 0 ? "pl-5" : ""}`}
    >
      <span className="min-w-0 grow font-medium">{name}</span>
      {retries > 0 && <span className="text-muted">{t`tried again: ${retries}`}</span>}
      {errors.length > 0 && <span className="font-mono text-xs text-danger-text">{errors.join(", ")}</span>}
      {took !== "" && <span className="text-muted tabular-nums">{t`${took} ms`}</span>}
      <Badge tone={TONES[outcome]}>{outcomes[outcome]}</Badge>
    </li>
  );
};

const Note = ({ children }: { readonly children: ReactNode }) => <p className="mb-2 text-sm text-muted">{children}</p>;

/** The ticket's way through the pipeline, state by state. */
export const PipelineTrace = ({ ticketId }: { readonly ticketId: string }) => {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(execution(ticketId));
  if (data === undefined) return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />;
  if (data === null)
    return <Note>{t`There is no execution to show: it has not started, or is older than 90 days.`}</Note>;
  return (
    <>
      {!data.isComplete && <Note>{t`Some states are not listed.`}</Note>}
      <ol aria-label={t`States`}>
        {data.states.map((state) => (
          <StateRow key={`${state.enteredAt} ${state.name}`} state={state} />
        ))}
      </ol>
      {data.consoleUrl !== null && (
        <a
          href={data.consoleUrl}
          target="_blank"
          rel="noreferrer"
          className="mt-3 inline-flex items-center gap-1.5 text-sm text-accent-text underline"
        >
          {t`Open in Step Functions`}
          <ExternalLink aria-hidden className="size-3.5" />
        </a>
      )}
    </>
  );
};
