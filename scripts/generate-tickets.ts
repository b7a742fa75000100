import { runCommand } from "./command-line.js";
import { createProgram } from "./generate-tickets/program.js";

await runCommand(createProgram());
