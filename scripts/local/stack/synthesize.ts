import { readFile } from "node:fs/promises";
import path from "node:path";
import { NODE_FOLDER, PROJECT_ROOT } from "../../shared/deployment/project.js";
import { STAGE_STACK } from "../../../stacks/names.js";
import { startProcess } from "../process/managed-process.js";

export interface SynthesisOptions {
  readonly runFolder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}

/**
 * Synthesizes the stack into the run's folder, like `cdktf synth`.
 * @returns the folder of its cdk.tf.json.
 * @throws Error with the message of main.ts when the configuration is invalid.
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
  signal.throwIfAborted();
  if (code === null) throw new Error(await synth.died);
  if (code !== 0) throw new Error(`Synthesis failed:\n${(await readFile(logFile, "utf8")).trim()}`);
  return path.join(folder, "stacks", STAGE_STACK);
};
