import fc from "fast-check";
import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { describe, expect, it } from "vitest";
import { COMPREHEND_REGIONS } from "../../../stacks/config/comprehend-regions.js";
import { readConfig } from "../../../stacks/config/config.js";
import { PREFIX_MAX_LENGTH } from "../../../stacks/names.js";
import { configIssuesOf } from "../../support/aws/config-issues.js";

describe("readConfig", () => {
  it("needs no variable", () => {
    expect(readConfig({})).toEqual({
      projectName: "ticket-pipeline",
      stage: "dev",
      protectsData: false,
      region: "us-east-1",
      notificationEmails: [],
      deskNoticeEmails: [],
      notificationDetail: "summary",
      comprehendRegion: undefined,
      responseModel: {
        kind: "inference-profile",
        id: "us.amazon.nova-2-lite-v1:0",
        metricId: "us.amazon.nova-2-lite-v1:0",
        foundationModel: "amazon.nova-2-lite-v1:0",
        isGlobal: false,
        toolUse: "named",
        isKnown: true,
      },
      pii: { mode: "redact", comprehend: true },
      promptDatamarking: false,
      guardrail: false,
      confidenceFloor: 0.5,
      recovery: { tableDays: 35, objectDays: 30 },
      permissionsBoundary: undefined,
      console: { build: "console/dist", domain: undefined },
      delivery: { repository: undefined, stages: ["dev", "staging", "prod"], createsProvider: true },
      budgets: {
        tiers: {
          general: { tickets: 200, characters: 500_000 },
          gold: { tickets: 2_000, characters: 5_000_000 },
        },
        promptMaxTokens: 24_000,
        monthlyUsd: undefined,
        prices: { input: 0.33, output: 2.75, sentimentUnits: 100 },
        tokenPrices: expect.objectContaining({ "us.amazon.nova-2-lite-v1:0": [0.33, 2.75] }) as unknown,
      },
      replies: { allowed: [], forbids: "password,card,refund,deadline" },
      logRetentionDays: 30,
      concurrency: { quota: 10, reserved: {} },
      stateBucket: undefined,
      s3UsePathStyle: false,
      alarms: {
        runbooks: "docs/operations.md",
        failedExecutions: 0,
        failedTicketsWaiting: 100,
        failedTicketsAgeHours: 24,
        recordsWaitingMinutes: 15,
        smallestCount: 5,
        quarantinedPercent: 5,
        degradedPercent: 10,
        functionErrorPercent: 50,
        functionThrottles: 100,
        concurrencyPercent: 80,
        functionDurationPercent: 80,
        modelThrottles: 100,
        modelLatencySeconds: 30,
        transitionThrottles: 1000,
        tableThrottles: 10,
        routingWaitingMinutes: 15,
        apiErrorPercent: 5,
        apiLatencyMilliseconds: 3000,
        apiThrottles: 100,
        modelTokensADay: 10_000_000,
        spendUsdADay: 20,
        heldPercent: 30,
        badRepliesPercent: 50,
        badRepliesSmallestCount: 20,
        ticketsOverBudget: 0,
        budgetsNotCounted: 10,
        signInsThrottled: 20,
      },
      api: {
        allowedOrigins: [],
        selfRegistration: false,
        stage: { rate: 200, burst: 400 },
        tiers: {
          general: { rate: 100, burst: 200, quota: 500_000 },
          gold: { rate: 200, burst: 400, quota: 1_000_000 },
        },
        wafRate: undefined,
      },
      evaluation: { shares: { priority: 0.1, general: 0.1 }, judge: undefined },
      load: undefined,
    });
  });

  it("treats an empty variable as unset", () => {
    expect(readConfig({ STAGE: "", REDSHIFT_ARN: "", NOTIFICATION_EMAILS: "" })).toEqual(readConfig({}));
  });

  it("protects only the data of stage prod", () => {
    expect(readConfig({ STAGE: "prod" }).protectsData).toBe(true);
    expect(readConfig({ STAGE: "prod2" }).protectsData).toBe(false);
  });

  it("reads addresses separated by commas, with or without spaces", () => {
    const config = readConfig({ NOTIFICATION_EMAILS: "ada@example.com, bo@example.com" });

    expect(config.notificationEmails).toEqual(["ada@example.com", "bo@example.com"]);
  });

  it("subscribes an address only once, even if it is repeated in another case", () => {
    const config = readConfig({ NOTIFICATION_EMAILS: "Ada@example.com,bo@example.com,ada@Example.com,bo@example.com" });

    expect(config.notificationEmails).toEqual(["Ada@example.com", "bo@example.com"]);
  });

  it("reads domains, addresses and numbers that replies may have", () => {
    const config = readConfig({
      REPLY_ALLOWED: "help.example.com, support@example.com,0800 123 456, +44 (0)20/7946-0958",
    });

    expect(config.replies.allowed).toEqual([
      "help.example.com",
      "support@example.com",
      "0800 123 456",
      "+44 (0)20/7946-0958",
    ]);
  });

  it("uses S3's path style at a custom endpoint", () => {
    expect(readConfig({ AWS_ENDPOINT_URL: "http://localhost:4566" }).s3UsePathStyle).toBe(true);
  });

  it.each([
    ["PROJECT_NAME", "Tickets", "lower-case letters"],
    ["PROJECT_NAME", "a--b", "single hyphens"],
    ["STAGE", "Prod!", "1 to 12 lower-case letters and digits"],
    ["STAGE", "e2e", "CDKTF takes it for a number"],
    ["STAGE", "ee", "CDKTF takes it for a number"],
    ["STAGE", "test1e2", "CDKTF takes it for a number"],
    ["PROJECT_NAME", "desk-e2", "CDKTF takes it for a number"],
    ["PROJECT_NAME", "desk1e", "CDKTF takes it for a number"],
    ["AWS_REGION", "Frankfurt", "an AWS region, such as us-east-1"],
    ["NOTIFICATION_EMAILS", "ada@example.com,nobody", "e-mail addresses separated by commas"],
    ["NOTIFICATION_EMAILS", "ada@example.com,", "e-mail addresses separated by commas"],
    ["REPLY_ALLOWED", "help.example.com,everything", "domains, e-mail addresses and numbers, separated by commas"],
    ["REPLY_ALLOWED", "https://example.com/help", "domains, e-mail addresses and numbers, separated by commas"],
    ["REPLY_FORBIDS", "password,money", "password, card, refund and deadline, separated by commas, or none"],
    ["RESPONSE_MODEL_ID", "gpt", "the id or ARN of a Bedrock model, inference profile or provisioned throughput"],
    ["RESPONSE_MODEL_ID", "mars.amazon.nova-pro-v1:0", "ids of profiles start with us-gov., us., eu., jp., au., ca.,"],
    [
      "RESPONSE_FOUNDATION_MODEL",
      "us.amazon.nova-2-lite-v1:0",
      "the id of a Bedrock model, such as amazon.nova-2-lite",
    ],
    ["RESPONSE_MODEL_ID", "eu.amazon.nova-pro-v1:0", "a profile that AWS_REGION us-east-1 can call"],
    ["CONFIDENCE_FLOOR", "1.5", "a number from 0 to 1"],
    ["LOG_RETENTION_DAYS", "31", "one of 7, 14, 30"],
    ["LAMBDA_CONCURRENCY_QUOTA", "9", "a whole number from 10 to 1000000"],
    ["LAMBDA_CONCURRENCY_QUOTA", "ten", "a whole number from 10 to 1000000"],
    ["MODEL_CONCURRENCY", "0", "a whole number from 1 to 100000"],
    ["ALARM_CONCURRENCY_PERCENT", "100", "a whole number from 1 to 99"],
    ["ALARM_FAILED_EXECUTIONS", "-1", "a whole number from 0 to 1000000"],
    ["ALARM_FAILED_TICKETS_WAITING", "many", "a whole number from 0 to 1000000"],
    ["ALARM_FAILED_TICKETS_AGE_HOURS", "337", "a whole number from 1 to 336"],
    ["ALARM_RECORDS_WAITING_MINUTES", "1441", "a whole number from 1 to 1440"],
    ["ALARM_SMALLEST_COUNT", "0", "a whole number from 1 to 1000000"],
    ["ALARM_QUARANTINED_PERCENT", "100", "a whole number from 1 to 99"],
    ["ALARM_DEGRADED_PERCENT", "0", "a whole number from 1 to 99"],
    ["ALARM_FUNCTION_ERROR_PERCENT", "0.5", "a whole number from 1 to 99"],
    ["ALARM_FUNCTION_THROTTLES", "1e3", "a whole number from 0 to 1000000"],
    ["ALARM_FUNCTION_DURATION_PERCENT", "80%", "a whole number from 1 to 99"],
    ["ALARM_MODEL_THROTTLES", "1000001", "a whole number from 0 to 1000000"],
    ["ALARM_MODEL_LATENCY_SECONDS", "101", "a whole number from 1 to 100"],
    ["COMPREHEND_REGION", "eu-north-1", "a region with Comprehend"],
    ["ALARM_TRANSITION_THROTTLES", "-1", "a whole number from 0 to 1000000"],
    ["ALARM_TABLE_THROTTLES", " 1", "a whole number from 0 to 1000000"],
    ["ALARM_ROUTING_WAITING_MINUTES", "0", "a whole number from 1 to 1440"],
    ["RUNBOOK_URL", "docs/operations.md", "a URL that starts with http:// or https://"],
    ["TERRAFORM_STATE_BUCKET", "My_Bucket", "the name of an S3 bucket"],
    ["MONTHLY_BUDGET_USD", "0", "a whole number from 1 to 10000000"],
    ["MONTHLY_BUDGET_USD", "-5", "a whole number from 1 to 10000000"],
    ["MONTHLY_BUDGET_USD", "99.5", "a whole number from 1 to 10000000"],
    ["MONTHLY_BUDGET_USD", "$500", "a whole number from 1 to 10000000"],
    ["AWS_ENDPOINT_URL", "localhost:4566", "a URL that starts with http:// or https://"],
    ["REDSHIFT_JDBC_CONNECTION_URL", "postgres://host/db", "a JDBC URL"],
    ["REDSHIFT_ARN", "arn:aws:s3:::bucket", "the ARN of a Redshift cluster"],
    ["REDSHIFT_USERNAME", "Admin User", "a database user"],
    ["REDSHIFT_DATABASE", "my-db", "the name of a database"],
    ["REDSHIFT_SCHEMA", "Public", "the name of a schema"],
    ["REDSHIFT_TABLE", "1table", "the name of a table"],
    ["REDSHIFT_SUBNET_ID", "subnet", "a subnet id"],
    ["REDSHIFT_SECURITY_GROUP_ID", "default", "a security group id"],
    ["REDSHIFT_AVAILABILITY_ZONE", "us-east-1", "an availability zone"],
  ])("rejects %s=%s, and reports the variable, its value and what was expected", (variable, value, expected) => {
    const issues = configIssuesOf({ [variable]: value });

    expect(issues).toEqual([expect.stringContaining(`${variable} is ${JSON.stringify(value)}: expected`)]);
    expect(issues[0]).toContain(expected);
  });

  it.each(["us-gov-west-1", "us-iso-east-1", "cn-north-1"])("rejects a budget in %s, which has none", (region) => {
    const environment = { AWS_REGION: region, RESPONSE_MODEL_ID: "amazon.nova-pro-v1:0", MONTHLY_BUDGET_USD: "500" };

    expect(configIssuesOf(environment)).toContainEqual(
      expect.stringContaining(`MONTHLY_BUDGET_USD is "500": expected no value in AWS_REGION ${region}`),
    );
  });

  it.each(["eu-north-1", "eu-west-3", "us-west-1", "sa-east-1", "ap-northeast-3", "us-gov-east-1"])(
    "rejects %s, which has no Comprehend, and names the regions that have it",
    (AWS_REGION) => {
      const environment = { AWS_REGION, RESPONSE_MODEL_ID: "amazon.nova-pro-v1:0" };
      const elsewhere = AWS_REGION.startsWith("us-gov") ? "us-gov-west-1" : "eu-central-1";

      expect(configIssuesOf(environment)).toEqual([
        expect.stringMatching(
          new RegExp(
            `^COMPREHEND_REGION is not set: expected one of .*${elsewhere}.*AWS_REGION ${AWS_REGION} has no Comprehend`,
          ),
        ),
      ]);
      expect(configIssuesOf({ ...environment, COMPREHEND_REGION: elsewhere })).toEqual([]);
    },
  );

  it.each(COMPREHEND_REGIONS)("accepts %s, which has Comprehend", (AWS_REGION) => {
    expect(configIssuesOf({ AWS_REGION, RESPONSE_MODEL_ID: "amazon.nova-pro-v1:0" })).toEqual([]);
  });

  it.each([
    ["eu-central-1", "us-gov-west-1"],
    ["us-gov-east-1", "us-east-1"],
  ])("rejects, in %s, the Comprehend of %s, which is in another partition", (AWS_REGION, COMPREHEND_REGION) => {
    expect(configIssuesOf({ AWS_REGION, COMPREHEND_REGION, RESPONSE_MODEL_ID: "amazon.nova-pro-v1:0" })).toEqual([
      expect.stringContaining(`it is called from AWS_REGION ${AWS_REGION}`),
    ]);
  });

  it("reports every issue at once", () => {
    const issues = configIssuesOf({ STAGE: "Prod!", CONFIDENCE_FLOOR: "high", REDSHIFT_ARN: "none" });

    expect(issues.map((issue) => issue.split(" ")[0])).toEqual(["STAGE", "CONFIDENCE_FLOOR", "REDSHIFT_ARN"]);
  });

  it("never shows a password", () => {
    const issues = configIssuesOf({ REDSHIFT_PASSWORD: "hunter2" });

    expect(issues).toEqual([expect.stringContaining("REDSHIFT_PASSWORD has a value that is not shown: expected 8 to")]);
    expect(issues[0]).not.toContain("hunter2");
  });

  it("accepts project and stage up to the length that names allow, and no longer", () => {
    const longest = "p".repeat(PREFIX_MAX_LENGTH - "-dev".length);

    expect(readConfig({ PROJECT_NAME: longest }).projectName).toBe(longest);
    expect(configIssuesOf({ PROJECT_NAME: `${longest}p` })).toEqual([
      expect.stringContaining(`expected at most ${longest.length} characters`),
    ]);
  });

  it("returns a configuration or throws a ConfigError, whatever the variables contain", () => {
    const names = Object.keys(parseEnv(readFileSync(".env.example", "utf8")));
    const environment = fc.dictionary(fc.constantFrom(...names), fc.string());

    fc.assert(
      fc.property(environment, (variables) => {
        expect(configIssuesOf(variables).every((issue) => names.includes(issue.split(" ")[0] ?? ""))).toBe(true);
      }),
    );
  });
});

describe(".env.example", () => {
  it("is a valid configuration, with the defaults", () => {
    expect(readConfig(parseEnv(readFileSync(".env.example", "utf8")))).toEqual(readConfig({}));
  });
});
