import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, it } from "vitest";
import { copyProviderLock } from "../../../stacks/assets/provider-lock.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";

const FILE = ".terraform.lock.hcl";
let root: string;
let stack: string;
beforeEach(() => {
  root = temporaryFolder();
  stack = join(root, "stack");
  mkdirSync(stack);
});

it("gives the stack the provider's hashes that the repository keeps, in place of older ones", () => {
  writeFileSync(join(root, FILE), "kept");
  writeFileSync(join(stack, FILE), "older");

  copyProviderLock(root, stack);

  expect(readFileSync(join(stack, FILE), "utf8")).toBe("kept");
});

it("leaves the stack as it is where the repository keeps none", () => {
  copyProviderLock(root, stack);

  expect(existsSync(join(stack, FILE))).toBe(false);
});
