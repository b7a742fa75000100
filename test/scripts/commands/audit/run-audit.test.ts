import { describe, expect, it } from "vitest";
import { auditorsFor, readNpm, readOsv, readPip, type Auditor } from "../../../../scripts/commands/audit/auditors.js";
import { audit, startAuditor, type Printed } from "../../../../scripts/commands/audit/run-audit.js";

const CLEAN: Record<string, unknown> = {
  "npm audit": { vulnerabilities: {} },
  "pip-audit": { dependencies: [{ name: "six", version: "1.17.0", vulns: [] }] },
  "osv-scanner": { results: [] },
};
const printed = (output: unknown): Printed => ({ stdout: JSON.stringify(output), stderr: "" });
const auditWith = (outputs: Record<string, unknown>, problems: Record<string, Printed> = {}) =>
  audit(auditorsFor(["a.txt"]), ({ name }) => problems[name] ?? printed({ ...CLEAN, ...outputs }[name]));

describe("npm run audit", () => {
  it("ends with 0 when everything was asked and nothing is known", () => {
    expect(auditWith({})).toEqual({
      lines: ["npm audit: nothing known", "pip-audit: nothing known", "osv-scanner: nothing known"],
      exitCode: 0,
    });
  });

  it("names what is not installed, and goes by the others", () => {
    const missing = { "osv-scanner": { stdout: "", stderr: "", problem: "ENOENT" } };

    expect(auditWith({}, missing)).toMatchObject({
      lines: [expect.any(String), expect.any(String), "osv-scanner: not installed, so not asked"],
      exitCode: 0,
    });
  });

  it.each([
    ["a registry that refuses", "npm audit", { message: "405 Method Not Allowed" }],
    ["output of another shape", "npm audit", { news: "none" }],
    ["a package that was passed over", "pip-audit", { dependencies: [{ name: "six", skip_reason: "not found" }] }],
  ])("does not take %s for a clean result: 4", (_what, name, output) => {
    const { lines, exitCode } = auditWith({ [name]: output });

    expect(exitCode).toBe(4);
    expect(lines.join("\n")).toContain(`${name}: could not ask: `);
  });

  it("does not take a program that printed no report for a clean result, and says what it said", () => {
    const broken = { "pip-audit": { stdout: "", stderr: "Traceback\nConnectionError: refused\n" } };

    expect(auditWith({}, broken)).toMatchObject({
      lines: [expect.any(String), "pip-audit: could not ask: Traceback ConnectionError: refused", expect.any(String)],
      exitCode: 4,
    });
  });

  it("ends with 4 when no auditor is installed at all", () => {
    const missing: Printed = { stdout: "", stderr: "", problem: "ENOENT" };

    expect(audit(auditorsFor([]), () => missing).exitCode).toBe(4);
  });

  it("ends with 1 when something was found, whatever else could not be asked", () => {
    const output = { dependencies: [{ name: "six", version: "1", vulns: [{ id: "CVE-1", fix_versions: ["2"] }] }] };

    expect(auditWith({ "pip-audit": output, "npm audit": { message: "no" } })).toMatchObject({
      lines: expect.arrayContaining(["pip-audit: 1 found", "  six 1: CVE-1, fixed in 2"]),
      exitCode: 1,
    });
  });

  it("knows a program that is not there from one that failed", () => {
    const missing: Auditor = { name: "none", command: "no-such-auditor", args: [], read: readNpm };

    expect(audit([missing]).lines).toEqual(["none: not installed, so not asked"]);
    expect(startAuditor({ ...missing, command: "node", args: ["-p", "1"] })).toMatchObject({ stdout: "1\n" });
  });
});

describe("what the auditors report", () => {
  it("npm: package, severity and advisory, also through another package", () => {
    const via = [{ title: "Prototype pollution", url: "https://example.com/1" }, "lodash"];
    const vulnerabilities = { a: { severity: "high", range: "<2", via } };

    expect(readNpm({ vulnerabilities })).toEqual({
      kind: "asked",
      findings: [{ package: "a <2", what: "high: Prototype pollution https://example.com/1; through lodash" }],
    });
  });

  it("pip-audit: also what it found beside packages that it passed over", () => {
    const dependencies = [
      { name: "b", skip_reason: "not found" },
      { name: "c", version: "3", vulns: [{ id: "PYSEC-1" }] },
    ];

    expect(readPip({ dependencies })).toEqual({
      kind: "unreachable",
      reason: "1 of 2 packages were not audited: not found",
      findings: [{ package: "c 3", what: "PYSEC-1" }],
    });
  });

  it("osv-scanner: each vulnerability of each package", () => {
    const packages = [{ package: { name: "d", version: "4" }, vulnerabilities: [{ id: "GHSA-1", summary: "bad" }] }];

    expect(readOsv({ results: [{ packages }] })).toEqual({
      kind: "asked",
      findings: [{ package: "d 4", what: "GHSA-1 bad" }],
    });
  });
});
