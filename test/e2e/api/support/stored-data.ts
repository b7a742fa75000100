import { intakeItemKey, ticketItemKey, userItemKey } from "../../../../functions/shared/table/ticket-table.js";
import {
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  ListShardsCommand,
  type _Record,
} from "@aws-sdk/client-kinesis";
import type { LocalPipeline } from "../../support/local-pipeline.js";

/** Sort keys of the items that the API writes; the pipeline writes others. */
const WRITTEN_AT_INTAKE = new Set([ticketItemKey(""), intakeItemKey(""), userItemKey("")].map(({ sk }) => sk.S));

/** Everything that requests have written: keys of items, and records of the stream. */
export const storedIn = async (pipeline: LocalPipeline): Promise<readonly string[]> => {
  const items = await pipeline.account.allItems(pipeline.outputs.table_name);
  const keys = items.map((item) => [item["pk"]?.S ?? "", item["sk"]?.S ?? ""] as const);
  const records = await streamRecordsOf(pipeline);
  return [
    ...keys.filter(([, sk]) => WRITTEN_AT_INTAKE.has(sk)).map(([pk]) => pk),
    ...records.map(({ SequenceNumber = "", Data = [] }) => `${SequenceNumber}: ${Buffer.from(Data).toString()}`),
  ].sort();
};

/** Every record in the stream. */
const streamRecordsOf = async ({ clientConfig, outputs }: LocalPipeline): Promise<readonly _Record[]> => {
  const client = new KinesisClient(clientConfig);
  const StreamName = outputs.stream_name;
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName }));
  const records = await Promise.all(Shards.map(({ ShardId }) => readShard(client, StreamName, ShardId)));
  return records.flat();
};

const readShard = async (client: KinesisClient, StreamName: string, ShardId: string | undefined) => {
  const start = new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" });
  let { ShardIterator } = await client.send(start);
  const records: _Record[] = [];
  for (;;) {
    const read = await client.send(new GetRecordsCommand({ ShardIterator }));
    records.push(...(read.Records ?? []));
    if ((read.MillisBehindLatest ?? 0) === 0 && (read.Records ?? []).length === 0) return records;
    ShardIterator = read.NextShardIterator;
  }
};
