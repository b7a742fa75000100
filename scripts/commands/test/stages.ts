/** One runner of the test suite. Those that write a JUnit report are counted; the others only pass or fail. */
export interface Stage {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** JUnit report that the runner writes. */
  readonly report?: string;
  /** Added to the environment. */
  readonly env?: Readonly<Record<string, string>>;
}

const vitest = (project: string, report: string, ...extra: readonly string[]): Stage => ({
  name: project,
  command: "vitest",
  args: [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=junit",
    `--outputFile.junit=${report}`,
    ...extra,
  ],
  report,
});

/** Names the file and the import circle, and nothing when all is well. */
const CRUISE = ["--config", ".dependency-cruiser.json", "--output-type", "err"];

/**
 * Every stage, in the order in which they start: first those that fail soonest, then the longest. The end-to-end tests
 * mostly wait for Terraform, so the stages after them fill both cores meanwhile.
 *
 * @param reports folder of the JUnit reports.
 * @param python interpreter of the project's Python environment.
 */
export const testStages = (reports: string, python: string): readonly Stage[] => [
  { name: "format", command: "prettier", args: ["--check", "--log-level=warn", "."] },
  { name: "format-python", command: python, args: ["-m", "ruff", "format", "--check", "--quiet", "."] },
  { name: "lint", command: "eslint", args: ["."] },
  { name: "lint-python", command: python, args: ["-m", "ruff", "check", "--quiet", "."] },
  { name: "docs", command: "markdownlint-cli2", args: [] },
  {
    name: "imports",
    command: "depcruise",
    args: [...CRUISE, "main.ts", "functions", "scripts", "stacks", "test", "console/src"],
  },
  { name: "exports", command: "knip", args: ["--no-progress"] },
  { name: "types", command: "tsc", args: ["-p", "."] },
  { name: "types-console", command: "tsc", args: ["-p", "console", "--noEmit"] },
  { name: "secrets", command: "tsx", args: ["scripts/commands/test/secrets/cli.ts"] },
  { name: "workflows", command: "tsx", args: ["scripts/commands/test/workflows/cli.ts"] },
  vitest("e2e", `${reports}/e2e.xml`),
  vitest("unit", `${reports}/unit.xml`, "--coverage"),
  vitest("console", `${reports}/console.xml`),
  {
    name: "python",
    command: python,
    args: ["-m", "pytest", "-q", `--junitxml=${reports}/python.xml`],
    report: `${reports}/python.xml`,
  },
  // The stack is the same whatever the console's build contains.
  { name: "synth", command: "tsx", args: ["main.ts"], env: { CONSOLE_BUILD: "test/fixtures/console-site" } },
  { name: "infrastructure", command: "tsx", args: ["scripts/commands/test/checkov/cli.ts"] },
];
