import * as z from "zod";
import { readEvent, type ReadEventResult } from "../../../functions/shared/intake/read-event.js";
import { parseJson } from "../terminal/parse-json.js";

const IssueSchema = z.object({ path: z.string(), expected: z.string(), held: z.string() });

/** What start-workflow writes under `quarantine/`: see functions/start-workflow/quarantine.ts. */
const QuarantinedRecordSchema = z.object({
  reason: z.string(),
  issues: z.array(IssueSchema),
  arrivedAt: z.iso.datetime().transform((text) => new Date(text)),
  partitionKey: z.string().min(1),
  data: z.base64().transform((text): Uint8Array => Buffer.from(text, "base64")),
});
export type StoredQuarantinedRecord = z.infer<typeof QuarantinedRecordSchema>;
export type StoredIssue = z.infer<typeof IssueSchema>;

/** @returns undefined when the object is not of the form that start-workflow writes. */
export const readQuarantined = (text: string): StoredQuarantinedRecord | undefined =>
  QuarantinedRecordSchema.safeParse(parseJson(text)).data;

const describeIssue = ({ path, expected, held }: StoredIssue): string =>
  `${path === "" ? "" : `${path}: `}expected ${expected}, held ${held}`;

/** Faults named on one line; a record with more has more wrong with it than a line can tell. */
const MOST_NAMED = 3;

/** "data.subject: expected string, held a number; …": fields and kinds, never a ticket's text. */
export const describeStoredIssues = (issues: readonly StoredIssue[]): string => {
  const named = issues.slice(0, MOST_NAMED).map(describeIssue).join("; ");
  return issues.length > MOST_NAMED ? `${named}; and ${issues.length - MOST_NAMED} more` : named;
};

/** Why these bytes are no ticket, or undefined when they are one. */
export const invalidRecordOf = (reading: ReadEventResult): string | undefined => {
  if (reading.kind === "ticket") return undefined;
  if (reading.kind === "foreign") return "it is an event of another name, which the pipeline ignores";
  return `${reading.fault.reason}: ${describeStoredIssues(reading.fault.issues)}`;
};

/** The ticket a record is meant for, as far as it can be told: its own id, else its partition key. */
export const ticketIdIn = ({ data, partitionKey }: Pick<StoredQuarantinedRecord, "data" | "partitionKey">): string => {
  const reading = readEvent(data);
  if (reading.kind === "ticket") return reading.event.ticketId;
  return (reading.kind === "unusable" ? reading.fault.ticketId : undefined) ?? partitionKey;
};
