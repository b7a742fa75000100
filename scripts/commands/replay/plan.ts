import { ticketIdOfExecution } from "../../shared/executions/execution-report.js";
import type { Screen } from "../../shared/terminal/screen.js";
import type { Editor } from "../../shared/failures/edit-record.js";
import { planFailures } from "./plan-failures.js";
import { planGivenUp } from "./plan-given-up.js";
import { planNeedsHuman } from "./plan-needs-human.js";
import { planQuarantined } from "./plan-quarantined.js";
import type { ReplayPorts, TicketItem } from "../../shared/failures/ports.js";
import { KEPT_KINDS, PREFIXES, type KeptKind } from "../../shared/failures/read-kept.js";
import { type Selection } from "../../shared/failures/selection.js";
import { type IdleStep, type ReplayKind, REPLAY_KINDS, type ReplayStep } from "./step.js";

export interface PlanOptions {
  readonly kinds: ReadonlySet<ReplayKind>;
  readonly selection: Selection;
  /** Opens records that are wrong; without one they are skipped. */
  readonly editor?: Editor | undefined;
  /** Shows how far a long look has come. @default nothing is shown */
  readonly screen?: Screen | undefined;
}

const kindOf = (key: string): KeptKind | undefined => KEPT_KINDS.find((kind) => key.startsWith(PREFIXES[kind]));

const skipped = (id: string, why: string): IdleStep => ({ kind: "failed", id, found: "", state: "skipped", why });

/** Keys that no planner will look at. */
const stepsForUnrequestedKeys = (
  { keys = new Set() }: Selection,
  kinds: ReadonlySet<ReplayKind>,
): readonly ReplayStep[] =>
  [...keys].flatMap((key): readonly ReplayStep[] => {
    const kind = kindOf(key);
    if (kind === undefined) return [skipped(key, `expected a key under ${Object.values(PREFIXES).join(", ")}`)];
    return kinds.has(kind) ? [] : [{ ...skipped(key, `not looked at without --${kind}`), kind }];
  });

const UNFINISHED = new Set(["RECEIVED", "FAILED"]);

const ticketNotFound = (id: string, item: TicketItem | undefined): IdleStep => {
  if (item === undefined) return skipped(id, "there is no such ticket, and nothing was kept of one");
  const { status } = item;
  if (UNFINISHED.has(status)) return skipped(id, `nothing was kept of it, and its status is ${status}`);
  const state = status === "PROCESSING" ? "running" : "settled";
  const next = status === "NEEDS_HUMAN" ? "; --needs-human has it answered" : "";
  return { ...skipped(id, `nothing to replay: its status is ${status}${next}`), state };
};

/** Tickets that were asked for by id and of which no kind has anything. */
const planTicketsNotFound = async (
  { table }: ReplayPorts,
  { tickets }: Selection,
  steps: readonly ReplayStep[],
): Promise<ReplayStep[]> => {
  const seen = new Set(steps.flatMap((step) => [step.id, ticketIdOfExecution(step.id), ...(step.tickets ?? [])]));
  const wanted = [...(tickets ?? [])].filter((id) => !seen.has(id));
  return Promise.all(wanted.map(async (id) => ticketNotFound(id, await table.read(id))));
};

/** Looks at everything that was asked for, kind by kind, and changes nothing. */
export const plan = async (
  deployment: ReplayPorts,
  { kinds, selection, editor, screen }: PlanOptions,
): Promise<readonly ReplayStep[]> => {
  const planners = {
    failed: () => planFailures(deployment, selection, screen),
    quarantined: () => planQuarantined(deployment, selection, editor, screen),
    "given-up": () => planGivenUp(deployment, selection, screen),
    "needs-human": () => planNeedsHuman(deployment, selection, screen),
  } as const;
  const steps = [...stepsForUnrequestedKeys(selection, kinds)];
  for (const kind of REPLAY_KINDS) if (kinds.has(kind)) steps.push(...(await planners[kind]()));
  return [...steps, ...(await planTicketsNotFound(deployment, selection, steps))];
};
