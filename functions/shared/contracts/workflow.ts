import * as z from "zod";
import { SENTIMENTS } from "./ticket-record.js";
import { TicketSchema } from "./ticket-event-schema.js";

/** Input of an execution, which is stored with every failure. */
export const WorkflowInputSchema = z.looseObject({
  ticket: TicketSchema,
  /** SHA-256 (hex) of the normalised event. */
  contentHash: z.string().length(64),
  /**
   * Allows to answer a ticket again that only rules triaged: one that waits for a person and has no draft of a model.
   */
  reopen: z.literal("NEEDS_HUMAN").optional(),
});
export type WorkflowInput = z.infer<typeof WorkflowInputSchema>;

const Score = z.number().min(0).max(1);

/** Sentiment of a ticket's text. The four scores add up to about 1. */
export const DetectedSentimentSchema = z.object({
  sentiment: z.enum(SENTIMENTS),
  scores: z.object({ mixed: Score, negative: Score, neutral: Score, positive: Score }),
  /** BCP 47 code, `und` when the text has no language. */
  language: z.string(),
  /** 0 to 1. Low when the language is not one that sentiment can be detected in. */
  confidence: Score,
  /** True when the service was unavailable: everything above is then the workflow's assumption. */
  assumed: z.boolean().optional(),
});
export type DetectedSentiment = z.infer<typeof DetectedSentimentSchema>;

/** The execution that a state belongs to: its ARN, and when it was started (ISO 8601). */
const ExecutionSchema = z.object({ arn: z.string(), startedAt: z.string() });

/** Input of Detect sentiment. */
export const DetectSentimentInputSchema = z.object({ ticket: TicketSchema, execution: ExecutionSchema });
export type DetectSentimentInput = z.infer<typeof DetectSentimentInputSchema>;

/** Input of Generate response and of Triage by rules. Both return a ticket record. */
export const AnswerInputSchema = z.object({
  ticket: TicketSchema,
  sentiment: DetectedSentimentSchema,
  execution: ExecutionSchema,
  /** Name of the error for which the model gave no answer; only for Triage by rules. */
  reason: z.string().optional(),
});
export type AnswerInput = z.infer<typeof AnswerInputSchema>;

/**
 * A message of the failed-tickets queue and the failure topic: a pointer, because a ticket can be larger than a
 * message.
 */
export const FailurePointerSchema = z.object({
  ticketId: z.string(),
  contentHash: z.string(),
  error: z.string(),
  /** The error's message, cut to 1,000 characters. */
  cause: z.string(),
  executionArn: z.string(),
  failedAt: z.string(),
  /** S3 key of the stored input and full error. */
  key: z.string(),
});
export type FailurePointer = z.infer<typeof FailurePointerSchema>;
