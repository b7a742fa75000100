import { spawnSync } from "node:child_process";
import { parseJson } from "../../../functions/shared/contracts/parse-json.js";
import { PROJECT_ROOT } from "../../shared/deployment/project.js";
import type { Auditor, Verdict } from "./auditors.js";

/** What a program printed and, if it could not be started, the reason's code, such as ENOENT. */
export interface Printed {
  readonly stdout: string;
  readonly stderr: string;
  readonly problem?: string | undefined;
}

/** Starts an auditor's program. */
export const startAuditor = ({ command, args }: Auditor): Printed => {
  const options = { cwd: PROJECT_ROOT, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
  const { stdout, stderr, error } = spawnSync(command, [...args], options);
  return {
    stdout,
    stderr,
    problem: error === undefined ? undefined : "code" in error ? String(error.code) : "unknown",
  };
};

const MAX_REASON = 300;
const shorten = (text: string): string =>
  text.trim().replaceAll(/\s+/g, " ").slice(-MAX_REASON) || "it printed nothing";

/** Whatever an auditor prints that is not its report means that it could not ask. */
const judge = ({ read }: Auditor, { stdout, stderr, problem }: Printed): Verdict => {
  if (problem === "ENOENT") return { kind: "not installed" };
  try {
    return read(parseJson(stdout));
  } catch {
    return { kind: "unreachable", reason: problem ?? shorten(stderr), findings: [] };
  }
};

const describe = (verdict: Verdict): string => {
  if (verdict.kind === "not installed") return "not installed, so not asked";
  const found = verdict.findings.length;
  if (verdict.kind === "unreachable") return `could not ask: ${verdict.reason}`;
  return found === 0 ? "nothing known" : `${found} found`;
};

const findingsOf = (verdict: Verdict) => (verdict.kind === "not installed" ? [] : verdict.findings);

/** Exit codes of `npm run audit`. */
export const FOUND = 1;
export const NOT_ALL_ASKED = 4;

/** What the auditors say, in lines, and the exit code. */
export const audit = (
  auditors: readonly Auditor[],
  start: (auditor: Auditor) => Printed = startAuditor,
): { readonly lines: readonly string[]; readonly exitCode: number } => {
  const verdicts = auditors.map((auditor) => ({ name: auditor.name, verdict: judge(auditor, start(auditor)) }));
  const lines = verdicts.flatMap(({ name, verdict }) => [
    `${name}: ${describe(verdict)}`,
    ...findingsOf(verdict).map((finding) => `  ${finding.package}: ${finding.what}`),
  ]);
  const hasFound = verdicts.some(({ verdict }) => findingsOf(verdict).length > 0);
  const wasAsked = verdicts.some(({ verdict }) => verdict.kind === "asked");
  const allAsked = wasAsked && verdicts.every(({ verdict }) => verdict.kind !== "unreachable");
  return { lines, exitCode: hasFound ? FOUND : allAsked ? 0 : NOT_ALL_ASKED };
};
