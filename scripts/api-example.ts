import { apiExampleProgram } from "./api-example/program.js";
import { runCommand } from "./command-line.js";

await runCommand(apiExampleProgram());
