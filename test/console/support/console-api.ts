import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { countChanges } from "../../../functions/count-desk-changes/count-changes.js";
import { DynamoDeskCounters } from "../../../functions/count-desk-changes/dynamo-desk-counters.js";
import { makeOperations, makeServiceOperations } from "../../../functions/serve-api/operations.js";
import { DynamoIntakeTable } from "../../../functions/serve-api/intake/dynamo-intake-table.js";
import { DynamoUserTable } from "../../../functions/serve-api/legacy/dynamo-user-table.js";
import { DynamoTicketReader } from "../../../functions/serve-api/reading/dynamo-ticket-reader.js";
import { agentOperations } from "../../../functions/serve-desk/agents/agent-operations.js";
import { assignmentOperations } from "../../../functions/serve-desk/assignment/assignment-operations.js";
import { customerOperations } from "../../../functions/serve-desk/customers/customer-operations.js";
import { DynamoCustomers } from "../../../functions/serve-desk/customers/dynamo-customers.js";
import { DynamoStoredEvaluations } from "../../../functions/serve-desk/evaluations/dynamo-stored-evaluations.js";
import { evaluationOperations } from "../../../functions/serve-desk/evaluations/read-evaluation.js";
import { DynamoExecutionNames } from "../../../functions/serve-desk/executions/dynamo-execution-names.js";
import { executionOperations } from "../../../functions/serve-desk/executions/read-execution.js";
import { DynamoDeskLists } from "../../../functions/serve-desk/inbox/dynamo-desk-lists.js";
import { inboxOperations } from "../../../functions/serve-desk/inbox/inbox-operations.js";
import { DynamoRuleTable } from "../../../functions/serve-desk/rules/dynamo-rule-table.js";
import { ruleOperations } from "../../../functions/serve-desk/rules/rule-operations.js";
import { DynamoDrafts } from "../../../functions/serve-desk/tickets/dynamo-drafts.js";
import { DynamoPresence } from "../../../functions/serve-desk/tickets/dynamo-presence.js";
import { DynamoDeskStats } from "../../../functions/serve-desk/stats/dynamo-desk-stats.js";
import { statsOperations } from "../../../functions/serve-desk/stats/read-stats.js";
import { ticketOperations } from "../../../functions/serve-desk/tickets/ticket-operations.js";
import { DynamoAttempts } from "../../../functions/serve-identity/sign-in/dynamo-attempts.js";
import { DynamoSessionRevocations } from "../../../functions/serve-identity/sign-in/dynamo-session-revocations.js";
import { signInOperations } from "../../../functions/serve-identity/sign-in/sign-in-operations.js";
import { totpOperations } from "../../../functions/serve-identity/sign-in/totp-operations.js";
import { DynamoProfiles } from "../../../functions/serve-identity/users/dynamo-profiles.js";
import { userOperations } from "../../../functions/serve-identity/users/user-operations.js";
import { DESK_ROUTES } from "../../../functions/shared/api/desk-routes.js";
import { IDENTITY_ROUTES } from "../../../functions/shared/api/identity-routes.js";
import { TICKET_ROUTES } from "../../../functions/shared/api/ticket-routes.js";
import { DynamoAuditTrails } from "../../../functions/shared/audit/dynamo-audit-trails.js";
import { type Caller, PERSON_SCOPES } from "../../../functions/shared/auth/caller.js";
import { DynamoCallerBudgets } from "../../../functions/shared/budget/dynamo-caller-budgets.js";
import type { TicketEvent } from "../../../functions/shared/contracts/ticket-event-schema.js";
import { DynamoNotices } from "../../../functions/shared/desk/notices/dynamo-notices.js";
import { DynamoAgents } from "../../../functions/shared/desk/store/dynamo-agents.js";
import { DynamoDeskQueues } from "../../../functions/shared/desk/store/dynamo-desk-queues.js";
import { DynamoDeskRules } from "../../../functions/shared/desk/store/dynamo-desk-rules.js";
import { DynamoDeskTickets } from "../../../functions/shared/desk/store/dynamo-desk-tickets.js";
import { DynamoEntries } from "../../../functions/shared/desk/store/dynamo-entries.js";
import { makeDispatcher } from "../../../functions/shared/http/dispatch.js";
import { type ProblemKind, PROBLEMS, problemType } from "../../../functions/shared/http/problem.js";
import { PROBLEM_MEDIA_TYPE } from "../../../functions/shared/http/problem-response.js";
import { FakeRequestLog } from "../../support/aws/api-under-test.js";
import { callFunctions, type Functions, gatewayOver } from "../../support/aws/in-memory-gateway.js";
import { FakeDeskTable } from "../../support/fakes/fake-desk-table.js";
import { FakeExecutions } from "../../support/fakes/fake-executions.js";
import { accessTokenOf, aProfile, FakeIdentityPorts } from "../../support/fakes/identity-fakes.js";
import { FakeLog } from "../../support/fakes/start-workflow-fakes.js";
import { type FinishedTicket, MODEL, putFinishedTicket } from "./console-table.js";

const TABLE = "tickets";

const NO_LIMIT = { tickets: 1_000_000, characters: 1_000_000_000 };

const silent = { allowedOrigins: new Set<string>(), log: new FakeRequestLog() };

/** The pool in memory knows the caller of its own operations by a token in the form of a JWT. */
const asSignedIn =
  (send: Functions["serve-identity"]): Functions["serve-identity"] =>
  (event) => {
    const subject: unknown = event.requestContext.authorizer?.["subject"];
    if (typeof subject !== "string") return send(event);
    const others = Object.entries(event.multiValueHeaders).filter(([name]) => name.toLowerCase() !== "authorization");
    const authorization = [`Bearer ${accessTokenOf(subject)}`];
    return send({ ...event, multiValueHeaders: { ...Object.fromEntries(others), authorization } });
  };

/**
 * What goes wrong with a request: the API refuses it with a problem of this kind; a gateway before it answers with a
 * status and a page of its own; nothing ever comes back; or nothing comes back of what has been done.
 */
export type Trouble = ProblemKind | number | "no-response" | "lost-response";

/** What goes wrong with which requests. */
export type Fault = (method: string, path: string) => Trouble | undefined;

/** Seconds after which a client that sends too many requests may try again. */
const RETRY_AFTER = 7;

const refuse = (response: ServerResponse, kind: ProblemKind): void => {
  const [status, title] = PROBLEMS[kind];
  response.writeHead(status, {
    "Content-Type": PROBLEM_MEDIA_TYPE,
    ...(kind === "too-many-requests" && { "Retry-After": RETRY_AFTER }),
  });
  response.end(JSON.stringify({ type: problemType(kind), title, status, detail: title, requestId: "r-1" }));
};

/** Lets a request be handled, and nobody hear of it. */
const deafen = (response: ServerResponse): ServerResponse => {
  response.write = () => true;
  response.end = () => response.destroy();
  return response;
};

/**
 * The whole API in one process: every function with its real adapters, on one table in memory. What a customer sends is
 * what an agent sees. The user pool and Step Functions are in memory, too; the pipeline is not there: a submitted
 * ticket stays RECEIVED until `finish` writes what it would have written.
 */
export class ConsoleApi {
  readonly table = new FakeDeskTable();
  /** The user pool, and what the identity function counts. */
  readonly identity = new FakeIdentityPorts();
  readonly executions = new FakeExecutions();
  /** Tickets on the stream. */
  readonly submitted: TicketEvent[] = [];
  /** How long every response takes, in ms. */
  delayMs = 0;
  fault: Fault = () => undefined;
  /** Every request: `GET /v1/desk/tickets`. */
  readonly requests: string[] = [];
  readonly #refused = new Set<string>();
  readonly #functions: Functions = {
    "serve-api": this.#tickets(),
    "serve-desk": this.#desk(),
    "serve-identity": this.#people(),
  };
  readonly #gateway = gatewayOver(this.#functions, (header) => this.#callerOf(header("Authorization")));

  readonly listener: RequestListener = (request, response) => {
    void this.#answer(request, response);
  };

  /** Adds somebody who can sign in, to the pool and to the table. */
  async addPerson(person: Parameters<FakeIdentityPorts["add"]>[0]): Promise<void> {
    const profile = aProfile({ ...this.identity.add(person), createdAt: new Date().toISOString() });
    const origin = { who: "u-root", requestId: `add-${profile.id}`, at: new Date() };
    await new DynamoProfiles(this.table.client, TABLE).add(profile, origin);
  }

  /** Writes a ticket as the pipeline leaves it. */
  finish(ticket: FinishedTicket): void {
    putFinishedTicket(this.table, ticket);
  }

  /** Counts tickets, as the consumer of the table's stream does whenever they change. */
  async count(ticketIds: readonly string[]): Promise<void> {
    const onUnreadable = (ticketId: string): never => {
      throw new Error(`${ticketId} cannot be counted.`);
    };
    const counters = new DynamoDeskCounters({ client: this.table.client, tableName: TABLE, onUnreadable });
    await countChanges(ticketIds, { counters, now: Date.now, sleep: wait, random: () => 0 });
  }

  /** Sends a request as somebody, without a browser. @throws Error when the API refuses it */
  async as(personId: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
    const { role, tier } = this.identity.pool.users.get(personId) ?? {};
    if (role === undefined || tier === undefined) throw new Error(`${personId} is nobody.`);
    const caller = { subject: personId, role, tier, scopes: PERSON_SCOPES };
    return callFunctions(this.#functions, caller, { method, path, body, headers });
  }

  /** Refuses all access tokens until they are renewed, as the authorizer does when they expire. */
  expireAccessTokens(): void {
    for (const session of this.identity.pool.sessions.keys()) this.#refused.add(session);
  }

  /** Ends all sessions: their refresh tokens are refused from now on. */
  endSessions(): void {
    this.expireAccessTokens();
    this.identity.pool.sessions.clear();
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "", url = "" } = request;
    this.requests.push(`${method} ${url}`);
    if (this.delayMs > 0) await wait(this.delayMs);
    const fault = this.fault(method, url);
    if (fault === "no-response") response.destroy();
    else if (typeof fault === "number")
      response.writeHead(fault, { "Content-Type": "text/html" }).end("<h1>Error</h1>");
    else if (fault !== undefined && fault !== "lost-response") refuse(response, fault);
    else {
      if (url === "/v1/auth/refresh") this.#refused.clear();
      this.#gateway(request, fault === undefined ? response : deafen(response));
    }
  }

  #callerOf(authorization: string | undefined): Caller | undefined {
    const { pool } = this.identity;
    const session = /^Bearer access-(.+)$/.exec(authorization ?? "")?.[1] ?? "";
    const user = this.#refused.has(session) ? undefined : pool.users.get(pool.sessions.get(session) ?? "");
    if (user?.active !== true) return undefined;
    return { subject: user.id, role: user.role, tier: user.tier, scopes: PERSON_SCOPES };
  }

  #people() {
    const { client } = this.table;
    const ports = {
      pool: this.identity.pool,
      profiles: new DynamoProfiles(client, TABLE),
      auditTrails: new DynamoAuditTrails(client, TABLE),
      revocations: new DynamoSessionRevocations(client, TABLE),
      attempts: new DynamoAttempts(client, TABLE),
      selfRegistration: false,
      log: this.identity.log,
      count: this.identity.count,
      now: () => new Date(),
    };
    const operations = { ...signInOperations(ports), ...totpOperations(ports), ...userOperations(ports) };
    return asSignedIn(makeDispatcher({ ...silent, routes: IDENTITY_ROUTES, operations }));
  }

  #tickets() {
    const { client } = this.table;
    const ports = {
      intake: new DynamoIntakeTable(client, TABLE),
      stream: {
        put: (event: TicketEvent) => {
          this.submitted.push(event);
          return Promise.resolve();
        },
      },
      tickets: new DynamoTicketReader(client, TABLE),
      desk: new DynamoDeskTickets(client, TABLE),
      messages: new DynamoEntries(client, TABLE),
      rules: this.#rules(),
      users: new DynamoUserTable(client, TABLE),
      budgets: new DynamoCallerBudgets(client, TABLE, { general: NO_LIMIT, gold: NO_LIMIT }),
      log: new FakeLog(),
      count: () => undefined,
      now: () => new Date(),
      randomBytes,
    };
    const operations = { ...makeServiceOperations(), ...makeOperations(ports) };
    return makeDispatcher({ ...silent, routes: TICKET_ROUTES, operations });
  }

  #desk() {
    const { client } = this.table;
    const now = () => new Date();
    const log = new FakeLog();
    const ports = {
      tickets: new DynamoDeskTickets(client, TABLE),
      entries: new DynamoEntries(client, TABLE),
      auditTrails: new DynamoAuditTrails(client, TABLE),
      drafts: new DynamoDrafts(client, TABLE),
      presence: new DynamoPresence(client, TABLE),
      agents: new DynamoAgents(client, TABLE),
      queues: new DynamoDeskQueues(client, TABLE),
      customers: new DynamoCustomers({ client, tableName: TABLE, log }),
      lists: new DynamoDeskLists({ client, tableName: TABLE, now, log }),
      rules: this.#rules(),
      ruleTable: new DynamoRuleTable(client, TABLE, log),
      modelPrices: { [MODEL]: [1.1, 5.5] } as const,
      now,
      randomBytes,
      notices: new DynamoNotices(client, TABLE),
      topic: { publish: () => Promise.resolve() },
      evaluations: new DynamoStoredEvaluations(client, TABLE),
      executionNames: new DynamoExecutionNames(client, TABLE),
      stats: new DynamoDeskStats(client, TABLE),
      executions: this.executions.executions,
      hasConsole: true,
      log,
    };
    const operations = {
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
    return makeDispatcher({ ...silent, routes: DESK_ROUTES, operations });
  }

  #rules() {
    const rules = new DynamoDeskRules({
      client: this.table.client,
      tableName: TABLE,
      log: new FakeLog(),
      now: Date.now,
    });
    return () => rules.load();
  }
}
