import { readGivenUp } from "../../shared/failures/given-up-batch.js";
import { toEditable } from "../../shared/failures/edit-record.js";
import type { KeptObjects } from "../../shared/failures/ports.js";
import { describeStoredIssues, readQuarantined } from "../../shared/failures/quarantined-record.js";

/** There is nothing to show. Exit code 1 and one line. */
export class ObjectNotFound extends Error {
  override readonly name = "NotHeld";
}

/** What could steer the terminal, as a customer may have written it; line ends and tabs stay. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const LINE_END = Buffer.from("\n");

interface Shown {
  readonly heading: string;
  readonly records: readonly Uint8Array[];
}

const readShown = (key: string, text: string): Shown => {
  const record = readQuarantined(text);
  if (record !== undefined) {
    const { reason, issues, arrivedAt, partitionKey, data } = record;
    const heading = `${reason}: ${describeStoredIssues(issues)}\narrived ${arrivedAt.toISOString()}, partition key ${partitionKey}, ${data.length} bytes`;
    return { heading, records: [data] };
  }
  const batch = readGivenUp(text);
  if (batch === undefined)
    throw new ObjectNotFound(`${key} is neither a quarantined record nor a batch that was given up.`);
  return {
    heading: `${batch.condition}: ${batch.records.length} records`,
    records: batch.records.map(({ data }) => data),
  };
};

const read = async (objects: KeptObjects, key: string): Promise<Shown> => {
  const text = await objects.read(key);
  if (text === undefined) throw new ObjectNotFound(`There is no object ${key}.`);
  return readShown(key, text);
};

/** The faults of what is held, and its text. @throws NotHeld */
export const showText = async (objects: KeptObjects, key: string): Promise<string> => {
  const { heading, records } = await read(objects, key);
  const texts = records.map((data) => toEditable(data).replaceAll(CONTROLS, "\ufffd"));
  return `${heading.replaceAll(CONTROLS, "\ufffd")}\n\n${texts.join("\n")}`;
};

/** The bytes of a record as they arrived; those of a batch one a line. @throws NotHeld */
export const rawBytes = async (objects: KeptObjects, key: string): Promise<Uint8Array> => {
  const { records } = await read(objects, key);
  const [first = Buffer.alloc(0)] = records;
  return records.length === 1 ? first : Buffer.concat(records.flatMap((data) => [data, LINE_END]));
};
