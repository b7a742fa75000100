import { FAULT_TITLES, groupFaults } from "../faults.js";
import { DESK_CALLS, type DeskCall } from "./desk-calls.js";

/** What a crash leaves is what a response leaves that comes too late. */
const FAULTS = ["throttled", "serverError", "timeOut", "reset", "denied", "invalid", "malformed", "slow"] as const;
type DeskFaultId = (typeof FAULTS)[number];

export interface DeskEnding {
  readonly words: string;
  /** Of the ticket's own result where many are changed. */
  readonly status: number;
  /** Whether the table has it all the same, or a part of it. */
  readonly isWritten: boolean;
  /** Notices in the table afterwards. */
  readonly notices?: number;
}

/** How a request ends while the fault lasts. */
export const DESK_ENDINGS = {
  unavailable: { words: "503 with `Retry-After`; nothing is written", status: 503, isWritten: false },
  rejected: { words: "500, because only a person can fix it; nothing is written", status: 500, isWritten: false },
  "unavailable-written": {
    words: "503 with `Retry-After`, although all of it is written",
    status: 503,
    isWritten: true,
  },
  "unavailable-in-part": {
    words: "503 with `Retry-After`; the ticket is changed, and the caller's draft is as it was",
    status: 503,
    isWritten: true,
  },
  "rejected-in-part": {
    words: "500, because only a person can fix it; the ticket is changed, and the caller's draft is as it was",
    status: 500,
    isWritten: true,
  },
  "one-unavailable": {
    words: "200 with 503 for this ticket, of which nothing is written; the others are changed",
    status: 503,
    isWritten: false,
  },
  "one-rejected": {
    words: "200 with 500 for this ticket, of which nothing is written; the others are changed",
    status: 500,
    isWritten: false,
  },
  "one-unavailable-written": {
    words: "200 with 503 for this ticket, although it is changed like the others",
    status: 503,
    isWritten: true,
  },
  "published-later": {
    words: "200; the notice stays in the table, and `watch-deadlines` publishes it within a minute, perhaps again",
    status: 200,
    isWritten: true,
    notices: 1,
  },
  served: { words: "200, as if nothing had happened", status: 200, isWritten: true, notices: 0 },
} as const satisfies Readonly<Record<string, DeskEnding>>;
type DeskEndingId = keyof typeof DESK_ENDINGS;

/** One fault of a call. */
export interface DeskRow {
  readonly call: DeskCall;
  readonly faultId: DeskFaultId;
  readonly endId: DeskEndingId;
  /** For test names. */
  readonly title: string;
}

/** What a fault does to a call: no response after all, a refusal, or a bad response although the work is done. */
const effectOf = (faultId: DeskFaultId): "failed" | "refused" | "done" => {
  if (faultId === "denied" || faultId === "invalid") return "refused";
  return faultId === "malformed" || faultId === "slow" ? "done" : "failed";
};

type Endings = Readonly<Record<ReturnType<typeof effectOf>, DeskEndingId>>;

const OF_READS: Endings = { failed: "unavailable", refused: "rejected", done: "unavailable" };
const OF_WRITES: Endings = { failed: "unavailable", refused: "rejected", done: "unavailable-written" };
const OF_KINDS: Readonly<Record<NonNullable<DeskCall["kind"]>, Endings>> = {
  "one-of-many": { failed: "one-unavailable", refused: "one-rejected", done: "one-unavailable-written" },
  "draft-of-macro": { failed: "unavailable-in-part", refused: "rejected-in-part", done: "unavailable-written" },
  notice: { failed: "published-later", refused: "published-later", done: "published-later" },
  "removal-of-notice": { failed: "published-later", refused: "published-later", done: "served" },
};

const endingOf = (faultId: DeskFaultId, { kind, repeated }: DeskCall): DeskEndingId => {
  const usual = repeated === undefined ? OF_READS : OF_WRITES;
  return (kind === undefined ? usual : OF_KINDS[kind])[effectOf(faultId)];
};

export const DESK_ROWS: readonly DeskRow[] = DESK_CALLS.flatMap((call) =>
  FAULTS.map((faultId) => ({
    call,
    faultId,
    endId: endingOf(faultId, call),
    title: `${FAULT_TITLES[faultId]} of ${call.title}`,
  })),
);

const HEAD = `## The desk

What becomes of a request of staff when a call of serve-desk fails, and of a customer's in a conversation when one of
serve-api does. Shown by rows (\`test/fault-matrix/desk/desk-fault-matrix.test.ts\`): the real handler meets the fault on
the wire, and the same request is served when it is gone. One that was written although it looked as if it was not is
written once: sent again, a change gets 412 with the ticket as it is, a reply 409 with the newest message, a new rule
428, and a customer's message with its key the message that is there. A note alone is written twice: it has neither
version nor key. The rules by which clocks run are those last read while they cannot be read
(\`test/functions/shared/desk/store/dynamo-desk-rules.test.ts\`). Two calls are on other pages: those of
[statistics](#statistics-of-the-desk) and of [deadlines](#deadlines).`;

const sectionOf = (rows: readonly DeskRow[], title: string): string => {
  const groups = groupFaults(
    rows,
    ({ faultId }) => FAULT_TITLES[faultId],
    ({ endId }) => endId,
  );
  return [`- **${title}**`, ...groups.map(({ faults, text }) => `  - ${faults.join(", ")}: _${text}_`)].join("\n");
};

const legend = (): string =>
  Object.entries(DESK_ENDINGS)
    .map(([end, { words }]) => `- _${end}_: ${words}`)
    .join("\n");

/** The part of the page about requests of staff. */
export const renderDeskMatrix = (): string =>
  [
    HEAD,
    [...Map.groupBy(DESK_ROWS, ({ call }) => call)].map(([{ title }, rows]) => sectionOf(rows, title)).join("\n"),
    "The endings:",
    legend(),
  ].join("\n\n");
