import { createHash } from "node:crypto";
import { KPL_MAGIC } from "../../../functions/shared/intake/known-formats.js";

/** Of the Protobuf message, at the end of a KPL-aggregated record. */
const MD5_BYTES = 16;

/** Wire types of Protobuf: https://protobuf.dev/programming-guides/encoding/#structure */
const [VARINT, LENGTH_DELIMITED] = [0, 2];

/**
 * Field numbers of KPL's messages. https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 *
 *     message AggregatedRecord { repeated string partition_key_table = 1; repeated string explicit_hash_key_table = 2;
 *                                repeated Record records = 3; }
 *     message Record { required uint64 partition_key_index = 1; optional uint64 explicit_hash_key_index = 2;
 *                      required bytes data = 3; repeated Tag tags = 4; }
 */
const RECORDS = 3;
const DATA = 3;

/** The message is not what KPL writes. */
class InvalidMessage extends Error {}

/** Reads a varint. @returns its value, and where the next field begins */
const readVarint = (message: Buffer, start: number): readonly [value: number, next: number] => {
  let value = 0;
  for (let at = start; at < message.length && at < start + 8; at++) {
    const byte = message.readUInt8(at);
    value += (byte & 0x7f) * 2 ** (7 * (at - start));
    if (byte < 0x80) return [value, at + 1];
  }
  throw new InvalidMessage();
};

/** The values of one length-delimited field of a message, in their order. KPL's messages have no other wire types. */
function* fieldsOf(message: Buffer, wanted: number): Generator<Buffer, void, undefined> {
  for (let at = 0; at < message.length;) {
    const [tag, start] = readVarint(message, at);
    const [value, next] = readVarint(message, start);
    at = next;
    if (tag % 8 === VARINT) continue;
    if (tag % 8 !== LENGTH_DELIMITED || next + value > message.length) throw new InvalidMessage();
    if (Math.floor(tag / 8) === wanted) yield message.subarray(next, next + value);
    at = next + value;
  }
}

/**
 * The data of each record in a KPL-aggregated record.
 * @returns undefined if it is not one: it begins with other bytes, its checksum is wrong, or it is cut off
 */
export const deaggregateKpl = (bytes: Uint8Array): readonly Buffer[] | undefined => {
  const record = Buffer.from(bytes);
  if (!record.subarray(0, KPL_MAGIC.length).equals(Buffer.from(KPL_MAGIC))) return undefined;
  const message = record.subarray(KPL_MAGIC.length, -MD5_BYTES);
  if (!createHash("md5").update(message).digest().equals(record.subarray(-MD5_BYTES))) return undefined;
  try {
    return [...fieldsOf(message, RECORDS)].flatMap((inner) => [...fieldsOf(inner, DATA)]);
  } catch (error) {
    if (error instanceof InvalidMessage) return undefined;
    throw error;
  }
};
