import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { FUNCTION_NAMES } from "../stacks/functions.js";
import { SynthesizedStack } from "./support/aws/synthesized-stack.js";
import { temporaryFolder } from "./support/aws/temporary-folder.js";
import { EXISTING, LOGIN } from "./support/aws/warehouses.js";

const runMain = (environment: NodeJS.ProcessEnv, ...args: readonly string[]) => {
  const outdir = join(temporaryFolder(), "out");
  const site = { CONSOLE_BUILD: "test/fixtures/console-site" };
  const env = { ...process.env, ...site, ...environment, CDKTF_OUTDIR: outdir };
  const command = ["--import", "tsx", "main.ts", ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { env, encoding: "utf8" });
  return { status, stderr, outdir };
};

describe("main.ts", () => {
  it("synthesizes the stack with its functions' code into CDKTF_OUTDIR", () => {
    const { status, stderr, outdir } = runMain({ STAGE: "dev" });
    const stack = new SynthesizedStack(join(outdir, "stacks/ticket-pipeline"));
    const code = stack
      .resources("aws_s3_object")
      .filter(([path]) => path.startsWith("functions/"))
      .map(([, { source }]) => join(stack.folder, String(source)));

    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(code).toHaveLength(FUNCTION_NAMES.length);
    expect(code.filter((path) => !existsSync(path))).toEqual([]);
  });

  it.each([[[]], [["ticket-pipeline-account"]]])(
    "synthesizes one stack with %j, so that cdktf asks for none",
    (args) => {
      const { status, outdir } = runMain({ STAGE: "dev" }, ...args);

      expect(status).toBe(0);
      expect(readdirSync(join(outdir, "stacks"))).toEqual(args.length > 0 ? args : ["ticket-pipeline"]);
    },
  );

  it("writes the warehouse's password next to the stack, and not into it", () => {
    const { status, outdir } = runMain({ ...EXISTING, ...LOGIN });
    const { folder, text } = new SynthesizedStack(join(outdir, "stacks/ticket-pipeline"));

    expect(status).toBe(0);
    expect(readFileSync(join(folder, "secrets.auto.tfvars.json"), "utf8")).toContain(LOGIN.REDSHIFT_PASSWORD);
    expect(text).not.toContain(LOGIN.REDSHIFT_PASSWORD);
  });

  it("warns of a model whose tool use is unknown, and synthesizes", () => {
    const { status, stderr } = runMain({ RESPONSE_MODEL_ID: "vendor.model-4.6" });

    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^warning: RESPONSE_MODEL_ID: it is not known here whether vendor\.model-4\.6 supports .*\n$/,
    );
  });

  it("says how to build the console when it is not built, and synthesizes nothing", () => {
    const { status, stderr, outdir } = runMain({ CONSOLE_BUILD: "test/fixtures" });

    expect(status).toBe(2);
    expect(stderr).toMatch(/^error: CONSOLE_BUILD is "test\/fixtures": .*`npm run console:build`.*CONSOLE=false.*\n$/);
    expect(existsSync(outdir)).toBe(false);
  });

  it("needs no build of the console without a console", () => {
    expect(runMain({ CONSOLE: "false", CONSOLE_BUILD: "test/fixtures" }).status).toBe(0);
  });

  it("exits with code 2 and a line per wrong variable, and synthesizes nothing", () => {
    const { status, stderr, outdir } = runMain({ STAGE: "Prod!", CONFIDENCE_FLOOR: "2" });
    const lines = stderr.split("\n").filter((line) => line.startsWith("error: "));

    expect(status).toBe(2);
    expect(lines).toEqual([
      'error: STAGE is "Prod!": expected 1 to 12 lower-case letters and digits, a letter first, such as dev or prod',
      'error: CONFIDENCE_FLOOR is "2": expected a number from 0 to 1',
    ]);
    expect(stderr).not.toContain("    at ");
    expect(existsSync(outdir)).toBe(false);
  });
});
