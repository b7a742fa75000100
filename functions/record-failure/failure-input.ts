import * as z from "zod";
import { TicketSchema, type Ticket } from "../shared/contracts/ticket-event-schema.js";
import { TimestampSchema } from "../shared/contracts/timestamp.js";
import { WorkflowInputSchema } from "../shared/contracts/workflow.js";

/** Stands for an id or a name that a failure's input does not have. */
export const UNKNOWN = "unknown";

const ErrorOutputSchema = z.object({ Error: z.string().catch(UNKNOWN), Cause: z.string().catch("") });

/**
 * Input of Record failure: the execution's full input, whatever it is, and the error output that ended it. No later
 * state handles a failure, so this one requires only what the key of its object is made of.
 */
export const FailureInputSchema = z.object({
  input: z.unknown(),
  error: z.unknown(),
  execution: z.object({ arn: z.string().min(1), startedAt: TimestampSchema }),
});
export type FailureInput = z.infer<typeof FailureInputSchema>;

const InputTicketSchema = z.object({ ticket: TicketSchema });

/** The ticket in an execution's input; undefined when the input has none that this version can read. */
export const readTicket = (input: unknown): Ticket | undefined => InputTicketSchema.safeParse(input).data?.ticket;

const TicketIdSchema = z.object({ ticket: z.object({ ticketId: TicketSchema.shape.ticketId }) });
const ContentHashSchema = z.object({ contentHash: WorkflowInputSchema.shape.contentHash });

export interface FailedIds {
  readonly ticketId: string;
  readonly contentHash: string;
}

/** The ids in an execution's input, whatever that is; UNKNOWN for one that is missing or invalid. */
export const readIds = (input: unknown): FailedIds => ({
  ticketId: TicketIdSchema.safeParse(input).data?.ticket.ticketId ?? UNKNOWN,
  contentHash: ContentHashSchema.safeParse(input).data?.contentHash ?? UNKNOWN,
});

/**
 * The error's name and message. The Cause of a function is JSON that contains the message; any other Cause is the
 * message.
 */
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
