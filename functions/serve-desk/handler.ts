import { randomBytes } from "node:crypto";
import { DESK_ROUTES } from "../shared/api/desk-routes.js";
import { DynamoAuditTrails } from "../shared/audit/dynamo-audit-trails.js";
import { DynamoNotices } from "../shared/desk/notices/dynamo-notices.js";
import { SnsNoticeTopic } from "../shared/desk/notices/sns-notice-topic.js";
import { DynamoAgents } from "../shared/desk/store/dynamo-agents.js";
import { DynamoDeskQueues } from "../shared/desk/store/dynamo-desk-queues.js";
import { DynamoDeskRules } from "../shared/desk/store/dynamo-desk-rules.js";
import { DynamoDeskTickets } from "../shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../shared/desk/store/dynamo-entries.js";
import { apiHandler } from "../shared/http/api-handler.js";
import { clientSettings, endpointOf } from "../shared/lambda/aws-clients.js";
import { readEnv } from "../shared/lambda/env.js";
import { logger } from "../shared/lambda/observability.js";
import { createTableClient } from "../shared/table/table-client.js";
import { agentOperations } from "./agents/agent-operations.js";
import { assignmentOperations, type AssignmentPorts } from "./assignment/assignment-operations.js";
import { customerOperations, type CustomerPorts } from "./customers/customer-operations.js";
import { DynamoCustomers } from "./customers/dynamo-customers.js";
import { DynamoStoredEvaluations } from "./evaluations/dynamo-stored-evaluations.js";
import { type EvaluationPorts, evaluationOperations } from "./evaluations/read-evaluation.js";
import { DynamoExecutionNames } from "./executions/dynamo-execution-names.js";
import { type ExecutionPorts, executionOperations } from "./executions/read-execution.js";
import { SfnExecutions } from "./executions/sfn-executions.js";
import { DynamoDeskLists } from "./inbox/dynamo-desk-lists.js";
import { inboxOperations } from "./inbox/inbox-operations.js";
import type { Operations } from "./operation.js";
import type { AgentPorts, DeskPorts } from "./ports.js";
import { DynamoDeskStats } from "./stats/dynamo-desk-stats.js";
import { type StatsPorts, statsOperations } from "./stats/read-stats.js";
import { DynamoRuleTable } from "./rules/dynamo-rule-table.js";
import { ruleOperations } from "./rules/rule-operations.js";
import { DynamoDrafts } from "./tickets/dynamo-drafts.js";
import { DynamoPresence } from "./tickets/dynamo-presence.js";
import { parseModelPrices } from "./tickets/model-cost.js";
import { ticketOperations } from "./tickets/ticket-operations.js";

/** How long to wait for one response of the table, in ms. With three attempts, four calls take 18 s of 25. */
const REQUEST_TIMEOUT_MS = 1_400;

const env = readEnv({
  table: "TICKET_TABLE",
  noticesTopic: "DESK_NOTICES_TOPIC",
  stateMachineArn: "STATE_MACHINE_ARN",
  modelPrices: "MODEL_PRICES",
});
const now = () => new Date();
const dynamodb = createTableClient(REQUEST_TIMEOUT_MS);
const rules = new DynamoDeskRules({ client: dynamodb, tableName: env.table, log: logger, now: Date.now });
const ports: DeskPorts & AgentPorts & AssignmentPorts & CustomerPorts & EvaluationPorts & ExecutionPorts & StatsPorts =
  {
    tickets: new DynamoDeskTickets(dynamodb, env.table),
    entries: new DynamoEntries(dynamodb, env.table),
    auditTrails: new DynamoAuditTrails(dynamodb, env.table),
    drafts: new DynamoDrafts(dynamodb, env.table),
    presence: new DynamoPresence(dynamodb, env.table),
    agents: new DynamoAgents(dynamodb, env.table),
    stats: new DynamoDeskStats(dynamodb, env.table),
    queues: new DynamoDeskQueues(dynamodb, env.table),
    customers: new DynamoCustomers({ client: dynamodb, tableName: env.table, log: logger }),
    lists: new DynamoDeskLists({ client: dynamodb, tableName: env.table, now, log: logger }),
    rules: () => rules.load(),
    ruleTable: new DynamoRuleTable(dynamodb, env.table, logger),
    modelPrices: parseModelPrices(env.modelPrices),
    now,
    randomBytes,
    notices: new DynamoNotices(dynamodb, env.table),
    topic: new SnsNoticeTopic(clientSettings(REQUEST_TIMEOUT_MS), env.noticesTopic),
    evaluations: new DynamoStoredEvaluations(dynamodb, env.table),
    executionNames: new DynamoExecutionNames(dynamodb, env.table),
    executions: new SfnExecutions(env.stateMachineArn, clientSettings(REQUEST_TIMEOUT_MS)),
    hasConsole: endpointOf("SFN") === undefined,
    log: logger,
  };

const operations: Operations = {
  ...inboxOperations(ports),
  ...ticketOperations(ports),
  ...executionOperations(ports),
  ...evaluationOperations(ports),
  ...customerOperations(ports),
  ...agentOperations(ports),
  ...ruleOperations(ports),
  ...assignmentOperations(ports),
  ...statsOperations(ports),
};

/** The function behind /desk: everything that staff do with tickets. */
export const handler = apiHandler({ routes: DESK_ROUTES, operations });
