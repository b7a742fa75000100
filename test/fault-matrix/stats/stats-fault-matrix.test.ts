import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskItem, aDeskTicket } from "../../support/builders/desk-tickets.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import { awsTargetOf, badResponse, write, type WireResponse } from "../services/aws-responses.js";
import { serveTable } from "../services/table-service.js";
import { COUNTING_ENDINGS, COUNTING_ROWS, type CountingFaultId, READ_ENDINGS, READ_ROWS } from "./stats-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const TIMEOUT_MS = 60_000;

/** Faults of the response alone: the table does its work. */
const DOES_ITS_WORK: ReadonlySet<CountingFaultId> = new Set(["slow", "malformed", "crash"]);

type Row = (typeof COUNTING_ROWS)[number] | (typeof READ_ROWS)[number];

/** A table whose calls meet the fault of a row. */
class FaultyTable {
  readonly table = new FakeDeskTable();
  row: Row | undefined;
  /** Whether the function has crashed: none of its calls gets a response. */
  #isDead = false;

  /** The fault has passed, and a function that crashed is there again. */
  recover(): void {
    this.row = undefined;
    this.#isDead = false;
  }

  /** @returns undefined for a connection that is reset; "never" for a response that does not come in time */
  async respond(operation: string, body: string): Promise<WireResponse | "never" | undefined> {
    const fault = this.#faultOf(operation, body);
    const isDone = !this.#isDead && (fault === undefined || DOES_ITS_WORK.has(fault));
    const response = isDone ? await serveTable(this.table, operation, body) : undefined;
    if (fault === "crash") this.#isDead = true;
    if (fault === "timeOut" || fault === "slow") return "never";
    return this.#isDead ? undefined : ((fault && badResponse(fault, "dynamodb", operation)) ?? response);
  }

  #faultOf(operation: string, body: string): CountingFaultId | undefined {
    if (this.row === undefined) return undefined;
    const { call, faultId } = this.row;
    return call.operation === operation && body.includes(call.containing) ? faultId : undefined;
  }
}

let faulty: FaultyTable;
let server: Server;

const startTable = async (): Promise<string> => {
  server = createServer((request, response) => {
    const own = faulty;
    void text(request)
      .then((body) => own.respond(awsTargetOf(request).operation, body))
      .then((reply) => {
        if (reply === "never") return; // The client hangs up.
        if (reply === undefined) response.socket?.resetAndDestroy();
        else write(response, reply);
      });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

let count: (event: DynamoDBStreamEvent, context: Context) => Promise<void>;
let serve: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

beforeAll(async () => {
  captureLogs();
  stubFunctionEnv({
    AWS_ENDPOINT_URL: await startTable(),
    TICKET_TABLE: "tickets",
    DESK_NOTICES_TOPIC: "arn:aws:sns:us-east-1:111122223333:notices",
    STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:tickets",
    MODEL_PRICES: "{}",
  });
  ({ handler: count } = await import("../../../functions/count-desk-changes/handler.js"));
  ({ handler: serve } = await import("../../../functions/serve-desk/handler.js"));
}, TIMEOUT_MS);

beforeEach(() => {
  faulty = new FaultyTable();
  faulty.table.put(aDeskItem(aDeskTicket()));
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

const BATCH: DynamoDBStreamEvent = { Records: [{ eventName: "MODIFY", dynamodb: { Keys: ticketItemKey("TKT-1") } }] };

/** How often each ticket is counted, of which there is one. */
const timesCounted = (): number => {
  const open = faulty.table.partition("STATS#NOW").find(({ sk }) => sk?.S === "OPEN");
  return Number(open?.["total"]?.N ?? 0);
};

describe("a batch of count-desk-changes whose call meets a fault", () => {
  it.each(COUNTING_ROWS)(
    "$title: $endId, and its ticket is counted once when it comes again",
    async (row) => {
      const { error, counted } = COUNTING_ENDINGS[row.endId];
      faulty.row = row;
      const run = count(BATCH, aContext());
      if (row.faultId === "crash") await run.catch(() => undefined);
      else await expect(run).rejects.toMatchObject({ name: error });
      expect(timesCounted()).toBe(counted);

      faulty.recover();
      await count(BATCH, aContext());
      expect(timesCounted()).toBe(1);
    },
    TIMEOUT_MS,
  );
});

const ask = () =>
  serve(aRequestTo("readDeskStats", { caller: aCaller({ role: "agent", scopes: PERSON_SCOPES }) }), aContext());

describe("GET /desk/stats whose read meets a fault", () => {
  it.each(READ_ROWS)(
    "$title: $endId, and it is served once the fault has passed",
    async (row) => {
      const { status } = READ_ENDINGS[row.endId];
      faulty.row = row;
      const { statusCode, headers, body } = await ask();

      expect(statusCode).toBe(status);
      expect(headers?.["Retry-After"] !== undefined).toBe(status === 503);
      expect(JSON.parse(body)).not.toHaveProperty("open");
      faulty.recover();
      expect((await ask()).statusCode).toBe(200);
    },
    TIMEOUT_MS,
  );
});
