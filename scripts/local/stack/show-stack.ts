import { formatSeconds } from "../../shared/terminal/format.js";
import { Bar, withStatus, type Screen } from "../../shared/terminal/screen.js";
import { startLocalStack, type LocalStack, type LocalStackOptions } from "./stack.js";
import type { StackListener, StackEvent, StackStep } from "./stack-events.js";

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
  /** Steps in progress. */
  readonly steps: readonly StackStep[];
  /** Addresses of the resources in progress. */
  readonly waiting: readonly string[];
}

const advance = (progress: Progress, event: StackEvent): Progress => {
  const { total, done, steps, waiting } = progress;
  switch (event.kind) {
    case "step-started":
      return { ...progress, steps: [...steps, event.step] };
    case "step-finished":
      return { ...progress, steps: steps.filter((step) => step !== event.step) };
    case "planned":
      return { ...progress, total: event.total, done: 0 };
    case "started":
      return { ...progress, waiting: [...waiting, event.address] };
    case "finished":
      return { steps, total, done: done + 1, waiting: waiting.filter((address) => address !== event.address) };
    case "failed":
      return { ...progress, waiting: waiting.filter((address) => address !== event.address) };
    case "apply-repeated":
    case "diagnostic":
      return progress;
  }
};

const lineOf = (event: StackEvent, { total, done }: Progress): string | undefined => {
  if (event.kind === "step-finished") return `${event.step}: ${formatSeconds(event.seconds)}`;
  if (event.kind === "apply-repeated") return `${event.reason}\nApplying once more ...`;
  if (event.kind === "planned") return `${event.total} resources to create`;
  if (event.kind === "finished") return `  ${done}/${total} ${shortAddress(event.address)} (${event.seconds} s)`;
  return undefined;
};

const BAR = "Creating [{bar}] {value}/{total} resources, {duration_formatted}  {waiting}";
const STEPS = "In progress: {steps}, {duration_formatted}";

/** The status below the lines: the steps in progress, then a bar of the resources. */
const createStatus = () => {
  const steps = new Bar(STEPS, 1, { steps: "" });
  let resources: Bar | undefined;
  return {
    text: (): string => (resources ?? steps).toText(),
    update: (event: StackEvent, { total, done, steps: running, waiting }: Progress): void => {
      if (event.kind === "planned") resources = new Bar(BAR, total, { waiting: "" });
      resources?.update(done, { waiting: waiting.map(shortAddress).join(", ") });
      steps.update(0, { steps: running.join(", ") });
      if (event.kind === "step-finished") resources = undefined;
    },
  };
};

/** Shows the start of the stack: a line for each step and, except on a terminal, for each resource. */
export const showStack = (screen: Screen, status = createStatus()): StackListener => {
  let progress: Progress = { total: 0, done: 0, steps: [], waiting: [] };
  return (event) => {
    progress = advance(progress, event);
    status.update(event, progress);
    const line = lineOf(event, progress);
    const isForEveryScreen = event.kind === "step-finished" || event.kind === "apply-repeated";
    if (line !== undefined && (!screen.isTerminal || isForEveryScreen)) screen.write(`${line}\n`);
  };
};

/** Starts the stack and shows how far it is: on a terminal with a progress bar, which goes when the start is over. */
export const startShownStack = (screen: Screen, options: Omit<LocalStackOptions, "onEvent">): Promise<LocalStack> => {
  const status = createStatus();
  return withStatus(screen, status.text, () => startLocalStack({ ...options, onEvent: showStack(screen, status) }));
};
