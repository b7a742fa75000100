import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { Editor } from "../../shared/failures/edit-record.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import { readStoredObjects, type FoundObject } from "../../shared/failures/read-stored-objects.js";
import { isSelectedTicket, isWithin, type Selection } from "../../shared/failures/selection.js";
import {
  readQuarantined,
  ticketIdIn,
  whyNotTicket,
  type StoredQuarantinedRecord,
} from "../../shared/failures/stored-records.js";
import type { Screen } from "../../shared/terminal/screen.js";
import { sendAgain } from "./actions.js";
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
    tickets: [ticketIdIn(record)],
  }) as const;

/** Sends these bytes instead of the record's, or reports what is still wrong with them. */
const sendStep = (candidate: QuarantineCandidate, data: Uint8Array, ports: ReplayPorts): ReplayStep => {
  const wrong = whyNotTicket(readEvent(data));
  if (wrong !== undefined) return { ...foundIn(candidate), state: "skipped", why: `still wrong: ${wrong}` };
  const { partitionKey } = candidate.record;
  const act = () => sendAgain(ports, candidate.key, [{ partitionKey, data }]);
  return { ...foundIn(candidate), state: "ready", action: "send again", why: "it is a valid ticket", act };
};

const editStep = (candidate: QuarantineCandidate, why: string, ports: ReplayPorts, editor: Editor): ReplayStep => ({
  ...foundIn(candidate),
  state: "edit",
  action: "edit, then send",
  why,
  edit: async () => {
    const edited = await editor.edit(candidate.key, candidate.record.data);
    if (!edited.changed) return { ...foundIn(candidate), state: "skipped", why: edited.why };
    const step = sendStep(candidate, edited.data, ports);
    if (step.state !== "ready") return { ...step, why: `${step.why}; your text is saved in ${edited.file}` };
    const act = async () => {
      const result = await step.act();
      await edited.discard();
      return result;
    };
    return { ...step, why: "edited", act };
  },
});

const toStep = (candidate: QuarantineCandidate, ports: ReplayPorts, editor: Editor | undefined): ReplayStep => {
  const step = sendStep(candidate, candidate.record.data, ports);
  const mayEdit = step.state === "skipped" || candidate.record.reason === REFUSED;
  return editor !== undefined && mayEdit ? editStep(candidate, step.why, ports, editor) : step;
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
    if (!isWithin(selection, record.arrivedAt) || !isSelectedTicket(selection, ticketIdIn(record))) return [];
    return [toStep({ ...object, record }, ports, editor)];
  });
  return [...missing.map((object) => missingStep("quarantined", object)), ...steps];
};
