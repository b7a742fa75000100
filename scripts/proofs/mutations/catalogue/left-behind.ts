import type { Mutation } from "../mutation.js";

const cleanup = {
  file: "scripts/shared/cleanup/scratch-folder.ts",
  tests: ["test/scripts/shared/cleanup/scratch-folder.test.ts"],
};

/** What keeps commands that are interrupted or killed from leaving something behind. */
export const leftBehindMutations: readonly Mutation[] = [
  {
    file: "scripts/shared/cleanup/guard-process.ts",
    tests: ["test/scripts/shared/cleanup/guard.test.ts"],
    name: "left-behind/guard/processes",
    removes: "the end of the processes of a command that was killed",
    breaks: "clean",
    edit: { find: "await endGroups();\n", put: "" },
  },
  {
    ...cleanup,
    file: "scripts/shared/cleanup/guard-process.ts",
    name: "left-behind/guard/folders",
    removes: "the removal of the temporary files of a command that was killed",
    breaks: "clean",
    edit: { find: "for (const folder of left.folder) rmSync(", put: "for (const folder of []) rmSync(" },
  },
  {
    ...cleanup,
    name: "left-behind/sweep",
    removes: "the removal of what was left when the guard was killed as well",
    breaks: "clean",
    edit: { find: "  await sweep(parent);\n", put: "" },
  },
  {
    file: "scripts/local/stack/run-folder.ts",
    tests: ["test/scripts/local/stack/run-folder.test.ts"],
    name: "left-behind/runs",
    removes: "the removal of the logs of old runs",
    breaks: "clean",
    edit: { find: "finished.slice(0, -(KEPT_RUNS - 1))", put: "finished.slice(0, 0)" },
  },
  {
    file: "scripts/local/process/managed-process.ts",
    tests: ["test/scripts/local/process/managed-process.test.ts"],
    name: "left-behind/started-after-interruption",
    removes: "the check before a process is started that the command was not interrupted meanwhile",
    breaks: "clean",
    edit: { find: "  signal?.throwIfAborted();\n", put: "" },
  },
  {
    file: "scripts/shared/terminal/status-line.ts",
    tests: ["test/scripts/shared/terminal/status-line.test.ts"],
    name: "left-behind/status-line",
    removes: "the erasing of the progress before something else is written: an error is written into it",
    breaks: "clean",
    edit: { find: "      this.#erase();\n      const result", put: "      const result" },
  },
];
