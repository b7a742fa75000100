import type { Context } from "aws-lambda";
import { afterEach, describe, expect, it, vi } from "vitest";
import { aRequestTo } from "../../support/builders/api-events.js";
import { ORIGIN } from "../../support/aws/api-under-test.js";

const CONTEXT = { functionName: "serve-api", awsRequestId: "r-1" } as Context;

const loadHandler = async (environment: Readonly<Record<string, string>>) => {
  vi.resetModules();
  for (const [name, value] of Object.entries({
    AWS_REGION: "us-east-1",
    POWERTOOLS_LOG_LEVEL: "SILENT",
    ...environment,
  }))
    vi.stubEnv(name, value);
  return import("../../../functions/serve-api/handler.js");
};

afterEach(() => {
  vi.unstubAllEnvs();
});

const BUDGETS = {
  BUDGET_GENERAL_TICKETS: "200",
  BUDGET_GENERAL_CHARACTERS: "500000",
  BUDGET_GOLD_TICKETS: "2000",
  BUDGET_GOLD_CHARACTERS: "5000000",
};

describe("the function behind the API", () => {
  it("answers with only the table and the stream configured", async () => {
    const { handler } = await loadHandler({ ...BUDGETS, TICKET_TABLE: "tickets", TICKET_STREAM: "stream" });

    const answer = await handler(aRequestTo("checkHealth", { headers: { Origin: ORIGIN } }), CONTEXT);

    expect(answer).toMatchObject({ statusCode: 200, body: '{"status":"ok"}' });
    expect(answer.headers).not.toHaveProperty("Access-Control-Allow-Origin");
  });

  it("allows pages of the configured origins", async () => {
    const { handler } = await loadHandler({
      TICKET_TABLE: "tickets",
      ...BUDGETS,
      TICKET_STREAM: "stream",
      ALLOWED_ORIGINS: `https://other.example.com, ${ORIGIN}`,
    });

    const { headers } = await handler(aRequestTo("checkHealth", { headers: { Origin: ORIGIN } }), CONTEXT);

    expect(headers).toMatchObject({ "Access-Control-Allow-Origin": ORIGIN });
  });

  it("does not start without the names of its table and stream", async () => {
    await expect(loadHandler({ TICKET_TABLE: "", TICKET_STREAM: "" })).rejects.toThrow("TICKET_TABLE, TICKET_STREAM");
  });
});
