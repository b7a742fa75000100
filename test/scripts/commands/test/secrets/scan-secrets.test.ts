import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, expect, it } from "vitest";
import { scanSecrets } from "../../../../../scripts/commands/test/secrets/scan-secrets.js";
import { temporaryFolder } from "../../../../support/aws/temporary-folder.js";

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
  execFileSync("git", ["init", "--quiet"], { cwd: folder });
});

const track = (file: string, text: string): void => {
  writeFileSync(path.join(folder, file), text);
  execFileSync("git", ["add", file], { cwd: folder });
};

// In two parts each, so that this file has no secret.
const KEY = ["AKIA", "Q3EGWZ7TRMLDXNPB"].join("");

it.each([
  ["a key of AWS", `{ "key": "${KEY}" }`, "AWS Access Key"],
  ["a private key", ["-----BEGIN RSA", "PRIVATE KEY-----"].join(" "), "Private Key"],
  ["a token of GitHub", ["ghp", "_8fJk2LmN4pQ6rS8tU0vW2xY4zA6bC8dE0fG2"].join(""), "GitHub Token"],
  [
    "a token of npm",
    ["//registry.example.com/:_authToken=", "npm_8fJk2LmN4pQ6rS8tU0vW2xY4zA6bC8dE0fG2"].join(""),
    "NPM tokens",
  ],
  ["a password in an address", ["postgresql://app:", "hunter22@db.example.com"].join(""), "Basic Auth Credentials"],
])("finds %s that somebody planted, and does not print it", (_what, text, type) => {
  track("settings.txt", `one\n${text}\n`);

  const [line, ...others] = scanSecrets(folder);

  expect(others).toEqual([]);
  expect(line).toMatch(new RegExp(`^settings\\.txt:2: ${type}, hash [0-9a-f]{40}$`));
});

it("passes what is known to be none, and hashes of packages", () => {
  track("settings.txt", ["postgresql://user:", "password@host"].join(""));
  track("package-lock.json", `{ "integrity": "${KEY}" }`);

  expect(scanSecrets(folder)).toEqual([]);
});

it("fails where detect-secrets cannot run, instead of finding nothing", () => {
  expect(() => scanSecrets(folder, "false")).toThrow("detect-secrets failed");
});
