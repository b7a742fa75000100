import { APIGatewayClient } from "@aws-sdk/client-api-gateway";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GlueClient } from "@aws-sdk/client-glue";
import { KinesisClient } from "@aws-sdk/client-kinesis";
import { RedshiftDataClient } from "@aws-sdk/client-redshift-data";
import { S3Client } from "@aws-sdk/client-s3";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgram as apiExample } from "../../scripts/commands/api-example/cli.js";
import { createProgram as serveConsole } from "../../scripts/commands/console/cli.js";
import { createProgram as developConsole } from "../../scripts/commands/console-dev/cli.js";
import { createProgram as deskExample } from "../../scripts/commands/desk-example/cli.js";
import { createProgram as etl } from "../../scripts/commands/etl/cli.js";
import { createProgram as generate } from "../../scripts/commands/generate/cli.js";
import { createProgram as preflight } from "../../scripts/commands/preflight/cli.js";
import { createProgram as quarantine } from "../../scripts/commands/quarantine/cli.js";
import { createProgram as reconcile } from "../../scripts/commands/reconcile/cli.js";
import { createProgram as replay } from "../../scripts/commands/replay/cli.js";
import { createProgram as report } from "../../scripts/commands/report/cli.js";
import { createProgram as sql } from "../../scripts/commands/sql/cli.js";
import { createProgram as tokens } from "../../scripts/commands/tokens/cli.js";
import { createProgram as trace } from "../../scripts/commands/trace/cli.js";
import { captureErrors, expectUsageError, type Program } from "../support/usage-errors.js";

// Another stack may be running in this working copy.
vi.mock(import("../../scripts/shared/deployment/registry.js"), async (original) => ({
  ...(await original()),
  listRunningStacks: () => Promise.resolve([]),
}));
// The Python environment may not have been installed yet.
vi.mock(import("../../scripts/shared/load/load-job.js"), async (original) => ({
  ...(await original()),
  checkPyspark: () => undefined,
}));

const NO_STACK = ["No local stack is running, so nothing was done", "npm start", "--target aws"];
const NO_WAREHOUSE = ["No warehouse found", "npm start", "--target aws"];

const WITHOUT_A_STACK: readonly (readonly [
  createProgram: Program,
  args: readonly string[],
  names: readonly string[],
])[] = [
  [generate, ["--count", "1"], NO_STACK],
  [generate, ["--count", "1", "--stream", "other", "--region", "eu-west-1"], NO_STACK],
  [replay, [], NO_STACK],
  [replay, ["--yes"], NO_STACK],
  [replay, ["--ticket", "TKT-1", "--dismiss", "--yes"], NO_STACK],
  [tokens, ["create", "--subject", "C-1"], NO_STACK],
  [tokens, ["revoke", "0123456789abcdef"], NO_STACK],
  [tokens, ["list"], NO_STACK],
  [reconcile, [], NO_STACK],
  [reconcile, ["--repair"], NO_STACK],
  [reconcile, ["--repair", "--url", "postgresql://ann@127.0.0.1:1/desk"], NO_STACK],
  [etl, [], NO_STACK],
  [etl, ["--source", "s3://bucket/tickets"], NO_STACK],
  [etl, ["--source=s3://bucket/tickets", "--url", "postgresql://ann@127.0.0.1:1/desk"], NO_STACK],
  [etl, ["--source", "folder", "--warehouse", "redshift"], NO_STACK],
  [apiExample, [], NO_STACK],
  [serveConsole, [], NO_STACK],
  [developConsole, [], NO_STACK],
  [deskExample, [], NO_STACK],
  [trace, [], NO_STACK],
  [preflight, [], NO_STACK],
  [quarantine, ["list"], NO_STACK],
  [quarantine, ["show", "quarantine/x"], NO_STACK],
  [sql, ["SELECT 1"], NO_WAREHOUSE],
  [sql, ["--write", "DELETE FROM processed_tickets"], NO_WAREHOUSE],
  [report, [], NO_WAREHOUSE],
  [etl, ["--source", "folder"], NO_WAREHOUSE],
];

describe("without a local stack and without --target aws", () => {
  const captured = captureErrors();
  let clients: readonly { calls: () => unknown[]; restore: () => void }[] = [];
  beforeEach(() => {
    // Everything that a deployment on AWS needs is configured.
    vi.stubEnv("REDSHIFT_ARN", "arn:aws:redshift:us-east-1:111122223333:cluster:analysts");
    vi.stubEnv("REDSHIFT_DATABASE", "dev");
    vi.stubEnv("API_TOKEN", "tp_token");
    clients = [
      ...[mockClient(APIGatewayClient), mockClient(DynamoDBClient), mockClient(GlueClient), mockClient(KinesisClient)],
      ...[mockClient(RedshiftDataClient), mockClient(S3Client), mockClient(SFNClient), mockClient(SQSClient)],
    ];
  });
  afterEach(() => {
    for (const client of clients) client.restore();
  });

  it.each(WITHOUT_A_STACK.map(([createProgram, ...row]) => [createProgram().name(), ...row, createProgram] as const))(
    "%s %j: says so, exits with 2 and calls nothing on AWS",
    async (_name, args, names, createProgram) => {
      await expectUsageError(captured, createProgram, args, names);

      expect(clients.flatMap((client) => client.calls())).toEqual([]);
    },
  );
});
