import { runCommand } from "./command-line.js";
import { traceProgram } from "./trace/program.js";

await runCommand(traceProgram());
