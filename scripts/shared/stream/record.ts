/** What a record is meant to be: a ticket, something no consumer can read as one, or an event of another name. */
export const RECORD_KINDS = ["ticket", "malformed", "foreign"] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** How a ticket's customer feels; it shows in subject and description. */
export const MOODS = ["angry", "mixed", "neutral", "pleased"] as const;
export type Mood = (typeof MOODS)[number];

/** One record for the stream, and what is known of it without reading its data. */
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
  /** Only of generated malformed records: the name of what is wrong. */
  readonly fault?: string;
  /** Only of records read from a file: the line it came from, counted from 1. */
  readonly line?: number;
}
