import { runCommand } from "./command-line.js";
import { createProgram } from "./etl/program.js";

await runCommand(createProgram());
