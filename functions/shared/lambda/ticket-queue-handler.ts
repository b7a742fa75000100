import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { readPublishedRecord, readRoutedTicket, type RoutedTicket } from "../contracts/routed-ticket.js";
import type { TicketRecord } from "../contracts/ticket-record-schema.js";
import { describeError } from "./errors.js";
import { logger } from "./observability.js";

/** What is logged of every message. */
type MessageIds = Pick<RoutedTicket, "ticket_id" | "execution_arn">;

export interface TicketWork<Ticket extends MessageIds = RoutedTicket> {
  /** Processes one ticket. Returns the log message ("Lane set"); an error hands the message back to the queue. */
  readonly run: (ticket: Ticket, context: Context) => Promise<string>;
  /** Whether the tickets of a batch are processed in parallel, or one after the other. */
  readonly inParallel: boolean;
  /** The longest that one ticket can take, in ms. */
  readonly longestMs: number;
}

/** Too little time is left in this invocation for the message. The queue delivers it again. */
class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}

/** Processes one message, and logs its ids but not its text. */
const processMessage = async <Ticket extends MessageIds>(
  record: SQSRecord,
  context: Context,
  read: (body: string) => Ticket,
  { run, longestMs }: TicketWork<Ticket>,
): Promise<void> => {
  const ids: Record<string, unknown> = {
    message_id: record.messageId,
    receives: Number(record.attributes.ApproximateReceiveCount),
  };
  try {
    // An invocation that times out hands back every message, those already processed included.
    if (context.getRemainingTimeInMillis() < longestMs) throw new OutOfTime("too little time left for the message");
    const ticket = read(record.body);
    Object.assign(ids, { ticket_id: ticket.ticket_id, execution_arn: ticket.execution_arn });
    logger.info(await run(ticket, context), ids);
  } catch (error) {
    logger.error("Message handed back", { ...ids, ...describeError(error) });
    throw error;
  }
};

/**
 * Makes the Lambda handler of a queue of finished tickets. It returns the messages to hand back, and never fails as a
 * whole: otherwise a message that can never succeed would count as an error of the function whenever it is alone in its
 * batch.
 */
const queueHandler =
  <Ticket extends MessageIds>(read: (body: string) => Ticket, work: TicketWork<Ticket>) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    // One for each batch, because it collects the batch's failures.
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(
      event,
      (record: SQSRecord) => processMessage(record, context, read, work),
      processor,
      {
        processInParallel: work.inParallel,
        throwOnFullBatchFailure: false,
      },
    );
  };

/** The handler of a queue whose tickets are processed by what routes them. */
export const ticketQueueHandler = (work: TicketWork) => queueHandler(readRoutedTicket, work);

/** The handler of a queue whose tickets are processed with their texts. */
export const recordQueueHandler = (work: TicketWork<TicketRecord>) => queueHandler(readPublishedRecord, work);
