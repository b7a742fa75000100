import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clientSettings } from "../../../functions/shared/lambda/aws-clients.js";
import { DynamoDeskQueues } from "../../../functions/shared/desk/store/dynamo-desk-queues.js";
import type { DeadlineFigures } from "../../../functions/watch-deadlines/ports.js";
import { DEADLINE_MATRIX } from "../../fault-matrix/deadlines/deadline-matrix.js";
import type { FaultId } from "../../fault-matrix/faults.js";
import { badResponse, write } from "../../fault-matrix/services/aws-responses.js";
import { FakeWatch } from "../../support/fakes/fake-watch.js";

/** The function's own time limit, and a shorter one for responses that never come. */
const REQUEST_TIMEOUT_MS = 5_000;
const SHORT_REQUEST_TIMEOUT_MS = 300;

/** The partition whose query meets the fault. */
const FAULTY = "priority#unassigned#1";
const NOTHING = { status: 200, headers: { "content-type": "application/x-amz-json-1.0" }, body: '{"Items":[]}' };

let server: Server;
let fault: FaultId | undefined;

beforeEach(async () => {
  server = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const met = body.includes(FAULTY) ? fault : undefined;
      if (met === "timeOut" || met === "slow") return;
      if (met === "reset") return void response.socket?.resetAndDestroy();
      const bad = met === "empty" ? { ...NOTHING, body: "{}" } : met && badResponse(met, "dynamodb", "Query");
      write(response, bad ?? NOTHING);
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
});

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const run = async (met?: FaultId): Promise<readonly DeadlineFigures[]> => {
  fault = met;
  const neverAnswers = met === "timeOut" || met === "slow";
  const client = new DynamoDBClient({
    ...clientSettings(neverAnswers ? SHORT_REQUEST_TIMEOUT_MS : REQUEST_TIMEOUT_MS),
    region: "us-east-1",
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  });
  const watch = new FakeWatch();
  const queues = new DynamoDeskQueues(client, "tickets");
  watch.queues.dueBefore = (until, limit) => queues.dueBefore(until, limit);
  await watch.run();
  return watch.measured;
};

const failing = Object.entries(DEADLINE_MATRIX).filter(([, { error }]) => error !== undefined);

describe("a run whose query meets a fault", () => {
  it.each(failing)("%s: fails with its error, and the next run succeeds", async (faultId, { error }) => {
    await expect(run(faultId as FaultId)).rejects.toMatchObject({ name: error });
    expect(await run()).toEqual([{ due: 0, oldestSeconds: 0 }]);
  });

  it("finds nothing in an empty response", async () => {
    expect(await run("empty")).toEqual([{ due: 0, oldestSeconds: 0 }]);
  });
});
