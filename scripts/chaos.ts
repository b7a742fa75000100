import { chaosProgram } from "./chaos/program.js";
import { runCommand } from "./command-line.js";

await runCommand(chaosProgram());
