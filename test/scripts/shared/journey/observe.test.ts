import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DynamoDBClient, ScanCommand } from "@aws-sdk/client-dynamodb";
import { ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import type { Deployment } from "../../../../scripts/shared/deployment/clients.js";
import { metricIn, observe } from "../../../../scripts/shared/journey/observe.js";
import type { ExecutionSummary } from "../../../../scripts/shared/executions/execution-report.js";
import { resourceNames } from "../../../../stacks/names.js";

const emf = (fields: object): string => JSON.stringify({ _aws: { Timestamp: 1, CloudWatchMetrics: [] }, ...fields });

it.each([
  ["one value", emf({ EventsIgnored: 3 }), 3],
  ["several values of one flush", emf({ EventsIgnored: [1, 2] }), 3],
  ["a line without the metric", emf({ TicketsReceived: 3 }), 0],
  ["a log line that only names it", JSON.stringify({ message: "EventsIgnored", EventsIgnored: 3 }), 0],
  ["a line that is no JSON", "START RequestId: EventsIgnored", 0],
  ["JSON that is no object", "3", 0],
])("reads %s", (_case, line, value) => {
  expect(metricIn(line, "EventsIgnored")).toBe(value);
});

describe("observe", () => {
  const s3 = mockClient(S3Client);
  const logs = mockClient(CloudWatchLogsClient);
  const dynamo = mockClient(DynamoDBClient);
  const names = resourceNames({ projectName: "p", stage: "dev" });

  const list = async function* (): AsyncGenerator<ExecutionSummary> {
    yield await Promise.resolve({
      arn: "arn:a",
      name: "a-1",
      status: "SUCCEEDED",
      startedAt: new Date(1),
      stoppedAt: new Date(5),
    });
  };

  const deployment = () =>
    ({
      names,
      bucket: "tickets",
      executions: { list },
      s3: new S3Client({}),
      logs: new CloudWatchLogsClient({}),
      dynamo: new DynamoDBClient({}),
    }) as unknown as Deployment;

  it("reads every location where a record can end, all pages of it", async () => {
    const page = (...keys: string[]) => ({ Contents: keys.map((Key) => ({ Key })) });
    s3.on(ListObjectsV2Command, { Prefix: "tickets/" })
      .resolvesOnce({ ...page("tickets/1"), NextContinuationToken: "2" })
      .resolves(page("tickets/2"))
      .on(ListObjectsV2Command, { Prefix: "failed/" })
      .resolves(page("failed/2026/11/21/b-1.json"))
      .on(ListObjectsV2Command, { Prefix: "quarantine/" })
      .resolves(page("quarantine/not-json/1.json", "quarantine/not-json/2.json"));
    logs
      .on(FilterLogEventsCommand, { logGroupName: "/aws/lambda/p-dev-start-workflow" })
      .resolvesOnce({ events: [{ message: emf({ EventsIgnored: 1 }) }], nextToken: "2" })
      .resolves({ events: [{ message: emf({ EventsIgnored: 2 }) }] });
    dynamo.on(ScanCommand).resolves({ Items: [] });

    expect(await observe(deployment())).toEqual({
      executions: new Map([["a-1", { status: "SUCCEEDED", stoppedAt: 5 }]]),
      answers: new Map(),
      ticketKeys: new Set(["tickets/1", "tickets/2"]),
      failedExecutions: new Set(["b-1"]),
      quarantined: 2,
      ignored: 3,
    });
  });
});
