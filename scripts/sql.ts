import { runCommand } from "./command-line.js";
import { createProgram } from "./sql/program.js";

await runCommand(createProgram());
