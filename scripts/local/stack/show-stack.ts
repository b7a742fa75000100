import { SingleBar } from "cli-progress";
import { formatSeconds } from "../../shared/terminal/format.js";
import type { Screen } from "../../shared/terminal/screen.js";
import type { StackListener, StackEvent } from "./stack-events.js";

/** "aws_lambda_function.start-workflow_function_1A2B3C4D" as "lambda_function start-workflow function". */
export const shortAddress = (address: string): string =>
  address
    .replace(/^aws_/, "")
    .replace(/_[0-9A-F]{8}$/, "")
    .replace(".", " ")
    .replaceAll(/(?<= .*)_/g, " ");

interface Progress {
  readonly total: number;
  readonly done: number;
  /** Addresses of the resources in progress. */
  readonly waiting: readonly string[];
}

const advance = (progress: Progress, event: StackEvent): Progress => {
  const { total, done, waiting } = progress;
  if (event.kind === "planned") return { ...progress, total: event.total };
  if (event.kind === "started") return { ...progress, waiting: [...waiting, event.address] };
  if (event.kind === "finished") {
    return { total, done: done + 1, waiting: waiting.filter((address) => address !== event.address) };
  }
  return progress;
};

const lineOf = (event: StackEvent, { total, done }: Progress): string | undefined => {
  if (event.kind === "step-finished") return `${event.step}: ${formatSeconds(event.seconds)}`;
  if (event.kind === "planned") return `${event.total} resources to create`;
  if (event.kind === "finished") return `  ${done}/${total} ${shortAddress(event.address)} (${event.seconds} s)`;
  return undefined;
};

const BAR = "Creating [{bar}] {value}/{total} resources, {duration_formatted}  {waiting}";
const WAITING_LENGTH = 60;

/** Shows the start of the stack: a line for each step and each resource; on a terminal, a progress bar below them. */
export const showStack = (screen: Screen): StackListener => {
  const bar = screen.isTerminal
    ? new SingleBar({ format: BAR, hideCursor: true, clearOnComplete: true, stream: process.stderr, barsize: 24 })
    : undefined;
  let progress: Progress = { total: 0, done: 0, waiting: [] };
  return (event) => {
    progress = advance(progress, event);
    if (event.kind === "planned") bar?.start(event.total, 0, { waiting: "" });
    bar?.update(progress.done, { waiting: progress.waiting.map(shortAddress).join(", ").slice(0, WAITING_LENGTH) });
    const isOver = event.kind === "step-finished" && event.step === "terraform apply";
    if (isOver) bar?.stop();
    const line = lineOf(event, progress);
    if (line !== undefined && (bar === undefined || event.kind === "step-finished")) screen.write(`${line}\n`);
  };
};
