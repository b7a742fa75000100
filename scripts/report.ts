import { runCommand } from "./command-line.js";
import { createProgram } from "./report/program.js";

await runCommand(createProgram());
