import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { clientEnvironment, stackEnvironment } from "../../../../scripts/local/stack/stack-environment.js";

beforeEach(() => {
  vi.stubEnv("AWS_PROFILE", "production");
  vi.stubEnv("AWS_SESSION_TOKEN", "real");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "AKIAREAL");
  vi.stubEnv("TERRAFORM_STATE_BUCKET", "the-real-state");
  vi.stubEnv("API_WAF", "true");
  vi.stubEnv("STAGE", "prod");
  vi.stubEnv("AWS_REGION", "eu-west-1");
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const ENDPOINT = "http://127.0.0.1:1";

it("contains no setting of a real deployment", () => {
  expect(stackEnvironment(ENDPOINT, {})).toMatchObject({
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_ACCESS_KEY_ID: "test",
    TERRAFORM_STATE_BUCKET: "",
    API_WAF: "",
    STAGE: "dev",
    AWS_ENDPOINT_URL: ENDPOINT,
  });
});

it("keeps the region, which must match the model id", () => {
  expect(stackEnvironment(ENDPOINT, {})).toMatchObject({ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" });
});

it("puts the Node of node_modules, which runs the functions, first on the path", () => {
  expect(stackEnvironment(ENDPOINT, {})["PATH"]).toMatch(/^[^:]*node_modules\/\.bin:/);
});

it("contains the variables that the caller adds", () => {
  expect(stackEnvironment(ENDPOINT, { SFN_WAIT_SCALE: "0.1" })).toMatchObject({ SFN_WAIT_SCALE: "0.1" });
});

it("contains for clients only the endpoint, the region and test credentials", () => {
  expect(clientEnvironment(stackEnvironment(ENDPOINT, {}))).toEqual({
    AWS_ENDPOINT_URL: ENDPOINT,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "test",
    AWS_SECRET_ACCESS_KEY: "test",
  });
});
