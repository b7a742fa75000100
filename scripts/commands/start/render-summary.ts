import { formatSeconds, paint } from "../../shared/terminal/paint.js";
import { renderReport } from "../../shared/executions/render-report.js";
import type { Account } from "../../shared/journey/account.js";
import { countBy, percentile, type Timing } from "../../shared/journey/measure.js";
import type { Places } from "./places.js";

export interface Summary {
  readonly accounted: Account;
  readonly timing: Timing;
  readonly places: Places;
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** Records the stream refused. */
  readonly refused: number;
}

const counts = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.length === 0 ? "none" : pairs.map(([name, count]) => `${name} ${count}`).join(", ");

const outcomeLine = ({ sent, answered, needsHuman, failed, quarantined, ignored, lost }: Account): string =>
  `${sent} records sent: ${answered} answered, ${needsHuman} for a person, ${failed} failed, ` +
  `${quarantined} quarantined, ${ignored} ignored, ${lost === 0 ? "none lost" : paint.red(`${lost} lost`)}`;

const timeLines = ({ results }: Account, timing: Timing): string[] => {
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
export const renderSummary = (summary: Summary): string => {
  const { accounted, timing, places, refused } = summary;
  return [
    "",
    paint.bold(outcomeLine(accounted)),
    ...(refused > 0 ? [`${refused} records were not taken by the stream; records over 1 MiB never are.`] : []),
    `outcome    ${counts(countBy(accounted.results, ({ outcome }) => outcome))}`,
    `priority   ${counts(countBy(accounted.results, ({ priority }) => priority ?? "none"))}`,
    `sentiment  ${counts(countBy(accounted.results, ({ sentiment }) => sentiment ?? "none"))}`,
    ...timeLines(accounted, timing),
    ...(places.example === undefined ? [] : ["", paint.bold("One ticket"), renderReport(places.example)]),
    ...placeLines(summary),
  ].join("\n");
};
