import { runCommand } from "./command-line.js";
import { createProgram } from "./reconcile/program.js";

await runCommand(createProgram());
