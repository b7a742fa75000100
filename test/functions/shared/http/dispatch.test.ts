import { describe, expect, it } from "vitest";
import { type TicketOperationId, TICKET_ROUTES } from "../../../../functions/shared/api/ticket-routes.js";
import {
  DependencyRejected,
  DependencyThrottled,
  DependencyUnavailable,
} from "../../../../functions/shared/lambda/errors.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { anApiEvent, aRequestTo, REQUEST_ID } from "../../../support/builders/api-events.js";
import { anApi, ORIGIN, problemIn } from "../../../support/aws/api-under-test.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";
import { SECURITY_HEADERS } from "../../../../functions/shared/http/response-headers.js";

/** The smallest valid request of each route. */
const LEAST: Partial<Record<TicketOperationId, Parameters<typeof aRequestTo>[1]>> = {
  submitTicket: { body: { type: "Login", message: "I cannot sign in" } },
  submitForCustomer: {
    body: { type: "Login", message: "I cannot sign in", customerId: "C-1" },
    caller: aCaller({ role: "agent" }),
  },
  readTicket: { parameters: { id: "TKT-1" } },
  submitSupportRequest: { body: { content: "I cannot sign in", customerId: "C-1" } },
  submitUserTicket: { body: { user_id: "user-1" } },
  readUserTicket: { query: { ticket_id: ["TKT-1"] } },
  changeTicket: { parameters: { id: "TKT-1" }, body: {} },
  listMessages: { parameters: { id: "TKT-1" } },
  postMessage: { parameters: { id: "TKT-1" }, body: { text: "It still fails" } },
  postComment: { parameters: { id: "TKT-1" }, body: { comment: "It still fails" } },
};

const ids = TICKET_ROUTES.map(({ operationId }) => operationId);

describe("dispatching", () => {
  it.each(ids)("%s runs its operation and returns what its document says", async (operationId) => {
    const { send, operations } = anApi();

    const answer = await send(aRequestTo(operationId, LEAST[operationId]));

    expect(contractViolations(operationId, answer)).toEqual([]);
    expect(answer.statusCode).toBe(TICKET_ROUTES.find((route) => route.operationId === operationId)?.response.status);
    expect(operations.calls.map((call) => call.operationId)).toEqual([operationId]);
  });

  it("passes the caller, the parsed parts, the key and the request's id", async () => {
    const { send, operations } = anApi();

    await send(aRequestTo("listTickets", { query: { limit: ["7"], status: ["FAILED"] } }));
    await send(aRequestTo("submitTicket", { ...LEAST.submitTicket, headers: { "idempotency-KEY": "k-1" } }));

    expect(operations.calls.map((call) => call.request)).toEqual([
      {
        requestId: REQUEST_ID,
        address: "",
        basePath: "/v1",
        caller: aCaller(),
        parameters: undefined,
        query: { limit: 7, status: "FAILED" },
        body: undefined,
        idempotencyKey: undefined,
        session: undefined,
        ifMatch: undefined,
      },
      expect.objectContaining({
        body: { type: "Login", message: "I cannot sign in" },
        query: undefined,
        idempotencyKey: "k-1",
      }),
    ]);
  });

  it("passes no key to a route that does not honour one", async () => {
    const { send, operations } = anApi();

    await send(aRequestTo("createUser", { headers: { "Idempotency-Key": "k-1" } }));

    expect(operations.calls[0]?.request).toMatchObject({ idempotencyKey: undefined, body: undefined });
  });

  it("answers public routes without a caller, whatever the query", async () => {
    const { send } = anApi();

    const answer = await send(aRequestTo("checkHealth", { caller: null, query: { at: ["1", "2"] } }));

    expect(answer.statusCode).toBe(200);
  });

  it("links to what was created", async () => {
    const { send } = anApi();

    const { headers } = await send(aRequestTo("submitTicket", LEAST.submitTicket));

    expect(headers?.["Location"]).toBe("/v1/tickets/TKT-1");
  });

  it.each(TICKET_ROUTES.filter(({ method }) => method === "GET"))(
    "answers HEAD for $operationId as GET, without a body",
    async ({ operationId }) => {
      const { send, operations } = anApi();
      const get = aRequestTo(operationId, LEAST[operationId]);

      const whole = await send(get);
      const head = await send({ ...get, httpMethod: "HEAD" });

      expect(head).toEqual({ ...whole, body: "" });
      expect(operations.calls.map((call) => call.operationId)).toEqual([operationId, operationId]);
    },
  );

  it("answers HEAD with the status and headers of a problem, without its body", async () => {
    const { send } = anApi();
    const event = aRequestTo("listTickets", { caller: null });

    expect(await send({ ...event, httpMethod: "HEAD" })).toMatchObject({
      statusCode: 401,
      headers: { "Content-Type": "application/problem+json", "WWW-Authenticate": "Bearer" },
      body: "",
    });
  });

  it("puts the security headers on every response", async () => {
    const { send } = anApi();
    const events = [
      aRequestTo("checkHealth"),
      aRequestTo("submitTicket", { body: "{" }),
      anApiEvent({ method: "GET", resource: "/nowhere" }),
      anApiEvent({ method: "OPTIONS", resource: "/tickets" }),
    ];

    for (const event of events) expect((await send(event)).headers).toMatchObject(SECURITY_HEADERS);
  });
});

describe("access", () => {
  it.each([null, { ...aCaller(), subject: "" }])(
    "is refused without a caller from the authorizer: %o",
    async (caller) => {
      const { send, operations } = anApi();

      const answer = await send(aRequestTo("listTickets", { caller }));

      expect(answer).toMatchObject({ statusCode: 401, headers: { "WWW-Authenticate": "Bearer" } });
      expect(contractViolations("listTickets", answer)).toEqual([]);
      expect(operations.calls).toEqual([]);
    },
  );

  it("is refused to a caller without the route's scope, before the body is read", async () => {
    const { send, operations } = anApi();

    const answer = await send(aRequestTo("submitTicket", { caller: aCaller({ scopes: ["tickets:read"] }), body: "{" }));

    expect(problemIn(answer)).toMatchObject({ status: 403, detail: "The token lacks the scope tickets:write." });
    expect(contractViolations("submitTicket", answer)).toEqual([]);
    expect(operations.calls).toEqual([]);
  });
});

describe("what the API does not have", () => {
  it("is 404 for a path", async () => {
    const answer = await anApi().send(anApiEvent({ method: "GET", resource: "/nowhere" }));

    expect(answer.statusCode).toBe(404);
    expect(contractViolations(undefined, answer)).toEqual([]);
  });

  it("is 405 for a method of a path, and lists the path's methods", async () => {
    const answer = await anApi().send(anApiEvent({ method: "DELETE", resource: "/tickets" }));

    expect(answer).toMatchObject({ statusCode: 405, headers: { Allow: "POST, GET, HEAD, OPTIONS" } });
    expect(contractViolations(undefined, answer)).toEqual([]);
  });
});

describe("an error behind the API", () => {
  const answerTo = async (failure: unknown) => {
    const { send, operations, log } = anApi();
    operations.failure = failure;
    return { answer: await send(aRequestTo("submitTicket", LEAST.submitTicket)), log };
  };

  it.each([
    new DependencyThrottled("DynamoDB PutItem: slow"),
    new DependencyUnavailable("DynamoDB PutItem: unavailable"),
  ])("is 503 with Retry-After when it is transient: %s", async (failure) => {
    const { answer, log } = await answerTo(failure);

    expect(answer).toMatchObject({ statusCode: 503, headers: { "Retry-After": "5" } });
    expect(contractViolations("submitTicket", answer)).toEqual([]);
    expect(answer.body).not.toContain("DynamoDB");
    expect(log.entries).toMatchObject([
      ["warn", "Request not served", { error: failure.name, reason: failure.message }],
    ]);
  });

  it.each([
    new Error("secret words of a ticket"),
    new DependencyRejected("DynamoDB PutItem: AccessDeniedException"),
    "secret words that are no error",
    undefined,
    null,
  ])("is 500 without the error's message for anything else: %s", async (failure) => {
    const { answer } = await answerTo(failure ?? null);

    expect(answer.statusCode).toBe(500);
    expect(contractViolations("submitTicket", answer)).toEqual([]);
    expect(answer.body).not.toMatch(/secret|DynamoDB|at .*\.ts/);
  });
});

describe("pages of other origins", () => {
  it("may read responses and problems when their origin is allowed", async () => {
    const { send } = anApi();

    for (const path of ["listTickets", "submitTicket"] as const) {
      const { headers } = await send(aRequestTo(path, { headers: { origin: ORIGIN } }));
      expect(headers).toMatchObject({
        Vary: "Origin",
        "Access-Control-Allow-Origin": ORIGIN,
        "Access-Control-Expose-Headers": "ETag, Location, Retry-After",
      });
    }
  });

  it.each(["https://desk.example.com.evil.test", "https://DESK.example.com", "null", "*", ""])(
    "get no CORS headers for another origin: %s",
    async (origin) => {
      const { send } = anApi();

      for (const event of [
        aRequestTo("listTickets", { headers: { Origin: origin } }),
        anApiEvent({ method: "OPTIONS", resource: "/tickets", headers: { Origin: origin } }),
      ]) {
        const { headers } = await send(event);
        expect(Object.keys(headers ?? {}).filter((name) => name.startsWith("Access-Control-"))).toEqual([]);
        expect(headers).toMatchObject({ Vary: "Origin" });
      }
    },
  );

  it("get from a preflight what they may send to its path", async () => {
    const { send, operations } = anApi();

    const answer = await send(
      anApiEvent({ method: "OPTIONS", resource: "/tickets/{id}", headers: { Origin: ORIGIN }, caller: null }),
    );

    expect(answer).toMatchObject({
      statusCode: 204,
      body: "",
      headers: {
        "Access-Control-Allow-Origin": ORIGIN,
        "Access-Control-Allow-Methods": "GET, HEAD, PUT, OPTIONS",
        "Access-Control-Allow-Headers": "Token, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match",
        "Access-Control-Max-Age": "600",
      },
    });
    expect(operations.calls).toEqual([]);
  });
});
