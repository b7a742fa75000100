import * as z from "zod";
import { TicketSchema } from "../shared/contracts/ticket-event.js";
import { TimestampSchema } from "../shared/contracts/timestamp.js";
import { WorkflowInputSchema } from "../shared/contracts/workflow.js";

/** Stands for what a failure's input does not hold. */
export const UNKNOWN = "unknown";

const ErrorOutputSchema = z.object({ Error: z.string().catch(UNKNOWN), Cause: z.string().catch("") });

/**
 * Input of Record failure: the execution's whole input, whatever it is, and the error output that ended it. This step is the
 * last to see a failure, so it asks only for what names the object it writes.
 */
export const FailureInputSchema = z.object({
  input: z.unknown(),
  error: z.unknown(),
  execution: z.object({ arn: z.string().min(1), startedAt: TimestampSchema }),
});
export type FailureInput = z.infer<typeof FailureInputSchema>;

const TicketIdSchema = z.object({ ticket: z.object({ ticketId: TicketSchema.shape.ticketId }) });
const ContentHashSchema = z.object({ contentHash: WorkflowInputSchema.shape.contentHash });

export interface FailedIds {
  readonly ticketId: string;
  readonly contentHash: string;
}

/** The ids in an execution's input, whatever that is; UNKNOWN for one that is absent or not of its form. */
export const readIds = (input: unknown): FailedIds => ({
  ticketId: TicketIdSchema.safeParse(input).data?.ticket.ticketId ?? UNKNOWN,
  contentHash: ContentHashSchema.safeParse(input).data?.contentHash ?? UNKNOWN,
});

/** The error's name and message. A function's Cause is JSON with the message inside; other causes are the message. */
export const readError = (error: unknown): { name: string; message: string } => {
  const { Error: name, Cause: cause } = ErrorOutputSchema.safeParse(error).data ?? { Error: UNKNOWN, Cause: "" };
  return { name, message: messageIn(cause) ?? cause };
};

const LambdaCauseSchema = z.object({ errorMessage: z.string() });

const messageIn = (cause: string): string | undefined => {
  try {
    return LambdaCauseSchema.safeParse(JSON.parse(cause)).data?.errorMessage;
  } catch {
    return undefined;
  }
};
