import { runWhenStarted } from "../../../shared/terminal/command-line.js";
import { createCheckProgram } from "../cli.js";

export const createProgram = createCheckProgram;

await runWhenStarted(import.meta.filename, createProgram);
