import { DynamoDBClient, QueryCommand } from "@aws-sdk/client-dynamodb";
import type { Context } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const dynamo = mockClient(DynamoDBClient);
const CONTEXT = {
  functionName: "watch-deadlines",
  awsRequestId: "r-1",
  getRemainingTimeInMillis: () => 50_000,
} as Context;
let lines: string[];
let handler: (event: unknown, context: Context) => Promise<void>;

beforeEach(async () => {
  dynamo.reset();
  dynamo.on(QueryCommand).resolves({});
  vi.resetModules();
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("TICKET_TABLE", "tickets");
  vi.stubEnv("DESK_NOTICES_TOPIC", "arn:topic");
  vi.stubEnv("POWERTOOLS_METRICS_NAMESPACE", "TicketPipeline");
  vi.stubEnv("POWERTOOLS_SERVICE_NAME", "watch-deadlines");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  lines = [];
  for (const level of ["log", "info", "error"] as const)
    vi.spyOn(console, level).mockImplementation((...all: unknown[]) => lines.push(all.map(String).join(" ")));
  ({ handler } = await import("../../../functions/watch-deadlines/handler.js"));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe("watch-deadlines", () => {
  it("writes its metrics in every run, whatever the event", async () => {
    await handler({}, CONTEXT);
    await handler("not an event", CONTEXT);

    const measured = lines.filter((line) => line.includes("DeskTicketsDue"));
    expect(measured).toHaveLength(2);
    expect(JSON.parse(measured[0] ?? "")).toMatchObject({ DeskTicketsDue: 0, DeskOldestDue: 0 });
  });

  it("fails when the table does, and measures nothing then", async () => {
    dynamo.on(QueryCommand).rejects(Object.assign(new Error("no"), { name: "AccessDeniedException" }));

    await expect(handler({}, CONTEXT)).rejects.toThrow("AccessDeniedException");
    expect(lines.join("\n")).toContain("Deadlines not watched");
    expect(lines.join("\n")).not.toContain("DeskTicketsDue");
  });
});
