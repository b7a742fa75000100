import { KinesisClient } from "@aws-sdk/client-kinesis";
import { ListExecutionsCommand, SFNClient } from "@aws-sdk/client-sfn";
import { setTimeout as sleep } from "node:timers/promises";
import * as z from "zod";
import { sendRecords } from "../../../scripts/shared/stream/send-records.js";
import type { StackListener } from "../../../scripts/local/stack/stack-events.js";
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

/** So that the output of a test says why its stack was applied twice. */
const reportRepeatedApply: StackListener = (event) => {
  if (event.kind === "apply-repeated") console.warn(`The stack is applied once more: ${event.reason}`);
};

/** A local stack as a test uses it: it sends records, then reads the results. */
export class LocalPipeline {
  readonly outputs: z.infer<typeof OutputsSchema>;
  readonly clientConfig: ClientConfig;
  readonly account: EmulatorAccount;

  private constructor(readonly stack: LocalStack) {
    this.outputs = OutputsSchema.parse(stack.outputs);
    this.clientConfig = emulatorClientConfig(stack.endpoint, stack.project.region, stack.credentials);
    this.account = new EmulatorAccount(this.clientConfig);
  }

  /** Starts a stack that enforces IAM policies: a missing permission fails here, not only on AWS. */
  static async start(options: LocalStackOptions = {}): Promise<LocalPipeline> {
    return new LocalPipeline(await startLocalStack({ enforceIam: true, onEvent: reportRepeatedApply, ...options }));
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

  /** Waits until no execution is running. */
  async waitForExecutions(timeoutMs = 120_000): Promise<void> {
    const client = new SFNClient(this.clientConfig);
    await eventually(timeoutMs, async () => {
      const { executions = [] } = await client.send(
        new ListExecutionsCommand({ stateMachineArn: this.outputs.state_machine_arn, statusFilter: "RUNNING" }),
      );
      return executions.length === 0 ? { value: true } : { waitingFor: `${executions.length} running executions` };
    });
  }

  /** Objects under a prefix of the ticket bucket: key to parsed JSON. */
  async objects(prefix: string): Promise<Map<string, unknown>> {
    const texts = await this.account.objects(this.outputs.bucket_name, prefix);
    return new Map([...texts].map(([key, text]) => [key, JSON.parse(text)]));
  }

  /** Waits until each of these tickets is answered, needs a person or has failed. Returns all ticket items by id. */
  async waitForTickets(ticketIds: readonly string[], timeoutMs = 240_000): Promise<Map<string, TableItem>> {
    return eventually(timeoutMs, async () => {
      const items = await this.items();
      const open = ticketIds.filter((id) => UNFINISHED.has(items.get(id)?.["status"]?.S ?? "RECEIVED"));
      return open.length === 0 ? { value: items } : { waitingFor: `tickets ${open.slice(0, 5).join(", ")}` };
    });
  }

  /** Waits until there are at least `count` objects under a prefix. Returns them as `objects` does. */
  async waitForObjects(prefix: string, count: number, timeoutMs = 120_000): Promise<Map<string, unknown>> {
    return eventually(timeoutMs, async () => {
      const objects = await this.objects(prefix);
      return objects.size >= count ? { value: objects } : { waitingFor: `${count} objects under ${prefix}` };
    });
  }
}

type Check<Value> = { readonly value: Value } | { readonly waitingFor: string };

/** Repeats a check until it returns a value. @throws Error that says what was missing, after `timeoutMs`. */
export const eventually = async <Value>(timeoutMs: number, check: () => Promise<Check<Value>>): Promise<Value> => {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const result = await check();
    if ("value" in result) return result.value;
    if (Date.now() > deadline) throw new Error(`Still waiting for ${result.waitingFor} after ${timeoutMs / 1000} s.`);
    await sleep(500);
  }
};
