/** The process that the API bench measures: one function, run as in Lambda, one call after the other. */
import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";
import * as z from "zod";
import { percentile } from "../../shared/journey/measure.js";

/** Milliseconds of one kind of call. */
interface CallTimes {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
  /** CPU time of this process for one call, which does not depend on other load of the machine. */
  readonly cpu: number;
}

type Handler = (event: unknown, context: unknown) => Promise<{ readonly statusCode: number; readonly body: string }>;

interface Call {
  readonly method: string;
  readonly resource: string;
  readonly id?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: () => Record<string, string>;
  readonly expected: number;
}

const CALLER = { subject: "bench", role: "customer", tier: "gold", scopes: "tickets:read tickets:write" };
const AGENT = { ...CALLER, role: "agent" };
const TICKET = { type: "Printing", message: "Since this morning every page comes out blank. ".repeat(14) };
const JSON_BODY = { "Content-Type": "application/json" };

const CUSTOMER_CALLS: Readonly<Record<string, Call>> = {
  "POST /tickets": {
    method: "POST",
    resource: "/tickets",
    body: TICKET,
    headers: () => JSON_BODY,
    expected: 202,
  },
  "POST /tickets, Idempotency-Key": {
    method: "POST",
    resource: "/tickets",
    body: TICKET,
    headers: () => ({ ...JSON_BODY, "Idempotency-Key": randomUUID() }),
    expected: 202,
  },
  "GET /tickets": { method: "GET", resource: "/tickets", expected: 200 },
  "GET /tickets/{id}": { method: "GET", resource: "/tickets/{id}", id: "0123456789abcdef", expected: 200 },
};

const inbox = (query: Readonly<Record<string, string>>): Call => ({
  method: "GET",
  resource: "/desk/tickets",
  query,
  expected: 200,
});
const OF_TICKET = { id: "0123456789abcdef", resource: "/desk/tickets/{id}" };

const STAFF_CALLS: Readonly<Record<string, Call>> = {
  "GET /desk/tickets": inbox({}),
  "GET /desk/tickets?view=mine": inbox({ view: "mine" }),
  "GET /desk/tickets?view=unassigned": inbox({ view: "unassigned" }),
  "GET /desk/tickets/{id}": { ...OF_TICKET, method: "GET", expected: 200 },
  "PATCH /desk/tickets/{id}": {
    ...OF_TICKET,
    method: "PATCH",
    body: { priority: "CRITICAL" },
    headers: () => ({ ...JSON_BODY, "If-Match": '"1"' }),
    expected: 200,
  },
  "POST /desk/tickets/{id}/replies": {
    ...OF_TICKET,
    method: "POST",
    resource: "/desk/tickets/{id}/replies",
    body: { text: "Please try again now. ".repeat(20), lastSeenMessageId: null },
    headers: () => JSON_BODY,
    expected: 201,
  },
};

const CREDENTIALS = { email: "ada@example.com", password: "A-long-pass-phrase-1" };
const COOKIE = { Cookie: "tp_session=dS1hZGE.refresh-1", "X-Requested-With": "fetch" };
const ADMIN = { ...CALLER, role: "admin", scopes: "tickets:read tickets:write users:manage desk:manage" };

const PEOPLE_CALLS: Readonly<Record<string, Call>> = {
  "POST /auth/login": {
    method: "POST",
    resource: "/auth/login",
    body: CREDENTIALS,
    headers: () => JSON_BODY,
    expected: 200,
  },
  "POST /auth/refresh": { method: "POST", resource: "/auth/refresh", headers: () => COOKIE, expected: 200 },
  "GET /auth/me": { method: "GET", resource: "/auth/me", expected: 200 },
  "GET /users/{id}/audit": { method: "GET", resource: "/users/{id}/audit", id: "u-ada", expected: 200 },
  "PUT /users/{id}": {
    method: "PUT",
    resource: "/users/{id}",
    id: "u-ada",
    body: { name: "Ada King" },
    headers: () => JSON_BODY,
    expected: 200,
  },
};

/** Calls of customers, of staff, and of people who sign in and manage users, with their caller. */
const RUNS = {
  customers: { calls: CUSTOMER_CALLS, caller: CALLER },
  staff: { calls: STAFF_CALLS, caller: AGENT },
  people: { calls: PEOPLE_CALLS, caller: ADMIN },
} as const;
const RunSchema = z.enum(["customers", "staff", "people"]);

/** The event of API Gateway, as far as the function reads it. */
const eventOf = ({ method, resource, id, query = {}, body, headers = () => ({}) }: Call, caller: typeof CALLER) => {
  const sent = Object.entries(headers());
  const path = resource.replace("{id}", id ?? "");
  return {
    resource,
    path,
    httpMethod: method,
    headers: Object.fromEntries(sent),
    multiValueHeaders: Object.fromEntries(sent.map(([name, value]) => [name, [value]])),
    queryStringParameters: query,
    multiValueQueryStringParameters: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, [value]])),
    pathParameters: id === undefined ? null : { id },
    requestContext: {
      requestId: randomUUID(),
      httpMethod: method,
      resourcePath: resource,
      path: `/v1${path}`,
      authorizer: caller,
    },
    body: body === undefined ? null : JSON.stringify(body),
    isBase64Encoded: false,
  };
};

const lambdaContext = () => ({
  awsRequestId: randomUUID(),
  functionName: "bench",
  functionVersion: "$LATEST",
  invokedFunctionArn: "arn:aws:lambda:us-east-1:111122223333:function:bench",
  memoryLimitInMB: "1024",
});

const callOnce = async (handler: Handler, name: string, call: Call): Promise<number> => {
  const [event, context] = [eventOf(call, caller), lambdaContext()];
  const begun = performance.now();
  const { statusCode, body } = await handler(event, context);
  const milliseconds = performance.now() - begun;
  if (statusCode === call.expected) return milliseconds;
  throw new Error(`${name} got status ${statusCode}: ${body}`);
};

const measure = async (handler: Handler, name: string, call: Call, calls: number): Promise<CallTimes> => {
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let count = 0; count < calls; count++) times.push(await callOnce(handler, name, call));
  const { user, system } = process.cpuUsage(before);
  return {
    calls,
    cpu: (user + system) / 1_000 / calls,
    p50: percentile(times, 0.5) ?? Number.NaN,
    p99: percentile(times, 0.99) ?? Number.NaN,
  };
};

const { calls: run, caller } = RUNS[RunSchema.parse(process.argv[6])];

const isHandler = (value: unknown): value is Handler => typeof value === "function";
const HandlerModule = z.object({ handler: z.custom<Handler>(isHandler) });

const [file = "", result = "", calls = 2_000, warmUp = 300] = process.argv
  .slice(2, 6)
  .map((text, index) => (index < 2 ? text : Number(text)));
const { handler } = HandlerModule.parse(await import(pathToFileURL(String(file)).href));
const times: Record<string, CallTimes> = {};
for (const [name, call] of Object.entries(run)) {
  await measure(handler, name, call, Number(warmUp));
  times[name] = await measure(handler, name, call, Number(calls));
}
await writeFile(String(result), JSON.stringify(times));
