import type {
  Clock,
  BatchLog,
  ObjectStore,
  StartResult,
  WorkflowStarter,
} from "../../../functions/start-workflow/ports.js";
import type { WorkflowInput } from "../../../functions/shared/contracts/workflow.js";

/** Step Functions in memory: a name starts once. */
export class FakeWorkflows implements WorkflowStarter {
  readonly started = new Map<string, WorkflowInput>();
  /** Calls made, refused ones included. */
  calls = 0;
  /** Most calls open at one time. */
  mostOpen = 0;
  private open = 0;

  /** @param answer what a call meets first: an error to throw, an answer to give, or nothing. */
  constructor(private readonly answer: (name: string) => Error | StartResult | undefined = () => undefined) {}

  async start(name: string, input: WorkflowInput): Promise<StartResult> {
    this.calls++;
    this.mostOpen = Math.max(this.mostOpen, ++this.open);
    await new Promise(setImmediate);
    this.open--;
    const answer = this.answer(name);
    if (answer instanceof Error) throw answer;
    if (answer !== undefined) return answer;
    if (this.started.has(name)) return { status: "already-started" };
    this.started.set(name, input);
    return { status: "started" };
  }
}

/** The ticket bucket in memory. */
export class FakeObjectStore implements ObjectStore {
  readonly objects = new Map<string, string>();

  /** @param fault the error that writing this key meets, if any. */
  constructor(private readonly fault: (key: string) => Error | undefined = () => undefined) {}

  put(key: string, json: string): Promise<void> {
    const fault = this.fault(key);
    if (fault !== undefined) return Promise.reject(fault);
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

/** Log lines as they were written. */
export class FakeLog implements BatchLog {
  readonly entries: LogEntry[] = [];

  warn(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.entries.push({ level: "warn", message, fields });
  }

  error(message: string, fields: Readonly<Record<string, unknown>>): void {
    this.entries.push({ level: "error", message, fields });
  }
}

/** Time that passes at once, and only in sleep. */
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
