import type { Screen } from "../../shared/terminal/screen.js";
import { readGivenUp, type GivenUpBatch } from "../../shared/failures/given-up-batch.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import { ticketIdIn } from "../../shared/failures/quarantined-record.js";
import { readKept, type KeptObject } from "../../shared/failures/read-kept.js";
import { sendAgain } from "./send-again.js";
import { isChosenTicket, type Selection } from "../../shared/failures/selection.js";
import { formatTime, missingStep, type ReplayStep } from "./step.js";
import { isWithin } from "../../shared/failures/time-range.js";

const ticketsIn = ({ records }: GivenUpBatch): readonly string[] => [...new Set(records.map(ticketIdIn))];

const countRecords = (count: number): string => `${count} ${count === 1 ? "record" : "records"}`;

const toStep = (
  { key, text, writtenAt }: KeptObject,
  selection: Selection,
  deployment: ReplayPorts,
): readonly ReplayStep[] => {
  const found = { kind: "given-up", id: key, found: formatTime(writtenAt) } as const;
  const batch = readGivenUp(text);
  if (batch === undefined) {
    const why = "it is not of the form Lambda gives a batch it gave up on";
    return selection.tickets === undefined ? [{ ...found, state: "skipped", why }] : [];
  }
  const tickets = ticketsIn(batch);
  if (!tickets.some((id) => isChosenTicket(selection, id))) return [];
  const why = `${batch.condition}: ${countRecords(batch.records.length)} to put on the stream`;
  const act = () => sendAgain(deployment, key, batch.records);
  return [{ ...found, tickets, state: "ready", action: "send again", why, act }];
};

/**
 * Batches that Lambda gave up on, by the time it wrote them. A batch is sent whole, also when only some of its tickets are chosen:
 * what was answered meanwhile is not answered twice.
 */
export const planGivenUp = async (
  deployment: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { kept, missing } = await readKept(deployment.objects, "given-up", selection, screen);
  const within = kept.filter(({ writtenAt }) => isWithin(selection, writtenAt));
  return [
    ...missing.map((object) => missingStep("given-up", object)),
    ...within.flatMap((object) => toStep(object, selection, deployment)),
  ];
};
