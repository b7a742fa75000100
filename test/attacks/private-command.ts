// A command that writes files, and starts another program that writes one:
//   node --import tsx private-command.ts <folder>
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Command } from "commander";
import { runWhenStarted } from "../../scripts/shared/terminal/command-line.js";

const write = (folder: string): void => {
  mkdirSync(path.join(folder, "folder"));
  writeFileSync(path.join(folder, "folder", "file"), "x");
  execFileSync("sh", ["-c", 'echo x > "$1/program"', "sh", folder]);
};

await runWhenStarted(import.meta.filename, () => new Command("private").argument("<folder>").action(write));
