import pMap from "p-map";
import { clearFaults, scriptFault, type AnyFault } from "../../local/emulator/script-faults.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { drainSystem, MOST_SHARE, secondsUntil } from "../../shared/capacity/estimate-drain.js";
import {
  ESTIMATED_TIMES,
  pipelineSystem,
  type PipelineLimits,
  type StepTimes,
} from "../../shared/capacity/pipeline-system.js";
import { USUAL_TICKET } from "../../shared/capacity/ticket-profile.js";
import { readWorkflowRetries, type WorkflowRetries } from "../../shared/capacity/workflow-retries.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import type { ExecutionSummary } from "../../shared/executions/execution-report.js";
import { expectedExecutions, followExecutions } from "../../shared/journey/follow.js";
import { send } from "../../shared/journey/send.js";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";

/** A backlog, and what limits it. */
interface Scenario {
  readonly name: string;
  readonly tickets: number;
  readonly faults: readonly AnyFault[];
  /** Calls of the model a second. @default no limit */
  readonly modelRate?: number;
}

/** How the simulation compares with the local stack. */
export interface CapacityFigure {
  readonly name: string;
  readonly tickets: number;
  /** Seconds until nine tenths of the backlog are through. */
  readonly measured: number;
  readonly simulated: number;
  readonly ratio: number;
  /** Seconds until the last one is through, which depends on single delays. */
  readonly lastMeasured: number;
  readonly lastSimulated: number;
}

/** Concurrent executions of each function: so few that a backlog has to wait for them, and that two cores carry them. */
const CONCURRENCY = 4;

const SCENARIOS: readonly Scenario[] = [
  {
    name: `${CONCURRENCY} executions of each function, a model that takes 1 s`,
    tickets: 300,
    faults: [{ operation: "Converse", latencyMs: 1_000 }],
  },
  {
    name: "a model that throttles above 3 calls/s",
    tickets: 200,
    faults: [{ operation: "Converse", error: "ThrottlingException", perSecond: 3 }],
    modelRate: 3,
  },
];

const WARM_UP = 40;
/** Histories that are read at once. */
const READERS = 4;
const SEED = 1;
/** Furthest that the simulation may be from the stack. */
export const MOST_DEVIATION = 0.15;

const UNLIMITED = { perSecond: 1e9, burst: 1e9 };

/** The emulator waits the whole delay of a retry, without jitter, and never more than a minute. */
const EMULATOR_DELAY_SECONDS = 60;

const emulatedRetries = (): WorkflowRetries => {
  const { timeoutSeconds, backoffOf } = readWorkflowRetries();
  return {
    timeoutSeconds,
    backoffOf: (state, error) => ({ ...backoffOf(state, error), maxDelaySeconds: EMULATOR_DELAY_SECONDS }),
  };
};

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
  return { sentAt: Math.min(...sent.map(({ sentAt }) => sentAt)), executions };
};

const secondsAfter = (start: number, times: readonly (Date | undefined)[]): readonly number[] =>
  times.flatMap((time) => (time === undefined ? [] : [(time.getTime() - start) / 1_000])).toSorted((a, b) => a - b);

/** How long each state took at its first attempt, and how fast executions started: what the simulation starts from. */
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

const limitsOf = ({ modelRate }: Scenario, startsPerSecond: number): PipelineLimits => ({
  rates: {
    starts: { perSecond: startsPerSecond, burst: 1 },
    transitions: UNLIMITED,
    detectSentiment: UNLIMITED,
    detectLanguage: UNLIMITED,
    modelRequests: modelRate === undefined ? UNLIMITED : { perSecond: modelRate, burst: modelRate },
    modelTokens: UNLIMITED,
  },
  pools: { account: 1_000, eachFunction: CONCURRENCY },
});

const measureScenario = async (stack: LocalStack, scenario: Scenario, seed: number): Promise<CapacityFigure> => {
  const { name, tickets, faults } = scenario;
  const deployment = connectToDeployment(stack);
  for (const fault of faults) await scriptFault(stack.modelUrl, fault);
  const run = await drain(deployment, tickets, seed);
  await clearFaults(stack.modelUrl);
  const { model: modelSeconds, ...times } = await readTimes(deployment, run);
  const starts = secondsAfter(
    run.sentAt,
    run.executions.map(({ startedAt }) => startedAt),
  );
  const ends = secondsAfter(
    run.sentAt,
    run.executions.map(({ stoppedAt }) => stoppedAt),
  );
  const limits = limitsOf(scenario, tickets / (starts.at(-1) ?? 1));
  const plan = { design: "standard", profile: { ...USUAL_TICKET, modelSeconds } } as const;
  const system = pipelineSystem(plan, limits, times, emulatedRetries());
  const simulated = drainSystem(system, { backlog: tickets, seed: SEED, withJitter: false });
  const measured = secondsUntil({ ends }, tickets, MOST_SHARE);
  return {
    name,
    tickets,
    measured,
    simulated: simulated.mostSeconds,
    ratio: simulated.mostSeconds / measured,
    lastMeasured: ends.at(-1) ?? Infinity,
    lastSimulated: simulated.seconds,
  };
};

/** Whether the simulation is as near as it should be. */
export const isNear = ({ ratio }: CapacityFigure): boolean => Math.abs(ratio - 1) <= MOST_DEVIATION;

/** Drains backlogs on a local stack with few places and a slow or throttling model, and simulates the same. */
export const benchCapacity = async (): Promise<readonly CapacityFigure[]> => {
  const stack = await startLocalStack({
    env: { FUNCTION_CONCURRENCY: String(CONCURRENCY), MONTHLY_BUDGET_USD: "500" },
  });
  try {
    await drain(connectToDeployment(stack), WARM_UP, SEED);
    const figures: CapacityFigure[] = [];
    for (const [index, scenario] of SCENARIOS.entries())
      figures.push(await measureScenario(stack, scenario, SEED + 1 + index));
    return figures;
  } finally {
    await stack.stop();
  }
};
