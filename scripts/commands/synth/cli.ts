import type { Command } from "commander";
import { runWhenStarted } from "../../shared/terminal/command-line.js";
import { createCommand } from "../../shared/terminal/help.js";
import { runProgram } from "../../shared/terminal/run-program.js";

/** The program that `cdktf synth` starts, too. */
const synthesize = async (): Promise<void> => {
  process.exitCode = await runProgram(process.execPath, ["--import", "tsx", "main.ts"]);
};

/** The command line of `npm run synth`. */
export const createProgram = (): Command =>
  createCommand({
    name: "synth",
    description: "Writes the Terraform configuration to cdktf.out/. It deploys nothing.",
    notes: "Its settings are variables of the environment or of .env: see docs/configuration.md.",
    examples: ["npm run synth", "STAGE=prod npm run synth"],
    exitCodes: { 0: "written", 1: "failed", 2: "wrong options, or a variable is invalid" },
  }).action(synthesize);

await runWhenStarted(import.meta.filename, createProgram);
