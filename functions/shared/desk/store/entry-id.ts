const RANDOM_BYTES = 4;

/** What an id of newEntryId looks like. */
export const ENTRY_ID = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z-[0-9a-f]{8}$/;

/** When an entry was written, as its id says: ISO 8601 in UTC, with milliseconds. */
export const timeOfEntry = (id: string): string => id.slice(0, -1 - 2 * RANDOM_BYTES);

/** An id of a message, a note or a notice: its time and eight random hexadecimal digits. Ids sort by time. */
export const newEntryId = (at: Date, randomBytes: (size: number) => Uint8Array): string =>
  `${at.toISOString()}-${Buffer.from(randomBytes(RANDOM_BYTES)).toString("hex")}`;

/** Ids of messages that are kept with the ticket itself: of two at the same time, the lower number is first. */
export const openingEntryId = (at: string, number: 0 | 1): string =>
  `${at}-${String(number).padStart(2 * RANDOM_BYTES, "0")}`;
