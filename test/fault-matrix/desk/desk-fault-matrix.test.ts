import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from "aws-lambda";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { TICKET_ROUTES } from "../../../functions/shared/api/ticket-routes.js";
import { PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { MacroSchema } from "../../../functions/shared/desk/macro.js";
import { RULE_KINDS } from "../../../functions/shared/desk/rules/rule-kinds.js";
import { toDraftItem } from "../../../functions/shared/desk/store/entry-items.js";
import { toRuleItem } from "../../../functions/shared/desk/store/rule-item.js";
import { anAgent, anAgentItem } from "../../support/builders/agents.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aDeskItem, aDeskTicket, SUBMITTED_AT } from "../../support/builders/desk-tickets.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { captureLogs, stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import { FaultyTable, serveFaultyTable } from "../services/faulty-table.js";
import { DESK_ENDINGS, DESK_ROWS, type DeskEnding, type DeskRow } from "./desk-matrix.js";

vi.mock("../../../functions/shared/lambda/aws-clients.js", async (load) => {
  const { shortenedClients } = await import("../services/shortened-time.js");
  return shortenedClients(await load<typeof import("../../../functions/shared/lambda/aws-clients.js")>(), 500);
});

const TIMEOUT_MS = 60_000;
const ADMIN = aCaller({ subject: "u-ada", role: "admin", scopes: PERSON_SCOPES });
const CUSTOMER = aCaller({ subject: "C-1", role: "customer", scopes: PERSON_SCOPES });
const EXECUTION_ARN = "arn:aws:states:us-east-1:111122223333:execution:tickets:1";
const OF_CUSTOMERS = new Set<string>(TICKET_ROUTES.map(({ operationId }) => operationId));

const URGENT = {
  id: "urgent",
  value: MacroSchema.parse({ name: "Urgent", reply: "We look at it at once.", actions: { priority: "CRITICAL" } }),
};

const MODEL_ANSWER = {
  response_text: { S: "Restart it, please." },
  model_id: { S: "model-1" },
  processed_at: { S: new Date(SUBMITTED_AT).toISOString() },
};

let faulty: FaultyTable;
let server: Awaited<ReturnType<typeof serveFaultyTable>>;
type Handler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;
let handlers: Readonly<Record<"staff" | "customers", Handler>>;

beforeAll(async () => {
  captureLogs();
  server = await serveFaultyTable(() => faulty);
  stubFunctionEnv({
    AWS_ENDPOINT_URL: server.url,
    TICKET_TABLE: "tickets",
    TICKET_STREAM: "tickets",
    MODEL_PRICES: "{}",
    BUDGET_GENERAL_TICKETS: "200",
    BUDGET_GENERAL_CHARACTERS: "500000",
    BUDGET_GOLD_TICKETS: "200",
    BUDGET_GOLD_CHARACTERS: "500000",
    DESK_NOTICES_TOPIC: "arn:aws:sns:us-east-1:111122223333:notices",
    STATE_MACHINE_ARN: "arn:aws:states:us-east-1:111122223333:stateMachine:tickets",
  });
  const { handler: staff } = await import("../../../functions/serve-desk/handler.js");
  const { handler: customers } = await import("../../../functions/serve-api/handler.js");
  handlers = { staff, customers };
}, TIMEOUT_MS);

beforeEach(() => {
  faulty = new FaultyTable();
  faulty.table.put({ ...aDeskItem(aDeskTicket()), ...MODEL_ANSWER, execution_arn: { S: EXECUTION_ARN } });
  faulty.table.put(aDeskItem(aDeskTicket({ ticketId: "TKT-2" })));
  faulty.table.put(anAgentItem(anAgent()));
  const at = new Date(SUBMITTED_AT).toISOString();
  const draft = { text: "Begun", agent: "u-ada", at, lastMessageId: undefined, basedOnModel: false };
  faulty.table.put(toDraftItem("TKT-1", draft));
  faulty.table.put(toRuleItem(RULE_KINDS.macros, { ...URGENT, version: 1, updatedAt: at, updatedBy: "u-root" }));
});

afterAll(() => server.close());

let requests = 0;
const ask = ({ call: { request } }: DeskRow) => {
  const { operationId, parameters = { id: "TKT-1" }, ...sent } = request;
  const isCustomers = OF_CUSTOMERS.has(operationId);
  const own = { caller: isCustomers ? CUSTOMER : ADMIN, parameters, requestId: `r-${(requests += 1)}` };
  return handlers[isCustomers ? "customers" : "staff"](aRequestTo(operationId, { ...sent, ...own }), aContext());
};

/** What the table has of everything but the other ticket. */
const items = () => structuredClone(new Map([...faulty.table.items].filter(([itemKey]) => !itemKey.includes("TKT-2"))));

/** The status of the request, or of the ticket among many. */
const statusOf = ({ call: { kind } }: DeskRow, { statusCode, body }: APIGatewayProxyResult): number => {
  if (kind !== "one-of-many") return statusCode;
  const { results } = JSON.parse(body) as { readonly results: readonly { readonly status: number }[] };
  const [own, ...others] = results.map(({ status }) => status);
  expect([statusCode, ...others]).toEqual([200, 200]);
  return own ?? 0;
};

describe("a request whose call meets a fault", () => {
  it.each(DESK_ROWS.map((row) => [row.title, row.endId, row] as const))(
    "%s: %s, and it is served once the fault has passed",
    async (_title, _endId, row) => {
      const ending: DeskEnding = DESK_ENDINGS[row.endId];
      const before = items();
      faulty.row = row;
      const answer = await ask(row);

      expect(faulty.met, "calls that met the fault").toBeGreaterThan(0);
      expect(statusOf(row, answer)).toBe(ending.status);
      expect(answer.headers?.["Retry-After"] !== undefined).toBe(answer.statusCode === 503);
      if (ending.isWritten) expect(items()).not.toEqual(before);
      else expect(items()).toEqual(before);
      if (ending.notices !== undefined) expect(faulty.table.partition("NOTICES")).toHaveLength(ending.notices);
      const written = items();
      faulty.recover();
      const again = statusOf(row, await ask(row));
      const { served, repeated = served } = row.call;
      expect(again).toBe(ending.isWritten ? repeated : served);
      if (again >= 400 || (ending.isWritten && OF_CUSTOMERS.has(row.call.request.operationId)))
        expect(items()).toEqual(written);
    },
    TIMEOUT_MS,
  );
});
