import pMap from "p-map";
import { clearFaults, scriptFault } from "../../local/emulator/script-faults.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { drainSystem, MOST_SHARE, secondsUntil } from "../../shared/capacity/estimate-drain.js";
import {
  ESTIMATED_TIMES,
  pipelineSystem,
  type PipelineLimits,
  type StepTimes,
} from "../../shared/capacity/pipeline-system.js";
import { USUAL_TICKET } from "../../shared/capacity/ticket-profile.js";
import { readWorkflowRetries } from "../../shared/capacity/workflow-retries.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import type { ExecutionSummary } from "../../shared/executions/execution-report.js";
import { expectedExecutions, followExecutions } from "../../shared/journey/follow.js";
import { send } from "../../shared/journey/send.js";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";

/** A backlog, and the service that throttles it. */
interface Scenario {
  readonly name: string;
  readonly operation: "Converse" | "DetectSentiment";
  readonly limit: "modelRequests" | "detectSentiment";
}

/** How the simulation compares with the local stack. */
export interface CapacityFigure {
  readonly name: string;
  readonly tickets: number;
  /** Seconds of each step, as the stack took them. */
  readonly times: StepTimes & { readonly model: number };
  /** Seconds until nine tenths of the backlog are through. */
  readonly measured: number;
  readonly simulated: number;
  readonly ratio: number;
  /** Seconds until the last one is through, which depends on single delays. */
  readonly lastMeasured: number;
  readonly lastSimulated: number;
}

const SCENARIOS: readonly Scenario[] = [
  { name: "a model that throttles", operation: "Converse", limit: "modelRequests" },
  { name: "Comprehend throttles", operation: "DetectSentiment", limit: "detectSentiment" },
];

const TICKETS = 300;
/** Calls a second that the service takes. So few that two cores carry what is refused. */
const CALLS_PER_SECOND = 3;
const WARM_UP = 40;
/** Tickets on the idle stack, of which the steps are timed. In a backlog, times are mostly waiting for each other. */
const TIMED = 10;
/** Histories that are read at once. */
const READERS = 4;
const SEED = 1;
/** Furthest that the simulation may be from the stack. */
export const MOST_DEVIATION = 0.15;

const UNLIMITED = { perSecond: 1e9, burst: 1e9 };

const median = (values: readonly number[], otherwise: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? otherwise;

interface Measured {
  readonly sentAt: number;
  readonly executions: readonly ExecutionSummary[];
}

/** Sends a backlog and waits until all of it is through. */
const drain = async (deployment: Deployment, tickets: number, seed: number): Promise<Measured> => {
  const signal = new AbortController().signal;
  const { sent } = await send(deployment, generateTickets({ count: tickets, seed }));
  const expected = expectedExecutions(sent);
  const list = () => deployment.executions.list();
  await followExecutions(expected, { list, onProgress: () => undefined, signal, idleTimeoutMs: 300_000 });
  const executions: ExecutionSummary[] = [];
  for await (const execution of list()) if (expected.has(execution.name)) executions.push(execution);
  const failed = executions.filter(({ status }) => status !== "SUCCEEDED").length;
  if (executions.length < tickets || failed > 0)
    throw new Error(`${executions.length} of ${tickets} executions ended, ${failed} of them without success.`);
  return { sentAt: Math.min(...sent.map(({ sentAt }) => sentAt)), executions };
};

const secondsAfter = (start: number, times: readonly (Date | undefined)[]): readonly number[] =>
  times.flatMap((time) => (time === undefined ? [] : [(time.getTime() - start) / 1_000])).toSorted((a, b) => a - b);

/** How long each state took: what the simulation starts from. */
const readTimes = async (
  { executions: reader }: Deployment,
  { executions }: Measured,
): Promise<StepTimes & { model: number }> => {
  const reports = await pMap(executions, (execution) => reader.report(execution), { concurrency: READERS });
  const visits = reports.flatMap((report) => report.states).filter(({ retries }) => retries === 0);
  const secondsOf = (state: string, otherwise: number): number =>
    median(
      visits.flatMap(({ name, enteredAt, leftAt }) =>
        name === state && leftAt !== undefined ? [(leftAt.getTime() - enteredAt.getTime()) / 1_000] : [],
      ),
      otherwise,
    );
  return {
    ...ESTIMATED_TIMES,
    state: secondsOf("Open ticket", ESTIMATED_TIMES.state),
    detectSentiment: secondsOf("Detect sentiment", ESTIMATED_TIMES.detectSentiment),
    writeTicketJson: secondsOf("Keep ticket", ESTIMATED_TIMES.writeTicketJson),
    generateResponse: 0,
    model: secondsOf("Generate response", ESTIMATED_TIMES.generateResponse),
  };
};

const NO_RATES = {
  transitions: UNLIMITED,
  detectSentiment: UNLIMITED,
  detectLanguage: UNLIMITED,
  modelRequests: UNLIMITED,
  modelTokens: UNLIMITED,
};

const limitsOf = ({ limit }: Scenario, startsPerSecond: number): PipelineLimits => ({
  rates: {
    ...NO_RATES,
    starts: { perSecond: startsPerSecond, burst: 1 },
    [limit]: { perSecond: CALLS_PER_SECOND, burst: CALLS_PER_SECOND },
  },
  pools: { account: 1_000, eachFunction: 1_000 },
});

type Times = CapacityFigure["times"];

const measureScenario = async (
  stack: LocalStack,
  scenario: Scenario,
  times: Times,
  seed: number,
): Promise<CapacityFigure> => {
  const { name, operation } = scenario;
  const deployment = connectToDeployment(stack);
  await scriptFault(stack.modelUrl, { operation, error: "ThrottlingException", perSecond: CALLS_PER_SECOND });
  const run = await drain(deployment, TICKETS, seed);
  await clearFaults(stack.modelUrl);
  const starts = secondsAfter(
    run.sentAt,
    run.executions.map(({ startedAt }) => startedAt),
  );
  const ends = secondsAfter(
    run.sentAt,
    run.executions.map(({ stoppedAt }) => stoppedAt),
  );
  const limits = limitsOf(scenario, TICKETS / (starts.at(-1) ?? 1));
  const plan = { design: "standard", profile: { ...USUAL_TICKET, modelSeconds: times.model } } as const;
  const system = pipelineSystem(plan, limits, times, readWorkflowRetries());
  const simulated = drainSystem(system, { backlog: TICKETS, seed: SEED });
  const measured = secondsUntil({ ends }, TICKETS, MOST_SHARE);
  return {
    name: `${name} above ${CALLS_PER_SECOND} calls/s`,
    tickets: TICKETS,
    times,
    measured,
    simulated: simulated.mostSeconds,
    ratio: simulated.mostSeconds / measured,
    lastMeasured: ends.at(-1) ?? Infinity,
    lastSimulated: simulated.seconds,
  };
};

/** Whether the simulation is as near as it should be. */
export const isNear = ({ ratio }: CapacityFigure): boolean => Math.abs(ratio - 1) <= MOST_DEVIATION;

/** A stack that retries as AWS does, and runs as many executions and calls at a time as there are. */
const ENVIRONMENT = {
  LOCAL_RETRIES: "aws",
  LOCAL_EXECUTIONS: "1000",
  LOCAL_WORKERS_OF: "detect-sentiment=12,generate-response=12",
  // Deployed as well, so that it is tried now and then.
  MONTHLY_BUDGET_USD: "500",
};

/** Drains backlogs on a local stack whose services throttle, and simulates the same. */
export const benchCapacity = async (): Promise<readonly CapacityFigure[]> => {
  const stack = await startLocalStack({ env: ENVIRONMENT });
  try {
    const deployment = connectToDeployment(stack);
    await drain(deployment, WARM_UP, SEED);
    const times = await readTimes(deployment, await drain(deployment, TIMED, SEED + 1));
    const figures: CapacityFigure[] = [];
    for (const [index, scenario] of SCENARIOS.entries())
      figures.push(await measureScenario(stack, scenario, times, SEED + 2 + index));
    return figures;
  } finally {
    await stack.stop();
  }
};
