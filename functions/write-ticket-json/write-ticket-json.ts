import { ticketObjectKey, type TicketRecord } from "../shared/contracts/ticket-record-schema.js";

/** Where finished tickets are stored, one object each. */
export interface TicketArchive {
  /** Writes or overwrites the object. */
  put(key: string, body: string): Promise<void>;
}

/** Line ends to other readers than JSON parsers, and the controls that JSON.stringify does not escape. */
const LINE_ENDS_AND_CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The record as exactly one line of JSON, including the line end. */
export const toJsonLine = (record: TicketRecord): string =>
  `${JSON.stringify(record).replace(LINE_ENDS_AND_CONTROLS, escape)}\n`;

/** Stores a record under the key of its id and date. */
export const writeTicketJson = async (record: TicketRecord, archive: TicketArchive): Promise<{ key: string }> => {
  const key = ticketObjectKey(record);
  await archive.put(key, toJsonLine(record));
  return { key };
};
