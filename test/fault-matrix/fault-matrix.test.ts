import pMap from "p-map";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { captureLogs } from "../support/builders/step-logs.js";
import { AwsStub } from "./aws-stub.js";
import { startMockedEmulator, type Emulator } from "./emulator-process.js";
import { isOfFailurePath } from "./calls.js";
import { isFailure, expectedStates, expectedDeliveries } from "./ticket-endings.js";
import { EXECUTIONS, type MatrixExecution } from "./executions.js";
import { PATIENCE_TIME_SCALE } from "./faults.js";
import { loadFunctions, callResultOf, type CallResult } from "./functions.js";
import { mockConfig, BROKEN_STATE_ERROR } from "./mocked-functions.js";
import { MACHINE } from "./workflow-resources.js";
import { FUNCTION_ROWS, QUEUE_ROWS, STREAM_ROWS, type MatrixRow } from "./rows.js";
import { runWorkflows, type ExecutionResult } from "./workflow.js";

vi.mock("../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("./shortened-clients.js");
  return shortenedClients(await load<typeof import("../../functions/shared/lambda/aws-clients.js")>());
});

vi.mock("../../functions/start-workflow/system-clock.js", async (load) => {
  const { systemClock } = await load<typeof import("../../functions/start-workflow/system-clock.js")>();
  const fasterClock = {
    now: () => systemClock.now() * PATIENCE_TIME_SCALE,
    sleep: (ms: number) => systemClock.sleep(ms / PATIENCE_TIME_SCALE),
  };
  return { systemClock: fasterClock };
});

/** Times that an SDK client of a function sends a request. */
const CLIENT_ATTEMPTS = 3;
/** Rows whose function is called at a time. */
const CONCURRENCY = 10;
const HOOK_TIMEOUT_MS = 180_000;

const logs = captureLogs();
const outcomes = new Map<MatrixRow, CallResult>();
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
      outcomes.set(row, await callResultOf(call(row)));
    },
    { concurrency: CONCURRENCY },
  );
  emulator = await startMockedEmulator(mockConfig(MACHINE, EXECUTIONS, ({ row }) => outcomes.get(row)));
  ran = await runWorkflows(emulator.endpoint, EXECUTIONS);
}, HOOK_TIMEOUT_MS);

afterAll(async () => {
  await stub.stop();
  await emulator.stop();
});

const outcome = (row: MatrixRow): CallResult | undefined => outcomes.get(row);

/** Side effects of a row's function: what was written where. */
const effects = (row: MatrixRow): ReadonlySet<string> => new Set(stub.of(row).map(({ path }) => path));

describe("start-workflow", () => {
  it.each(STREAM_ROWS)("$title: $cell.end", (row) => {
    const handedBack = row.cell.kind === "settles" && row.cell.end === "handed-back";
    const batchItemFailures = handedBack ? [{ itemIdentifier: row.tag }] : [];

    expect(outcome(row)).toEqual({ value: { batchItemFailures } });
  });

  it.each(STREAM_ROWS.filter(({ cell }) => cell.kind === "settles" && cell.error !== undefined))(
    "$title: logs $cell.error",
    ({ tag, cell }) => {
      const error = { name: cell.kind === "settles" ? cell.error : "" };
      expect(logs.entries()).toContainEqual(
        expect.objectContaining({ first_sequence_number: tag, error: expect.objectContaining(error) }),
      );
    },
  );

  const handedBack = STREAM_ROWS.filter(({ cell }) => cell.kind === "settles" && cell.end === "handed-back");

  it.each(handedBack.filter(({ cell }) => cell.kind === "settles" && cell.patient))(
    "$title: tries again within the call, more often than a client does",
    (row) => {
      expect(stub.of(row).length).toBeGreaterThan(CLIENT_ATTEMPTS);
    },
  );

  it.each(handedBack.filter(({ cell }) => cell.kind === "settles" && !cell.patient))(
    "$title: does not try again",
    (row) => {
      expect(stub.of(row)).toHaveLength(1);
    },
  );
});

describe("a processor", () => {
  it.each(QUEUE_ROWS)("$title: $cell.end", (row) => {
    const sentAgain = row.cell.kind === "settles" && row.cell.end === "sent-again";
    const batchItemFailures = sentAgain ? [{ itemIdentifier: row.tag }] : [];

    expect(outcome(row)).toEqual({ value: { batchItemFailures } });
  });

  it.each(QUEUE_ROWS.filter(({ cell }) => cell.kind === "settles" && cell.error !== undefined))(
    "$title: logs $cell.error",
    ({ tag, cell }) => {
      const error = cell.kind === "settles" ? cell.error : "";
      expect(logs.entries()).toContainEqual(expect.objectContaining({ message_id: tag, error }));
    },
  );
});

describe("a function", () => {
  const failing = FUNCTION_ROWS.filter(({ cell, faultId }) => cell.kind === "fails" && faultId !== "crash");
  const passing = FUNCTION_ROWS.filter(({ cell }) => cell.kind === "passes");
  const crashed = [...FUNCTION_ROWS, ...STREAM_ROWS, ...QUEUE_ROWS].filter(({ faultId }) => faultId === "crash");

  it.each(failing)("$title: fails with $cell.error", (row) => {
    expect(outcome(row)).toMatchObject({ error: row.cell.kind === "fails" ? row.cell.error : "" });
  });

  it.each(passing)("$title: goes on", (row) => {
    expect(outcome(row)).toHaveProperty("value");
  });

  it.each(crashed)("$title: leaves nothing twice when it runs again", (row) => {
    expect(outcome(row)).toHaveProperty("value");
    expect(stub.of(row).length).toBeGreaterThanOrEqual(2);
    expect(effects(row).size).toBe(1);
  });
});

describe("the workflow", () => {
  const cases = EXECUTIONS.map((planned) => ({
    ...planned,
    planned,
    title: `${planned.row.title}${planned.lasts ? "" : ", once"}`,
  }));

  it.each(cases)("$title: $end", ({ planned, row, end, attempts, lasts }) => {
    const { state = "" } = row.call;
    const execution = ran.get(planned);

    expect(execution?.status).toBe(isFailure(end) ? "FAILED" : "SUCCEEDED");
    expect(execution?.path).toEqual(expectedStates(end, state));
    expect(execution?.deliveries).toEqual(expectedDeliveries(end));
    const failures = row.cell.kind === "fails" ? Array<string>(lasts ? attempts : 1).fill(row.cell.error) : [];
    expect(execution?.failures(state)).toEqual(failures);
  });

  it.each(cases.filter(({ end }) => end === "failed"))(
    "$title: keeps the error by its name",
    ({ planned, row, lasts }) => {
      const spoilt = isOfFailurePath(row.callId) || !lasts;
      const error = row.cell.kind === "fails" && !spoilt ? row.cell.error : BROKEN_STATE_ERROR;

      expect(ran.get(planned)?.inputOf("Record failure")).toMatchObject({ Error: error });
    },
  );

  it.each(cases.filter(({ end }) => isFailure(end)))(
    "$title: tells where the input is",
    ({ planned, end, ticketId }) => {
      const key = end === "unrecorded" ? "" : `failed/2026/11/21/${ticketId}.json`;

      expect(ran.get(planned)?.inputOf("Notify failure")).toMatchObject({ ticketId, key });
    },
  );
});
