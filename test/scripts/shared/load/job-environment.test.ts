import { afterEach, expect, it, vi } from "vitest";
import { jobEnvironment } from "../../../../scripts/shared/load/job-environment.js";
import { emulatorClientConfig } from "../../../../scripts/shared/deployment/target.js";

const ENDPOINT = "http://127.0.0.1:40123";
const emulator = {
  endpoint: ENDPOINT,
  region: "eu-west-1",
  clientConfig: emulatorClientConfig(ENDPOINT, "eu-west-1", {}),
};

afterEach(() => {
  vi.unstubAllEnvs();
});

it("leads the job to the emulator with the emulator's credentials, whatever profile is set", () => {
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

it("leaves credentials and endpoint of AWS alone", () => {
  vi.stubEnv("AWS_PROFILE", "production");
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);

  const env = jobEnvironment({ region: "us-east-1", clientConfig: { region: "us-east-1" } }, undefined);

  expect(env["AWS_PROFILE"]).toBe("production");
  expect(env["AWS_ENDPOINT_URL"]).toBeUndefined();
});
