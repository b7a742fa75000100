import { KinesisClient } from "@aws-sdk/client-kinesis";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { sendRecords } from "../../../scripts/shared/stream/send-records.js";
import { startLocalStack, type LocalStack, type LocalStackOptions } from "../../../scripts/local/stack/stack.js";
import { emulatorClientConfig, type ClientConfig } from "../../../scripts/shared/deployment/target.js";
import { EmulatorAccount, type TableItem } from "./emulator-account.js";
import type { CaseRecord } from "./pipeline-cases.js";

const OutputsSchema = z.object({
  stream_name: z.string(),
  table_name: z.string(),
  bucket_name: z.string(),
  topic_arn: z.string(),
  failure_topic_arn: z.string(),
  failed_tickets_queue_url: z.string(),
  state_machine_arn: z.string(),
});

const UNFINISHED = new Set(["RECEIVED", "PROCESSING"]);

/** The local stack as a test drives it: records in, and a look at what came out. */
export class LocalPipeline {
  readonly outputs: z.infer<typeof OutputsSchema>;
  readonly clientConfig: ClientConfig;
  readonly account: EmulatorAccount;

  private constructor(readonly stack: LocalStack) {
    this.outputs = OutputsSchema.parse(stack.outputs);
    this.clientConfig = emulatorClientConfig(stack.endpoint, stack.project.region, {});
    this.account = new EmulatorAccount(this.clientConfig);
  }

  /** Roles are enforced, so that a right that is missing from a policy fails a test here and not on AWS. */
  static async start(options: LocalStackOptions = {}): Promise<LocalPipeline> {
    return new LocalPipeline(await startLocalStack({ enforceIam: true, ...options }));
  }

  /** Puts the records on the stream, in order. */
  async send(records: readonly CaseRecord[]): Promise<void> {
    const client = new KinesisClient(this.clientConfig);
    const summary = await sendRecords(
      records.map((record) => ({ kind: "ticket" as const, ...record })),
      { client, stream: this.outputs.stream_name },
    );
    if (summary.failed > 0) throw new Error(`${summary.failed} records were not sent.`);
  }

  async items(): Promise<Map<string, TableItem>> {
    return this.account.items(this.outputs.table_name);
  }

  /** Waits until no execution is running any more. */
  async settled(patienceMs = 120_000): Promise<void> {
    const client = new SFNClient(this.clientConfig);
    await eventually(patienceMs, async () => {
      const { executions = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: this.outputs.state_machine_arn, statusFilter: "RUNNING" }),
      );
      return executions.length === 0 ? { value: true } : { waitingFor: `${executions.length} running executions` };
    });
  }

  /** Objects under a prefix of the ticket bucket, parsed. */
  async objects(prefix: string): Promise<Map<string, unknown>> {
    const texts = await this.account.objects(this.outputs.bucket_name, prefix);
    return new Map([...texts].map(([key, text]) => [key, JSON.parse(text)]));
  }

  /** Waits until each of these tickets has come to an end, then gives their items. */
  async finished(ticketIds: readonly string[], patienceMs = 240_000): Promise<Map<string, TableItem>> {
    return eventually(patienceMs, async () => {
      const items = await this.items();
      const open = ticketIds.filter((id) => UNFINISHED.has(items.get(id)?.["status"]?.S ?? "RECEIVED"));
      return open.length === 0 ? { value: items } : { waitingFor: `tickets ${open.slice(0, 5).join(", ")}` };
    });
  }

  /** Waits until at least `count` objects lie under a prefix, then gives them. */
  async held(prefix: string, count: number, patienceMs = 120_000): Promise<Map<string, unknown>> {
    return eventually(patienceMs, async () => {
      const objects = await this.objects(prefix);
      return objects.size >= count ? { value: objects } : { waitingFor: `${count} objects under ${prefix}` };
    });
  }
}

type Look<Value> = { readonly value: Value } | { readonly waitingFor: string };

/** Looks again and again until there is something to see. */
export const eventually = async <Value>(patienceMs: number, look: () => Promise<Look<Value>>): Promise<Value> => {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const seen = await look();
    if ("value" in seen) return seen.value;
    if (Date.now() > deadline) throw new Error(`Still waiting for ${seen.waitingFor} after ${patienceMs / 1000} s.`);
    await sleep(500);
  }
};
