import { describeIssues } from "../../../functions/shared/intake/invalid-record.js";
import { toEditable } from "../../shared/failures/edit-record.js";
import { plural } from "../../shared/terminal/format.js";
import { cleanText } from "../../shared/terminal/sanitize.js";
import type { StoredObjects } from "../../shared/failures/ports.js";
import { readGivenUp, readQuarantined } from "../../shared/failures/stored-records.js";

/** The object cannot be shown: it does not exist or has another form. Exit code 1 and one line. */
export class ObjectNotFound extends Error {
  override readonly name = "ObjectNotFound";
}

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
  const texts = records.map((data) => cleanText(toEditable(data)));
  return `${cleanText(heading)}\n\n${texts.join("\n")}`;
};

/** The bytes of a record as they arrived; those of a batch one record per line. @throws ObjectNotFound */
export const rawBytes = async (objects: StoredObjects, key: string): Promise<Uint8Array> => {
  const { records } = await read(objects, key);
  const [first = Buffer.alloc(0)] = records;
  return records.length === 1 ? first : Buffer.concat(records.flatMap((data) => [data, LINE_END]));
};
