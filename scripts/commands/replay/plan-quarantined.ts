import { readEvent, type ReadEventResult } from "../../../functions/shared/intake/read-event.js";
import { isPacked, unpack, type Editor } from "../../shared/failures/edit-record.js";
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
import { plural } from "../../shared/terminal/format.js";

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
  count === 0 ? "" : `, and ${plural(count, "foreign event")}, left out`;

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

/** What may be done to a record that is not a ticket as it is. */
export interface Correction {
  /** Opens it for a person. */
  readonly editor?: Editor | undefined;
  /** Sends the tickets in a package, if all of them are valid. */
  readonly unpack?: boolean | undefined;
}

/** Which option sends what is in a package. */
const unpackHint = (candidate: QuarantineCandidate, ports: ReplayPorts): string => {
  const unpacked = sendStep(candidate, unpack(candidate.record.data), ports);
  return unpacked.state === "ready" ? "--unpack sends what is in it" : "--edit unpacks it";
};

const toStep = (candidate: QuarantineCandidate, ports: ReplayPorts, correction: Correction): ReplayStep => {
  const { data, reason } = candidate.record;
  const isPackage = isPacked(data);
  const step = sendStep(candidate, correction.unpack && isPackage ? unpack(data) : [data], ports);
  const mayEdit = step.state === "skipped" || reason === REFUSED;
  if (correction.editor !== undefined && mayEdit) return editStep(candidate, step.why, ports, correction.editor);
  return mayEdit && isPackage ? { ...step, why: `${step.why}; ${unpackHint(candidate, ports)}` } : step;
};

/**
 * Plans quarantined records, by the time at which the stream accepted them. The pipeline's own reader checks their
 * bytes: records that a fix has made readable are sent, and records that are still wrong are not quarantined a second
 * time.
 */
export const planQuarantined = async (
  ports: ReplayPorts,
  selection: Selection,
  correction: Correction = {},
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
    return [toStep({ ...object, record }, ports, correction)];
  });
  return [...missing.map((object) => missingStep("quarantined", object)), ...steps];
};
