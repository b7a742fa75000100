import { afterEach, expect, it, vi } from "vitest";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import {
  allDaysOption,
  installPyspark,
  jobEnvironment,
  metricsOption,
  toleranceOption,
} from "../../../../scripts/shared/load/load-job.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";
import { emulatorClientConfig, MADE_UP_CREDENTIALS } from "../../../../scripts/shared/deployment/target.js";
import { resourceNames } from "../../../../stacks/names.js";

afterEach(() => {
  vi.unstubAllEnvs();
});

it("reports that a machine without what the load needs cannot load, before any other work", () => {
  const setUp = ["scripts/bootstrap.mjs", "--needs", "java"];
  vi.stubEnv("PATH", temporaryFolder());
  vi.stubEnv("JAVA_HOME", "/nonexistent");

  expect(() => {
    installPyspark(setUp);
  }).toThrow(UsageError);
});

const ENDPOINT = "http://127.0.0.1:40123";
const emulator = {
  endpoint: ENDPOINT,
  region: "eu-west-1",
  clientConfig: emulatorClientConfig(ENDPOINT, "eu-west-1", MADE_UP_CREDENTIALS),
};

afterEach(() => {
  vi.unstubAllEnvs();
});

it("connects the job to the emulator with the emulator's credentials, whatever profile is set", () => {
  vi.stubEnv("AWS_PROFILE", "production");
  vi.stubEnv("AWS_SESSION_TOKEN", "of production");

  expect(jobEnvironment(emulator, "postgresql://w")).toMatchObject({
    AWS_ENDPOINT_URL: ENDPOINT,
    AWS_DEFAULT_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
    WAREHOUSE_URL: "postgresql://w",
  });
});

it("does not change credentials and endpoint for AWS", () => {
  vi.stubEnv("AWS_PROFILE", "production");
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);

  const env = jobEnvironment({ region: "us-east-1", clientConfig: { region: "us-east-1" } }, undefined);

  expect(env["AWS_PROFILE"]).toBe("production");
  expect(env["AWS_ENDPOINT_URL"]).toBeUndefined();
});

const names = resourceNames({ projectName: "tickets", stage: "dev" });

it("puts metrics as the stack's job on an emulator, and none on AWS, where an alarm watches the job itself", () => {
  expect(metricsOption({ kind: "local", names })).toEqual(["--metrics-service", "tickets-dev-load-tickets"]);
  expect(metricsOption({ kind: "aws", names })).toEqual([]);
});

it("tolerates as many bad rows as the stack's job", () => {
  expect(toleranceOption({})).toEqual(["--min-rejected", "10"]);
  expect(toleranceOption({ LOAD_MIN_REJECTED_ROWS: "" })).toEqual(["--min-rejected", "10"]);
  expect(toleranceOption({ LOAD_MIN_REJECTED_ROWS: "250" })).toEqual(["--min-rejected", "250"]);
});

it.each(["0", "-1", "ten", "1.5", "1000001"])("refuses to tolerate %s bad rows, and says what it expected", (value) => {
  expect(() => toleranceOption({ LOAD_MIN_REJECTED_ROWS: value })).toThrow(
    new UsageError(`LOAD_MIN_REJECTED_ROWS is "${value}"; expected a whole number from 1 to 1000000.`),
  );
});

it("looks at all days, so that tickets with old dates are loaded, unless the arguments choose some", () => {
  expect(allDaysOption(["--source", "tickets"])).toEqual(["--all-days"]);
  for (const choice of [["--from-date", "2026-11-21"], ["--keys-file=keys"], ["--recent-days", "3"], ["--all-days"]])
    expect(allDaysOption(choice)).toEqual([]);
});
