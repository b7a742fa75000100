import * as z from "zod";

/** A known vulnerability of a package that a lock file names. */
interface Finding {
  readonly package: string;
  readonly what: string;
}

/** What an auditor found. It knows of nothing that is wrong with a package about which it could not ask. */
export type Verdict =
  | { readonly kind: "asked"; readonly findings: readonly Finding[] }
  | { readonly kind: "unreachable"; readonly reason: string; readonly findings: readonly Finding[] }
  | { readonly kind: "not installed" };

/** A program that asks a database of vulnerabilities about the packages of the lock files. */
export interface Auditor {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Reads what it printed, as JSON. @throws ZodError for output of another shape */
  readonly read: (output: unknown) => Verdict;
}

const AdvisorySchema = z.union([z.string(), z.looseObject({ title: z.string(), url: z.string().optional() })]);
const VulnerableSchema = z.object({ severity: z.string(), range: z.string(), via: z.array(AdvisorySchema) });
const NpmSchema = z.union([
  z.object({ vulnerabilities: z.record(z.string(), VulnerableSchema) }),
  z.object({ message: z.string() }),
]);

const describeAdvisory = (advisory: z.infer<typeof AdvisorySchema>): string =>
  typeof advisory === "string" ? `through ${advisory}` : [advisory.title, advisory.url].filter(Boolean).join(" ");

/** Reads the report of npm audit. */
export const readNpm = (output: unknown): Verdict => {
  const audit = NpmSchema.parse(output);
  if ("message" in audit) return { kind: "unreachable", reason: audit.message, findings: [] };
  const findings = Object.entries(audit.vulnerabilities).map(([name, { severity, range, via }]) => ({
    package: `${name} ${range}`,
    what: `${severity}: ${via.map(describeAdvisory).join("; ")}`,
  }));
  return { kind: "asked", findings };
};

const PipVulnerabilitySchema = z.object({ id: z.string(), fix_versions: z.array(z.string()).default([]) });
const PipSchema = z.object({
  dependencies: z.array(
    z.union([
      z.object({ name: z.string(), skip_reason: z.string() }),
      z.object({ name: z.string(), version: z.string(), vulns: z.array(PipVulnerabilitySchema) }),
    ]),
  ),
});

/** Reads the report of pip-audit, which counts a package about which it could not ask as one without findings. */
export const readPip = (output: unknown): Verdict => {
  const { dependencies } = PipSchema.parse(output);
  const skipped = dependencies.flatMap((one) => ("skip_reason" in one ? [one.skip_reason] : []));
  const findings = dependencies
    .flatMap((one) => ("vulns" in one ? [one] : []))
    .flatMap(({ name, version, vulns }) =>
      vulns.map(({ id, fix_versions: fixes }) => ({
        package: `${name} ${version}`,
        what: fixes.length === 0 ? id : `${id}, fixed in ${fixes.join(", ")}`,
      })),
    );
  if (skipped.length === 0) return { kind: "asked", findings };
  const reason = `${skipped.length} of ${dependencies.length} packages were not audited: ${skipped[0] ?? ""}`;
  return { kind: "unreachable", reason, findings };
};

const OsvSchema = z.looseObject({
  results: z.array(
    z.looseObject({
      packages: z.array(
        z.looseObject({
          package: z.looseObject({ name: z.string(), version: z.string() }),
          vulnerabilities: z.array(z.looseObject({ id: z.string(), summary: z.string().default("") })).default([]),
        }),
      ),
    }),
  ),
});

/** Reads the report of osv-scanner. */
export const readOsv = (output: unknown): Verdict => ({
  kind: "asked",
  findings: OsvSchema.parse(output).results.flatMap(({ packages }) =>
    packages.flatMap(({ package: { name, version }, vulnerabilities }) =>
      vulnerabilities.map(({ id, summary }) => ({ package: `${name} ${version}`, what: `${id} ${summary}`.trim() })),
    ),
  ),
});

/** The auditors, for these requirement files. */
export const auditorsFor = (requirements: readonly string[]): readonly Auditor[] => [
  { name: "npm audit", command: "npm", args: ["audit", "--json"], read: readNpm },
  {
    name: "pip-audit",
    command: ".venv/bin/pip-audit",
    args: [
      ...["--disable-pip", "--require-hashes", "--progress-spinner", "off", "--format", "json"],
      ...requirements.flatMap((file) => ["--requirement", file]),
    ],
    read: readPip,
  },
  {
    name: "osv-scanner",
    command: "osv-scanner",
    args: [
      ...["scan", "--format", "json", "--lockfile", "package-lock.json"],
      ...requirements.flatMap((file) => ["--lockfile", `requirements.txt:${file}`]),
    ],
    read: readOsv,
  },
];
