import { toJsonLine } from "../shared/contracts/json-line.js";
import { ticketObjectKey, type TicketRecord } from "../shared/contracts/ticket-record-schema.js";

/** Where finished tickets are stored, one object each. */
export interface TicketArchive {
  /** Writes or overwrites the object. */
  put(key: string, body: string): Promise<void>;
}

/** Stores a record under the key of its id and date. */
export const writeTicketJson = async (record: TicketRecord, archive: TicketArchive): Promise<{ key: string }> => {
  const key = ticketObjectKey(record);
  await archive.put(key, toJsonLine(record));
  return { key };
};
