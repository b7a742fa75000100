import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { Screen } from "../../shared/terminal/screen.js";
import type { Editor } from "../../shared/failures/edit-record.js";
import type { ReplayPorts } from "../../shared/failures/ports.js";
import {
  invalidRecordOf,
  readQuarantined,
  ticketIdIn,
  type StoredQuarantinedRecord,
} from "../../shared/failures/quarantined-record.js";
import { readKept, type KeptObject } from "../../shared/failures/read-kept.js";
import { sendAgain } from "./send-again.js";
import { isChosenTicket, type Selection } from "../../shared/failures/selection.js";
import { formatTime, missingStep, type ReplayStep } from "./step.js";
import { isWithin } from "../../shared/failures/time-range.js";

const NOT_OURS = "it is not of the form start-workflow gives a quarantined record";

/** The reason of records that read well and were refused by Step Functions; only there the bytes alone do not tell. */
const REFUSED = "rejected-by-workflow";

interface QuarantineCandidate extends KeptObject {
  readonly record: StoredQuarantinedRecord;
}

const foundIn = ({ key, record }: QuarantineCandidate) =>
  ({
    kind: "quarantined",
    id: key,
    found: `${formatTime(record.arrivedAt)} ${record.reason}`,
    tickets: [ticketIdIn(record)],
  }) as const;

/** Sends these bytes in the record's place, or says what is still wrong with them. */
const sendStep = (held: QuarantineCandidate, data: Uint8Array, deployment: ReplayPorts): ReplayStep => {
  const fault = invalidRecordOf(readEvent(data));
  if (fault !== undefined) return { ...foundIn(held), state: "skipped", why: `still wrong: ${fault}` };
  const { partitionKey } = held.record;
  const act = () => sendAgain(deployment, held.key, [{ partitionKey, data }]);
  return { ...foundIn(held), state: "ready", action: "send again", why: "it reads as a ticket", act };
};

const editStep = (held: QuarantineCandidate, why: string, deployment: ReplayPorts, editor: Editor): ReplayStep => ({
  ...foundIn(held),
  state: "edit",
  action: "edit, then send",
  why,
  edit: async () => {
    const edited = await editor.edit(held.key, held.record.data);
    if (!edited.changed) return { ...foundIn(held), state: "skipped", why: edited.why };
    const step = sendStep(held, edited.data, deployment);
    if (step.state !== "ready") return { ...step, why: `${step.why}; your text is kept in ${edited.file}` };
    const act = async () => {
      const acted = await step.act();
      await edited.discard();
      return acted;
    };
    return { ...step, why: "edited", act };
  },
});

const toStep = (held: QuarantineCandidate, deployment: ReplayPorts, editor: Editor | undefined): ReplayStep => {
  const plain = sendStep(held, held.record.data, deployment);
  const mayEdit = plain.state === "skipped" || held.record.reason === REFUSED;
  return editor !== undefined && mayEdit ? editStep(held, plain.why, deployment, editor) : plain;
};

/**
 * Quarantined records, by the time the stream took them in. The bytes are judged by the pipeline's own reader, so that what a fix
 * has made readable is sent, and what is still wrong would not come back a second time under another key.
 */
export const planQuarantined = async (
  deployment: ReplayPorts,
  selection: Selection,
  editor?: Editor,
  screen?: Screen,
): Promise<readonly ReplayStep[]> => {
  const { kept, missing } = await readKept(deployment.objects, "quarantined", selection, screen);
  const steps = kept.flatMap((object): readonly ReplayStep[] => {
    const record = readQuarantined(object.text);
    if (record === undefined) {
      if (selection.tickets !== undefined) return [];
      const found = formatTime(object.writtenAt);
      return [{ kind: "quarantined", id: object.key, found, state: "skipped", why: NOT_OURS }];
    }
    if (!isWithin(selection, record.arrivedAt) || !isChosenTicket(selection, ticketIdIn(record))) return [];
    return [toStep({ ...object, record }, deployment, editor)];
  });
  return [...missing.map((object) => missingStep("quarantined", object)), ...steps];
};
