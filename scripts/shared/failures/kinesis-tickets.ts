import type { RecordStream, RetryTools } from "../stream/put-records.js";
import { sendTo } from "../stream/send-records.js";
import type { ReplayStream } from "./ports.js";

/** The ticket stream, through the sender that `npm run generate` uses: it repeats what is throttled. */
export class KinesisTickets implements ReplayStream {
  constructor(
    private readonly stream: RecordStream,
    private readonly tools?: RetryTools,
  ) {}

  async send(records: readonly { readonly partitionKey: string; readonly data: Uint8Array }[]): Promise<void> {
    const reasons = new Set<string>();
    const { failed } = await sendTo(
      this.stream,
      records.map((record) => ({ kind: "ticket" as const, ...record })),
      {
        tools: this.tools,
        concurrency: 1,
        onUnsent: (_batch, reason) => reasons.add(reason),
        onOversize: (_record, bytes) => reasons.add(`a record of ${bytes} bytes, and a stream takes 1 MiB`),
      },
    );
    if (failed > 0) throw new Error(`${failed} of ${records.length} records not sent: ${[...reasons].join("; ")}`);
  }
}
