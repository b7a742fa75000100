import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { methodsOf } from "../../../functions/shared/http/route.js";
import { API_ROUTES } from "../../../functions/shared/api/routes.js";
import { temporaryFolder } from "../../support/aws/temporary-folder.js";
import { PYTHON, runProcess } from "../../e2e/support/run-script.js";
import { describeFailures } from "./describe-failures.js";

/** Operations that schemathesis tries: all methods of all routes, except GET of the document itself. */
export const TRIED = API_ROUTES.flatMap(methodsOf).length - 1;

const FOLDER = import.meta.dirname;

/** A header that authenticates a caller. */
export interface Credential {
  readonly name: "Token" | "Authorization";
  readonly value: string;
}

/** Two customers who must not see each other's tickets. */
export interface Peers {
  readonly owner: Credential;
  readonly peer: Credential;
}

/** One member of staff, who sees the tickets of everybody. */
export interface Staff {
  readonly staff: Credential;
}

const ViolationSchema = z.looseObject({
  code: z.string().optional(),
  title: z.string().optional(),
  operations: z.array(z.string()).optional(),
});

/** The parts of schemathesis's JSON report that the test needs. */
const ReportSchema = z.looseObject({
  operations: z.looseObject({ total: z.int(), tested: z.int(), errored: z.int() }),
  phases: z.record(z.string(), z.looseObject({ status: z.string() })),
  test_cases: z.looseObject({ generated: z.int() }),
  failures: z.array(ViolationSchema),
  errors: z.array(ViolationSchema),
});

export interface Conformance {
  /** What was found: kind and endpoints, then for each failure what was expected and a short form of its request. */
  readonly violations: readonly string[];
  readonly cases: number;
  readonly operations: number;
  /** Status by phase: `success` when it ran without a violation. */
  readonly phases: Readonly<Record<string, string>>;
}

/** What to generate. The same values generate the same requests, up to the ids that the API returns. */
export interface Cases {
  readonly seed: number;
  /** Most requests to one operation in one phase. */
  readonly examples: number;
  /** Phases to run. Coverage alone sends some 50 requests to each operation. @default all */
  readonly phases?: readonly ("examples" | "coverage" | "fuzzing" | "stateful")[];
}

const usersFile = async (folder: string, callers: Peers | Staff): Promise<string> => {
  const file = path.join(folder, "users.json");
  const auth = Object.entries(callers).map(([name, header]) => ({ name, fixedHeaders: [header] }));
  await writeFile(file, JSON.stringify({ auth }));
  return file;
};

/** The configuration; without peers, who are compared with each other, for a single caller. */
const configFile = async (folder: string, callers: Peers | Staff): Promise<string> => {
  const file = path.join(folder, "schemathesis.toml");
  const text = await readFile(path.join(FOLDER, "schemathesis.toml"), "utf8");
  await writeFile(file, "staff" in callers ? text.replace(/^peers = .*$/m, "") : text);
  return file;
};

const describeViolation = ({
  code = "error",
  title = "",
  operations = [],
  ...rest
}: z.infer<typeof ViolationSchema>): string =>
  operations.length > 0 ? `${code} ${title}: ${operations.join(", ")}` : `${code} ${title} ${JSON.stringify(rest)}`;

/**
 * Generates requests from the OpenAPI document at `base`, and checks every response.
 * @throws Error with the output, when schemathesis did not get as far as a report
 */
export const runSchemathesis = async (
  base: string,
  callers: Peers | Staff,
  { seed, examples, phases: chosen }: Cases,
): Promise<Conformance> => {
  const folder = temporaryFolder();
  const report = path.join(folder, "report.json");
  const config = ["--config-file", await configFile(folder, callers)];
  const cases = ["--seed", String(seed), "--max-examples", String(examples)];
  const some = chosen === undefined ? [] : ["--phases", chosen.join(",")];
  const run = ["run", `${base}/openapi.json`, "--url", base, ...cases, ...some, "--no-color"];
  const reports = ["--report", "json", "--report-json-path", report];
  const env = { PYTHONPATH: FOLDER, SCHEMATHESIS_USERS: await usersFile(folder, callers) };
  const ended = await runProcess(PYTHON, ["-m", "schemathesis.cli", ...config, ...run, ...reports], env);
  const output = `${ended.out}\n${ended.err}`;
  const text = await readFile(report, "utf8").catch(() =>
    Promise.reject(new Error(`No report was written. ${output.slice(-8_000)}`)),
  );
  const { failures, errors, operations, phases, test_cases } = ReportSchema.parse(JSON.parse(text));
  const kinds = [...failures, ...errors].map(describeViolation);
  return {
    violations: kinds.length === 0 ? [] : [...kinds, ...(await describeFailures(output, seed))],
    cases: test_cases.generated,
    operations: operations.tested,
    phases: Object.fromEntries(Object.entries(phases).map(([phase, { status }]) => [phase, status])),
  };
};
