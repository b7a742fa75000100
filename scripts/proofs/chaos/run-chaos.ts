import { SFNClient } from "@aws-sdk/client-sfn";
import { setTimeout as sleep } from "node:timers/promises";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { openReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { reconcile } from "../../shared/reconciliation/reconcile.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import type { SentRecord } from "../../shared/journey/account-for-tickets.js";
import { expectedExecutions } from "../../shared/journey/follow.js";
import { followTickets } from "../../shared/journey/follow-tickets.js";
import { loadStack } from "../../shared/load/load-stack.js";
import { listKeys } from "../../shared/journey/observe.js";
import { send } from "../../shared/journey/send.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { emulatorClientConfig } from "../../shared/deployment/target.js";
import { withWarehouse } from "../../shared/warehouse/resolve-warehouse.js";
import { inspectDeployment } from "./inspect-deployment.js";
import { replayAll } from "./replay.js";
import { startFaultInjection, type InjectionCounts } from "./fault-injection.js";
import { chaosFaults } from "./chaos-faults.js";
import { evaluateChaos, type ChaosFindings, type ChaosResult } from "./evaluate-chaos.js";

export interface ChaosOptions {
  readonly tickets: number;
  /** Share of calls that fail, 0 to 1. */
  readonly share: number;
  readonly seed: number;
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

export interface ChaosReport extends ChaosResult {
  readonly damage: InjectionCounts;
  /** Records the stream took, copies and malformed ones included. */
  readonly sent: number;
  /** From the first record to the end of reconcile. */
  readonly seconds: number;
}

/** One record in fifty is no ticket, so that quarantine is under the storm too. */
const MALFORMED = 0.02;

/** How often replay may find something: what is replayed can fail again only while a fault is left. */
const REPLAYS = 3;

/** Longest wait for quarantined records to show in the bucket once every execution has ended. */
const QUARANTINE_PATIENCE_MS = 60_000;

const sendUnderFaults = async (stack: LocalStack, deployment: Deployment, options: ChaosOptions) => {
  const { tickets, share, seed, screen } = options;
  const saboteur = await startFaultInjection(stack, chaosFaults(share, seed));
  try {
    const records = generateTickets({ count: tickets, seed, malformed: MALFORMED, clock: () => new Date() });
    const { sent } = await send(deployment, records);
    screen.write(`${sent.length} records sent into the storm\n`);
    await followTickets(deployment, expectedExecutions(sent), options);
    return { sent, damage: await saboteur.end() };
  } finally {
    await saboteur.stop();
  }
};

const awaitQuarantine = async (deployment: Deployment, malformed: number, signal: AbortSignal): Promise<void> => {
  const deadline = Date.now() + QUARANTINE_PATIENCE_MS;
  while ((await listKeys(deployment, "quarantine/")).length < malformed && Date.now() < deadline) {
    await sleep(1_000, undefined, { signal });
  }
};

/** @returns the exit code of the last replay. */
const replayUntilDone = async (stack: LocalStack, screen: Screen): Promise<number> => {
  let code = 1;
  for (let run = 1; run <= REPLAYS && code !== 0; run++) {
    code = await replayAll(stack, run);
    screen.write(`Replay ${run}: ${code === 0 ? "done" : `exit code ${code}, see ${stack.runFolder}`}\n`);
  }
  return code;
};

const compare = async ({ endpoint, warehouseUrl }: LocalStack): Promise<number> => {
  const places = await openReconcilePorts({ endpoint, ...(warehouseUrl !== undefined && { url: warehouseUrl }) });
  try {
    const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
    const range = { from: day(Date.now() - 86_400_000), to: day(Date.now()) };
    return (await reconcile(places.sources, range, "~")).findings.length;
  } finally {
    await places.close();
  }
};

const ticketsIn = (sent: readonly SentRecord[]): ReadonlySet<string> =>
  new Set(sent.flatMap(({ ticket }) => ticket?.ticketId ?? []));

const inspectAndEvaluate = async (
  stack: LocalStack,
  deployment: Deployment,
  expected: Pick<ChaosFindings, "accepted" | "malformed" | "replayCode">,
): Promise<ChaosResult> => {
  const sfn = new SFNClient(emulatorClientConfig(stack.endpoint, stack.project.region, {}));
  const disagreements = await compare(stack);
  const sight = await withWarehouse({ url: stack.warehouseUrl }, (warehouse) =>
    inspectDeployment(deployment, sfn, warehouse),
  );
  return evaluateChaos({ ...sight, ...expected, disagreements });
};

/** Sends tickets through a stack in a storm of faults, replays what failed, loads the warehouse, and accounts for every record. */
export const runChaos = async (stack: LocalStack, options: ChaosOptions): Promise<ChaosReport> => {
  const { screen, signal } = options;
  const deployment = connectToDeployment(stack);
  const start = Date.now();
  const { sent, damage } = await sendUnderFaults(stack, deployment, options);
  screen.write(`The storm is over: ${damage.calls} calls failed, ${damage.modelRestarts} restarts of the models\n`);
  const malformed = sent.filter(({ kind }) => kind === "malformed").length;
  await awaitQuarantine(deployment, malformed, signal);
  const replayCode = await replayUntilDone(stack, screen);
  screen.write("Loading the warehouse\n");
  await loadStack(stack, signal);
  const result = await inspectAndEvaluate(stack, deployment, { accepted: ticketsIn(sent), malformed, replayCode });
  return { ...result, damage, sent: sent.length, seconds: (Date.now() - start) / 1_000 };
};
