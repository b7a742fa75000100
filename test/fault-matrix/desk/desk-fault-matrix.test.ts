import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { toDraftItem } from "../../../functions/shared/desk/store/entry-items.js";
import { anAgent, anAgentItem } from "../../support/builders/agents.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskItem, aDeskTicket, SUBMITTED_AT } from "../../support/builders/desk-tickets.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import { FaultyTable, serveFaultyTable } from "../services/faulty-table.js";
import { DESK_ENDINGS, DESK_ROWS, type DeskRow } from "./desk-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const TIMEOUT_MS = 60_000;
const ADA = aCaller({ subject: "u-ada", role: "agent", scopes: PERSON_SCOPES });

let faulty: FaultyTable;
let server: Awaited<ReturnType<typeof serveFaultyTable>>;
let serve: (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

beforeAll(async () => {
  captureLogs();
  server = await serveFaultyTable(() => faulty);
  stubFunctionEnv({
    AWS_ENDPOINT_URL: server.url,
    TICKET_TABLE: "tickets",
    MODEL_PRICES: "{}",
    DESK_NOTICES_TOPIC: "arn:aws:sns:us-east-1:111122223333:notices",
    STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:tickets",
  });
  ({ handler: serve } = await import("../../../functions/serve-desk/handler.js"));
}, TIMEOUT_MS);

beforeEach(() => {
  faulty = new FaultyTable();
  faulty.table.put(aDeskItem(aDeskTicket()));
  faulty.table.put(anAgentItem(anAgent()));
  const at = new Date(SUBMITTED_AT).toISOString();
  const draft = { text: "Begun", agent: "u-ada", at, lastMessageId: undefined, basedOnModel: false };
  faulty.table.put(toDraftItem("TKT-1", draft));
});

afterAll(() => server.close());

let requests = 0;
const ask = ({ call: { request } }: DeskRow) => {
  const { operationId, ...sent } = request;
  const own = { caller: ADA, parameters: { id: "TKT-1" }, requestId: `r-${(requests += 1)}` };
  return serve(aRequestTo(operationId, { ...sent, ...own }), aContext());
};

describe("a request of staff whose call meets a fault", () => {
  it.each(DESK_ROWS)(
    "$title: $endId, and it is served once the fault has passed",
    async (row) => {
      const { status, isWritten } = DESK_ENDINGS[row.endId];
      const before = structuredClone(faulty.table.items);
      faulty.row = row;
      const { statusCode, headers } = await ask(row);

      expect(faulty.met, "calls that met the fault").toBeGreaterThan(0);
      expect(statusCode).toBe(status);
      expect(headers?.["Retry-After"] !== undefined).toBe(status === 503);
      if (!isWritten) expect(faulty.table.items).toEqual(before);
      const written = structuredClone(faulty.table.items);
      faulty.recover();
      const again = await ask(row);
      const { served, repeated = served } = row.call;
      expect(again.statusCode).toBe(isWritten ? repeated : served);
      if (again.statusCode >= 400) expect(faulty.table.items).toEqual(written);
    },
    TIMEOUT_MS,
  );
});
