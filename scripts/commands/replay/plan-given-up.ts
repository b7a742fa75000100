import type { ReplayPorts } from "../../shared/failures/ports.js";
import { readStoredObjects, type FoundObject } from "../../shared/failures/read-stored-objects.js";
import { isSelectedTicket, isWithin, type Selection } from "../../shared/failures/selection.js";
import { readGivenUp, ticketIdsIn, type GivenUpBatch } from "../../shared/failures/stored-records.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { sendAgain } from "./actions.js";
import { formatTime, missingStep, type ReplayStep } from "./step.js";
import { plural } from "../../shared/terminal/format.js";

const ticketsIn = ({ records }: GivenUpBatch): readonly string[] => [...new Set(records.flatMap(ticketIdsIn))];

const countRecords = (count: number): string => plural(count, "record");

const toStep = (
  { key, text, writtenAt }: FoundObject,
  selection: Selection,
  ports: ReplayPorts,
): readonly ReplayStep[] => {
  const found = { kind: "given-up", id: key, found: formatTime(writtenAt) } as const;
  const batch = readGivenUp(text);
  if (batch === undefined) {
    const why = "it is not a given-up batch in the form that Lambda writes";
    return selection.tickets === undefined ? [{ ...found, state: "skipped", why }] : [];
  }
  const tickets = ticketsIn(batch);
  if (!tickets.some((id) => isSelectedTicket(selection, id))) return [];
  const why = `${batch.condition}: ${countRecords(batch.records.length)} to put on the stream`;
  const act = () => sendAgain(ports, key, batch.records);
  return [{ ...found, tickets, state: "ready", action: "send again", why, act }];
};

/**
 * Plans the batches that Lambda gave up on, by the time at which it wrote them. A batch is sent as a whole even if only
 * some of its tickets are selected: tickets that were answered meanwhile are not answered twice.
 */
export const planGivenUp = async (
  ports: ReplayPorts,
  selection: Selection,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { found, missing } = await readStoredObjects(ports.objects, "given-up", selection, screen);
  const within = found.filter(({ writtenAt }) => isWithin(selection, writtenAt));
  return [
    ...missing.map((object) => missingStep("given-up", object)),
    ...within.flatMap((object) => toStep(object, selection, ports)),
  ];
};
