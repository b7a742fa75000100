import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readConfig } from "../../../../stacks/config/config.js";
import {
  clientEnvironment,
  newCredentials,
  stackEnvironment,
} from "../../../../scripts/local/stack/stack-environment.js";

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
const EMULATOR = { endpoint: ENDPOINT, credentials: { accessKeyId: "LOCALKEY", secretAccessKey: "of the run" } };

it("contains no setting of a real deployment", () => {
  expect(stackEnvironment(EMULATOR, {})).toMatchObject({
    AWS_PROFILE: undefined,
    AWS_SESSION_TOKEN: undefined,
    AWS_ACCESS_KEY_ID: "LOCALKEY",
    TERRAFORM_STATE_BUCKET: "",
    API_WAF: "",
    STAGE: "dev",
    AWS_ENDPOINT_URL: ENDPOINT,
  });
});

it("keeps the region, which must match the model id", () => {
  expect(stackEnvironment(EMULATOR, {})).toMatchObject({ AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-1" });
});

it("has budgets that no command uses up, unless they are set", () => {
  vi.stubEnv("BUDGET_GOLD_TICKETS", "7");

  expect(stackEnvironment(EMULATOR, {})).toMatchObject({ BUDGET_GENERAL_TICKETS: "1000000", BUDGET_GOLD_TICKETS: "7" });
});

it.each([
  ["by default", {}],
  ["for a writer of Mistral", { RESPONSE_MODEL_ID: "mistral.mistral-large-2407-v1:0", AWS_REGION: "us-west-2" }],
])("has a judge that the configuration accepts %s", (_, own) => {
  for (const [name, value] of Object.entries({ AWS_REGION: "us-east-1", ...own })) vi.stubEnv(name, value);

  expect(readConfig(stackEnvironment(EMULATOR, {})).evaluation.judge).toBeDefined();
});

it("has the judge that is set", () => {
  vi.stubEnv("JUDGE_MODEL_ID", "us.some.judge-v1:0");

  expect(stackEnvironment(EMULATOR, {})).toMatchObject({ JUDGE_MODEL_ID: "us.some.judge-v1:0" });
});

it("puts the Node of node_modules, which runs the functions, first on the path", () => {
  expect(stackEnvironment(EMULATOR, {})["PATH"]).toMatch(/^[^:]*node_modules\/\.bin:/);
});

it("contains the variables that the caller adds", () => {
  expect(stackEnvironment(EMULATOR, { SFN_WAIT_SCALE: "0.1" })).toMatchObject({ SFN_WAIT_SCALE: "0.1" });
});

it("contains for clients only the endpoint, the region and the emulator's credentials", () => {
  expect(clientEnvironment(stackEnvironment(EMULATOR, {}))).toEqual({
    AWS_ENDPOINT_URL: ENDPOINT,
    AWS_REGION: "eu-west-1",
    AWS_ACCESS_KEY_ID: "LOCALKEY",
    AWS_SECRET_ACCESS_KEY: "of the run",
  });
});

it("has new credentials for each run, which SDK clients and the emulator accept", () => {
  const [first, second] = [newCredentials(), newCredentials()];

  // "accessKeyId" in the API reference of IAM; other than twelve digits, which the emulator takes for an account.
  expect(first.accessKeyId).toMatch(/^LOCAL[0-9A-F]{32}$/);
  expect(first).not.toEqual(second);
});
