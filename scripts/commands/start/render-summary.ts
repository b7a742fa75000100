import { formatSeconds, paint } from "../../shared/terminal/paint.js";
import { renderExecutionReport } from "../../shared/executions/render-report.js";
import type { TicketAccounting } from "../../shared/journey/account-for-tickets.js";
import { countBy, percentile, type Timing } from "../../shared/journey/measure.js";
import type { PipelineContents } from "./pipeline-contents.js";

export interface Summary {
  readonly accounted: TicketAccounting;
  readonly timing: Timing;
  readonly places: PipelineContents;
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** Records the stream refused. */
  readonly refused: number;
}

const counts = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.length === 0 ? "none" : pairs.map(([name, count]) => `${name} ${count}`).join(", ");

const outcomeLine = ({ sent, answered, needsHuman, failed, quarantined, ignored, lost }: TicketAccounting): string =>
  `${sent} records sent: ${answered} answered, ${needsHuman} for a person, ${failed} failed, ` +
  `${quarantined} quarantined, ${ignored} ignored, ${lost === 0 ? "none lost" : paint.red(`${lost} lost`)}`;

const timeLines = ({ results }: TicketAccounting, timing: Timing): string[] => {
  const seconds = results.map((result) => result.seconds);
  if (seconds.length === 0) return [];
  return [
    `time       p50 ${formatSeconds(percentile(seconds, 0.5))}, p95 ${formatSeconds(percentile(seconds, 0.95))} from record to answer`,
    `rate       ${timing.ticketsPerSecond.toFixed(1)} tickets/s; first answer ${formatSeconds(timing.secondsToFirstAnswer ?? undefined)} after the start`,
  ];
};

const placeLines = ({ places, apiUrl }: Summary): string[] => {
  const { object, item, messages, messageAttributes, alarms } = places;
  return [
    "",
    paint.bold("Where things are"),
    `API        ${apiUrl}`,
    ...(object === undefined ? [] : [`S3 object  ${object}`]),
    ...(item === undefined ? [] : [`item       ${item}`]),
    `topic      ${messages} messages published${messageAttributes === undefined ? "" : `, one with ${JSON.stringify(messageAttributes)}`}`,
    `alarms     ${alarms.length}, ${alarms.every(([, state]) => state !== "ALARM") ? "none of them on" : "of which on:"}`,
    ...alarms.filter(([, state]) => state === "ALARM").map(([name]) => `           ${paint.red(name)}`),
  ];
};

/** What `npm start` says at its end. */
export const renderStartSummary = (summary: Summary): string => {
  const { accounted, timing, places, refused } = summary;
  return [
    "",
    paint.bold(outcomeLine(accounted)),
    ...(refused > 0 ? [`${refused} records were not taken by the stream; records over 1 MiB never are.`] : []),
    `outcome    ${counts(countBy(accounted.results, ({ outcome }) => outcome))}`,
    `priority   ${counts(countBy(accounted.results, ({ priority }) => priority ?? "none"))}`,
    `sentiment  ${counts(countBy(accounted.results, ({ sentiment }) => sentiment ?? "none"))}`,
    ...timeLines(accounted, timing),
    ...(places.example === undefined ? [] : ["", paint.bold("One ticket"), renderExecutionReport(places.example)]),
    ...placeLines(summary),
  ].join("\n");
};
