import pMap from "p-map";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { emulatorClientConfig, MADE_UP_CREDENTIALS } from "../../../scripts/shared/deployment/target.js";
import { captureLogs } from "../../support/builders/step-logs.js";
import { startMockedEmulator, type Emulator } from "../services/mocked-emulator.js";
import { API_ROWS, type ApiRow } from "./api-matrix.js";
import { loadApi } from "./api-requests.js";
import { ApiTable, createApiResources } from "./api-resources.js";
import { makeRunner, type ApiRun } from "./api-runs.js";
import { FaultyProxy } from "./faulty-proxy.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  // Here the emulator sends the good responses, and it shares the machine.
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 800);
});

/** Requests in parallel. */
const CONCURRENCY = 10;
const HOOK_TIMEOUT_MS = 120_000;

const runs = new Map<ApiRow, ApiRun>();
let emulator: Emulator;
let proxy: FaultyProxy;

beforeAll(async () => {
  captureLogs();
  emulator = await startMockedEmulator({});
  const config = emulatorClientConfig(emulator.endpoint, "us-east-1", MADE_UP_CREDENTIALS);
  await createApiResources(config);
  proxy = await FaultyProxy.start(emulator.endpoint);
  const run = makeRunner(proxy, new ApiTable(config), await loadApi(proxy.url));
  await pMap(API_ROWS, async (row) => runs.set(row, await run(row)), { concurrency: CONCURRENCY });
}, HOOK_TIMEOUT_MS);

afterAll(async () => {
  await proxy.stop();
  await emulator.stop();
});

const runOf = (row: ApiRow): ApiRun => {
  const run = runs.get(row);
  if (run === undefined) throw new Error(`${row.title} has not run`);
  return run;
};

const submits = ({ callId }: ApiRow): boolean =>
  !["read", "list", "addUser", "findToken", "touchToken"].includes(callId);
const hasKey = ({ callId }: ApiRow): boolean =>
  ["spend", "giveBack", "findKey", "claim", "put", "accept", "refuse", "reopen"].includes(callId);

describe("a request whose call meets a fault", () => {
  it.each(API_ROWS)("$title: $endId", (row) => {
    const { status, item, onStream = false }: ApiRow["end"] = row.end;
    const { reply, left } = runOf(row);

    if (status !== undefined) expect(reply).toMatchObject({ status, retryAfter: status === 503 });
    expect(left.statuses).toEqual(item === undefined ? [] : [item]);
    expect(left.records.length > 0).toBe(onStream);
  });

  it.each(API_ROWS.filter(({ faultId }) => faultId === "denied" || faultId === "invalid"))(
    "$title: is not retried",
    (row) => {
      expect(runOf(row).tries).toBe(1);
    },
  );
});

describe("the same request, once the fault has passed", () => {
  it.each(API_ROWS)("$title: is served", (row) => {
    const { repeated, leftInTheEnd } = runOf(row);
    const isAccepted = submits(row) && !["findUser", "extendUser"].includes(row.callId);

    expect(repeated.status).toBe(isAccepted ? 202 : 200);
    const onStream = leftInTheEnd.records.map(({ ticketId }) => ticketId);
    expect(onStream.includes(repeated.ticketId)).toBe(submits(row));
  });

  it.each(API_ROWS.filter(hasKey))("$title: is for the same ticket, with the same record", (row) => {
    const { reply, repeated, leftInTheEnd } = runOf(row);

    expect(leftInTheEnd.statuses).toEqual(["RECEIVED"]);
    expect(new Set(leftInTheEnd.records.map((record) => JSON.stringify(record))).size).toBe(1);
    if (reply.status === 202) expect(repeated.ticketId).toBe(reply.ticketId);
  });
});
