import { KinesisStream } from "@cdktf/provider-aws/lib/kinesis-stream/index.js";
import { Construct } from "constructs";
import type { EncryptionKey } from "../data/encryption-key.js";
import type { NodeFunction } from "../functions/node-function.js";

export interface TicketStreamProps {
  readonly name: string;
  readonly key: EncryptionKey;
  readonly protectsData: boolean;
  /** Hours a record stays readable. How long an outage may last is up to its reader: see TicketSource. @default 168 */
  readonly retentionHours?: number;
}

/** Where tickets enter. On-demand, so that no one sizes shards. */
export class TicketStream extends Construct {
  readonly arn: string;
  readonly name: string;
  readonly #key: EncryptionKey;

  constructor(scope: Construct, id: string, props: TicketStreamProps) {
    super(scope, id);
    this.#key = props.key;
    this.name = props.name;
    this.arn = this.#createStream(props).arn;
  }

  /** Lets an event source mapping read on behalf of `fn`. */
  grantRead({ role }: NodeFunction): void {
    role.allow(
      "ReadTickets",
      [
        "kinesis:DescribeStream",
        "kinesis:DescribeStreamSummary",
        "kinesis:GetRecords",
        "kinesis:GetShardIterator",
        "kinesis:ListShards",
      ],
      [this.arn],
    );
    // This action does not support resource-level permissions.
    role.allow("FindStream", ["kinesis:ListStreams"], ["*"]);
    this.#key.grantDecrypt(role);
  }

  /** Lets `fn` put one ticket at a time, and sets TICKET_STREAM to the stream's name. */
  bindProducer(fn: NodeFunction): void {
    fn.setEnvironment("TICKET_STREAM", this.name);
    fn.role.allow("PutTickets", ["kinesis:PutRecord"], [this.arn]);
    this.#key.grantWrite(fn.role);
  }

  #createStream({ name, key, protectsData, retentionHours = 168 }: TicketStreamProps): KinesisStream {
    return new KinesisStream(this, "stream", {
      name,
      retentionPeriod: retentionHours,
      streamModeDetails: { streamMode: "ON_DEMAND" },
      encryptionType: "KMS",
      kmsKeyId: key.arn,
      enforceConsumerDeletion: true,
      lifecycle: { preventDestroy: protectsData },
    });
  }
}
