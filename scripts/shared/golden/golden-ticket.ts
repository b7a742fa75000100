import { createHash } from "node:crypto";
import * as z from "zod";
import { TicketEventSchema } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { CATEGORIES, PRIORITIES, SENTIMENTS } from "../../../functions/shared/contracts/ticket-record.js";

/** Languages of the golden set: those in which the rules have words, and `und` for a text without any. */
export const GOLDEN_LANGUAGES = ["en", "de", "es", "fr", "it", "ja", "nl", "pt", "und"] as const;

/** What makes a ticket hard to triage; `plain` ones are not. Described in test/golden/README.md. */
export const KINDS = [
  "plain",
  "angry-trifle",
  "calm-catastrophe",
  "hostile",
  "injection",
  "long-thread",
  "mixed-languages",
  "money-at-stake",
  "one-word",
  "outage-duplicate",
  "outage-in-passing",
  "polite-report",
  "praise-with-fault",
  "sarcasm",
] as const;

/** Rules and prompts may be fitted to the tuning half only. The test half measures them. */
export const HALVES = ["tuning", "test"] as const;
export type Half = (typeof HALVES)[number];

/** What a ticket should be triaged as. The dimensions are defined in test/golden/README.md. */
export const LabelsSchema = z.strictObject({
  sentiment: z.enum(SENTIMENTS),
  priority: z.enum(PRIORITIES),
  category: z.enum(CATEGORIES),
  language: z.enum(GOLDEN_LANGUAGES),
});
export type Labels = z.infer<typeof LabelsSchema>;

const REASON_MAX_LENGTH = 300;
const ReasonSchema = z
  .string()
  .regex(/^\S.*$/, "expected one line that is not blank")
  .max(REASON_MAX_LENGTH);

/** The labels of one pass over the tickets, with the reason for them. */
const PassSchema = z.strictObject({ labels: LabelsSchema, reason: ReasonSchema.optional() });

const IdSchema = z
  .string()
  .regex(/^[a-z]{2}-\d{3,4}$/, "expected a language, a hyphen and three or four digits, such as en-001");

/** A line of the golden set before it has a half. */
const DraftFieldsSchema = z.strictObject({
  id: IdSchema,
  half: z.enum(HALVES).optional(),
  kind: z.enum(KINDS),
  /** The event, as a producer would send it. Its ticket id is the id of the line. */
  ticket: TicketEventSchema,
  /** The author's labels. */
  labels: LabelsSchema,
  /** Why the author chose them. */
  reason: ReasonSchema,
  /** The labels of somebody who saw only the ticket. */
  second: PassSchema.optional(),
  /** The labels that count where the two passes disagree. */
  final: PassSchema.required().optional(),
});

type DraftFields = z.infer<typeof DraftFieldsSchema>;

/** Names of the dimensions in which two passes disagree. */
export const disagreements = (one: Labels, other: Labels): readonly (keyof Labels)[] =>
  LabelsSchema.keyof().options.filter((dimension) => one[dimension] !== other[dimension]);

const isDisputed = ({ labels, second }: DraftFields): boolean =>
  second !== undefined && disagreements(labels, second.labels).length > 0;

const hasOwnId = ({ id, ticket }: DraftFields): boolean => id === ticket.ticketId;
const isFinalNeeded = (line: DraftFields): boolean => line.final === undefined || isDisputed(line);

/** A line of the golden set that may not have a half yet. */
export const GoldenDraftSchema = DraftFieldsSchema.refine(hasOwnId, {
  path: ["ticket", "ticketId"],
  message: "expected the id of the line",
}).refine(isFinalNeeded, { path: ["final"], message: "expected only where the labels and the second labels differ" });
export type GoldenDraft = z.infer<typeof GoldenDraftSchema>;

/** A ticket of the golden set. */
export type GoldenTicket = GoldenDraft & { readonly half: Half };

/** The labels by which a ticket is measured: the final ones where the passes disagreed, else the author's. */
export const labelsOf = ({ labels, final }: GoldenDraft): Labels => final?.labels ?? labels;

/** A number for each id that never changes and follows no order, as hexadecimal digits. */
export const hashOf = (id: string): string => createHash("sha256").update(id).digest("hex");

/** Items in the order of the hashes of their ids, which shows nothing of kinds and labels. */
export const inHashOrder = <Item>(items: readonly Item[], idOf: (item: Item) => string): readonly Item[] =>
  items.toSorted((one, other) => (hashOf(idOf(one)) < hashOf(idOf(other)) ? -1 : 1));
