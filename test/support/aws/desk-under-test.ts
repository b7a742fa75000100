import { DESK_AGENT_ROUTES } from "../../../functions/shared/api/desk-agents-routes.js";
import { DESK_ROUTES } from "../../../functions/shared/api/desk-routes.js";
import { makeDispatcher } from "../../../functions/shared/http/dispatch.js";
import type { Operations } from "../../../functions/serve-desk/operation.js";
import { agentOperations } from "../../../functions/serve-desk/agents/agent-operations.js";
import { assignmentOperations } from "../../../functions/serve-desk/assignment/assignment-operations.js";
import { customerOperations } from "../../../functions/serve-desk/customers/customer-operations.js";
import { executionOperations } from "../../../functions/serve-desk/executions/read-execution.js";
import { DynamoDeskLists } from "../../../functions/serve-desk/inbox/dynamo-desk-lists.js";
import { inboxOperations } from "../../../functions/serve-desk/inbox/inbox-operations.js";
import { DynamoRuleTable } from "../../../functions/serve-desk/rules/dynamo-rule-table.js";
import { DynamoDrafts } from "../../../functions/serve-desk/tickets/dynamo-drafts.js";
import { DynamoPresence } from "../../../functions/serve-desk/tickets/dynamo-presence.js";
import { ticketOperations } from "../../../functions/serve-desk/tickets/ticket-operations.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import { DynamoDeskStats } from "../../../functions/serve-desk/stats/dynamo-desk-stats.js";
import { statsOperations } from "../../../functions/serve-desk/stats/read-stats.js";
import { DynamoAgents } from "../../../functions/shared/desk/store/dynamo-agents.js";
import { FakeDeskTable } from "../fakes/fake-desk-table.js";
import { FakeDesk } from "../fakes/fake-desk.js";
import { FakeWatch } from "../fakes/fake-watch.js";
import { FakeDeskPorts } from "../fakes/fake-desk-ports.js";
import { FakeLog } from "../fakes/start-workflow-fakes.js";
import { DynamoStoredEvaluations } from "../../../functions/serve-desk/evaluations/dynamo-stored-evaluations.js";
import { evaluationOperations } from "../../../functions/serve-desk/evaluations/read-evaluation.js";
import { ruleOperations } from "../../../functions/serve-desk/rules/rule-operations.js";
import { FakeAssignmentPorts } from "../fakes/fake-assignment-ports.js";
import { FakeRequestLog, ORIGIN } from "./api-under-test.js";

const TABLE = "tickets";

/** The dispatcher over the operations of serve-desk, on a table in memory. */
export const aDeskApi = ({ hasConsole = true } = {}) => {
  const ports = new FakeDeskPorts();
  const counters = new FakeDeskTable();
  const operations: Operations = {
    ...inboxOperations(ports),
    ...executionOperations({ executions: ports.executions, executionNames: ports.executionNames, hasConsole }),
    ...evaluationOperations(ports),
    ...customerOperations(ports),
    ...ticketOperations(ports),
    ...agentOperations(ports),
    ...ruleOperations(ports),
    ...assignmentOperations(new FakeAssignmentPorts()),
    ...statsOperations({
      stats: new DynamoDeskStats(counters.client, TABLE),
      agents: new DynamoAgents(counters.client, TABLE),
      now: ports.now,
    }),
  };
  const log = new FakeRequestLog();
  const send = makeDispatcher({ routes: DESK_ROUTES, operations, allowedOrigins: new Set([ORIGIN]), log });
  return { ports, counters, log, send };
};

/** The dispatcher over all operations on tickets, agents and rules: the real adapters, on one table in memory. */
export const aDeskOnOneTable = () => {
  const desk = new FakeWatch();
  const { client } = desk.table;
  const { tickets, agents, queues, notices, topic, log, now, randomBytes, loadRules: rules } = desk;
  const ports = {
    ...{ tickets, agents, queues, notices, topic, log, now, randomBytes, rules },
    entries: new DynamoEntries(client, TABLE),
    drafts: new DynamoDrafts(client, TABLE),
    presence: new DynamoPresence(client, TABLE),
    auditTrails: new DynamoAuditTrails(client, TABLE),
    lists: new DynamoDeskLists({ client, tableName: TABLE, now, log }),
    ruleTable: new DynamoRuleTable(client, TABLE, log),
    modelPrices: {},
  };
  const { executions, executionNames, customers } = new FakeDeskPorts();
  const operations: Operations = {
    ...inboxOperations(ports),
    ...ticketOperations(ports),
    ...agentOperations(ports),
    ...ruleOperations(ports),
    ...assignmentOperations(ports),
    ...executionOperations({ executions, executionNames, hasConsole: false }),
    ...evaluationOperations({ tickets, evaluations: new DynamoStoredEvaluations(client, TABLE) }),
    ...customerOperations({ customers, now }),
    ...statsOperations({ stats: new DynamoDeskStats(client, TABLE), agents, now }),
  };
  const settings = { allowedOrigins: new Set([ORIGIN]), log: new FakeRequestLog() };
  return { desk, send: makeDispatcher({ routes: DESK_ROUTES, operations, ...settings }) };
};

/** What the operations on agents need, on a desk in memory. */
const agentPorts = (desk: FakeDesk) => ({
  tickets: desk.tickets,
  agents: desk.agents,
  queues: desk.queues,
  rules: () => Promise.resolve(desk.rules),
  log: new FakeLog(),
  now: () => new Date(desk.time),
});

/** The dispatcher over the operations on agents, on a desk in memory. */
export const anAgentsApi = () => {
  const desk = new FakeDesk();
  const ports = agentPorts(desk);
  const operations = agentOperations(ports);
  const settings = { allowedOrigins: new Set([ORIGIN]), log: new FakeRequestLog() };
  return { desk, ports, send: makeDispatcher({ routes: DESK_AGENT_ROUTES, operations, ...settings }) };
};
