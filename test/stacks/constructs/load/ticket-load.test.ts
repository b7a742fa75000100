import { describe, expect, it } from "vitest";
import { statementsOf, synthesizeStack } from "../../../support/aws/synthesized-stack.js";
import { EXISTING, NETWORK } from "../../../support/aws/warehouses.js";

const stack = synthesizeStack(EXISTING);
const job = stack.resource("aws_glue_job");
const options = job["default_arguments"] as Record<string, string>;
const allowed = (action: string): string[] =>
  stack
    .rolePolicy("load/")
    .filter(({ Action }) => Action.includes(action))
    .flatMap(({ Resource }) => Resource)
    .map((resource) => resource.replace(/^.*\}\//, ""));

describe("the load", () => {
  it("does not exist without a warehouse", () => {
    const without = synthesizeStack();

    for (const type of ["aws_glue_job", "aws_glue_trigger"]) expect(without.resources(type)).toEqual([]);
    expect(without.resources("aws_cloudwatch_event_rule").map(([path]) => path)).toEqual(["watch-deadlines/rule"]);
    expect(without.text).not.toContain('"key": "glue/');
  });

  it("runs one at a time on Glue 5.0, is not retried, and ends after an hour", () => {
    expect(job).toMatchObject({
      glue_version: "5.0",
      command: { name: "glueetl", python_version: "3" },
      worker_type: "G.1X",
      number_of_workers: 2,
      execution_class: "STANDARD",
      execution_property: { max_concurrent_runs: 1 },
      max_retries: 0,
      timeout: 60,
    });
  });

  it("leases the warehouse no longer than it may run", () => {
    expect(options["--lease-minutes"]).toBe(String(job["timeout"]));
  });

  it("runs on the configured workers, on spare capacity if configured", () => {
    const large = synthesizeStack({ ...EXISTING, GLUE_WORKER_TYPE: "G.2X", GLUE_WORKERS: "10", GLUE_FLEX: "true" });

    expect(large.resource("aws_glue_job")).toMatchObject({
      worker_type: "G.2X",
      number_of_workers: 10,
      execution_class: "FLEX",
    });
  });

  it("tolerates the configured number of bad rows, whatever their share", () => {
    const strict = synthesizeStack({ ...EXISTING, LOAD_MIN_REJECTED_ROWS: "1" });

    expect(options["--min-rejected"]).toBe("10");
    expect(strict.resource("aws_glue_job")["default_arguments"]).toMatchObject({ "--min-rejected": "1" });
  });

  it("starts on the configured schedule", () => {
    expect(stack.resource("aws_glue_trigger")).toMatchObject({
      type: "SCHEDULED",
      schedule: "cron(0 0/2 * * ? *)",
      start_on_creation: true,
      actions: [{ job_name: expect.stringContaining("aws_glue_job.") as string }],
    });
    const daily = synthesizeStack({ ...EXISTING, LOAD_SCHEDULE: "cron(0 6 * * ? *)" });
    expect(daily.resource("aws_glue_trigger")["schedule"]).toBe("cron(0 6 * * ? *)");
  });

  it("stores its own watermark, and reads and writes below its prefixes", () => {
    expect(options).toMatchObject({
      "--job-bookmark-option": "job-bookmark-disable",
      "--TempDir": expect.stringMatching(/^s3:\/\/.*\/glue\/temporary\/$/) as string,
      "--source": expect.stringMatching(/\/tickets$/) as string,
      "--evaluations": expect.stringMatching(/\/evaluations$/) as string,
      "--rejects": expect.stringMatching(/\/rejected$/) as string,
      "--staging": expect.stringMatching(/\/staging$/) as string,
      "--warehouse": "redshift",
      "--schema": "public",
      "--enable-metrics": "true",
      "--enable-continuous-cloudwatch-log": "true",
    });
  });

  it("uses script and archive of one version, uploaded before it is created and removed after it is changed", () => {
    const objects = stack.resources("aws_s3_object").filter(([path]) => path.startsWith("load/"));
    const keys = objects.map(([, { key }]) => String(key));
    const versions = keys.map((key) => /^glue\/([0-9a-f]{16})\//.exec(key)?.[1]);

    expect(keys).toHaveLength(2);
    expect(new Set(versions).size).toBe(1);
    expect(job["depends_on"]).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^aws_s3_object\.load_code_script/),
        expect.stringMatching(/^aws_s3_object\.load_code_archive/),
        expect.stringMatching(/^aws_iam_role_policy\.load_role_policy/),
      ]),
    );
    for (const [, object] of objects)
      expect(object).toMatchObject({ lifecycle: { create_before_destroy: true }, server_side_encryption: "aws:kms" });
  });

  it("writes logs, metrics and files encrypted with our key, to log groups that expire", () => {
    const groups = stack.resources("aws_cloudwatch_log_group").filter(([path]) => path.startsWith("load/"));

    expect(stack.resource("aws_glue_security_configuration")["encryption_configuration"]).toMatchObject({
      cloudwatch_encryption: { cloudwatch_encryption_mode: "SSE-KMS" },
      job_bookmarks_encryption: { job_bookmarks_encryption_mode: "CSE-KMS" },
      s3_encryption: { s3_encryption_mode: "SSE-KMS" },
    });
    expect(groups.map(([, { name }]) => name)).toEqual(
      ["error", "output"].map(
        (stream) =>
          `${options["--custom-logGroup-prefix"] ?? ""}/ticket-pipeline-dev-load-tickets-role/ticket-pipeline-dev-load-tickets/${stream}`,
      ),
    );
    for (const [, group] of groups)
      expect(group).toMatchObject({
        retention_in_days: 30,
        kms_key_id: expect.stringContaining("aws_kms_key") as string,
      });
  });

  it("may read tickets, evaluations, its code and what it staged", () => {
    expect(allowed("s3:GetObject")).toEqual(["tickets/*", "evaluations/*", "staging/*", "glue/*", "staging_$folder$"]);
  });

  it("may write rejected rows, staged and temporary files, and delete only staged files", () => {
    expect(allowed("s3:PutObject")).toEqual(["rejected/*", "staging/*", "glue/temporary/*", "staging_$folder$"]);
    expect(allowed("s3:DeleteObject")).toEqual(["staging/*", "staging_$folder$"]);
  });

  it("may list what it reads, and no other part of the bucket", () => {
    const [listing] = stack.rolePolicy("load/").filter(({ Action }) => Action.includes("s3:ListBucket"));

    expect(listing?.Condition).toEqual({
      StringLike: { "s3:prefix": ["tickets/*", "evaluations/*", "staging/*", "staging", "staging_$folder$"] },
    });
  });

  it("may send metrics only to two namespaces", () => {
    const [metrics] = stack.rolePolicy("load/").filter(({ Action }) => Action.includes("cloudwatch:PutMetricData"));

    expect(metrics?.Condition).toEqual({ StringEquals: { "cloudwatch:namespace": ["Glue", "TicketPipeline"] } });
  });

  it("may write to the log groups of this job", () => {
    expect(allowed("logs:PutLogEvents")).toEqual([
      expect.stringMatching(/:log-group:\/aws-glue\/jobs\/ticket-pipeline-dev-load-tickets\/\*$/),
    ]);
  });
});

describe("the load in a VPC", () => {
  const inVpc = synthesizeStack({ ...EXISTING, ...NETWORK });

  it("joins the first subnet through its own connection", () => {
    expect(inVpc.resource("aws_glue_connection")).toMatchObject({
      connection_type: "NETWORK",
      physical_connection_requirements: {
        availability_zone: "us-east-1a",
        subnet_id: "subnet-0aaaaaaa",
        security_group_id_list: ["sg-0aaaaaaa"],
      },
    });
    expect(inVpc.resource("aws_glue_job")["connections"]).toEqual([
      expect.stringMatching(/aws_glue_connection\..*name/),
    ]);
  });

  it("may create network interfaces only there", () => {
    const [creating] = inVpc.rolePolicy("load/").filter(({ Action }) => Action.includes("ec2:CreateNetworkInterface"));

    expect(creating?.Resource.map((arn) => arn.split(":").at(-1))).toEqual([
      "network-interface/*",
      "subnet/subnet-0aaaaaaa",
      "security-group/sg-0aaaaaaa",
    ]);
  });

  it("has no connection without a VPC", () => {
    expect(stack.resources("aws_glue_connection")).toEqual([]);
    expect(job).not.toHaveProperty("connections");
  });
});

describe("the load's role", () => {
  it("may be assumed only by Glue", () => {
    expect(statementsOf(stack.resource("aws_iam_role", "load/")["assume_role_policy"])).toMatchObject([
      {
        Principal: { Service: "glue.amazonaws.com" },
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": expect.any(String) as string } },
      },
    ]);
  });
});
