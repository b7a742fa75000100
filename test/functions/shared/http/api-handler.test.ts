import type { Context } from "aws-lambda";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { CONVERSATION_ROUTES } from "../../../../functions/shared/api/conversation-routes.js";
import { aRequestTo } from "../../../support/builders/api-events.js";

const CONTEXT = { functionName: "serve-desk", awsRequestId: "r-1" } as Context;
const ROUTES = CONVERSATION_ROUTES.flatMap((route) => (route.operationId === "listMessages" ? [route] : []));
const REQUEST = aRequestTo("listMessages", { parameters: { id: "TKT-1" } });

/** Loaded for each test, because the metrics read their settings when they are loaded. */
const loadModules = async () => ({
  ...(await import("../../../../functions/shared/http/api-handler.js")),
  ...(await import("../../../../functions/shared/http/problem.js")),
  ...(await import("../../../../functions/shared/lambda/errors.js")),
});
type Modules = Awaited<ReturnType<typeof loadModules>>;

let lines: string[];

beforeEach(() => {
  vi.resetModules();
  for (const [name, value] of Object.entries({
    POWERTOOLS_METRICS_NAMESPACE: "TicketPipeline",
    POWERTOOLS_SERVICE_NAME: "serve-desk",
    POWERTOOLS_DEV: "true",
    POWERTOOLS_METRICS_DISABLED: "false",
    POWERTOOLS_LOG_LEVEL: "SILENT",
  }))
    vi.stubEnv(name, value);
  lines = [];
  vi.spyOn(console, "log").mockImplementation((...all: unknown[]) => lines.push(all.map(String).join(" ")));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** The status of a request whose operation fails with this error, or ends well without one. */
const statusWith = async (errorOf: (modules: Modules) => Error | undefined): Promise<number> => {
  const modules = await loadModules();
  const listMessages = () => {
    const error = errorOf(modules);
    return error === undefined ? Promise.resolve({ body: { messages: [], nextCursor: null } }) : Promise.reject(error);
  };
  return (await modules.apiHandler({ routes: ROUTES, operations: { listMessages } })(REQUEST, CONTEXT)).statusCode;
};

describe("a function behind the API", () => {
  it.each<[number, string, (modules: Modules) => Error]>([
    [503, "a service that is down", ({ DependencyUnavailable }) => new DependencyUnavailable("DynamoDB Query: down")],
    [500, "a missing right", ({ DependencyRejected }) => new DependencyRejected("DynamoDB Query: denied")],
    [500, "a bug", () => new Error("undefined is not a function")],
  ])("counts the %i for %s as not served", async (status, _cause, errorOf) => {
    expect(await statusWith(errorOf)).toBe(status);

    expect(lines.map((line) => JSON.parse(line) as object)).toMatchObject([
      { RequestsNotServed: 1, service: "serve-desk" },
    ]);
  });

  it.each<[number, (modules: Modules) => Error | undefined]>([
    [200, () => undefined],
    [404, ({ ApiProblem }) => new ApiProblem("not-found", "There is no such ticket.")],
  ])("does not count a %i", async (status, errorOf) => {
    expect(await statusWith(errorOf)).toBe(status);

    expect(lines).toEqual([]);
  });
});
