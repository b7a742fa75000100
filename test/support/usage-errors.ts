import { Command } from "commander";
import { afterEach, beforeEach, expect, vi } from "vitest";
import { runCommand } from "../../scripts/shared/terminal/command-line.js";

export type Program = () => Command;

/** Variables that select a deployment, a warehouse, an API, a model or an editor. */
const VARIABLES = [
  ...["AWS_ENDPOINT_URL", "AWS_PROFILE", "AWS_REGION", "PROJECT_NAME", "STAGE", "API_URL", "API_TOKEN"],
  ...["WAREHOUSE_URL", "REDSHIFT_ARN", "REDSHIFT_DATABASE", "REDSHIFT_SCHEMA", "REDSHIFT_SECRET_ARN"],
  ...["LOCAL_MODEL_URL", "VISUAL", "EDITOR"],
];

/** What the commands of one test wrote to stderr. */
export interface CapturedErrors {
  text: string;
}

/** Captures stderr in each test of a file, and unsets everything that could select another deployment. */
export const captureErrors = (): CapturedErrors => {
  const captured: CapturedErrors = { text: "" };
  beforeEach(() => {
    captured.text = "";
    process.exitCode = 0;
    for (const name of VARIABLES) vi.stubEnv(name, "");
    vi.stubEnv("AWS_ACCESS_KEY_ID", "test");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "test");
    vi.spyOn(process.stderr, "write").mockImplementation((text) => (captured.text += String(text)) !== "");
  });
  afterEach(() => {
    vi.restoreAllMocks();
    vi.unstubAllEnvs();
    process.exitCode = 0;
  });
  return captured;
};

/** Runs a command as `npm run` does, and expects exit code 2 and one line on stderr that contains all of `names`. */
export const expectUsageError = async (
  captured: CapturedErrors,
  createProgram: Program,
  args: readonly string[],
  names: readonly string[],
): Promise<void> => {
  await runCommand(createProgram(), ["node", "command", ...args]);

  expect(process.exitCode).toBe(2);
  expect(captured.text).toMatch(/^error: [^\n]+\n$/);
  for (const name of names) expect(captured.text).toContain(name);
};

/** A command that only does this. */
export const commandOf =
  (work: () => unknown): Program =>
  () =>
    new Command("work").action(async () => {
      await work();
    });
