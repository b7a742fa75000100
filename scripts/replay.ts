import { runCommand } from "./command-line.js";
import { replayProgram } from "./replay/program.js";

await runCommand(replayProgram());
