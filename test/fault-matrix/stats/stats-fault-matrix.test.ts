import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context, DynamoDBStreamEvent } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { ticketItemKey } from "../../../functions/shared/table/ticket-table.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskItem, aDeskTicket } from "../../support/builders/desk-tickets.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import { FaultyTable, serveFaultyTable } from "../services/faulty-table.js";
import { COUNTING_ENDINGS, COUNTING_ROWS, READ_ENDINGS, READ_ROWS } from "./stats-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const TIMEOUT_MS = 60_000;

let faulty: FaultyTable;
let server: Awaited<ReturnType<typeof serveFaultyTable>>;

let count: (event: DynamoDBStreamEvent, context: Context) => Promise<void>;
let serve: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

beforeAll(async () => {
  captureLogs();
  server = await serveFaultyTable(() => faulty);
  stubFunctionEnv({
    AWS_ENDPOINT_URL: server.url,
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

afterAll(() => server.close());

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
