const RANDOM_BYTES = 4;

/** What an id of newEntryId looks like. */
export const ENTRY_ID = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z-[0-9a-f]{8}$/;

/** An id of a message, a note or a notice: its time and eight random hexadecimal digits. Ids sort by time. */
export const newEntryId = (at: Date, randomBytes: (size: number) => Uint8Array): string =>
  `${at.toISOString()}-${Buffer.from(randomBytes(RANDOM_BYTES)).toString("hex")}`;
