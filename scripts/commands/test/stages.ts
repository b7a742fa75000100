/** One runner of the test suite. Those that write a JUnit report are counted; the others only pass or fail. */
export interface Stage {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** File under the reports folder that the runner writes its JUnit report to. */
  readonly report?: string;
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

/** Every stage in the order that fails soonest. `reports` is the folder for JUnit files, `python` the interpreter of the environment. */
export const testStages = (reports: string, python: string): readonly Stage[] => [
  { name: "format", command: "prettier", args: ["--check", "--log-level=warn", "."] },
  { name: "format-python", command: python, args: ["-m", "ruff", "format", "--check", "--quiet", "."] },
  { name: "lint", command: "eslint", args: ["."] },
  { name: "lint-python", command: python, args: ["-m", "ruff", "check", "--quiet", "."] },
  { name: "types", command: "tsc", args: ["-p", "."] },
  vitest("unit", `${reports}/unit.xml`, "--coverage"),
  {
    name: "python",
    command: python,
    args: ["-m", "pytest", "-q", `--junitxml=${reports}/python.xml`],
    report: `${reports}/python.xml`,
  },
  { name: "synth", command: "tsx", args: ["main.ts"] },
  vitest("e2e", `${reports}/e2e.xml`),
];
