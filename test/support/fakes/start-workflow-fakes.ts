import type {
  Clock,
  BatchLog,
  ObjectStore,
  StartResult,
  WorkflowStarter,
} from "../../../functions/start-workflow/ports.js";
import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";

/** Step Functions in memory: each name starts only once. */
export class FakeWorkflows implements WorkflowStarter {
  readonly started = new Map<string, WorkflowInput>();
  /** Calls, including those that failed. */
  calls = 0;
  /** Highest number of calls in parallel. */
  maxOpen = 0;
  private open = 0;

  /** @param respond an error to throw, a result to return, or undefined to start the execution */
  constructor(private readonly respond: (name: string) => Error | StartResult | undefined = () => undefined) {}

  async start(name: string, input: WorkflowInput): Promise<StartResult> {
    this.calls++;
    this.maxOpen = Math.max(this.maxOpen, ++this.open);
    await new Promise(setImmediate);
    this.open--;
    const response = this.respond(name);
    if (response instanceof Error) throw response;
    if (response !== undefined) return response;
    if (this.started.has(name)) return { status: "already-started" };
    this.started.set(name, input);
    return { status: "started" };
  }
}

/** The ticket bucket in memory. */
export class FakeObjectStore implements ObjectStore {
  readonly objects = new Map<string, string>();

  /** @param errorOf the error of writing a key, if any */
  constructor(private readonly errorOf: (key: string) => Error | undefined = () => undefined) {}

  put(key: string, json: string): Promise<void> {
    const error = this.errorOf(key);
    if (error !== undefined) return Promise.reject(error);
    this.objects.set(key, json);
    return Promise.resolve();
  }

  /** Objects under a prefix, parsed, in the order they were first written. */
  under(prefix: string): unknown[] {
    return [...this.objects].filter(([key]) => key.startsWith(prefix)).map(([, json]): unknown => JSON.parse(json));
  }
}

export interface LogEntry {
  readonly level: "warn" | "error";
  readonly message: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The written log entries. */
export class FakeLog implements BatchLog {
  readonly entries: LogEntry[] = [];

  warn(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.entries.push({ level: "warn", message, fields });
  }

  error(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.entries.push({ level: "error", message, fields });
  }
}

/** A clock whose sleep returns immediately, and advances the time. */
export class FakeClock implements Clock {
  /** Milliseconds of each sleep. */
  readonly slept: number[] = [];
  #time = 0;

  now(): number {
    return this.#time;
  }

  sleep(milliseconds: number): Promise<void> {
    this.slept.push(milliseconds);
    this.#time += milliseconds;
    return Promise.resolve();
  }
}
