import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Context } from "aws-lambda";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { aKinesisEvent, aRecord, aTicketEvent } from "../../support/builders/tickets.js";

const workflows = mockClient(SFNClient);
const bucket = mockClient(S3Client);
const context = { awsRequestId: "request-1", functionName: "start-workflow" } as Context;

let handler: (typeof import("../../../functions/start-workflow/handler.js"))["handler"];
const logged: string[] = [];

beforeAll(async () => {
  vi.stubEnv("TICKET_BUCKET", "the-bucket");
  vi.stubEnv("STATE_MACHINE_ARN", "arn:aws:states:us-east-1:111122223333:stateMachine:the-workflow");
  vi.stubEnv("AWS_REGION", "us-east-1");
  vi.stubEnv("POWERTOOLS_METRICS_NAMESPACE", "TicketPipeline");
  vi.stubEnv("POWERTOOLS_SERVICE_NAME", "start-workflow");
  vi.stubEnv("POWERTOOLS_DEV", "true");
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "false");
  for (const level of ["log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((line: string) => void logged.push(line));
  }
  ({ handler } = await import("../../../functions/start-workflow/handler.js"));
});

beforeEach(() => {
  workflows.reset();
  bucket.reset();
  logged.length = 0;
  bucket.on(PutObjectCommand).resolves({});
});

afterEach(() => {
  vi.clearAllMocks();
});

interface EmbeddedMetrics {
  readonly _aws: { readonly CloudWatchMetrics: readonly { readonly Dimensions: readonly string[][] }[] };
}
const metricLines = () =>
  logged.map((line) => JSON.parse(line) as EmbeddedMetrics & Record<string, unknown>).filter((line) => "_aws" in line);

describe("start-workflow's handler", () => {
  it("starts tickets on the configured state machine and hands nothing back", async () => {
    workflows.on(StartExecutionCommand).resolves({ executionArn: "arn", startDate: new Date() });

    expect(await handler(aKinesisEvent([aRecord()]), context)).toEqual({ batchItemFailures: [] });
    expect(workflows.commandCalls(StartExecutionCommand)[0]?.args[0].input.stateMachineArn).toContain("the-workflow");
  });

  it("quarantines into the configured bucket", async () => {
    expect(await handler(aKinesisEvent([aRecord({ data: "not json" })]), context)).toEqual({ batchItemFailures: [] });
    expect(bucket.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: "the-bucket",
      Key: expect.stringMatching(/^quarantine\/not-json\/2026\/11\/21\/shardId-000000000000-\d+\.json$/),
    });
  });

  describe("while Step Functions is unavailable", () => {
    const unavailable = Object.assign(new Error("socket hang up"), { name: "TimeoutError" });
    const record = aRecord();

    beforeEach(() => {
      vi.useFakeTimers({ toFake: ["setTimeout", "performance"] });
    });

    afterEach(() => {
      vi.useRealTimers();
    });

    it("hands back the sequence numbers of the records after 75 seconds, and counts and logs once", async () => {
      workflows.on(StartExecutionCommand).rejects(unavailable);
      const begun = performance.now();

      const answer = handler(aKinesisEvent([record, aRecord({ data: { eventName: "Other" } })]), context);
      await vi.runAllTimersAsync();

      expect(await answer).toEqual({ batchItemFailures: [{ itemIdentifier: record.kinesis.sequenceNumber }] });
      expect(performance.now() - begun).toBeGreaterThanOrEqual(75_000);
      expect(workflows.commandCalls(StartExecutionCommand).length).toBeGreaterThan(5);
      expect(metricLines()).toMatchObject([{ TicketsReceived: 0, EventsIgnored: 1 }]);
      expect(logged.filter((line) => line.includes("Records handed back"))).toHaveLength(1);
    });

    it("hands nothing back when it recovers in time", async () => {
      workflows
        .on(StartExecutionCommand)
        .rejectsOnce(unavailable)
        .resolves({ executionArn: "arn", startDate: new Date() });

      const answer = handler(aKinesisEvent([record]), context);
      await vi.runAllTimersAsync();

      expect(await answer).toEqual({ batchItemFailures: [] });
      expect(metricLines()).toMatchObject([{ TicketsReceived: 1 }]);
    });
  });

  it("publishes its counts once per batch, with the service as the only dimension", async () => {
    workflows.on(StartExecutionCommand).resolves({ executionArn: "arn", startDate: new Date() });
    const records = [
      aRecord(),
      aRecord({ data: { eventName: "Other" } }),
      aRecord({ data: "[]" }),
      aRecord({ data: "x" }),
    ];

    await handler(aKinesisEvent(records), context);

    expect(metricLines()).toMatchObject([
      {
        TicketsReceived: 1,
        EventsIgnored: 1,
        RecordsQuarantined: 2,
        "quarantined-not-json": "1",
        "quarantined-not-an-object": "1",
      },
    ]);
    expect(metricLines()[0]?._aws.CloudWatchMetrics[0]?.Dimensions).toEqual([["service"]]);
  });

  it("logs the request's id and no ticket's text", async () => {
    workflows
      .on(StartExecutionCommand)
      .rejects(Object.assign(new Error("no"), { name: "AccessDeniedException", $metadata: { httpStatusCode: 400 } }));
    const secret = aTicketEvent({ company: "swordfish" });

    await handler(
      aKinesisEvent([aRecord({ data: secret }), aRecord({ data: { ...secret, ticketId: "swordfish!" } })]),
      context,
    );

    const lines = logged.filter((line) => !line.includes("_aws"));
    expect(lines.map((line) => (JSON.parse(line) as { level: string }).level)).toEqual(["WARN", "ERROR"]);
    expect(lines.every((line) => line.includes("request-1"))).toBe(true);
    expect(lines.join()).not.toContain("swordfish");
  });
});
