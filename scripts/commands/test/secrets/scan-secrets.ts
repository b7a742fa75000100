import { spawnSync } from "node:child_process";
import * as z from "zod";
import { PYTHON } from "../../../shared/load/load-job.js";

/**
 * What looks like a secret and is none, by the SHA-1 hash of the value that detect-secrets prints. A key of ours never
 * belongs here: revoke it instead.
 */
const KNOWN: Readonly<Record<string, string>> = {
  "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8": "the word password in the form of an address",
  e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4: "the word secret in an example of an address",
  "25910f981e85ca04baf359199dd0bd4a3ae738b6": "the example key of the AWS documentation",
  c1ba15d763536a868c598902a20d057ed932e9cb: "a JWT of a test, whose signature is the word sig",
  a4b48a81cdab1e1a5dd37907d6c85ca1c61ddc7c: "the word wrong in a test's address",
  "896d1102e32d027902d4dc44b3f848821b19384e": "a password in a made-up address that personal data is found in",
  "1348b145fa1a555461c1b790a2f66614781091e9": "the first line of a made-up private key, of which nothing follows",
};

/** Kinds of secrets by their form. Entropy and names of variables find mostly hashes and tests here. */
const NOISY = ["Base64HighEntropyString", "HexHighEntropyString", "KeywordDetector"];
/** Hashes of packages only, and a lot of them. */
const LOCK_FILES = String.raw`(^|/)(package-lock\.json|requirements[\w-]*\.txt)$`;

const SecretSchema = z.object({ type: z.string(), hashed_secret: z.string(), line_number: z.number() });
const ReportSchema = z.object({ results: z.record(z.string(), z.array(SecretSchema)) });

/**
 * Looks for secrets in the files that git tracks. No value leaves this machine: detect-secrets does not ask whether it
 * works.
 * @returns a line for each secret, with its place and never its value
 * @throws Error if detect-secrets fails
 */
export const scanSecrets = (folder: string, python = PYTHON): readonly string[] => {
  const options = [
    "--no-verify",
    "--exclude-files",
    LOCK_FILES,
    ...NOISY.flatMap((name) => ["--disable-plugin", name]),
  ];
  const { status, stdout, stderr } = spawnSync(python, ["-m", "detect_secrets", "scan", ...options], {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`detect-secrets failed: ${stderr.trim()}`);
  return Object.entries(ReportSchema.parse(JSON.parse(stdout)).results).flatMap(([file, secrets]) =>
    secrets
      .filter(({ hashed_secret: hash }) => !(hash in KNOWN))
      .map(({ type, hashed_secret: hash, line_number: line }) => `${file}:${line}: ${type}, hash ${hash}`),
  );
};
