import { readFile } from "node:fs/promises";
import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { startProcess } from "../process/managed-process.js";

export interface SynthesisOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/** Id of the stack in main.ts, which names its folder. */
const STACK = "ticket-pipeline";

/**
 * Synthesizes the stack into the run's folder, as `cdktf synth` would.
 * @returns the folder of its cdk.tf.json.
 * @throws Error with main.ts's own words when the configuration is wrong.
 */
export const synthesize = async ({ runFolder, env, signal }: SynthesisOptions): Promise<string> => {
  const folder = path.join(runFolder, "cdktf.out");
  const logFile = path.join(runFolder, "synth.log");
  const synth = startProcess({
    name: "synth",
    command: path.join(NODE_FOLDER, "node"),
    args: ["--import", "tsx", "main.ts"],
    cwd: PROJECT_ROOT,
    env: { ...env, CDKTF_OUTDIR: folder },
    logFile,
    signal,
  });
  const code = await synth.ended;
  if (code !== 0) throw new Error(`Synthesis failed:\n${(await readFile(logFile, "utf8")).trim()}`);
  return path.join(folder, "stacks", STACK);
};
