import { spawn } from "node:child_process";
import { once } from "node:events";

/** One runner of generated tests. */
export interface Runner {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Seeds fit into 32 bits, as fast-check takes them. */
const MAX_SEED = 0x7fff_ffff;

const PYTHON = ".venv/bin/python";

/**
 * What one round runs with its seed: requests that schemathesis generates from the OpenAPI document, then the
 * properties of fast-check and of hypothesis, which are in files among the other tests.
 */
const runnersOf = (seed: number, properties: PropertyFiles): readonly Runner[] => [
  { name: "requests", command: "vitest", args: ["run", "--project", "fuzz"] },
  { name: "properties", command: "vitest", args: ["run", "--project", "unit", ...properties.typescript] },
  {
    name: "properties of the load",
    command: PYTHON,
    args: ["-m", "pytest", "-q", `--hypothesis-seed=${seed}`, ...properties.python],
  },
];

/** Test files with generated cases. */
export interface PropertyFiles {
  readonly typescript: readonly string[];
  readonly python: readonly string[];
}

export interface SearchPorts {
  /** Runs a runner with TEST_SEED set. @returns whether it passed */
  readonly run: (runner: Runner, seed: number) => Promise<boolean>;
  readonly print: (line: string) => void;
  /** Milliseconds since some moment. */
  readonly now: () => number;
  /** From 0 up to 1, exclusive. */
  readonly random: () => number;
}

/** Requests to a whole local stack: through its gateway, authorizer and function. All seeds run on one stack. */
export const GATEWAY: Runner = {
  name: "requests through the gateway",
  command: "vitest",
  args: ["run", "--project", "e2e", "test/e2e/api.test.ts", "-t", "thousands of requests|generated with the seed"],
};

/** One round. @returns the name of the first runner that failed; undefined when all passed */
export const runRound = async (seed: number, files: PropertyFiles, ports: SearchPorts): Promise<string | undefined> => {
  for (const runner of runnersOf(seed, files)) if (!(await ports.run(runner, seed))) return runner.name;
  return undefined;
};

/**
 * Runs rounds with random seeds until the time is spent, the last one to its end, or until a round fails.
 * @returns whether all passed
 */
export const search = async (minutes: number, files: PropertyFiles, ports: SearchPorts): Promise<boolean> => {
  const end = ports.now() + minutes * 60_000;
  let rounds = 0;
  do {
    const seed = Math.floor(ports.random() * MAX_SEED);
    const failed = await runRound(seed, files, ports);
    if (failed !== undefined) {
      ports.print(`The ${failed} failed with the seed ${seed}. Repeat: npm run test:fuzz -- --seed ${seed}`);
      return false;
    }
    rounds += 1;
    ports.print(`Round ${rounds} passed with the seed ${seed}.`);
  } while (ports.now() < end);
  return true;
};

/** Runs a runner as a process on this terminal, with its seeds in the environment. @returns whether it exited with 0 */
export const runAsProcess = async (
  { command, args }: Runner,
  seeds: number | readonly number[],
  signal: AbortSignal,
): Promise<boolean> => {
  const variable = typeof seeds === "number" ? "TEST_SEED" : "TEST_SEEDS";
  const env = { ...process.env, [variable]: String(seeds) };
  const child = spawn(command, args, { stdio: "inherit", env, signal });
  await once(child, "exit");
  return child.exitCode === 0;
};
