import { runCommand } from "./command-line.js";
import { tokensProgram } from "./tokens/program.js";

await runCommand(tokensProgram());
