import { isBlank } from "../../../functions/shared/contracts/text.js";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { textsToRead } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { WorkflowInputSchema, type WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import type { ReplayPorts, ReplayTicket } from "../../shared/failures/ports.js";
import { isSelectedTicket, type Selection } from "../../shared/failures/selection.js";
import { mapWithProgress, type Screen } from "../../shared/terminal/screen.js";
import { startAgain } from "./actions.js";
import { replayName } from "../../../functions/shared/intake/execution-name.js";
import { formatTime, type ReplayStep } from "./step.js";

/** Executions described at once. DescribeExecution sustains about 15 calls per second. */
const CONCURRENCY = 8;

const EXPIRED = "expired: its execution, and with it the ticket's whole input, no longer exists (90 days)";

/** functions/generate-response calls no model for such a ticket, so that every replay would end in the same way. */
const TEXTLESS = "it has no text that a model could read; it waits for a person";

const hasText = ({ ticket }: WorkflowInput): boolean => {
  const { subject, description } = textsToRead(ticket);
  return !isBlank(`${subject}\n${description}`);
};

const readInput = async (item: ReplayTicket, { executions }: ReplayPorts) => {
  if (item.executionArn === undefined) return undefined;
  const described = await executions.describe(item.executionArn);
  const input = WorkflowInputSchema.safeParse(parseJson(described?.input)).data;
  return input === undefined
    ? undefined
    : { input, arn: item.executionArn, redriveCount: described?.redriveCount ?? 0 };
};

const toStep = async (item: ReplayTicket, ports: ReplayPorts): Promise<ReplayStep> => {
  const time = item.submittedAt === undefined ? "" : formatTime(item.submittedAt);
  const found = { kind: "needs-human", id: item.ticketId, found: `${time} NEEDS_HUMAN`.trim() } as const;
  const known = await readInput(item, ports);
  if (known === undefined) return { ...found, state: "skipped", why: EXPIRED };
  const { input, arn, redriveCount } = known;
  if (input.contentHash !== item.contentHash)
    return { ...found, state: "skipped", why: "the execution that its item names had other content" };
  if (!hasText(input)) return { ...found, state: "settled", why: TEXTLESS };
  const name = replayName(item.ticketId, arn, redriveCount);
  const act = () => startAgain(ports.executions, name, { ...input, reopen: "NEEDS_HUMAN" });
  return { ...found, state: "ready", action: "start again", why: "only rules have read it", act };
};

/**
 * Plans tickets that wait for a person and that no model has read, by submission time. A ticket whose model was unsure
 * has a `model_id` and is left to the person; one that a person has taken on has another status. A ticket that the
 * model again did not answer can be replayed again: that is a new end, and gets another name.
 */
export const planNeedsHuman = async (
  ports: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const items: ReplayTicket[] = [];
  for await (const item of ports.table.waiting(selection)) {
    if (item.modelId === undefined && isSelectedTicket(selection, item.ticketId)) items.push(item);
  }
  const bySubmission = items.toSorted((one, other) => Number(one.submittedAt) - Number(other.submittedAt));
  const planOne = (item: ReplayTicket) => toStep(item, ports);
  return mapWithProgress(bySubmission, planOne, { concurrency: CONCURRENCY, label: "Tickets for a person", screen });
};
