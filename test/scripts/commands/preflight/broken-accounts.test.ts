import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Plan } from "../../../../scripts/commands/preflight/check.js";
import type { Finding } from "../../../../scripts/commands/preflight/finding.js";
import { exitCodeOf } from "../../../../scripts/commands/preflight/render-findings.js";
import { runPreflight } from "../../../../scripts/commands/preflight/run-preflight.js";
import { readStackFacts } from "../../../../scripts/commands/preflight/stack-facts.js";
import { readConfig } from "../../../../stacks/config/config.js";
import { synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { readRecords, recordedAccount, type AccountRecord } from "../../../support/fakes/recorded-account.js";

const records = readRecords(path.join(import.meta.dirname, "accounts"));
const healthy = records.get("healthy");
const broken = [...records].filter(([name]) => name !== "healthy");

const plans = new Map<string, Promise<Plan>>();

const planFor = (environment: Readonly<Record<string, string>>): Promise<Plan> => {
  const key = JSON.stringify(environment);
  const make = async (): Promise<Plan> => {
    const env = { NOTIFICATION_EMAILS: "ada@example.com", LAMBDA_CONCURRENCY_QUOTA: "1000", ...environment };
    const { backend, ...facts } = await readStackFacts(synthesizeStack(env).folder);
    const file = { kind: "file", file: path.join(import.meta.dirname, "no-state") } as const;
    return {
      config: readConfig(env),
      prefix: "ticket-pipeline-dev",
      // The local state of whoever runs the tests is not the record's.
      stack: { ...facts, backend: backend.kind === "file" ? file : backend },
    };
  };
  const plan = plans.get(key) ?? make();
  plans.set(key, plan);
  return plan;
};

const check = async (record: AccountRecord) => {
  const {
    environment = {},
    expectedAccount,
    profile,
    callModel = true,
    terraform = "1.13.4",
    lockFile,
  } = record.options;
  const { account, calls } = recordedAccount(healthy === undefined ? [record] : [record, healthy]);
  const findings = await runPreflight({
    plan: await planFor(environment),
    account,
    tools: {
      command: terraform === null ? undefined : "terraform",
      version: () => Promise.resolve(terraform ?? undefined),
      lockFile: () => Promise.resolve(lockFile),
    },
    expectedAccount,
    profile,
    mayCallModel: () => Promise.resolve(callModel),
    signal: new AbortController().signal,
    limits: { concurrency: 4, checkMs: 500, totalMs: 30_000 },
  });
  return { findings, calls };
};

const notOk = (findings: readonly Finding[]): readonly Finding[] => findings.filter(({ status }) => status !== "ok");

describe("a recorded account", () => {
  it("that is healthy gets a finding for every check, and all are ok", async () => {
    const { findings } = await check({ about: "", options: {}, answers: {}, findings: [] });

    expect(notOk(findings)).toEqual([]);
    expect(findings.map(({ subject }) => subject)).toMatchInlineSnapshot(`
      [
        "credentials",
        "Terraform",
        "AWS provider",
        "rights to deploy",
        "services of the region",
        "quota of lambda: Concurrent executions",
        "quota of states: StartExecution throttle token refill rate per second",
        "quota of states: StateTransition throttle token refill rate per second",
        "quota of comprehend: DetectSentiment throttle limit in transactions per second",
        "quota of comprehend: DetectDominantLanguage throttle limit in transactions per second",
        "quota of bedrock: Cross-region model inference tokens per minute for Amazon Nova 2 Lite",
        "quota of bedrock: Cross-region model inference requests per minute for Amazon Nova 2 Lite",
        "model",
        "API Gateway's logging role",
        "e-mail subscriptions",
        "e-mail subscriptions of the desk",
        "Terraform's state",
        "names",
        "budget",
        "model call",
      ]
    `);
    expect(exitCodeOf(findings)).toBe(0);
  });

  it("that is healthy has room for a guardrail and its text units, if the configuration wants one", async () => {
    const options = { environment: { GUARDRAIL: "true" } };
    const { findings } = await check({ about: "", options, answers: {}, findings: [] });

    expect(notOk(findings)).toEqual([]);
    expect(findings.filter(({ subject }) => /guardrail/i.test(subject))).toHaveLength(5);
  });

  it("whose policies allow actions for the stack's own names only is healthy", async () => {
    const answers = {
      simulatePrincipalPolicy: { $denied: [], $allowedOnOwn: ["lambda:CreateFunction", "sqs:CreateQueue"] },
    };
    const { findings, calls } = await check({ about: "", options: {}, answers, findings: [] });

    expect(notOk(findings)).toEqual([]);
    expect(JSON.stringify(calls)).toContain("arn:aws:lambda:us-east-1:111122223333:function:ticket-pipeline-dev-x");
  });

  it.each(["desk.example.com", "example.com"])(
    "whose certificate covers the console's name %s is healthy",
    async (name) => {
      const environment = {
        CONSOLE_BUILD: "test/fixtures/console-site",
        CONSOLE_DOMAIN: name,
        CONSOLE_CERTIFICATE_ARN: "arn:aws:acm:us-east-1:111122223333:certificate/12345678-1234-1234-1234-123456789012",
      };
      const { findings } = await check({ about: "", options: { environment }, answers: {}, findings: [] });

      expect(notOk(findings)).toEqual([]);
      expect(findings.map(({ subject }) => subject)).toContain("certificate of the console");
    },
  );

  it("is never called once its credentials are those of another account", async () => {
    const options = { expectedAccount: "444455556666" };
    const { calls } = await check({ about: "", options, answers: {}, findings: [] });

    expect(calls.map(({ name }) => name)).toEqual(["getCallerIdentity"]);
  });

  it("there are more than fifteen broken ones", () => {
    expect(broken.length).toBeGreaterThan(15);
    expect(broken.filter(([, { findings }]) => findings.length !== 1).map(([name]) => name)).toEqual([]);
  });

  it.each(broken)("%s: names exactly the fault and its fix", async (_name, record) => {
    const { findings } = await check(record);

    expect(notOk(findings)).toEqual(record.findings);
    expect(exitCodeOf(findings)).toBe(record.findings.some(({ status }) => status === "failure") ? 1 : 0);
  });
});
