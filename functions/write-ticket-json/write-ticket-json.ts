import { ticketObjectKey, type TicketRecord } from "../shared/contracts/ticket-record.js";

/** Where finished tickets are kept, one object each. */
export interface TicketArchive {
  /** Writes or overwrites the object; a retry leaves one. */
  put(key: string, body: string): Promise<void>;
}

/** Line ends to readers other than JSON's, and the controls that JSON.stringify lets through; as escapes they mean the same. */
const LINE_ENDS_AND_CONTROLS = /[\u007f-\u009f\u2028\u2029]/g;

const escape = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** The record as exactly one line of JSON, its line end included. */
export const toJsonLine = (record: TicketRecord): string =>
  `${JSON.stringify(record).replace(LINE_ENDS_AND_CONTROLS, escape)}\n`;

/** Keeps a record under the key its id and date give. */
export const writeTicketJson = async (record: TicketRecord, archive: TicketArchive): Promise<{ key: string }> => {
  const key = ticketObjectKey(record);
  await archive.put(key, toJsonLine(record));
  return { key };
};
