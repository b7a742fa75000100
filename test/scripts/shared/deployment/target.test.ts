import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import type { RunningStack } from "../../../../scripts/shared/deployment/registry.js";
import { resolveTarget, resourceNotFound, resourceUnusable } from "../../../../scripts/shared/deployment/target.js";

const aStack = (endpoint: string): RunningStack => ({
  id: "run-1",
  pid: 1,
  endpoint,
  credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "of the stack" },
  modelUrl: "http://127.0.0.1:2",
  apiUrl: "http://127.0.0.1:1/_aws/execute-api/abc/v1",
  region: "us-east-1",
  projectName: "tickets",
  stage: "dev",
  startedAt: "2026-11-21T08:30:00.000Z",
});

const sources = (env: NodeJS.ProcessEnv, ...stacks: RunningStack[]) => ({
  env,
  findStacks: () => Promise.resolve(stacks),
});

describe("resolveTarget", () => {
  it("prefers an endpoint from the options to everything else", async () => {
    const target = await resolveTarget(
      { endpoint: "http://127.0.0.1:9" },
      sources({ AWS_ENDPOINT_URL: "http://127.0.0.1:8" }, aStack("http://127.0.0.1:7")),
    );

    expect(target).toMatchObject({ kind: "local", endpoint: "http://127.0.0.1:9" });
  });

  it("prefers AWS_ENDPOINT_URL to a running local stack", async () => {
    const target = await resolveTarget(
      {},
      sources({ AWS_ENDPOINT_URL: "http://127.0.0.1:8", STAGE: "test" }, aStack("http://127.0.0.1:7")),
    );

    expect(target).toMatchObject({ endpoint: "http://127.0.0.1:8", names: { prefix: "ticket-pipeline-test" } });
  });

  it("uses the newest local stack, with its own names and made-up credentials", async () => {
    const target = await resolveTarget(
      {},
      sources(
        { PROJECT_NAME: "other", AWS_ACCESS_KEY_ID: "AKIAREAL" },
        aStack("http://127.0.0.1:7"),
        aStack("http://127.0.0.1:6"),
      ),
    );

    expect(target).toMatchObject({
      endpoint: "http://127.0.0.1:7",
      names: { prefix: "tickets-dev" },
      clientConfig: { credentials: { accessKeyId: "LOCALKEY" } },
    });
  });

  it("uses AWS with the default credentials if the target is aws", async () => {
    const env = { AWS_REGION: "eu-west-1", PROJECT_NAME: "desk", STAGE: "prod" };
    const target = await resolveTarget({ target: "aws" }, sources(env));

    expect(target).toMatchObject({ kind: "aws", names: { stream: "desk-prod-tickets" } });
    expect(target.clientConfig).toEqual({ region: "eu-west-1" });
  });

  it("uses AWS with --target aws even if a local stack is running", async () => {
    const target = await resolveTarget({ target: "aws" }, sources({}, aStack("http://127.0.0.1:7")));

    expect(target.kind).toBe("aws");
  });

  it("uses a local stack's own credentials when the endpoint is that stack's", async () => {
    const endpoint = "http://127.0.0.1:7";

    const target = await resolveTarget({ endpoint }, sources({ AWS_ACCESS_KEY_ID: "mine" }, aStack(endpoint)));

    expect(target.clientConfig.credentials).toMatchObject({ accessKeyId: "LOCALKEY" });
  });

  it("uses the environment's credentials for an endpoint of the user", async () => {
    const target = await resolveTarget({ endpoint: "http://127.0.0.1:9" }, sources({ AWS_ACCESS_KEY_ID: "mine" }));

    expect(target.clientConfig).not.toHaveProperty("credentials");
  });

  it.each([
    ["the target is local and no stack is running", { target: "local" as const }, {}, "npm start"],
    ["no target is set and no stack is running", {}, {}, "nothing was done"],
    [
      "no stack is running: says how to use AWS",
      {},
      { AWS_REGION: "eu-west-1" },
      "--target aws to use AWS in eu-west-1",
    ],
    [
      "the endpoint is AWS itself",
      { endpoint: "https://kinesis.us-east-1.amazonaws.com" },
      {},
      "AWS itself; pass --target aws",
    ],
    ["AWS_ENDPOINT_URL is AWS itself", {}, { AWS_ENDPOINT_URL: "https://s3.eu-west-1.api.aws/" }, "AWS itself"],
    [
      "the target is aws and AWS_ENDPOINT_URL is set",
      { target: "aws" as const },
      { AWS_ENDPOINT_URL: "http://x:1" },
      "http://x:1",
    ],
    ["the endpoint is not an address", { endpoint: "localhost:4566" }, {}, "localhost:4566"],
  ])("refuses when %s", async (_case, options, env, words) => {
    const refused = resolveTarget(options, sources(env));

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
  });
});

describe("errors about a resource", () => {
  const needed = { description: 'stream "tickets" of AWS in us-east-1', options: "--endpoint or --stream" };
  const HINT = "Start a local stack with `npm start`, or set AWS credentials, --endpoint or --stream.";

  it("reports what was not found, and what to do about it", () => {
    expect(resourceNotFound(needed)).toMatchObject({
      name: "UsageError",
      message: `Stream "tickets" of AWS in us-east-1 not found. ${HINT}`,
    });
  });

  it("reports why a resource cannot be used, with one full stop, and what to do about it", () => {
    const error = Object.assign(new Error("Could not load credentials."), { name: "CredentialsProviderError" });

    expect(resourceUnusable(needed, error)).toMatchObject({
      name: "UsageError",
      message: `Cannot use ${needed.description}: CredentialsProviderError: Could not load credentials. ${HINT}`,
    });
  });
});
