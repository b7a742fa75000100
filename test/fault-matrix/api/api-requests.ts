import type { APIGatewayProxyEvent } from "aws-lambda";
import { formatApiToken } from "../../../functions/shared/auth/api-token.js";
import {
  GATEWAY_PROBLEMS,
  statusOf,
  type GatewayProblem,
} from "../../../stacks/constructs/api/api-gateway-responses.js";
import { aRequestTo } from "../../support/builders/api-events.js";
import { aContext } from "../../support/builders/queue-messages.js";
import { stubFunctionEnv } from "../../support/builders/step-logs.js";
import { aCaller } from "../../support/fakes/ticket-api-ports.js";
import type { ApiRow } from "./api-matrix.js";
import { IDEMPOTENCY_KEY, STREAM, TABLE, tokenOf, userIdOf } from "./api-resources.js";

/** The response that a client gets, as far as the matrix describes it. */
export interface Reply {
  readonly status: number;
  readonly retryAfter: boolean;
  /** Id of the accepted ticket. */
  readonly ticketId?: string | undefined;
}

const BODY = { type: "Technical issue", message: "The export stops at 40%." };

/** The request that makes the row's call. Any request makes the calls of the authorizer. */
const eventOf = (row: ApiRow): APIGatewayProxyEvent => {
  const caller = aCaller({ subject: row.tag, tier: row.callId === "findKey" ? "gold" : "general" });
  switch (row.callId) {
    case "receive":
      return aRequestTo("submitTicket", { caller, body: BODY });
    case "read":
      return aRequestTo("readTicket", { caller, parameters: { id: row.tag } });
    case "list":
      return aRequestTo("listTickets", { caller });
    case "addUser":
      return aRequestTo("createUser", { caller, body: {} });
    case "findUser":
    case "extendUser":
      return aRequestTo("submitUserTicket", { caller, body: { user_id: userIdOf(row) } });
    case "spend":
    case "giveBack":
    case "findKey":
    case "claim":
    case "put":
    case "accept":
    case "refuse":
    case "reopen":
    case "findToken":
    case "touchToken":
      return aRequestTo("submitTicket", { caller, body: BODY, headers: { "Idempotency-Key": IDEMPOTENCY_KEY } });
  }
};

const gatewayReply = (problem: GatewayProblem | undefined): Reply =>
  problem === undefined
    ? { status: 0, retryAfter: false }
    : { status: statusOf(problem), retryAfter: problem.retryAfterSeconds !== undefined };

/** Imports the real handlers, with `url` as every service. @returns a function that sends a row's request */
export const loadApi = async (url: string) => {
  stubFunctionEnv({
    AWS_ENDPOINT_URL: url,
    TICKET_TABLE: TABLE,
    TICKET_STREAM: STREAM,
    BUDGET_GENERAL_TICKETS: "200",
    BUDGET_GENERAL_CHARACTERS: "500000",
    // Only the row about a budget that is used up has a caller of tier gold.
    BUDGET_GOLD_TICKETS: "1",
    BUDGET_GOLD_CHARACTERS: "500000",
    USAGE_KEY_GENERAL: "key-general",
    USAGE_KEY_GOLD: "key-gold",
  });
  const [api, authorizer] = await Promise.all([
    import("../../../functions/serve-api/handler.js"),
    import("../../../functions/authorize-request/handler.js"),
  ]);
  const authorize = async (row: ApiRow): Promise<Reply> => {
    const methodArn = "arn:aws:execute-api:us-east-1:111122223333:abc123/v1/GET/tickets";
    const event = { methodArn, headers: { Token: formatApiToken(tokenOf(row)) } };
    const policy = await authorizer.handler(event).catch(() => undefined);
    if (policy === undefined) return gatewayReply(GATEWAY_PROBLEMS["AUTHORIZER_FAILURE"]);
    const isAllowed = policy.policyDocument.Statement.every(({ Effect }) => Effect === "Allow");
    return isAllowed ? { status: 200, retryAfter: false } : gatewayReply(GATEWAY_PROBLEMS["ACCESS_DENIED"]);
  };
  return async (row: ApiRow): Promise<Reply> => {
    if (row.callId === "findToken" || row.callId === "touchToken") return authorize(row);
    const { statusCode, headers, body } = await api.handler(eventOf(row), aContext());
    const { ticketId, ticket_id = ticketId } = JSON.parse(body) as Partial<Record<string, string>>;
    return { status: statusCode, retryAfter: headers?.["Retry-After"] !== undefined, ticketId: ticket_id };
  };
};
