import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { closeSync, existsSync, openSync, writeFileSync } from "node:fs";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { findFreePort } from "../../../../scripts/local/process/free-port.js";
import { PROJECT_ROOT } from "../../../../scripts/shared/deployment/project.js";
import { runCommand, UsageError } from "../../../../scripts/shared/terminal/command-line.js";
import { describeError, describeSystemError } from "../../../../scripts/shared/terminal/system-errors.js";
import { temporaryFolder } from "../../../support/aws/temporary-folder.js";
import { captureErrors, commandOf } from "../../../support/usage-errors.js";

const errorOf = async (work: () => unknown): Promise<unknown> => {
  try {
    await work();
  } catch (error) {
    return error;
  }
  throw new Error("nothing was thrown");
};

const folder = temporaryFolder();
const file = path.join(folder, "file");
writeFileSync(file, "");
const systemError = (code: string, more: object = {}) => Object.assign(new Error(`${code}: raw`), { code, ...more });

describe("an error of the system", () => {
  it.each([
    [
      "a file that does not exist",
      () => readFile(path.join(folder, "no")),
      /no does not exist; check the path \(ENOENT\)/,
    ],
    ["a folder to write", () => writeFile(folder, ""), /is a folder; expected a file \(EISDIR\)/],
    ["a path through a file", () => writeFile(path.join(file, "a"), ""), /leads through a file.*\(ENOTDIR\)/],
    [
      "a program that is not installed",
      () => once(spawn(path.join(folder, "no-such-program")), "spawn"),
      /cannot run \S+no-such-program, which is not installed.*\(ENOENT\)/,
    ],
    [
      "a server that is not there",
      async () => fetch(`http://127.0.0.1:${await findFreePort()}`),
      /nothing listens at 127\.0\.0\.1:\d+; start the server.*\(ECONNREFUSED\)/,
    ],
    [
      "a port in use",
      async () => {
        const [first, second] = [createServer(), createServer()];
        first.listen(0, "127.0.0.1");
        await once(first, "listening");
        const { port } = first.address() as { port: number };
        await once(second.listen(port, "127.0.0.1"), "listening").finally(() => first.close());
      },
      /127\.0\.0\.1:\d+ is in use; choose another port.*\(EADDRINUSE\)/,
    ],
  ])("of %s says what is wrong, what to do, and its code", async (_what, work, words) => {
    expect(describeSystemError(await errorOf(work))).toMatch(words);
  });

  it.each([
    ["ENOSPC", { path: "/data/a.json" }, "the disk is full, so /data/a.json cannot be written; free some space"],
    ["EACCES", { path: "/data" }, "/data may not be used by this user"],
    ["EROFS", { path: "/data" }, "/data is on a disk that cannot be written to"],
    ["ETIMEDOUT", { address: "10.0.0.1", port: 443 }, "10.0.0.1:443 did not respond in time"],
    ["ECONNRESET", {}, "the server closed the connection"],
    ["ENOTFOUND", { hostname: "no.such.host" }, "the host no.such.host was not found"],
    ["EMFILE", {}, "too many files are open"],
  ])("%s %j has words", (code, more, words) => {
    expect(describeError(systemError(code, more))).toContain(words);
    expect(describeError(systemError(code, more))).toContain(`(${code}).`);
  });

  it("is found in the error of a name with several addresses, and in that of fetch", () => {
    const refused = systemError("ECONNREFUSED", { address: "::1", port: 9 });

    expect(describeError(new AggregateError([refused]))).toContain("nothing listens at ::1:9");
    expect(describeError(new TypeError("fetch failed", { cause: refused }))).toContain("nothing listens at ::1:9");
  });

  it("leaves other errors their message, on one line, and finds words for one without a message", () => {
    expect(describeError(new Error("The stack\n  is gone"))).toBe("The stack is gone");
    expect(describeError(new Error("Our own words", { cause: systemError("ECONNREFUSED") }))).toBe("Our own words");
    expect(describeError(new RangeError())).toBe("RangeError");
    expect(describeError("text")).toBe("text");
  });
});

describe("a command that fails", () => {
  const captured = captureErrors();

  it.each([
    [1, "a missing file", () => readFile(path.join(folder, "no"))],
    [1, "several lines", () => Promise.reject(new Error("one\ntwo"))],
    [2, "wrong use", () => Promise.reject(new UsageError("Use it well."))],
  ])("exits with %d for %s, and prints one line that starts with error:", async (code, _what, work) => {
    await runCommand(commandOf(work)(), ["node", "command"]);

    expect(process.exitCode).toBe(code);
    expect(captured.text).toMatch(/^error: [^\n]+\n$/);
  });
});

describe("output", () => {
  const LIST = ["--import", "tsx", "scripts/proofs/mutations/cli.ts", "--list"];

  it("that nobody reads any more ends the command quietly", async () => {
    const child = spawn(process.execPath, LIST, { cwd: PROJECT_ROOT, stdio: ["ignore", "pipe", "pipe"] });
    // Before the command has printed anything, so that its first write fails.
    child.stdout.destroy();
    const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, "exit") as Promise<[number | null]>]);

    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  it.runIf(existsSync("/dev/full"))("that does not fit on the disk ends the command with words", () => {
    const output = openSync("/dev/full", "w");
    const { status, stderr } = spawnSync(process.execPath, LIST, {
      cwd: PROJECT_ROOT,
      stdio: ["ignore", output, "pipe"],
      encoding: "utf8",
    });
    closeSync(output);

    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: the output cannot be written: the disk is full[^\n]*\(ENOSPC\)\.\n$/);
  });
});
