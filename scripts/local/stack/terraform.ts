import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { startProcess } from "../process/managed-process.js";
import { findBinary, terraformEnvironment, type TerraformOptions } from "./terraform-environment.js";
import { readTerraformEvent, type TerraformEvent } from "./terraform-events.js";

/** Concurrent changes. The provider mostly sleeps between two status checks of a resource, so two cores can do many. */
const PARALLELISM = 40;

/** A part of what `terraform show -json` prints. Without resources, the state has no values. */
const State = z.object({
  values: z
    .object({
      root_module: z.object({
        resources: z.array(z.object({ address: z.string(), depends_on: z.array(z.string()).default([]) })).default([]),
      }),
    })
    .optional(),
});

const Outputs = z.record(z.string(), z.object({ value: z.unknown() }));

/** Terraform failed; the message contains Terraform's errors. */
class TerraformError extends Error {
  override readonly name = "TerraformError";
}

export interface Terraform {
  init(): Promise<void>;
  validate(): Promise<void>;
  /** Creates or changes all resources, and reports each of them. */
  apply(onEvent?: (event: TerraformEvent) => void): Promise<void>;
  destroy(onEvent?: (event: TerraformEvent) => void): Promise<void>;
  /** Outputs by their names in the stack. */
  outputs(): Promise<Readonly<Record<string, unknown>>>;
  /** By address of each deployed resource: what Terraform creates before it, directly or not. */
  dependencies(): Promise<Dependencies>;
}

/** Addresses of resources and data sources, by the address of the resource that needs them. */
export type Dependencies = ReadonlyMap<string, readonly string[]>;

type Run = (command: string, args: readonly string[], onLine?: (line: string) => void) => Promise<void>;

const failure = async (command: string, errors: readonly string[], logFile: string): Promise<TerraformError> => {
  const reason = errors.length > 0 ? errors.join("\n") : (await readFile(logFile, "utf8").catch(() => "")).trim();
  return new TerraformError(`terraform ${command} failed:\n${reason}`);
};

/** Runs one command; its output goes to `terraform-<command>.log` unless `onLine` is set. */
const runner = (options: TerraformOptions, binary: string, env: NodeJS.ProcessEnv): Run => {
  return async (command, args, onLine) => {
    options.signal?.throwIfAborted();
    const logFile = path.join(options.runFolder, `terraform-${command}.log`);
    const errors: string[] = [];
    const child = startProcess({
      name: `terraform ${command}`,
      command: binary,
      args: [`-chdir=${options.stackFolder}`, command, ...args],
      env,
      cwd: options.runFolder,
      logFile,
      signal: options.signal,
      ...(onLine && {
        onLine: (line: string) => {
          const event = readTerraformEvent(line);
          if (event?.kind === "diagnostic" && event.severity === "error") errors.push(event.text);
          onLine(line);
        },
      }),
    });
    await Promise.race([child.ended, child.died]);
    await child.stop(0);
    options.signal?.throwIfAborted();
    const code = await child.ended;
    if (code === null) throw new TerraformError(await child.died);
    if (code !== 0) throw await failure(command, errors, logFile);
  };
};

const toLines = (onEvent: (event: TerraformEvent) => void) => (line: string) => {
  const event = readTerraformEvent(line);
  if (event !== undefined) onEvent(event);
};

/** Replaces the backend of the synthesized stack by a file in the run's folder. */
const useLocalState = async ({ stackFolder, runFolder }: TerraformOptions): Promise<void> => {
  const backend = { local: { path: path.join(runFolder, "terraform.tfstate") } };
  await writeFile(path.join(stackFolder, "backend_override.tf.json"), JSON.stringify({ terraform: { backend } }));
};

const ignore = (): void => undefined;

/** Runs a command whose standard output is JSON. */
const readJson = async (run: Run, command: string): Promise<unknown> => {
  const lines: string[] = [];
  await run(command, ["-json"], (line) => lines.push(line));
  return JSON.parse(lines.join("\n"));
};

/**
 * Terraform or OpenTofu on a synthesized stack, with its state in the run's folder.
 * Every method throws TerraformError with Terraform's errors.
 * @throws UsageError when neither is installed.
 */
export const openTerraform = async (options: TerraformOptions): Promise<Terraform> => {
  const { command: binary, registry } = findBinary(options.env);
  const run = runner(options, binary, await terraformEnvironment(options, registry));
  await useLocalState(options);
  const change = ["-json", "-auto-approve", "-input=false", `-parallelism=${PARALLELISM}`];
  return {
    init: () => run("init", ["-input=false", "-no-color"]),
    validate: () => run("validate", ["-no-color"]),
    apply: (onEvent = ignore) => run("apply", change, toLines(onEvent)),
    destroy: (onEvent = ignore) => run("destroy", change, toLines(onEvent)),
    outputs: async () => {
      const outputs = Outputs.parse(await readJson(run, "output"));
      return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
    },
    dependencies: async () => {
      const { values } = State.parse(await readJson(run, "show"));
      return new Map(values?.root_module.resources.map(({ address, depends_on }) => [address, depends_on]));
    },
  };
};
