import { planExecution } from "../../../functions/shared/intake/plan-execution.js";
import { readEvent } from "../../../functions/shared/intake/read-event.js";
import type { PutBatch, Records } from "../stream/batch-records.js";
import { kinesisStream } from "../stream/kinesis-stream.js";
import type { RecordStream } from "../stream/put-records.js";
import type { GeneratedRecord } from "../stream/record.js";
import { sendTo } from "../stream/send-records.js";
import type { SentRecord } from "./account-for-tickets.js";
import type { Deployment } from "../deployment/clients.js";

export interface Sending {
  /** Records that the stream accepted. */
  readonly sent: readonly SentRecord[];
  /** Number of records that it refused, such as those over 1 MiB. */
  readonly refused: number;
}

const encoder = new TextEncoder();

/** What the pipeline must do with a record, based only on its bytes. */
const asSent = ({ data }: GeneratedRecord, sentAt: number): SentRecord => {
  const reading = readEvent(typeof data === "string" ? encoder.encode(data) : data);
  if (reading.kind === "foreign") return { kind: "foreign", sentAt };
  if (reading.kind === "invalid") return { kind: "malformed", sentAt };
  const { ticketId } = reading.event;
  return { kind: "ticket", sentAt, ticket: { ticketId, executionName: planExecution(reading).name } };
};

/** Records when each record was last sent, before the request leaves. */
const withTimes = (stream: RecordStream, times: Map<GeneratedRecord, number>): RecordStream => ({
  put: (batch: PutBatch) => {
    for (const record of batch) times.set(record, Date.now());
    return stream.put(batch);
  },
});

/** Sends records to the ticket stream as fast as it accepts them. */
export const send = async ({ kinesis, names }: Deployment, records: Records): Promise<Sending> => {
  const times = new Map<GeneratedRecord, number>();
  const accepted: GeneratedRecord[] = [];
  const summary = await sendTo(withTimes(kinesisStream(kinesis, names.stream), times), records, {
    onSent: (batch) => accepted.push(...batch),
  });
  return { sent: accepted.map((record) => asSent(record, times.get(record) ?? Date.now())), refused: summary.failed };
};
