import { aGivenUpBatch } from "../builders/replay-builders.js";
import type { InvalidRecord } from "../../../functions/shared/intake/invalid-record.js";
import type { FailurePointer, WorkflowInput } from "../../../functions/shared/contracts/workflow.js";
import type {
  FailedStatus,
  ReplayPorts,
  DescribedExecution,
  ListedExecution,
  StoredObjects,
  ListedObject,
  PointerQueue,
  QueuedMessage,
  ReplayTicket,
  ReplayStream,
  ReplayTable,
  WorkflowExecutions,
} from "../../../scripts/shared/failures/ports.js";
import type { ResentRecord } from "../../../scripts/commands/replay/actions.js";
import { isWithin, type TimeRange } from "../../../scripts/shared/failures/selection.js";
import { aRecord, aWorkflowInput, type RecordParts } from "../builders/tickets.js";
import { toQuarantine } from "../../../functions/shared/intake/quarantine.js";

export const NOW = new Date("2026-11-21T12:00:00.000Z");
const MACHINE = "arn:aws:states:us-east-1:111122223333:execution:ticket-pipeline-dev-workflow";
export const arnOf = (name: string): string => `${MACHINE}:${name}`;

/** The ticket bucket in memory. */
class FakeObjects implements StoredObjects {
  readonly objects = new Map<string, { text: string; writtenAt: Date }>();
  /** The error that moving meets, if any. */
  moveFault: Error | undefined;

  put(key: string, text: string, writtenAt = NOW): void {
    this.objects.set(key, { text, writtenAt });
  }

  keys(): readonly string[] {
    return [...this.objects.keys()].sort();
  }

  list(prefix: string): Promise<readonly ListedObject[]> {
    const found = [...this.objects].filter(([key]) => key.startsWith(prefix));
    return Promise.resolve(found.map(([key, { text, writtenAt }]) => ({ key, bytes: text.length, writtenAt })));
  }

  async find(key: string): Promise<ListedObject | undefined> {
    return (await this.list(key)).find((object) => object.key === key);
  }

  read(key: string): Promise<string | undefined> {
    return Promise.resolve(this.objects.get(key)?.text);
  }

  move(key: string, to: string): Promise<void> {
    if (this.moveFault !== undefined) return Promise.reject(this.moveFault);
    this.put(to, this.objects.get(key)?.text ?? "");
    this.objects.delete(key);
    return Promise.resolve();
  }
}

export type Execution = Omit<DescribedExecution, "arn">;

/** An execution that failed by the workflow's own failure path. */
export const anExecution = (changes: Partial<Execution> = {}): Execution => ({
  status: "FAILED",
  input: JSON.stringify(aWorkflowInput()),
  output: undefined,
  error: "DependencyRejected",
  stoppedAt: new Date("2026-11-21T09:00:00.000Z"),
  redriveCount: 0,
  isRedrivable: false,
  ...changes,
});

/** Step Functions in memory. */
export class FakeExecutions implements WorkflowExecutions {
  /** By name. */
  readonly executions = new Map<string, Execution>();
  readonly started: { name: string; input: unknown }[] = [];
  readonly redriven: string[] = [];
  hasRedrive = false;
  /** The error that a start meets, if any. */
  startFault: Error | undefined;
  /** What a redrive of an execution answers. */
  redriveAnswer = true;

  arnOf(name: string): string {
    return arnOf(name);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what an adapter awaits is here already
  async *listFailed(status: FailedStatus, range: TimeRange): AsyncGenerator<ListedExecution> {
    for (const [name, { status: own, stoppedAt, redriveCount }] of this.executions) {
      if (own !== status || stoppedAt === undefined || !isWithin(range, stoppedAt)) continue;
      yield { arn: arnOf(name), name, status, stoppedAt, redriveCount };
    }
  }

  describe(arn: string): Promise<DescribedExecution | undefined> {
    const execution = this.executions.get(arn.slice(MACHINE.length + 1));
    return Promise.resolve(execution && { arn, ...execution });
  }

  start(name: string, input: string): Promise<"started" | "already-started"> {
    if (this.startFault !== undefined) return Promise.reject(this.startFault);
    if (this.executions.has(name)) return Promise.resolve("already-started");
    this.started.push({ name, input: JSON.parse(input) as unknown });
    this.executions.set(name, anExecution({ status: "RUNNING", input, stoppedAt: undefined }));
    return Promise.resolve("started");
  }

  canRedrive(): Promise<boolean> {
    return Promise.resolve(this.hasRedrive);
  }

  redrive(arn: string): Promise<boolean> {
    if (this.redriveAnswer) this.redriven.push(arn);
    return Promise.resolve(this.redriveAnswer);
  }
}

/** An item of the table: the ticket of `aWorkflowInput`, FAILED. */
export const anItem = (changes: Partial<ReplayTicket> = {}): ReplayTicket => ({
  ticketId: "TKT-20261121-0001",
  status: "FAILED",
  contentHash: aWorkflowInput().contentHash,
  executionArn: arnOf("failed"),
  modelId: undefined,
  submittedAt: new Date("2026-11-21T08:30:00.000Z"),
  ...changes,
});

/** The ticket table in memory. */
class FakeTable implements ReplayTable {
  readonly items = new Map<string, ReplayTicket>();
  readonly marked: FailurePointer[] = [];

  put(item: ReplayTicket): void {
    this.items.set(item.ticketId, item);
  }

  read(ticketId: string): Promise<ReplayTicket | undefined> {
    return Promise.resolve(this.items.get(ticketId));
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- what an adapter awaits is here already
  async *waiting(range: TimeRange): AsyncGenerator<ReplayTicket> {
    for (const item of this.items.values())
      if (item.status === "NEEDS_HUMAN" && item.submittedAt !== undefined && isWithin(range, item.submittedAt))
        yield item;
  }

  markFailed(pointer: FailurePointer): Promise<void> {
    this.marked.push(pointer);
    return Promise.resolve();
  }
}

/** The failed-tickets queue in memory. */
class FakeQueue implements PointerQueue {
  readonly messages: QueuedMessage[] = [];

  /** @returns the message's id. */
  add(body: unknown): string {
    const id = `message-${this.messages.length}`;
    this.messages.push({ id, body: typeof body === "string" ? body : JSON.stringify(body) });
    return id;
  }

  peek(): Promise<readonly QueuedMessage[]> {
    return Promise.resolve([...this.messages]);
  }

  remove(ids: ReadonlySet<string>): Promise<number> {
    const before = this.messages.length;
    const left = this.messages.filter(({ id }) => !ids.has(id));
    this.messages.splice(0, before, ...left);
    return Promise.resolve(ids.size - (before - left.length));
  }
}

/** The ticket stream in memory. */
class FakeStream implements ReplayStream {
  readonly sent: { partitionKey: string; text: string }[] = [];
  /** The error that sending meets, if any. */
  fault: Error | undefined;

  send(records: readonly ResentRecord[]): Promise<void> {
    if (this.fault !== undefined) return Promise.reject(this.fault);
    this.sent.push(...records.map(({ partitionKey, data }) => ({ partitionKey, text: Buffer.from(data).toString() })));
    return Promise.resolve();
  }
}

/** A deployment in memory. */
export class FakeReplayPorts implements ReplayPorts {
  readonly objects = new FakeObjects();
  readonly executions = new FakeExecutions();
  readonly table = new FakeTable();
  readonly queue = new FakeQueue();
  readonly stream = new FakeStream();

  /**
   * A ticket that failed by the workflow's own path: object, execution, item and message.
   * @returns the message's id.
   */
  fail(name: string, input: WorkflowInput = aWorkflowInput(), failedAt = "2026-11-21T09:00:00.000Z"): string {
    const key = `failed/2026/11/21/${name}.json`;
    const { ticketId } = input.ticket;
    const pointer = aPointer({ executionArn: arnOf(name), key, failedAt, ticketId, contentHash: input.contentHash });
    this.objects.put(key, aKeptFailure({ ...pointer, input }));
    this.executions.executions.set(name, anExecution({ input: JSON.stringify(input), stoppedAt: new Date(failedAt) }));
    this.table.put(anItem({ ticketId, contentHash: input.contentHash, executionArn: arnOf(name) }));
    return this.queue.add(pointer);
  }

  /** A record in quarantine. @returns its key. */
  quarantine(parts: RecordParts, fault: InvalidRecord = { reason: "not-json", issues: [] }): string {
    const { key, json } = toQuarantine(aRecord(parts), fault);
    this.objects.put(key, json);
    return key;
  }
}

export const GIVEN_UP_BATCH_KEY = "aws/lambda/uuid/shardId-000000000000/2026/11/21/2026-11-21T08.31.00-a";
/** Data of the record that is not UTF-8. */
export const QUARANTINED_BYTES = Buffer.from([0x7b, 0xff, 0x0a, 0x00]);

/**
 * A bucket with an invalid ticket, a record that is not UTF-8, a given-up batch of two records, and an object that
 * cannot be read. `wrong` and `bytes` are the keys of the first two.
 */
export const filledQuarantine = () => {
  const ports = new FakeReplayPorts();
  const { objects } = ports;
  const issue = { path: "data.subject", expected: "string", held: "a number" };
  const wrong = ports.quarantine({ data: '{"a":1}' }, { reason: "invalid-ticket", issues: [issue] });
  const notUtf8 = { data: QUARANTINED_BYTES, arrivedAt: 1_795_249_900 };
  const bytes = ports.quarantine(notUtf8, { reason: "not-utf8", issues: [] });
  objects.put(GIVEN_UP_BATCH_KEY, aGivenUpBatch([aRecord({ data: "first" }), aRecord({ data: "second" })]));
  objects.put("quarantine/not-json/x.json", "{}");
  return { objects, wrong, bytes };
};

export const aPointer = (changes: Partial<FailurePointer> = {}): FailurePointer => ({
  ticketId: "TKT-20261121-0001",
  contentHash: aWorkflowInput().contentHash,
  error: "DependencyRejected",
  cause: "S3 PutObject: AccessDenied",
  executionArn: arnOf("failed"),
  failedAt: "2026-11-21T09:00:00.000Z",
  key: "failed/2026/11/21/failed.json",
  ...changes,
});

/** The object that record-failure writes. */
export const aKeptFailure = (changes: Record<string, unknown> = {}): string =>
  JSON.stringify({
    ...aPointer(),
    startedAt: "2026-11-21T08:30:01.000Z",
    error: { Error: "DependencyRejected", Cause: "{}" },
    input: aWorkflowInput(),
    ...changes,
    ...(typeof changes["error"] === "string" && { error: { Error: changes["error"], Cause: "{}" } }),
  });
