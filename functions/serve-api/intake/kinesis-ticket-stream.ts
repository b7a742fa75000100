import { type KinesisClient, PutRecordCommand } from "@aws-sdk/client-kinesis";
import { asDependencyError } from "../../shared/lambda/aws-errors.js";
import { DependencyUnavailable } from "../../shared/lambda/errors.js";
import type { TicketEvent } from "../../shared/contracts/ticket-event.js";
import type { IntakeStream } from "../ports.js";

/** The ticket stream in Kinesis. Tickets share nothing, so each goes to the shard of its own id. */
export class KinesisTicketStream implements IntakeStream {
  constructor(
    private readonly client: KinesisClient,
    private readonly streamName: string,
  ) {}

  async put(event: TicketEvent): Promise<void> {
    const command = new PutRecordCommand({
      StreamName: this.streamName,
      PartitionKey: event.ticketId,
      Data: Buffer.from(JSON.stringify(event)),
    });
    const { SequenceNumber } = await this.client.send(command).catch((error: unknown) => {
      throw asDependencyError("Kinesis PutRecord", error);
    });
    // What the 202 rests on: an answer that was emptied on the way parses as well as any.
    if (SequenceNumber === undefined)
      throw new DependencyUnavailable("Kinesis PutRecord: the answer names no place in the stream");
  }
}
