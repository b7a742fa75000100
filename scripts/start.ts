import { runCommand } from "./command-line.js";
import { startProgram } from "./start/program.js";

await runCommand(startProgram());
