import { readEvent, type ReadEventResult } from "../../../functions/shared/intake/read-event.js";
import { isPacked, type Editor } from "../../shared/failures/edit-record.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import { readStoredObjects, type FoundObject } from "../../shared/failures/read-stored-objects.js";
import { isSelectedTicket, isWithin, type Selection } from "../../shared/failures/selection.js";
import {
  readQuarantined,
  ticketIdsIn,
  whyNotTicket,
  type StoredQuarantinedRecord,
} from "../../shared/failures/stored-records.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { sendAgain, type ResentRecord } from "./actions.js";
import { formatTime, missingStep, type ReplayStep } from "./step.js";

const NOT_OURS = "it is not a quarantined record in the form that start-workflow writes";

/** The reason of valid tickets that Step Functions refused. Only for these the bytes do not show what is wrong. */
const REFUSED = "rejected-by-workflow";

interface QuarantineCandidate extends FoundObject {
  readonly record: StoredQuarantinedRecord;
}

const foundIn = ({ key, record }: QuarantineCandidate) =>
  ({
    kind: "quarantined",
    id: key,
    found: `${formatTime(record.arrivedAt)} ${record.reason}`,
    tickets: ticketIdsIn(record),
  }) as const;

const isSelected = (selection: Selection, record: StoredQuarantinedRecord): boolean =>
  ticketIdsIn(record).some((id) => isSelectedTicket(selection, id));

const describeForeign = (count: number): string =>
  count === 0 ? "" : `, and ${count} foreign ${count === 1 ? "event" : "events"}, left out`;

/** What is still wrong with the first record that is invalid, or with all if none is a ticket. */
const whyNotSent = (readings: readonly ReadEventResult[]): string | undefined => {
  const [first, ...others] = readings;
  if (first !== undefined && others.length === 0) return whyNotTicket(first);
  const index = readings.findIndex(({ kind }) => kind === "invalid");
  const invalid = readings[index];
  if (invalid !== undefined) return `document ${index + 1} of ${readings.length}: ${whyNotTicket(invalid) ?? ""}`;
  return readings.some(({ kind }) => kind === "ticket") ? undefined : "it holds no ticket";
};

/** The tickets among several records, each with its own partition key; one record alone keeps that which it had. */
const toResend = (records: readonly Uint8Array[], partitionKey: string): readonly ResentRecord[] =>
  records.flatMap((data) => {
    const reading = readEvent(data);
    if (reading.kind !== "ticket") return [];
    return [{ partitionKey: records.length === 1 ? partitionKey : reading.event.ticketId, data }];
  });

/** Sends these records instead of the quarantined one, or reports what is still wrong with them. */
const sendStep = (candidate: QuarantineCandidate, records: readonly Uint8Array[], ports: ReplayPorts): ReplayStep => {
  const wrong = whyNotSent(records.map(readEvent));
  if (wrong !== undefined) return { ...foundIn(candidate), state: "skipped", why: `still wrong: ${wrong}` };
  const tickets = toResend(records, candidate.record.partitionKey);
  const many = `${tickets.length} tickets${describeForeign(records.length - tickets.length)}`;
  const why = records.length === 1 ? "it is a valid ticket" : many;
  const act = () => sendAgain(ports, candidate.key, tickets);
  return { ...foundIn(candidate), state: "ready", action: "send again", why, act };
};

const editStep = (candidate: QuarantineCandidate, why: string, ports: ReplayPorts, editor: Editor): ReplayStep => ({
  ...foundIn(candidate),
  state: "edit",
  action: "edit, then send",
  why,
  edit: async () => {
    const edited = await editor.edit(candidate.key, candidate.record.data);
    if (!edited.changed) return { ...foundIn(candidate), state: "skipped", why: edited.why };
    const step = sendStep(candidate, edited.records, ports);
    if (step.state !== "ready") return { ...step, why: `${step.why}; your text is saved in ${edited.file}` };
    const act = async () => {
      const result = await step.act();
      await edited.discard();
      return result;
    };
    return { ...step, why: edited.records.length === 1 ? "edited" : `split into ${step.why}`, act };
  },
});

const toStep = (candidate: QuarantineCandidate, ports: ReplayPorts, editor: Editor | undefined): ReplayStep => {
  const step = sendStep(candidate, [candidate.record.data], ports);
  const mayEdit = step.state === "skipped" || candidate.record.reason === REFUSED;
  if (editor !== undefined && mayEdit) return editStep(candidate, step.why, ports, editor);
  return mayEdit && isPacked(candidate.record.data) ? { ...step, why: `${step.why}; --edit unpacks it` } : step;
};

/**
 * Plans quarantined records, by the time at which the stream accepted them. The pipeline's own reader checks their
 * bytes: records that a fix has made readable are sent, and records that are still wrong are not quarantined a second
 * time.
 */
export const planQuarantined = async (
  ports: ReplayPorts,
  selection: Selection,
  editor?: Editor,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { found, missing } = await readStoredObjects(ports.objects, "quarantined", selection, screen);
  const steps = found.flatMap((object): readonly ReplayStep[] => {
    const record = readQuarantined(object.text);
    if (record === undefined) {
      if (selection.tickets !== undefined) return [];
      const writtenAt = formatTime(object.writtenAt);
      return [{ kind: "quarantined", id: object.key, found: writtenAt, state: "skipped", why: NOT_OURS }];
    }
    if (!isWithin(selection, record.arrivedAt) || !isSelected(selection, record)) return [];
    return [toStep({ ...object, record }, ports, editor)];
  });
  return [...missing.map((object) => missingStep("quarantined", object)), ...steps];
};
