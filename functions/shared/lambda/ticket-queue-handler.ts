import { BatchProcessor, EventType, processPartialResponse } from "@aws-lambda-powertools/batch";
import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { describeError } from "./describe-error.js";
import { logger } from "./observability.js";
import { readRoutedTicket, type RoutedTicket } from "../contracts/routed-ticket.js";

export interface TicketWork {
  /** Works on one ticket and says what became of it, for the log: "Lane set". What it throws hands the message back. */
  readonly run: (ticket: RoutedTicket, context: Context) => Promise<string>;
  /** Whether the tickets of a batch are worked on at once, or one after the other. */
  readonly inParallel: boolean;
  /** Milliseconds that one ticket takes at worst. */
  readonly longestMs: number;
}

/** The call has no time left for this message. It comes again. */
class OutOfTime extends Error {
  override readonly name = "OutOfTime";
}

/** One message: by its ids in the log, and never by its text. */
const settle = async (record: SQSRecord, context: Context, { run, longestMs }: TicketWork): Promise<void> => {
  const ids: Record<string, unknown> = {
    message_id: record.messageId,
    receives: Number(record.attributes.ApproximateReceiveCount),
  };
  try {
    // A call that is cut off hands back the messages that are done, too.
    if (context.getRemainingTimeInMillis() < longestMs) throw new OutOfTime("the call has no time left for it");
    const ticket = readRoutedTicket(record.body);
    Object.assign(ids, { ticket_id: ticket.ticket_id, execution_arn: ticket.execution_arn });
    logger.info(await run(ticket, context), ids);
  } catch (error) {
    logger.error("Message handed back", { ...ids, ...describeError(error) });
    throw error;
  }
};

/**
 * Makes the Lambda handler of a queue of finished tickets. It answers with the messages to hand back, and never fails as a whole: a
 * message that can never work would count as the function's error whenever it comes alone.
 */
export const ticketQueueHandler =
  (work: TicketWork) =>
  async (event: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    logger.addContext(context);
    // It holds the failures of one batch.
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, (record: SQSRecord) => settle(record, context, work), processor, {
      processInParallel: work.inParallel,
      throwOnFullBatchFailure: false,
    });
  };
