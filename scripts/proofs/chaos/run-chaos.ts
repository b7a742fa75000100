import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { SFNClient } from "@aws-sdk/client-sfn";
import { generateTickets } from "../../shared/tickets/generate-tickets.js";
import type { LocalStack } from "../../local/stack/stack.js";
import { describeFinding } from "../../shared/reconciliation/describe-finding.js";
import { openReconcilePorts } from "../../shared/reconciliation/open-reconcile-ports.js";
import { reconcile } from "../../shared/reconciliation/reconcile.js";
import { connectToDeployment, type Deployment } from "../../shared/deployment/clients.js";
import type { SentRecord } from "../../shared/journey/account-for-tickets.js";
import { expectedExecutions, followTickets } from "../../shared/journey/follow.js";
import { loadStack } from "../../shared/load/load-stack.js";
import { listKeys } from "../../shared/journey/observe.js";
import { send } from "../../shared/journey/send.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { emulatorClientConfig } from "../../shared/deployment/target.js";
import { withWarehouse } from "../../shared/warehouse/resolve-warehouse.js";
import { inspectDeployment } from "./inspect-deployment.js";
import { startFaultInjection, type InjectionCounts } from "./fault-injection.js";
import { evaluateChaos, type ChaosFindings, type ChaosResult } from "./evaluate-chaos.js";
import { plural } from "../../shared/terminal/format.js";

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
  /** Records that the stream accepted, including duplicates and malformed records. */
  readonly sent: number;
  /** Seconds from the first record to the end of reconcile. */
  readonly seconds: number;
}

/** Share of malformed records, so that faults hit the quarantine too. */
const MALFORMED_SHARE = 0.02;

/** Replays at most. After the faults have ended, a replayed ticket should not fail again. */
const MAX_REPLAYS = 3;

/** Longest wait for quarantined records to appear in the bucket after every execution has ended. */
const MAX_QUARANTINE_WAIT_MS = 60_000;

const sendUnderFaults = async (stack: LocalStack, deployment: Deployment, options: ChaosOptions) => {
  const { tickets, seed, screen } = options;
  const injection = await startFaultInjection(stack, options);
  try {
    const records = generateTickets({ count: tickets, seed, malformed: MALFORMED_SHARE, clock: () => new Date() });
    const { sent } = await send(deployment, records);
    screen.write(`${plural(sent.length, "record")} sent while faults are injected\n`);
    await followTickets(deployment, expectedExecutions(sent), options);
    return { sent, damage: await injection.end() };
  } finally {
    await injection.stop();
  }
};

const waitForQuarantine = async (deployment: Deployment, malformed: number, signal: AbortSignal): Promise<void> => {
  const deadline = Date.now() + MAX_QUARANTINE_WAIT_MS;
  while ((await listKeys(deployment, "quarantine/")).length < malformed && Date.now() < deadline) {
    await sleep(1_000, undefined, { signal });
  }
};

/** Malformed records stay in quarantine: no replay can turn them into tickets. */
const REPLAYED_KINDS = ["--failed", "--given-up", "--needs-human"];

/**
 * Runs `npm run replay` as an operator would. Its output goes to `replay-<run>.log` in the stack's folder.
 * @returns the command's exit code
 */
const runReplay = async ({ endpoint, runFolder }: LocalStack, run: number): Promise<number> => {
  const log = openSync(path.join(runFolder, `replay-${run}.log`), "w");
  const options = [...REPLAYED_KINDS, "--yes", "--endpoint", endpoint];
  const args = ["--import", "tsx", "scripts/commands/replay/cli.ts", ...options];
  const child = spawn(path.join(NODE_FOLDER, "node"), args, { cwd: PROJECT_ROOT, stdio: ["ignore", log, log] });
  await once(child, "exit");
  closeSync(log);
  return child.exitCode ?? 1;
};

/** @returns the exit code of the last replay */
const replayUntilDone = async (stack: LocalStack, screen: Screen): Promise<number> => {
  let code = 1;
  for (let run = 1; run <= MAX_REPLAYS && code !== 0; run++) {
    code = await runReplay(stack, run);
    screen.write(`Replay ${run}: ${code === 0 ? "done" : `exit code ${code}, see ${stack.runFolder}`}\n`);
  }
  return code;
};

const findDisagreements = async ({ endpoint, warehouseUrl }: LocalStack): Promise<readonly string[]> => {
  const ports = await openReconcilePorts({ endpoint, ...(warehouseUrl !== undefined && { url: warehouseUrl }) });
  try {
    const day = (time: number): string => new Date(time).toISOString().slice(0, 10);
    const range = { from: day(Date.now() - 86_400_000), to: day(Date.now()) };
    return (await reconcile(ports.sources, range, "~")).findings.map(describeFinding);
  } finally {
    await ports.close();
  }
};

const ticketsIn = (sent: readonly SentRecord[]): ReadonlySet<string> =>
  new Set(sent.flatMap(({ ticket }) => ticket?.ticketId ?? []));

const inspectAndEvaluate = async (
  stack: LocalStack,
  deployment: Deployment,
  expected: Pick<ChaosFindings, "accepted" | "malformed" | "replayCode">,
): Promise<ChaosResult> => {
  const sfn = new SFNClient(emulatorClientConfig(stack.endpoint, stack.project.region, stack.credentials));
  const disagreements = await findDisagreements(stack);
  const findings = await withWarehouse({ url: stack.warehouseUrl }, (warehouse) =>
    inspectDeployment(deployment, sfn, warehouse),
  );
  return evaluateChaos({ ...findings, ...expected, disagreements });
};

/** Sends tickets while injecting faults, replays what failed, loads the warehouse, and accounts for every record. */
export const runChaos = async (stack: LocalStack, options: ChaosOptions): Promise<ChaosReport> => {
  const { screen, signal } = options;
  const deployment = connectToDeployment(stack);
  const start = Date.now();
  const { sent, damage } = await sendUnderFaults(stack, deployment, options);
  screen.write(
    `Fault injection ended: ${plural(damage.calls, "call")} failed, ${plural(damage.modelRestarts, "restart")} of the model server\n`,
  );
  const malformed = sent.filter(({ kind }) => kind === "malformed").length;
  await waitForQuarantine(deployment, malformed, signal);
  const replayCode = await replayUntilDone(stack, screen);
  screen.write("Loading the warehouse\n");
  await loadStack(stack, signal);
  const result = await inspectAndEvaluate(stack, deployment, { accepted: ticketsIn(sent), malformed, replayCode });
  return { ...result, damage, sent: sent.length, seconds: (Date.now() - start) / 1_000 };
};
