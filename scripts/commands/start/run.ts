import { printLine, writeJsonFile } from "../../shared/terminal/output.js";
import type { Records } from "../../shared/stream/batch-records.js";
import type { LocalStack } from "../../local/stack/stack.js";
import {
  accountUntilComplete,
  type Observation,
  type SentRecord,
  type TicketAccounting,
} from "../../shared/journey/account-for-tickets.js";
import { connectToDeployment } from "../../shared/deployment/clients.js";
import { expectedExecutions, followTickets } from "../../shared/journey/follow.js";
import { measure, toReport } from "../../shared/journey/measure.js";
import { observe } from "../../shared/journey/observe.js";
import { readPipelineContents } from "./pipeline-contents.js";
import { renderStartSummary } from "./render.js";
import { send } from "../../shared/journey/send.js";
import { plural } from "../../shared/terminal/format.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { probeTopic } from "./topic-probe.js";

export interface RunTicketsOptions {
  readonly records: Records;
  /** File for the report as JSON. */
  readonly json: string | undefined;
  /** Start of the command, in milliseconds since the epoch. */
  readonly startedAt: number;
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

const endsOf = ({ results }: TicketAccounting, sent: readonly SentRecord[], seen: Observation): readonly number[] => {
  const names = expectedExecutions(sent);
  const ends = [...seen.executions].flatMap(([name, { stoppedAt }]) => (names.has(name) ? (stoppedAt ?? []) : []));
  return results.length === 0 ? [] : ends;
};

/** Sends records through the stack, follows them until they are done and prints the summary. */
export const runTickets = async (stack: LocalStack, options: RunTicketsOptions): Promise<TicketAccounting> => {
  const { screen, signal, json } = options;
  const deployment = connectToDeployment(stack);
  const probe = await probeTopic(deployment);
  const { sent, refused } = await send(deployment, options.records);
  screen.write(`${plural(sent.length, "record")} sent\n`);
  await followTickets(deployment, expectedExecutions(sent), options);
  const { accounted, seen } = await accountUntilComplete(sent, () => observe(deployment), signal);
  const timing = measure(options.startedAt, sent, endsOf(accounted, sent, seen));
  await writeJsonFile(json, toReport(accounted, timing));
  const contents = await readPipelineContents(deployment, probe, accounted, seen);
  await probe.remove();
  printLine(renderStartSummary({ accounted, timing, contents, refused, apiUrl: stack.apiUrl }));
  return accounted;
};
