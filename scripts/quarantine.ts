import { runCommand } from "./command-line.js";
import { quarantineProgram } from "./quarantine/program.js";

await runCommand(quarantineProgram());
