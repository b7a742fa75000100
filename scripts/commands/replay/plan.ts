import { ticketIdOfExecution } from "../../../functions/shared/intake/execution-name.js";
import type { ReplayPorts, ReplayTicket } from "../../shared/failures/ports.js";
import { PREFIXES, type StoredKind } from "../../shared/failures/read-stored-objects.js";
import type { Selection } from "../../shared/failures/selection.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { planFailures } from "./plan-failures.js";
import { planGivenUp } from "./plan-given-up.js";
import { planNeedsHuman } from "./plan-needs-human.js";
import { planQuarantined, type Correction } from "./plan-quarantined.js";
import { REPLAY_KINDS, type IdleStep, type ReplayKind, type ReplayStep } from "./step.js";

export interface PlanOptions extends Correction {
  readonly kinds: ReadonlySet<ReplayKind>;
  readonly selection: Selection;
  /** Shows progress if planning takes long. @default nothing is shown */
  readonly screen?: Screen | undefined;
}

const STORED_KINDS = ["failed", "quarantined", "given-up"] as const satisfies readonly StoredKind[];

const kindOf = (key: string): StoredKind | undefined => STORED_KINDS.find((kind) => key.startsWith(PREFIXES[kind]));

const skipped = (id: string, why: string): IdleStep => ({ kind: "failed", id, found: "", state: "skipped", why });

/** Steps for keys that no planner handles. */
const stepsForUnrequestedKeys = (
  { keys = new Set() }: Selection,
  kinds: ReadonlySet<ReplayKind>,
): readonly ReplayStep[] =>
  [...keys].flatMap((key): readonly ReplayStep[] => {
    const kind = kindOf(key);
    if (kind === undefined) return [skipped(key, `expected a key under ${Object.values(PREFIXES).join(", ")}`)];
    return kinds.has(kind) ? [] : [{ ...skipped(key, `needs --${kind}`), kind }];
  });

const UNFINISHED = new Set(["RECEIVED", "FAILED"]);

const ticketNotFound = (id: string, item: ReplayTicket | undefined): IdleStep => {
  if (item === undefined) return skipped(id, "ticket not found");
  const { status } = item;
  if (UNFINISHED.has(status)) return skipped(id, `nothing stored to replay; its status is ${status}`);
  const state = status === "PROCESSING" ? "running" : "settled";
  const next = status === "NEEDS_HUMAN" ? "; --needs-human has the model answer it" : "";
  return { ...skipped(id, `nothing to replay: its status is ${status}${next}`), state };
};

/** Steps for tickets that were selected by id and found by no planner. */
const planTicketsNotFound = async (
  { table }: ReplayPorts,
  { tickets }: Selection,
  steps: readonly ReplayStep[],
): Promise<ReplayStep[]> => {
  const seen = new Set(steps.flatMap((step) => [step.id, ticketIdOfExecution(step.id), ...(step.tickets ?? [])]));
  const missing = [...(tickets ?? [])].filter((id) => !seen.has(id));
  return Promise.all(missing.map(async (id) => ticketNotFound(id, await table.read(id))));
};

/** Plans a step for everything that is selected, kind by kind. Changes nothing. */
export const plan = async (
  ports: ReplayPorts,
  { kinds, selection, screen, ...correction }: PlanOptions,
): Promise<readonly ReplayStep[]> => {
  const planners = {
    failed: () => planFailures(ports, selection, screen),
    quarantined: () => planQuarantined(ports, selection, correction, screen),
    "given-up": () => planGivenUp(ports, selection, screen),
    "needs-human": () => planNeedsHuman(ports, selection, screen),
  } as const;
  const steps = [...stepsForUnrequestedKeys(selection, kinds)];
  for (const kind of REPLAY_KINDS) if (kinds.has(kind)) steps.push(...(await planners[kind]()));
  return [...steps, ...(await planTicketsNotFound(ports, selection, steps))];
};
