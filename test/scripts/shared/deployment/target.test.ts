import { describe, expect, it } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import type { RunningStack } from "../../../../scripts/shared/deployment/registry.js";
import { resolveTarget } from "../../../../scripts/shared/deployment/target.js";

const aStack = (endpoint: string): RunningStack => ({
  id: "run-1",
  pid: 1,
  endpoint,
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
  it("takes an endpoint given over everything else", async () => {
    const target = await resolveTarget(
      { endpoint: "http://127.0.0.1:9" },
      sources({ AWS_ENDPOINT_URL: "http://127.0.0.1:8" }, aStack("http://127.0.0.1:7")),
    );

    expect(target).toMatchObject({ kind: "local", endpoint: "http://127.0.0.1:9" });
  });

  it("takes AWS_ENDPOINT_URL over a local stack that is up", async () => {
    const target = await resolveTarget(
      {},
      sources({ AWS_ENDPOINT_URL: "http://127.0.0.1:8", STAGE: "test" }, aStack("http://127.0.0.1:7")),
    );

    expect(target).toMatchObject({ endpoint: "http://127.0.0.1:8", names: { prefix: "ticket-pipeline-test" } });
  });

  it("takes the newest local stack, with the names it was deployed under and made-up credentials", async () => {
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
      clientConfig: { credentials: { accessKeyId: "test" } },
    });
  });

  it("goes to AWS by the default credentials when no local stack is up", async () => {
    const target = await resolveTarget({}, sources({ AWS_REGION: "eu-west-1", PROJECT_NAME: "desk", STAGE: "prod" }));

    expect(target).toMatchObject({ kind: "aws", names: { stream: "desk-prod-tickets" } });
    expect(target.clientConfig).toEqual({ region: "eu-west-1" });
  });

  it("goes to AWS when asked to, whatever is up", async () => {
    const target = await resolveTarget({ target: "aws" }, sources({}, aStack("http://127.0.0.1:7")));

    expect(target.kind).toBe("aws");
  });

  it("uses the environment's credentials for an endpoint of the user's own", async () => {
    const target = await resolveTarget({ endpoint: "http://127.0.0.1:9" }, sources({ AWS_ACCESS_KEY_ID: "mine" }));

    expect(target.clientConfig).not.toHaveProperty("credentials");
  });

  it.each([
    ["local is asked for and none is up", { target: "local" as const }, {}, "npm start"],
    [
      "AWS is asked for while AWS_ENDPOINT_URL leads elsewhere",
      { target: "aws" as const },
      { AWS_ENDPOINT_URL: "http://x:1" },
      "http://x:1",
    ],
    ["the endpoint is no address", { endpoint: "localhost:4566" }, {}, "localhost:4566"],
  ])("refuses when %s", async (_case, options, env, words) => {
    const refused = resolveTarget(options, sources(env));

    await expect(refused).rejects.toThrow(UsageError);
    await expect(refused).rejects.toThrow(words);
  });
});
