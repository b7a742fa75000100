import { describeIssues } from "../../../functions/shared/intake/invalid-record.js";
import { toEditable } from "../../shared/failures/edit-record.js";
import { plural } from "../../shared/terminal/format.js";
import type { StoredObjects } from "../../shared/failures/ports.js";
import { readGivenUp, readQuarantined } from "../../shared/failures/stored-records.js";

/** The object cannot be shown: it does not exist or has another form. Exit code 1 and one line. */
export class ObjectNotFound extends Error {
  override readonly name = "ObjectNotFound";
}

/** Characters that could control the terminal, in a text that may come from a customer; line ends and tabs stay. */
// eslint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const LINE_END = Buffer.from("\n");

interface ShownObject {
  readonly heading: string;
  readonly records: readonly Uint8Array[];
}

const parse = (key: string, text: string): ShownObject => {
  const record = readQuarantined(text);
  if (record !== undefined) {
    const { reason, issues, arrivedAt, partitionKey, data } = record;
    const arrival = `arrived ${arrivedAt.toISOString()}, partition key ${partitionKey}, ${plural(data.length, "byte")}`;
    return { heading: `${reason}: ${describeIssues(issues)}\n${arrival}`, records: [data] };
  }
  const batch = readGivenUp(text);
  if (batch === undefined) throw new ObjectNotFound(`${key} is neither a quarantined record nor a given-up batch.`);
  return {
    heading: `${batch.condition}: ${plural(batch.records.length, "record")}`,
    records: batch.records.map(({ data }) => data),
  };
};

const read = async (objects: StoredObjects, key: string): Promise<ShownObject> => {
  const text = await objects.read(key);
  if (text === undefined) throw new ObjectNotFound(`Object ${key} not found.`);
  return parse(key, text);
};

/** What is wrong with an object, and its text. @throws ObjectNotFound */
export const showText = async (objects: StoredObjects, key: string): Promise<string> => {
  const { heading, records } = await read(objects, key);
  const texts = records.map((data) => toEditable(data).replaceAll(CONTROLS, "\ufffd"));
  return `${heading.replaceAll(CONTROLS, "\ufffd")}\n\n${texts.join("\n")}`;
};

/** The bytes of a record as they arrived; those of a batch one record per line. @throws ObjectNotFound */
export const rawBytes = async (objects: StoredObjects, key: string): Promise<Uint8Array> => {
  const { records } = await read(objects, key);
  const [first = Buffer.alloc(0)] = records;
  return records.length === 1 ? first : Buffer.concat(records.flatMap((data) => [data, LINE_END]));
};
