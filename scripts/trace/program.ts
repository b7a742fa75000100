import { SFNClient } from "@aws-sdk/client-sfn";
import { Command, Option } from "commander";
import { wholeNumber } from "../command-line.js";
import { resolveTarget, TARGETS, type TargetOptions } from "../target.js";
import { secondsOf, ticketIdOf, type ExecutionSummary } from "./execution-report.js";
import { openExecutions, type Executions } from "./executions.js";
import { findByTicket, SEARCH_LIMIT, takeFirst } from "./find-executions.js";
import { renderList, renderReport } from "./render-report.js";

interface TraceOptions extends TargetOptions {
  readonly failed?: boolean;
  readonly limit: number;
  readonly json?: boolean;
}

/** There is nothing to show. Exit code 1 and one line. */
export class NotFound extends Error {
  override readonly name = "NotFound";
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

const toJson = (value: unknown): string => JSON.stringify(value, undefined, 2);

const listed = (execution: ExecutionSummary) => ({
  ...execution,
  ticketId: ticketIdOf(execution.name),
  seconds: secondsOf(execution),
});

const listRecent = async (executions: Executions, { failed, limit, json }: TraceOptions): Promise<void> => {
  const recent = await takeFirst(executions.list(failed === true ? "FAILED" : undefined), limit);
  print(json === true ? toJson(recent.map(listed)) : renderList(recent));
};

const findTicket = async (executions: Executions, ticketOrArn: string): Promise<readonly ExecutionSummary[]> => {
  if (!ticketOrArn.startsWith("arn:")) return await findByTicket(executions.list(), ticketOrArn);
  const found = await executions.find(ticketOrArn);
  return found === undefined ? [] : [found];
};

const traceTicket = async (executions: Executions, ticketOrArn: string, json: boolean): Promise<void> => {
  const [latest, ...others] = await findTicket(executions, ticketOrArn);
  if (latest === undefined) {
    throw new NotFound(`No execution of ${ticketOrArn} among the latest ${SEARCH_LIMIT.toLocaleString("en")}.`);
  }
  const report = await executions.report(latest);
  print(
    json
      ? toJson({ ...report, ticketId: ticketIdOf(report.name), seconds: secondsOf(report) })
      : renderReport(report, others),
  );
};

const trace = async (ticketOrArn: string | undefined, options: TraceOptions): Promise<void> => {
  const target = await resolveTarget(options);
  const executions = await openExecutions(new SFNClient({ ...target.clientConfig }), target.names.stateMachine);
  if (ticketOrArn === undefined) await listRecent(executions, options);
  else await traceTicket(executions, ticketOrArn, options.json === true);
};

/** The command line of `npm run trace`. */
export const traceProgram = (): Command =>
  new Command("trace")
    .description("Shows one ticket's execution state by state, or lists recent executions.")
    .argument("[ticket]", "id of a ticket, or the ARN of an execution")
    .option("--failed", "list only executions that failed")
    .option("--limit <n>", "executions to list", wholeNumber("--limit", { min: 1, max: SEARCH_LIMIT }), 20)
    .option("--json", "print JSON")
    .addOption(
      new Option("--target <where>", "the newest local stack, if one is up, or AWS").choices(TARGETS).default("auto"),
    )
    .option("--endpoint <url>", "address of an AWS emulator (default: AWS_ENDPOINT_URL)")
    .action(trace);
