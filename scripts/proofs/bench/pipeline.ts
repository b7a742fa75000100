import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import { startLocalStack, type LocalStack } from "../../local/stack/stack.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import { expectedExecutions, followExecutions } from "../../shared/journey/follow.js";
import { measure, percentile } from "../../shared/journey/measure.js";
import { observe } from "../../shared/journey/observe.js";
import { send } from "../../shared/journey/send.js";
import { accountUntilComplete } from "../../shared/journey/account-for-tickets.js";

const SEED = 1;

export interface PipelineBench {
  /** Seconds of `terraform apply` on the empty emulator. */
  readonly deploySeconds: number;
  readonly tickets: number;
  /** Successful tickets divided by the time from the first put to the last end. */
  readonly ticketsPerSecond: number;
  /** Seconds from a record's put to the end of its execution. */
  readonly p50Seconds: number;
  readonly p95Seconds: number;
  /** State transitions of one answered ticket, counted in the history of its execution. */
  readonly transitionsPerTicket: number;
}

const countTransitions = async ({ executions }: Deployment): Promise<number> => {
  for await (const execution of executions.list("SUCCEEDED")) return executions.countTransitions(execution.arn);
  throw new Error("No execution succeeded.");
};

const benchTickets = async (stack: LocalStack, tickets: number): Promise<Omit<PipelineBench, "deploySeconds">> => {
  const deployment = connectToDeployment(stack);
  const signal = new AbortController().signal;
  const startedAt = Date.now();
  const { sent } = await send(deployment, generateTickets({ count: tickets, seed: SEED }));
  const expected = expectedExecutions(sent);
  await followExecutions(expected, { list: () => deployment.executions.list(), onProgress: () => undefined, signal });
  const { accounted, seen } = await accountUntilComplete(sent, () => observe(deployment), signal);
  if (accounted.lost + accounted.failed > 0) throw new Error(`${accounted.lost} lost, ${accounted.failed} failed.`);
  const ends = [...seen.executions].flatMap(([name, { stoppedAt }]) => (expected.has(name) ? (stoppedAt ?? []) : []));
  const seconds = accounted.results.map((result) => result.seconds);
  return {
    tickets,
    ticketsPerSecond: measure(startedAt, sent, ends).ticketsPerSecond,
    p50Seconds: percentile(seconds, 0.5) ?? Number.NaN,
    p95Seconds: percentile(seconds, 0.95) ?? Number.NaN,
    transitionsPerTicket: await countTransitions(deployment),
  };
};

/** Deploys the stack to a new emulator and sends tickets through it. 1,000 tickets take two minutes. */
export const benchPipeline = async (tickets: number): Promise<PipelineBench> => {
  let deploySeconds = Number.NaN;
  const stack = await startLocalStack({
    onEvent: (event) => {
      if (event.kind === "step-finished" && event.step === "terraform apply") deploySeconds = event.seconds;
    },
  });
  try {
    return { deploySeconds, ...(await benchTickets(stack, tickets)) };
  } finally {
    await stack.stop();
  }
};
