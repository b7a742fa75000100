import { tmpdir } from "node:os";
import { describe, expect, it, vi } from "vitest";
import { createProgram as apiExample } from "../../scripts/commands/api-example/cli.js";
import { createProgram as etl } from "../../scripts/commands/etl/cli.js";
import { createProgram as generate } from "../../scripts/commands/generate/cli.js";
import { createProgram as quarantine } from "../../scripts/commands/quarantine/cli.js";
import { createProgram as reconcile } from "../../scripts/commands/reconcile/cli.js";
import { createProgram as replay } from "../../scripts/commands/replay/cli.js";
import { createProgram as report } from "../../scripts/commands/report/cli.js";
import { createProgram as sql } from "../../scripts/commands/sql/cli.js";
import { createProgram as start } from "../../scripts/commands/start/cli.js";
import { createProgram as runTests } from "../../scripts/commands/test/cli.js";
import { createProgram as tokens } from "../../scripts/commands/tokens/cli.js";
import { createProgram as trace } from "../../scripts/commands/trace/cli.js";
import { createProgram as eventSource } from "../../scripts/local/event-source/cli.js";
import { createProgram as modelServer } from "../../scripts/local/model-server/cli.js";
import { createProgram as bench } from "../../scripts/proofs/bench/cli.js";
import { createProgram as chaos } from "../../scripts/proofs/chaos/cli.js";
import { createProgram as testMutations } from "../../scripts/proofs/mutations/cli.js";
import { runCommand } from "../../scripts/shared/terminal/command-line.js";
import { ConfigError, readConfig } from "../../stacks/config/config.js";
import { captureErrors, expectUsageError, type Program } from "../support/usage-errors.js";

/**
 * Messages for wrong options, wrong configuration and missing tools: the exit code, and what each must name. The words
 * may change; option or variable, its value, what is expected and what to do must stay. Missing resources and tools
 * are in messages-of-missing-parts.test.ts, messages of the load job in test/glue/test_load_job_bad_input.py.
 */

/** No process listens here. */
const NOWHERE = "http://127.0.0.1:9";
const CLUSTER = "arn:aws:redshift:us-east-1:111122223333:cluster:analysts";

const captured = captureErrors();
const mutations: Program = () => testMutations([]);

/** The last word of `option` is the option, the others are the words before it. */
const WRONG_VALUES: readonly (readonly [createProgram: Program, option: string, value: string, expected: string])[] = [
  [start, "--tickets", "many", "a whole number from 0 to 1000000"],
  [start, "--seed", "1.5", "a whole number from 0 to 4294967295"],
  [start, "--json", "/no/such/folder/a.json", "/no/such/folder is not a folder that can be written to"],
  [start, "--json", tmpdir(), "is a folder"],
  [generate, "--count", "0", "a whole number of at least 1"],
  [generate, "--seed", "-1", "a whole number from 0 to 4294967295"],
  [generate, "--rate", "0", "records per second, above 0"],
  [generate, "--mix", "sad=1", "weights of at least one of angry, mixed, neutral, pleased"],
  [generate, "--malformed", "1.5", "a share from 0 to 1"],
  [generate, "--from", "missing.jsonl", "it does not exist; expected a file of JSON lines, or - for standard input"],
  [generate, "--from", tmpdir(), "it is a folder; expected a file of JSON lines, or - for standard input"],
  [replay, "--since", "soon", "a time such as 2h, 7d, 2026-11-21 or 2026-11-21T08:30:00Z"],
  [replay, "--wait", "0", "a whole number from 1 to 1440"],
  [quarantine, "list --until", "late", "a time such as 2h, 7d, 2026-11-21 or 2026-11-21T08:30:00Z"],
  [quarantine, "list --reason", "not-jsn", "one of kpl-aggregated, compressed, several-documents"],
  [quarantine, "list --reason", "", "rejected-by-workflow, given-up, unreadable"],
  [reconcile, "--from", "2026-02-30", "a day such as 2026-11-21"],
  [reconcile, "--settle", "-1", "a whole number of at least 0"],
  [trace, "--limit", "0", "a whole number from 1 to 20000"],
  [report, "--days", "400", "a whole number from 1 to 366"],
  [sql, "--file", "missing.sql", "missing.sql does not exist; check the path (ENOENT)"],
  [sql, "--file", tmpdir(), "is a folder; expected a file (EISDIR)"],
  [report, "--out", tmpdir(), "which is a folder; expected a file"],
  [report, "--out", "package.json/a.html", "its folder cannot be created"],
  [tokens, "create --subject", "C 1", "visible ASCII characters"],
  [tokens, "create --subject C --scopes", "all", "one or more of tickets:read,tickets:write"],
  [tokens, "create --subject C --days", "0", "a whole number from 1 to 3650"],
  [mutations, "--jobs", "0", "a whole number from 1 to 16"],
  [bench, "--rate", "0", "a whole number from 1 to 1000"],
  [chaos, "--share", "2", "a share from 0 to 1"],
  [modelServer, "--port", "http", "a whole number from 0 to 65535"],
];

describe("a wrong value of an option", () => {
  it.each(WRONG_VALUES.map(([createProgram, ...row]) => [createProgram().name(), ...row, createProgram] as const))(
    "%s %s %s: names the option, its value and what is expected",
    async (_name, option, value, expected, createProgram) => {
      const words = option.split(" ");

      await expectUsageError(captured, createProgram, [...words, value], [words.at(-1) ?? "", `"${value}"`, expected]);
    },
  );
});

const WRONG_USE: readonly (readonly [createProgram: Program, args: readonly string[], names: readonly string[]])[] = [
  [generate, ["--malformed", ".8", "--foreign", ".7"], ["--malformed 0.8", "--foreign 0.7", "at most 1 together"]],
  [replay, ["--since", "2026-11-22", "--until", "2026-11-21"], ["--since 2026-11-22", "not before --until 2026-11-21"]],
  [replay, ["--dismiss"], ["--dismiss needs --ticket or --key"]],
  [replay, ["--edit"], ["--edit", "set VISUAL or EDITOR"]],
  [replay, ["--endpoint", "nowhere"], ["endpoint", '"nowhere"', "an address such as http://127.0.0.1:4566"]],
  [eventSource, ["--endpoint", "nowhere"], ["endpoint", '"nowhere"', "an address such as http://127.0.0.1:4566"]],
  [reconcile, ["--from", "2026-11-22", "--to", "2026-11-21"], ["--from 2026-11-22", "after --to 2026-11-21"]],
  [sql, [], ["No statement", 'npm run sql -- "SELECT']],
  [sql, ["SELECT 1", "--file", "a.sql"], ["a statement or --file, not both"]],
  [sql, ["SELECT 1", "--url", "mysql://h/d"], ["warehouse's URL", "postgresql://user:password@host:5432/database"]],
  [apiExample, ["--api-url", "ftp://h"], ["API's URL", '"ftp://h"', "an address such as https://example.com/v1"]],
  [tokens, ["create", "--subject", "C", "--label", "x".repeat(101)], ["--label", "101 characters", "at most 100"]],
  [tokens, ["revoke", "secret"], ["the id of a token: 16 digits", "npm run tokens -- list"]],
  [runTests, ["nope"], ["Unknown stage nope", "expected format", "unit", "e2e"]],
  [mutations, ["--only", "nope"], ["nope", "--list"]],
  [bench, ["nope"], ['Unknown part "nope"', "expected bundles", "soak"]],
];

describe("a wrong use of options", () => {
  it.each(WRONG_USE.map(([createProgram, ...row]) => [createProgram().name(), ...row, createProgram] as const))(
    "%s %j: names what is wrong and what is expected",
    async (_name, args, names, createProgram) => {
      await expectUsageError(captured, createProgram, args, names);
    },
  );

  it("does not print what may be a secret", async () => {
    await runCommand(tokens(), ["node", "tokens", "revoke", "tp_secret"]);
    await runCommand(sql(), ["node", "sql", "SELECT 1", "--url", "mysql://ann:secret@host/d"]);

    expect(captured.text.split("\n")).toHaveLength(3);
    expect(captured.text).not.toContain("secret");
  });
});

type Environment = Readonly<Record<string, string>>;
const REDSHIFT = { REDSHIFT_ARN: CLUSTER, REDSHIFT_DATABASE: "analysts" };
const AWS_API = "https://abc.execute-api.eu-west-1.amazonaws.com/v1";
const onAws = ["--target", "aws"];
const query = ["SELECT 1", ...onAws];

const WRONG_VARIABLES: readonly (readonly [Environment, Program, readonly string[], readonly string[]])[] = [
  [{ AWS_ENDPOINT_URL: "here" }, trace, [], ["endpoint", '"here"', "an address such as http://127.0.0.1:4566"]],
  [{ AWS_ENDPOINT_URL: NOWHERE }, trace, onAws, ["--target is aws", NOWHERE, "unset AWS_ENDPOINT_URL"]],
  [{}, sql, query, ["No warehouse", "npm start", "--url", "REDSHIFT_ARN and REDSHIFT_DATABASE"]],
  [{ WAREHOUSE_URL: "h" }, sql, query, ["warehouse's URL", "postgresql://user:password@host:5432/database"]],
  [{ ...REDSHIFT, REDSHIFT_ARN: "a" }, sql, query, ["REDSHIFT_ARN", '"a"', "the ARN of a cluster or a serverless"]],
  [{ ...REDSHIFT, REDSHIFT_DATABASE: "" }, sql, query, ["REDSHIFT_ARN is set", "REDSHIFT_DATABASE is not"]],
  [{ ...REDSHIFT, REDSHIFT_SCHEMA: "A-B" }, sql, query, ["REDSHIFT_SCHEMA", '"A-B"', "lower-case letters"]],
  [REDSHIFT, etl, onAws, ["Redshift is loaded by its Glue job", "--warehouse redshift"]],
  [{ API_URL: "h" }, apiExample, [], ["API's URL", '"h"', "an address such as https://example.com/v1"]],
  [{ API_URL: AWS_API }, apiExample, [], [AWS_API, "an API on AWS", "--target aws", "--api-url"]],
  [{ AWS_ENDPOINT_URL: AWS_API }, generate, [], [AWS_API, "AWS itself", "--target aws"]],
  [{ API_URL: "https://h/v1" }, apiExample, [], ["API_TOKEN is not set", "npm run tokens -- create"]],
  [{ LOCAL_MODEL_URL: "here" }, modelServer, [], ["LOCAL_MODEL_URL", '"here"', "http://127.0.0.1:11434/v1"]],
];

describe("a wrong variable", () => {
  it.each(WRONG_VARIABLES)("%j: names the variable, its value and what to do", async (env, program, args, names) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);

    await expectUsageError(captured, program, args, names);
  });

  it("names the kind of a Redshift resource that is neither a cluster nor a workgroup", async () => {
    vi.stubEnv("REDSHIFT_ARN", CLUSTER.replace("cluster", "namespace"));

    await expectUsageError(captured, sql, query, ["REDSHIFT_ARN", "namespace", "a cluster or a serverless workgroup"]);
  });

  it.each([
    ["STAGE", "Prod!", "1 to 12 lower-case letters and digits"],
    ["PROJECT_NAME", "Tickets", "lower-case letters, digits and single hyphens"],
    ["CONFIDENCE_FLOOR", "2", "a number from 0 to 1"],
    ["LOG_RETENTION_DAYS", "2", "one of 7, 14, 30"],
    ["AWS_ENDPOINT_URL", "localhost:4566", "a URL that starts with http:// or https://"],
    ["RESPONSE_MODEL_ID", "nova!", "the id or ARN of a Bedrock model, inference profile or provisioned throughput"],
  ])("of the stack's configuration, %s=%s, is named with its value and what is expected", (name, value, expected) => {
    expect(() => readConfig({ [name]: value })).toThrow(ConfigError);
    expect(() => readConfig({ [name]: value })).toThrow(new RegExp(`^${name} .*`));
    expect(() => readConfig({ [name]: value })).toThrow(JSON.stringify(value));
    expect(() => readConfig({ [name]: value })).toThrow(expected);
  });
});
