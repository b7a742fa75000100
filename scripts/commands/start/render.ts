import type { LocalPerson } from "../../shared/tokens/local-people.js";
import { formatFigure, formatSeconds, plural } from "../../shared/terminal/format.js";
import { paint } from "../../shared/terminal/paint.js";
import { renderExecutionReport } from "../../shared/executions/render-report.js";
import type { TicketAccounting } from "../../shared/journey/account-for-tickets.js";
import { countBy, percentile, type Timing } from "../../shared/journey/measure.js";
import type { PipelineContents } from "./pipeline-contents.js";
import { onOneLine } from "../../shared/terminal/table.js";
import { wrapReply } from "../../shared/terminal/text.js";
import { curlLine } from "../../shared/deployment/http-api.js";
import type { ShownConsole } from "./console-stage.js";

export interface Summary {
  readonly accounted: TicketAccounting;
  readonly timing: Timing;
  readonly contents: PipelineContents;
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** Number of records that the stream refused. */
  readonly refused: number;
}

const counts = (pairs: readonly (readonly [string, number])[]): string =>
  pairs.length === 0 ? "none" : pairs.map(([name, count]) => `${name} ${count}`).join(", ");

const outcomeLine = ({ sent, answered, needsHuman, failed, quarantined, ignored, lost }: TicketAccounting): string =>
  `${plural(sent, "record")} sent: ${answered} answered, ${needsHuman} for a person, ${failed} failed, ` +
  `${quarantined} quarantined, ${ignored} ignored, ${lost === 0 ? "none lost" : paint.red(`${lost} lost`)}`;

/** Most reasons that are listed. */
const MAX_REASONS = 3;

/** Why rules triaged tickets in place of the model; without a model, all of them. */
const modelLines = ({ accounted, contents: { missingAnswers } }: Summary): string[] => {
  const tickets = missingAnswers.reduce((sum, [, count]) => sum + count, 0);
  if (tickets === 0) return [];
  const finished = accounted.answered + accounted.needsHuman;
  const all = tickets >= finished ? `all ${tickets}` : `${tickets} of ${finished}`;
  const reasons = missingAnswers.slice(0, MAX_REASONS).map(([reason, count]) => `${onOneLine(reason, 300)} (${count})`);
  const more = missingAnswers.length - reasons.length;
  if (more > 0) reasons.push(`and ${plural(more, "more reason")}`);
  return [paint.red(`model      unavailable: ${all} tickets triaged by rules. ${reasons.join("; ")}`)];
};

const timeLines = ({ results }: TicketAccounting, timing: Timing): string[] => {
  const seconds = results.map((result) => result.seconds);
  if (seconds.length === 0) return [];
  return [
    `time       p50 ${formatSeconds(percentile(seconds, 0.5))}, p95 ${formatSeconds(percentile(seconds, 0.95))} from record to answer`,
    `rate       ${formatFigure(timing.ticketsPerSecond)} tickets/s; first answer ${formatSeconds(timing.secondsToFirstAnswer ?? undefined)} after the start`,
  ];
};

const locationLines = ({ contents, apiUrl }: Summary): string[] => {
  const { object, item, messages, messageAttributes, alarms } = contents;
  return [
    "",
    paint.bold("Where things are"),
    `API        ${apiUrl}`,
    ...(object === undefined ? [] : [`S3 object  ${object}`]),
    ...(item === undefined ? [] : [`item       ${item}`]),
    `topic      ${plural(messages, "message")} published${messageAttributes === undefined ? "" : `, one with ${JSON.stringify(messageAttributes)}`}`,
    `alarms     ${alarms.length}, ${alarms.every(([, state]) => state !== "ALARM") ? "none in ALARM" : "in ALARM:"}`,
    ...alarms.filter(([, state]) => state === "ALARM").map(([name]) => `           ${paint.red(name)}`),
  ];
};

/** What `npm start` prints at the end. */
export const renderStartSummary = (summary: Summary): string => {
  const { accounted, timing, contents, refused } = summary;
  const lines = [
    "",
    paint.bold(outcomeLine(accounted)),
    ...(refused > 0 ? [`The stream did not accept ${plural(refused, "record")}; it accepts none over 1 MiB.`] : []),
    `outcome    ${counts(countBy(accounted.results, ({ outcome }) => outcome))}`,
    `priority   ${counts(countBy(accounted.results, ({ priority }) => priority ?? "none"))}`,
    `sentiment  ${counts(countBy(accounted.results, ({ sentiment }) => sentiment ?? "none"))}`,
    ...modelLines(summary),
    ...timeLines(accounted, timing),
    ...(contents.example === undefined ? [] : ["", paint.bold("One ticket"), renderExecutionReport(contents.example)]),
    ...locationLines(summary),
  ];
  return wrapReply(lines.join("\n"));
};

/** A stack that stays running. */
export interface RunningStackInfo {
  readonly endpoint: string;
  /** Base URL of the HTTP API. */
  readonly apiUrl: string;
  /** API token of a gold customer. */
  readonly token: string;
  /** Who can sign in. */
  readonly people: readonly LocalPerson[];
  readonly console: ShownConsole;
}

const submission = ({ apiUrl, token }: RunningStackInfo): string =>
  curlLine({
    method: "POST",
    url: `${apiUrl}/tickets`,
    headers: { Token: token, "Content-Type": "application/json" },
    body: JSON.stringify({ type: "Billing", message: "I was charged twice this month." }),
  });

const login = (apiUrl: string, { email, password }: LocalPerson): string =>
  curlLine({
    method: "POST",
    url: `${apiUrl}/auth/login`,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ email, password }),
  });

const consoleLine = (shown: ShownConsole): string =>
  "url" in shown
    ? `The console is at ${paint.bold(shown.url)}. These people can sign in, until the stack stops:`
    : `There is no console: ${shown.problem}\nThese people can sign in to the API, until the stack stops:`;

/** What the user can do while the stack is running. */
export const renderHelp = (stack: RunningStackInfo): string =>
  [
    "",
    consoleLine(stack.console),
    ...stack.people.map(({ role, email, password }) => `  ${role.padEnd(8)}  ${email.padEnd(21)}  ${password}`),
    "",
    `The API is at ${stack.apiUrl}. Submit a ticket, or sign in:`,
    // Not wrapped, so that they can be copied.
    `  ${submission(stack)}`,
    ...stack.people.slice(0, 1).map((person) => `  ${login(stack.apiUrl, person)}`),
    "",
    wrapReply(renderCommands(stack)),
  ].join("\n");

const renderCommands = (stack: RunningStackInfo): string =>
  [
    `The stack is running at ${stack.endpoint}. In another terminal:`,
    "  npm run api:example                submit a ticket over HTTP, follow it, list tickets",
    "  npm run desk:example               a ticket's day on the desk, from submission to its end",
    "  npm run generate -- --count 50     send more tickets",
    "  npm run trace                      list recent executions",
    "  npm run trace -- <ticketId>        follow one ticket, state by state",
    '  npm run sql -- "SELECT ..."        query the warehouse',
    "  npm run report                     draw the warehouse's views as charts",
    "  npm run etl                        load new tickets into the warehouse",
    "  npm run reconcile                  compare table, bucket and warehouse",
    "  npm run replay                     show what failed; --yes runs it again",
    "Ctrl-C stops it and leaves nothing behind.",
  ].join("\n");
