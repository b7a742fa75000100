import { isBlank } from "../../../functions/shared/contracts/is-blank.js";
import { WorkflowInputSchema, type WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import { parseJson } from "../../shared/terminal/parse-json.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { mapWithProgress } from "../../shared/failures/map-with-progress.js";
import type { ReplayPorts, TicketItem } from "../../shared/failures/ports.js";
import { replayName } from "./replay-name.js";
import { startAgain } from "./start-again.js";
import { isChosenTicket, type Selection } from "../../shared/failures/selection.js";
import { formatTime, type ReplayStep } from "./step.js";

/** Executions described at once: DescribeExecution takes some 15 calls a second for long. */
const CONCURRENCY = 8;

const EXPIRED = "expired: its execution is not there any more, and with it the ticket's whole input (kept for 90 days)";

/** No model is ever asked about such a ticket (functions/generate-response), so each new start would end as the last. */
const TEXTLESS = "it has no text that a model could read; it waits for a person";

const hasText = ({ ticket }: WorkflowInput): boolean => !isBlank(`${ticket.data.subject}\n${ticket.data.description}`);

const readInput = async (item: TicketItem, { executions }: ReplayPorts) => {
  if (item.executionArn === undefined) return undefined;
  const described = await executions.describe(item.executionArn);
  const input = WorkflowInputSchema.safeParse(parseJson(described?.input)).data;
  return input === undefined
    ? undefined
    : { input, arn: item.executionArn, redriveCount: described?.redriveCount ?? 0 };
};

const toStep = async (item: TicketItem, deployment: ReplayPorts): Promise<ReplayStep> => {
  const time = item.submittedAt === undefined ? "" : formatTime(item.submittedAt);
  const found = { kind: "needs-human", id: item.ticketId, found: `${time} NEEDS_HUMAN`.trim() } as const;
  const known = await readInput(item, deployment);
  if (known === undefined) return { ...found, state: "skipped", why: EXPIRED };
  const { input, arn, redriveCount } = known;
  if (input.contentHash !== item.contentHash)
    return { ...found, state: "skipped", why: "the execution that its item names had other content" };
  if (!hasText(input)) return { ...found, state: "settled", why: TEXTLESS };
  const name = replayName(item.ticketId, arn, redriveCount);
  const act = () => startAgain(deployment.executions, name, { ...input, reopen: "NEEDS_HUMAN" });
  return { ...found, state: "ready", action: "start again", why: "only rules have read it", act };
};

/**
 * Tickets that wait for a person and that no model has read, by the time they were submitted. One whose model was unsure has a
 * `model_id` and is left to the person, and so is one that a person has taken on: its status is another. One that the model gave
 * no answer to once more may be asked again: that is a new end, under another name.
 */
export const planNeedsHuman = async (
  deployment: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const items: TicketItem[] = [];
  for await (const item of deployment.table.waiting(selection)) {
    if (item.modelId === undefined && isChosenTicket(selection, item.ticketId)) items.push(item);
  }
  const planOne = (item: TicketItem) => toStep(item, deployment);
  return mapWithProgress(items, planOne, { concurrency: CONCURRENCY, label: "Tickets for a person", screen });
};
