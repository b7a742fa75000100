import { describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createProgram } from "../../../../scripts/commands/capacity/cli.js";
import type { CapacityReport } from "../../../../scripts/commands/capacity/make-report.js";
import { renderReport } from "../../../../scripts/commands/capacity/render-report.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { widthOf } from "../../../../scripts/shared/terminal/text.js";
import { captureErrors, expectUsageError } from "../../../support/usage-errors.js";

const captured = captureErrors();

const MODEL = ["--model", "us.amazon.nova-pro-v1:0"];
const RATE = ["--tickets-per-second", "50", ...MODEL];

const run = async (...args: string[]): Promise<string> => {
  let out = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (out += String(text)) !== "");
  await runCommand(createProgram(), ["node", "capacity", ...args]);

  expect(captured.text).toBe("");
  expect(process.exitCode).toBe(0);
  return out;
};

describe("npm run capacity", () => {
  it("names what binds first, what to ask for and what it costs, and prints JSON of the same", async () => {
    const text = await run(...RATE, "--backlog", "1000");
    const report = z
      .object({
        bindsFirst: z.string(),
        sustainable: z.number(),
        cells: z.number(),
        requests: z.array(z.object({ code: z.string().optional(), value: z.number() })),
        backlog: z.object({ alone: z.object({ seconds: z.number() }), meanwhile: z.null() }),
        costs: z.object({ total: z.number() }),
      })
      .parse(JSON.parse(await run(...RATE, "--backlog", "1000", "--json")));

    expect(text).toContain(`Binds first: ${report.bindsFirst}, 600% used.`);
    expect(report.bindsFirst).toBe("Cross-region model inference requests per minute for Amazon Nova Pro");
    expect(report).toMatchObject({ cells: 6, sustainable: expect.closeTo(8.33, 2) as number });
    expect(report.requests[0]).toEqual({ code: "L-ED46B8C5", value: 3_800 });
    expect(text).toContain("--service-code bedrock --quota-code L-ED46B8C5 --desired-value 3800");
    expect(text).toContain(`$${Math.round(report.costs.total).toLocaleString("en")}`);
    expect(text).toContain("never, because the quotas allow 8.33 tickets/s");
  });

  it("counts a guardrail if it is told to, or the configuration has one", async () => {
    const shares = "Denied topic policy text units per second";
    vi.stubEnv("GUARDRAIL", "false");
    expect(await run(...RATE)).not.toContain("Guardrails");
    expect(await run(...RATE, "--guardrail")).toContain(shares);
    vi.stubEnv("GUARDRAIL", "true");
    expect(await run(...RATE)).toMatch(/Bedrock Guardrails +\$1\.20/);
    vi.unstubAllEnvs();
  });

  it("prints the same for the same seed", async () => {
    const args = ["--tickets-per-second", "2", "--backlog", "300", "--seed", "7"];

    expect(await run(...args)).toBe(await run(...args));
  });

  it.each([60, 80, 120])("fits into %i columns, the commands to copy apart", async (columns) => {
    const report = JSON.parse(await run(...RATE, "--backlog", "300", "--json")) as CapacityReport;
    const lines = renderReport(report, columns).split("\n");

    for (const line of lines.filter((one) => !/^ {4}(aws| {2}--)/.test(one)))
      expect(widthOf(line), line).toBeLessThanOrEqual(columns);
  });

  it("takes the stack's default model, through a profile of the region", async () => {
    expect(await run("--tickets-per-second", "1")).toContain("us-east-1 with us.amazon.nova-2-lite-v1:0");
    expect(await run("--tickets-per-second", "1", "--region", "eu-west-1")).toContain(
      "with eu.amazon.nova-2-lite-v1:0",
    );
  });

  it("says where a load is too much for the warehouse, and what AWS does not raise", async () => {
    const text = await run("--tickets-per-second", "1000");

    expect(text).toContain("loads fall behind");
    expect(text).toMatch(/Write capacity of a partition.*AWS does not raise it/);
  });

  it("takes what the account has instead of the default", async () => {
    const text = await run(
      "--tickets-per-second",
      "5",
      ...MODEL,
      "--quota",
      "lambda-concurrency=10",
      "--quota",
      "model-tokens=9000000",
    );

    expect(text).toContain("Binds first: Concurrent executions, 228% used.");
  });
});

describe("wrong options of npm run capacity", () => {
  it.each([
    [[], ["--tickets-per-second is missing", "a number above 0"]],
    [
      ["--tickets-per-second", "0"],
      ['--tickets-per-second is "0"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "-5"],
      ['--tickets-per-second is "-5"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "many"],
      ['--tickets-per-second is "many"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "NaN"],
      ['--tickets-per-second is "NaN"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "Infinity"],
      ['--tickets-per-second is "Infinity"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "1e3"],
      ['--tickets-per-second is "1e3"', "a number above 0"],
    ],
    [
      ["--tickets-per-second", "1000001"],
      ['--tickets-per-second is "1000001"', "at most 1000000"],
    ],
    [
      [...RATE, "--region", "mars-1"],
      ['--region is "mars-1"', "us-east-1"],
    ],
    [
      [...RATE, "--region", ""],
      ['--region is ""', "us-east-1"],
    ],
    [
      [...RATE, "--model", "gpt"],
      ['--model is "gpt"', "amazon.nova-pro-v1:0"],
    ],
    [
      [...RATE, "--model", "us.vendor.model-v1:0"],
      ['--model is "us.vendor.model-v1:0"', "amazon.nova-pro-v1:0"],
    ],
    [
      [...RATE, "--model", "eu.amazon.nova-pro-v1:0"],
      ["--region us-east-1 cannot call", "can be called from eu-*"],
    ],
    [
      [...RATE, "--backlog", "0"],
      ['--backlog is "0"', "from 1 to 10000000"],
    ],
    [
      [...RATE, "--backlog", "1.5"],
      ['--backlog is "1.5"', "a whole number"],
    ],
    [
      [...RATE, "--model-seconds", "0"],
      ['--model-seconds is "0"', "at most 50"],
    ],
    [
      [...RATE, "--input-tokens", "0"],
      ['--input-tokens is "0"', "from 1"],
    ],
    [
      [...RATE, "--design", "batch"],
      ["batch", "standard, express, map"],
    ],
    [
      [...RATE, "--quota", "lambda"],
      ['--quota is "lambda"', "lambda-concurrency"],
    ],
    [
      [...RATE, "--quota", "lambda-concurrency=-1"],
      ["--quota lambda-concurrency", "a number above 0"],
    ],
    [
      [...RATE, "--quota", "lambda-concurrency="],
      ["--quota lambda-concurrency", "a number above 0"],
    ],
  ])("%j", async (args, names) => {
    await expectUsageError(captured, createProgram, args, names);
  });
});
