import { FAULT_TITLES, type FaultId, groupFaults } from "./faults.js";

/** What a call that reads can meet. */
export const READ_FAULTS = [
  "throttled",
  "serverError",
  "timeOut",
  "reset",
  "denied",
  "invalid",
  "malformed",
] as const satisfies readonly FaultId[];

/** What a call of a batch can meet, where it also matters whether the service did its work. */
export const BATCH_FAULTS = [...READ_FAULTS, "slow", "crash"] as const satisfies readonly FaultId[];
export type BatchFaultId = (typeof BATCH_FAULTS)[number];

/** How a batch of the table's stream ends when the service did not do its work. */
export const UNDONE = {
  throttled: "throttled",
  serverError: "unavailable",
  timeOut: "unavailable",
  reset: "unavailable",
  denied: "rejected",
  invalid: "rejected",
  malformed: "unavailable",
  slow: "unavailable",
  crash: "lost",
} as const satisfies Readonly<Record<BatchFaultId, string>>;

/** A call of one service, and what must happen when it meets each fault. */
export interface FaultyCall<Fault extends FaultId, Ending extends string> {
  readonly title: string;
  readonly operation: string;
  /** What only its requests contain, among those of this operation. */
  readonly containing: string;
  readonly endings: Readonly<Record<Fault, Ending>>;
}

/** One fault of a call. */
export interface CallRow<Fault extends FaultId, Ending extends string> {
  readonly call: FaultyCall<Fault, Ending>;
  readonly faultId: Fault;
  readonly endId: Ending;
  /** For test names. */
  readonly title: string;
}

/** Every call with every fault. */
export const rowsOf = <Fault extends FaultId, Ending extends string>(
  calls: readonly FaultyCall<Fault, Ending>[],
  faults: readonly Fault[],
): readonly CallRow<Fault, Ending>[] =>
  calls.flatMap((call) =>
    faults.map((faultId) => ({
      call,
      faultId,
      endId: call.endings[faultId],
      title: `${FAULT_TITLES[faultId]} of ${call.title}`,
    })),
  );

/** The rows as a list: each call with the endings of its faults. */
export const renderRows = <Fault extends FaultId, Ending extends string>(
  rows: readonly CallRow<Fault, Ending>[],
  caller: string,
): string =>
  [...Map.groupBy(rows, ({ call }) => call)]
    .map(([{ title }, ofCall]) => {
      const groups = groupFaults(
        ofCall,
        ({ faultId }) => FAULT_TITLES[faultId],
        ({ endId }) => endId,
      );
      return [
        `- **${title}** (${caller})`,
        ...groups.map(({ faults, text }) => `  - ${faults.join(", ")}: _${text}_`),
      ].join("\n");
    })
    .join("\n");

/** What the endings mean. */
export const renderEndings = (endings: Readonly<Record<string, { readonly words: string }>>): string =>
  Object.entries(endings)
    .map(([end, { words }]) => `- _${end}_: ${words}`)
    .join("\n");
