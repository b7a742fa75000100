import { execFileSync } from "node:child_process";
import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { PROJECT_ROOT } from "../../scripts/shared/deployment/project.js";
import { keepFilesPrivate } from "../../scripts/shared/terminal/private-files.js";
import { temporaryFolder } from "../support/aws/temporary-folder.js";

const COMMAND = fileURLToPath(new URL("private-command.ts", import.meta.url));

const isReadableByOthers = (file: string): boolean => (statSync(file).mode & 0o077) !== 0;

/** As a shell with the usual mask starts a program. */
const withUsualMask = (command: string, ...args: readonly string[]): void => {
  execFileSync("sh", ["-c", 'umask 022; exec "$0" "$@"', command, ...args], { cwd: PROJECT_ROOT });
};

it("no other user reads what a command writes, or what the programs that it starts write", () => {
  const folder = temporaryFolder();

  withUsualMask(process.execPath, "--import", "tsx", COMMAND, folder);

  const written = readdirSync(folder, { recursive: true, encoding: "utf8" });
  expect(written.sort()).toEqual(["folder", "folder/file", "program"]);
  expect(written.filter((name) => isReadableByOthers(path.join(folder, name)))).toEqual([]);
});

it("a folder .local that everybody could read is closed when a command starts", () => {
  const local = path.join(temporaryFolder(), ".local");
  mkdirSync(local);
  chmodSync(local, 0o755);
  const mask = process.umask(0o022);

  try {
    keepFilesPrivate(local);
  } finally {
    process.umask(mask);
  }

  expect(statSync(local).mode & 0o777).toBe(0o700);
});

/** Programs in Python that write files, by how they are started. */
it.each(["glue/load_tickets_job.py", "glue/ticket_etl/warm_up.py", "scripts/local/emulator/launcher.py"])(
  "%s sets the mask before it does anything",
  (file) => {
    const started = readFileSync(path.join(PROJECT_ROOT, file), "utf8").split('if __name__ == "__main__":').at(-1);

    expect(started?.split("\n").find((line) => /^ {4}[a-z]/.test(line))).toBe("    os.umask(0o077)");
  },
);
