/** What a record is meant to be: a ticket, something that cannot be read as a ticket, or an event with another name. */
export const RECORD_KINDS = ["ticket", "malformed", "foreign"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** How a ticket's customer feels, which shows in subject and description. */
export const MOODS = ["angry", "mixed", "neutral", "pleased"] as const;
export type Mood = (typeof MOODS)[number];

/** One record for the stream, with what is known about it without reading its data. */
export interface GeneratedRecord {
  readonly kind: RecordKind;
  /** Only of tickets. */
  readonly ticketId?: string;
  /** At most 256 characters. A ticket's id, so that copies of one ticket keep their order. */
  readonly partitionKey: string;
  /** The bytes to send; a string stands for its UTF-8. */
  readonly data: Uint8Array | string;
  /** Only of generated tickets. */
  readonly sentiment?: Mood;
  /** Only of generated malformed records: what is wrong. */
  readonly malformation?: string;
  /** Only of records read from a file: the number of the line, from 1. */
  readonly line?: number;
}
