import { allMutations } from "../test/mutations/all-mutations.js";
import { runCommand } from "./command-line.js";
import { createProgram } from "./mutations/program.js";

await runCommand(createProgram(allMutations));
