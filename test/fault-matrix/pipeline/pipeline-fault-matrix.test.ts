import pMap from "p-map";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { captureLogs } from "../../support/builders/step-logs.js";
import { AwsStub } from "./aws-stub.js";
import { RETRY_BUDGET_TIME_SCALE } from "../services/shortened-time.js";
import { startMockedEmulator, type Emulator } from "../services/mocked-emulator.js";
import { isOfFailurePath } from "./calls.js";
import { isFailure, expectedStates, expectedDeliveries } from "./ticket-endings.js";
import { loadFunctions, callResultOf, type CallResult } from "./functions.js";
import { mockConfig, BROKEN_STATE_ERROR } from "./mocked-functions.js";
import { MACHINE } from "./workflow-resources.js";
import { EXECUTIONS, FUNCTION_ROWS, QUEUE_ROWS, STREAM_ROWS, type MatrixExecution, type MatrixRow } from "./rows.js";
import { runWorkflows, type ExecutionResult } from "./run-workflows.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>());
});

vi.mock("../../../functions/start-workflow/retry-budget.js", async (load) => {
  const retryBudget = await load<typeof import("../../../functions/start-workflow/retry-budget.js")>();
  const { systemClock } = retryBudget;
  const fasterClock = {
    now: () => systemClock.now() * RETRY_BUDGET_TIME_SCALE,
    sleep: (ms: number) => systemClock.sleep(ms / RETRY_BUDGET_TIME_SCALE),
  };
  return { ...retryBudget, systemClock: fasterClock };
});

/** How often an SDK client of a function sends a request. */
const CLIENT_ATTEMPTS = 3;
/** Rows whose function is called in parallel. */
const CONCURRENCY = 10;
const HOOK_TIMEOUT_MS = 180_000;

const logs = captureLogs();
const results = new Map<MatrixRow, CallResult>();
let ran: ReadonlyMap<MatrixExecution, ExecutionResult>;
let stub: AwsStub;
let emulator: Emulator;

beforeAll(async () => {
  stub = await AwsStub.start();
  const call = await loadFunctions(stub);
  await pMap(
    [...STREAM_ROWS, ...FUNCTION_ROWS, ...QUEUE_ROWS],
    async (row) => {
      // A function that crashed after its side effect is called again.
      if (row.faultId === "crash") await callResultOf(call(row));
      results.set(row, await callResultOf(call(row)));
    },
    { concurrency: CONCURRENCY },
  );
  emulator = await startMockedEmulator(mockConfig(MACHINE, EXECUTIONS, ({ row }) => results.get(row)));
  ran = await runWorkflows(emulator.endpoint, EXECUTIONS);
}, HOOK_TIMEOUT_MS);

afterAll(async () => {
  await stub.stop();
  await emulator.stop();
});

const resultOf = (row: MatrixRow): CallResult | undefined => results.get(row);

/** Side effects of a row's function: what was written where. */
const effects = (row: MatrixRow): ReadonlySet<string> => new Set(stub.requestsOf(row).map(({ path }) => path));

describe("start-workflow", () => {
  it.each(STREAM_ROWS)("$title: $cell.end", (row) => {
    const handedBack = row.cell.kind === "per-record" && row.cell.end === "handed-back";
    const batchItemFailures = handedBack ? [{ itemIdentifier: row.tag }] : [];

    expect(resultOf(row)).toEqual({ value: { batchItemFailures } });
  });

  it.each(STREAM_ROWS.filter(({ cell }) => cell.kind === "per-record" && cell.error !== undefined))(
    "$title: logs $cell.error",
    ({ tag, cell }) => {
      const error = { name: cell.kind === "per-record" ? cell.error : "" };
      expect(logs.entries()).toContainEqual(
        expect.objectContaining({ first_sequence_number: tag, error: expect.objectContaining(error) }),
      );
    },
  );

  const handedBackRows = STREAM_ROWS.filter(({ cell }) => cell.kind === "per-record" && cell.end === "handed-back");

  it.each(handedBackRows.filter(({ cell }) => cell.kind === "per-record" && cell.retriesInCall))(
    "$title: retries within the call, more often than a client does",
    (row) => {
      expect(stub.requestsOf(row).length).toBeGreaterThan(CLIENT_ATTEMPTS);
    },
  );

  it.each(handedBackRows.filter(({ cell }) => cell.kind === "per-record" && !cell.retriesInCall))(
    "$title: does not retry",
    (row) => {
      expect(stub.requestsOf(row)).toHaveLength(1);
    },
  );
});

describe("a processor", () => {
  it.each(QUEUE_ROWS)("$title: $cell.end", (row) => {
    const sentAgain = row.cell.kind === "per-record" && row.cell.end === "sent-again";
    const batchItemFailures = sentAgain ? [{ itemIdentifier: row.tag }] : [];

    expect(resultOf(row)).toEqual({ value: { batchItemFailures } });
  });

  it.each(QUEUE_ROWS.filter(({ cell }) => cell.kind === "per-record" && cell.error !== undefined))(
    "$title: logs $cell.error",
    ({ tag, cell }) => {
      const error = cell.kind === "per-record" ? cell.error : "";
      expect(logs.entries()).toContainEqual(expect.objectContaining({ message_id: tag, error }));
    },
  );
});

describe("a function", () => {
  const failing = FUNCTION_ROWS.filter(({ cell, faultId }) => cell.kind === "fails" && faultId !== "crash");
  const passing = FUNCTION_ROWS.filter(({ cell }) => cell.kind === "passes");
  // The day's products are cached by the process, which only here survives a crash; adding one twice changes nothing.
  const crashed = [...FUNCTION_ROWS, ...STREAM_ROWS, ...QUEUE_ROWS].filter(
    ({ faultId, callId }) => faultId === "crash" && callId !== "admit",
  );

  it.each(failing)("$title: fails with $cell.error", (row) => {
    expect(resultOf(row)).toMatchObject({ error: row.cell.kind === "fails" ? row.cell.error : "" });
  });

  it.each(passing)("$title: succeeds", (row) => {
    expect(resultOf(row)).toHaveProperty("value");
  });

  it.each(passing.filter(({ cell }) => cell.kind === "passes" && cell.end === "held"))(
    "$title: holds the reply that was not checked",
    (row) => {
      expect(resultOf(row)).toMatchObject({
        value: { outcome: "NEEDS_HUMAN", held_reasons: expect.stringContaining("GUARDRAIL_UNAVAILABLE") },
      });
    },
  );

  it.each(crashed)("$title: writes nothing twice when it runs again", (row) => {
    expect(resultOf(row)).toHaveProperty("value");
    expect(stub.requestsOf(row).length).toBeGreaterThanOrEqual(2);
    expect(effects(row).size).toBe(1);
  });
});

describe("the workflow", () => {
  const cases = EXECUTIONS.map((planned) => ({
    ...planned,
    planned,
    title: `${planned.row.title}${planned.isPermanent ? "" : ", once"}`,
  }));

  it.each(cases)("$title: $end", ({ planned, row, end, attempts, isPermanent }) => {
    const { state = "" } = row.call;
    const execution = ran.get(planned);

    expect(execution?.status).toBe(isFailure(end) ? "FAILED" : "SUCCEEDED");
    expect(execution?.path).toEqual(expectedStates(end, state));
    expect(execution?.deliveries).toEqual(expectedDeliveries(end));
    const failures = row.cell.kind === "fails" ? Array<string>(isPermanent ? attempts : 1).fill(row.cell.error) : [];
    expect(execution?.failures(state)).toEqual(failures);
  });

  it.each(cases.filter(({ end }) => end === "failed"))(
    "$title: stores the name of the error",
    ({ planned, row, isPermanent }) => {
      const isBroken = isOfFailurePath(row.callId) || !isPermanent;
      const error = row.cell.kind === "fails" && !isBroken ? row.cell.error : BROKEN_STATE_ERROR;

      expect(ran.get(planned)?.inputOf("Record failure")).toMatchObject({ Error: error });
    },
  );

  it.each(cases.filter(({ end }) => isFailure(end)))(
    "$title: notifies where the input is stored",
    ({ planned, end, ticketId }) => {
      const key = end === "unrecorded" ? "" : `failed/2026/11/21/${ticketId}.json`;

      expect(ran.get(planned)?.inputOf("Notify failure")).toMatchObject({ ticketId, key });
    },
  );
});
