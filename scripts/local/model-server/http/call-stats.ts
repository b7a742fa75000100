import type { ModelOperation } from "./operations.js";

export interface Stats {
  /** Calls by operation, failed ones included. */
  readonly calls: Readonly<Record<string, number>>;
  /** Errors answered, by operation and error. */
  readonly errors: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Counts what the server was called for since it started. */
export class CallStats {
  private readonly calls = new Map<ModelOperation, number>();
  private readonly errors = new Map<ModelOperation, Map<string, number>>();

  countCall(operation: ModelOperation): void {
    this.calls.set(operation, (this.calls.get(operation) ?? 0) + 1);
  }

  countError(operation: ModelOperation, error: string): void {
    const counts = this.errors.get(operation) ?? new Map<string, number>();
    counts.set(error, (counts.get(error) ?? 0) + 1);
    this.errors.set(operation, counts);
  }

  read(): Stats {
    const errors = Array.from(this.errors, ([operation, counts]) => [operation, Object.fromEntries(counts)] as const);
    return { calls: Object.fromEntries(this.calls), errors: Object.fromEntries(errors) };
  }
}
