import {
  GetObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  S3Client,
} from "@aws-sdk/client-s3";
import { mockClient } from "aws-sdk-client-mock";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { PROMPT_VERSION } from "../../../../functions/generate-response/prompt.js";
import { createProgram } from "../../../../scripts/commands/evaluate/cli.js";
import { type RunningModelServer, runModelServer } from "../../../../scripts/local/model-server/run-model-server.js";
import type { Evaluation } from "../../../../scripts/shared/evaluation/evaluation.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { aTicketRecord } from "../../../support/builders/tickets.js";
import { aFolder, aLine, toLines } from "../../shared/golden/golden-lines.js";

let out: string;
let err: string;

const run = async (...args: string[]): Promise<number> => {
  process.exitCode = 0;
  await runCommand(createProgram(), ["node", "evaluate", ...args]);
  const code = process.exitCode;
  process.exitCode = 0;
  return code;
};

beforeEach(() => {
  out = "";
  err = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => (out += String(text)) !== "");
  vi.spyOn(process.stderr, "write").mockImplementation((text) => (err += String(text)) !== "");
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Evaluates files with these texts. @returns the exit code, and a function that reads the JSON */
const evaluate = async (files: Readonly<Record<string, string>>, ...options: string[]) => {
  const folder = await aFolder(files);
  const [json, html] = [path.join(folder, "out", "e.json"), path.join(folder, "out", "e.html")];
  const names = Object.keys(files).map((file) => path.join(folder, file));
  const code = await run("--json", json, "--html", html, ...options, "--file", ...names);
  const readJson = async () => JSON.parse(await readFile(json, "utf8")) as Evaluation;
  return { code, folder, json, html, readJson };
};

describe("npm run evaluate", () => {
  it("prints figures, and writes every ticket as JSON and a page", async () => {
    const { code, html, readJson } = await evaluate({ "en.jsonl": toLines([aLine("en-001"), aLine("en-002")]) });

    expect(code).toBe(0);
    expect(out).toContain("2 tickets (en.jsonl, tuning half) triaged by rules");
    expect(out).toMatch(/^priority +accuracy +100\.00% \(100\.00% to 100\.00%\)/m);
    expect((await readJson()).predictions.map(({ id }) => id)).toEqual(["en-001", "en-002"]);
    expect(await readFile(html, "utf8")).toContain("priority: right labels in rows");
  });

  it("writes a page without scripts that loads nothing, and in which texts are escaped", async () => {
    const { html } = await evaluate({ "en.jsonl": toLines([aLine("en-001")]) + '{"<script>":1}\n' });
    const page = await readFile(html, "utf8");

    expect(page).not.toMatch(/<script|<link|<img|https?:/);
    expect(page).toContain("default-src 'none'");
  });

  it("evaluates only the half that is asked for", async () => {
    const files = { "en.jsonl": toLines([aLine("en-001"), aLine("en-002", { half: "test" })]) };
    const ids = async (...options: string[]) =>
      (await (await evaluate(files, ...options)).readJson()).predictions.map(({ id }) => id);

    expect(await ids()).toEqual(["en-001"]);
    expect(await ids("--half", "test")).toEqual(["en-002"]);
    expect(await ids("--half", "all")).toEqual(["en-001", "en-002"]);
  });

  it("names lines that cannot be used, evaluates the others, and exits with 1", async () => {
    const labels = { ...aLine().labels, priority: "URGENT" };
    const lines = toLines([aLine("en-001"), aLine("en-002", { labels }), aLine("en-001")]);
    const { code, readJson } = await evaluate({ "en.jsonl": `${lines}no JSON\n`, "de.jsonl": "" });

    expect(code).toBe(1);
    expect(out).toContain("Missing: 5 problems in the files; 0 tickets without a usable answer");
    expect(out).toContain("en.jsonl line 2, labels.priority: expected one of");
    expect(out).toContain("en.jsonl line 3, id: the same as in");
    expect(out).toContain("en.jsonl line 4: expected a JSON object");
    expect(out).toContain("de.jsonl: the file is empty");
    expect((await readJson()).predictions).toHaveLength(1);
    expect((await readJson()).problems).toHaveLength(5);
  });

  it("exits with 1 if there is no ticket, and names the reasons", async () => {
    expect((await evaluate({ "en.jsonl": "" })).code).toBe(1);
    expect(err).toContain("error: no ticket in en.jsonl, tuning half;");
    expect(err).toContain("the file is empty");
  });

  it("exits with 2 for a file that is missing", async () => {
    const folder = await aFolder({});

    expect(await run("--json", path.join(folder, "e.json"), "--file", path.join(folder, "none.jsonl"))).toBe(2);
    expect(err).toContain("error: --file is ");
  });
});

describe("npm run evaluate -- --with model", () => {
  const ticket = { "en.jsonl": toLines([aLine("en-001")]) };
  const withModel = async (...options: string[]) => {
    const answers = path.join(await aFolder({}), "answers.jsonl");
    return { ...(await evaluate(ticket, "--with", "model", "--answers", answers, ...options)), answers };
  };

  it("asks the stand-in by the code of generate-response, and keeps its answer", async () => {
    vi.stubEnv("LOCAL_MODEL_URL", "");
    const { code, answers, readJson } = await withModel();

    expect(code).toBe(0);
    expect(await readJson()).toMatchObject({
      system: { name: "model", model: "stand-in", promptVersion: PROMPT_VERSION },
      predictions: [{ given: { priority: "NORMAL", language: "en" } }],
    });
    expect(await readFile(answers, "utf8")).toContain('"id":"en-001"');
  });

  it("counts the replies that fail the criteria of the rules, also on the page", async () => {
    vi.stubEnv("LOCAL_MODEL_URL", "");
    const { html } = await withModel();

    expect(out).toContain("Replies, by the rules");
    expect(out).toMatch(/^FORMAL_TONE +1 +0 +0\.00%$/m);
    expect(await readFile(html, "utf8")).toContain("CONCRETE_STEPS");
  });

  it("exits with 2 if the model has no name, or its server does not respond", async () => {
    vi.stubEnv("LOCAL_MODEL_URL", "http://127.0.0.1:9/v1");
    vi.stubEnv("LOCAL_MODEL_NAME", "");
    expect((await withModel()).code).toBe(2);
    expect(err).toContain("LOCAL_MODEL_NAME is not set");

    vi.stubEnv("LOCAL_MODEL_NAME", "llama3.2");
    expect((await withModel()).code).toBe(2);
    expect(err).toContain('LOCAL_MODEL_URL is "http://127.0.0.1:9/v1"');
  });

  it("names what a model answers that makes no sense, and counts the ticket as wrong", async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      const message = { role: "assistant", content: "Blah." };
      response.end(JSON.stringify({ data: [{ id: "odd" }], choices: [{ message, finish_reason: "stop" }] }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    vi.stubEnv("LOCAL_MODEL_URL", `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    vi.stubEnv("LOCAL_MODEL_NAME", "odd");
    const { code } = await withModel();
    server.close();

    expect(code).toBe(1);
    expect(out).toContain("1 ticket without a usable answer, counted as wrong");
    expect(out).toMatch(/^ {2}en-001: \S/m);
  });
});

describe("npm run evaluate -- --target aws", () => {
  const tickets = { "en.jsonl": toLines([aLine("en-001"), aLine("en-002"), aLine("en-003")]) };
  let models: RunningModelServer;

  beforeEach(async () => {
    models = await runModelServer({});
    // Only the models: what else would be called on AWS has no address here.
    vi.stubEnv("AWS_ENDPOINT_URL_BEDROCK_RUNTIME", models.url);
    vi.stubEnv("AWS_ENDPOINT_URL_COMPREHEND", models.url);
    vi.stubEnv("AWS_ACCESS_KEY_ID", "made-up");
    vi.stubEnv("AWS_SECRET_ACCESS_KEY", "made-up");
    vi.stubEnv("AWS_REGION", "us-east-1");
    vi.stubEnv("AWS_ENDPOINT_URL", undefined);
    vi.stubEnv("RESPONSE_MODEL_ID", "us.amazon.nova-2-lite-v1:0");
  });
  afterEach(() => models.close());

  const onAws = async (...options: string[]) => {
    const answers = path.join(await aFolder({}), "answers.jsonl");
    return evaluate(tickets, "--with", "model", "--target", "aws", "--answers", answers, ...options);
  };

  it("says what it may cost, and sends nothing without consent", async () => {
    expect((await onAws()).code).toBe(2);
    expect(err).toMatch(/Sending 3 tickets to AWS may cost about \$0\.0\d, by list prices of 20\d\d-\d\d-\d\d\./);
    expect(err).toContain("error: Nothing was sent.");
    expect(models.stats().calls).toEqual({});
  });

  it("says that it does not call the guardrail of the configuration", async () => {
    await onAws();
    expect(err).not.toContain("guardrail");
    vi.stubEnv("GUARDRAIL", "true");
    await onAws("--yes");

    expect(err).toContain("The guardrail (GUARDRAIL=true) is not called, and costs nothing here");
    expect(models.stats().calls).not.toHaveProperty("ApplyGuardrail");
  });

  it("asks the model of the configuration and Comprehend, and says what that used and cost", async () => {
    const { code, readJson, html } = await onAws("--yes");
    const { system, predictions } = await readJson();

    expect(code).toBe(0);
    expect(system).toMatchObject({ model: "us.amazon.nova-2-lite-v1:0", prices: { input: 0.33, output: 2.75 } });
    expect(predictions[0]?.given?.usage).toMatchObject({ comprehend_units: 6 });
    const used =
      /Used: [\d,]+ tokens in, [\d,]+ out and 18 units of Comprehend; \$0\.0\d, or \$\d\.\d\d for 1,000 tickets/;
    expect(out).toMatch(used);
    expect(await readFile(html, "utf8")).toMatch(used);
  });

  it("asks for no ticket that might exceed --max-usd, and names those that are missing", async () => {
    const { code } = await onAws("--yes", "--max-usd", "0.004", "--concurrency", "1");

    expect(code).toBe(1);
    expect(out).toContain("en-003: not asked, because that might exceed --max-usd 0.004");
    expect(out).toMatch(/[12] tickets? without a usable answer/);
  });

  it("needs a judge in the configuration for --replies", async () => {
    vi.stubEnv("JUDGE_MODEL_ID", undefined);
    expect(await run("--replies", "--with", "model", "--target", "aws", "--yes")).toBe(2);
    expect(err).toContain("error: JUDGE_MODEL_ID is not set");
  });

  it("has no reply judged when all of them may cost more than --max-usd", async () => {
    vi.stubEnv("JUDGE_MODEL_ID", "us.anthropic.claude-haiku-4-5-20251001-v1:0");
    const judged = await run("--replies", "--with", "model", "--target", "aws", "--yes", "--max-usd", "0.1");

    expect(judged).toBe(2);
    expect(err).toMatch(/error: --max-usd is 0\.1, but \d+ verdicts may cost about \$0\.\d\d; nothing was sent\./);
    expect(models.stats().calls).toEqual({});
  });

  it.each([
    [["--target", "aws"], "expected --with model, --people, or --from and --to"],
    [["--max-usd", "0"], '--max-usd is "0"; expected US dollars above 0'],
    [["--max-usd", "two"], '--max-usd is "two"'],
    [["--from", "2026-13-01"], '--from is "2026-13-01"; expected a day'],
  ])("exits with 2 for %j", async (options, words) => {
    expect(await run(...options)).toBe(2);
    expect(err).toContain(words);
  });
});

describe("npm run evaluate -- --from", () => {
  const s3 = mockClient(S3Client);

  beforeEach(() => {
    s3.reset();
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:9");
  });

  const stores = (...records: readonly unknown[]): void => {
    s3.on(ListBucketsCommand).resolves({ Buckets: [{ Name: "ticket-pipeline-dev-tickets-000000000000" }] });
    const keys = records.map((_, index) => `tickets/2026/11/21/ticket_${index}.json`);
    const folders = [{ Prefix: "tickets/2026/" }];
    s3.on(ListObjectsV2Command).callsFake(({ Delimiter: delimiter }: ListObjectsV2CommandInput) =>
      delimiter === undefined ? { Contents: keys.map((Key) => ({ Key })) } : { CommonPrefixes: folders },
    );
    records.forEach((record, index) => {
      const Body = { transformToByteArray: () => Promise.resolve(Buffer.from(JSON.stringify(record))) };
      const key = keys[index];
      s3.on(GetObjectCommand, { Key: key }).callsFake(() => ({ ETag: '"a"', LastModified: new Date(), Body }));
    });
  };
  const evaluateStored = async () => {
    const folder = await aFolder({});
    const [json, html] = [path.join(folder, "e.json"), path.join(folder, "e.html")];
    const code = await run("--from", "2026-11-21", "--to", "2026-11-21", "--json", json, "--html", html);
    return { code, readJson: async () => JSON.parse(await readFile(json, "utf8")) as Evaluation };
  };

  it("measures stored tickets by what they were stored with, in any language", async () => {
    const lost = {
      subject: "Help",
      description: "All our data is gone!",
      priority: "CRITICAL",
      category: "DATA_LOSS",
    } as const;
    stores(
      aTicketRecord({ ticket_id: "TKT-1", ...lost, sentiment: "NEGATIVE", language: "en" }),
      aTicketRecord({
        ticket_id: "TKT-2",
        ...lost,
        priority: "NORMAL",
        language: "ko",
        product: null,
        customer_email: null,
      }),
    );
    const { code, readJson } = await evaluateStored();
    const { tickets, predictions } = await readJson();

    expect(code).toBe(0);
    expect(tickets).toBe("stored from 2026-11-21 to 2026-11-21 in the emulator at http://127.0.0.1:9");
    expect(predictions).toMatchObject([
      { id: "TKT-1", truth: { priority: "CRITICAL", language: "en" }, given: { priority: "CRITICAL", language: "en" } },
      { id: "TKT-2", truth: { priority: "NORMAL", language: "ko" }, given: { priority: "CRITICAL" } },
    ]);
    expect(out).toMatch(/^priority +accuracy +50\.00%/m);
  });

  it("names records that cannot be used, and evaluates the others", async () => {
    stores(aTicketRecord({ ticket_id: "TKT-1" }), { ...aTicketRecord({ ticket_id: "TKT-2" }), priority: "URGENT" });
    const { code, readJson } = await evaluateStored();

    expect(code).toBe(1);
    expect((await readJson()).predictions.map(({ id }) => id)).toEqual(["TKT-1"]);
    expect(out).toMatch(/ticket_1\.json: .*priority: expected one of/);
  });
});

describe("npm run evaluate -- --compare", () => {
  it("prints which figures differ for certain", async () => {
    const lines = Array.from({ length: 40 }, (_, index) => aLine(`en-${100 + index}`));
    const { folder, json, readJson } = await evaluate({ "en.jsonl": toLines(lines) });
    const before = await readJson();
    const worse = before.predictions.map((one) => ({ ...one, given: one.given && { ...one.given, priority: "HIGH" } }));
    const other = path.join(folder, "other.json");
    await writeFile(other, JSON.stringify({ ...before, predictions: worse }));
    out = "";

    expect(await run("--compare", json, other)).toBe(0);
    expect(out).toContain("40 tickets compared");
    expect(out).toMatch(/^priority +accuracy +100\.00% +0\.00% .*e\.json is better$/m);
    expect(out).toMatch(/^category +accuracy .*undecided$/m);
  });

  it.each([
    ["{}", "format: "],
    ["no JSON", "which no `npm run evaluate` has written"],
  ])("exits with 2 for a file with %s", async (text, problem) => {
    const folder = await aFolder({ "a.json": text });
    const file = path.join(folder, "a.json");

    expect(await run("--compare", file, file)).toBe(2);
    expect(err).toContain(problem);
  });

  it("exits with 2 unless it has two files", async () => {
    expect(await run("--compare", "a.json")).toBe(2);
    expect(err).toContain("expected two");
  });
});

describe("npm run evaluate -- --replies", () => {
  const line = { id: "en-r01", ticket: "en-020", reply: "We can't help!", fails: ["FORMAL_TONE"], not_applicable: [] };

  it("prints the agreement of the rules with the labels", async () => {
    expect(await run("--replies")).toBe(0);
    expect(out).toMatch(/^\d+ labelled replies assessed by rules, 1 run$/m);
    expect(out).toMatch(/^FORMAL_TONE +\d+ +100\.00%/m);
    expect(out).not.toContain("TECHNICAL_ACCURACY");
  });

  it("names lines that cannot be used, assesses the others, and exits with 1", async () => {
    const folder = await aFolder({ "mine.jsonl": `${JSON.stringify(line)}\n{}\n` });

    expect(await run("--replies", path.join(folder, "mine.jsonl"))).toBe(1);
    expect(out).toContain("1 labelled reply assessed by rules");
    expect(err).toContain("Missing: mine.jsonl line 2, id:");
  });

  it("exits with 2 for a file that does not exist, and with 1 for one without a reply", async () => {
    const folder = await aFolder({ "empty.jsonl": "" });

    expect(await run("--replies", path.join(folder, "none.jsonl"))).toBe(2);
    expect(await run("--replies", path.join(folder, "empty.jsonl"))).toBe(1);
    expect(err).toContain("empty.jsonl: the file is empty");
  });

  it("asks a judge in each run, and asks no question twice", async () => {
    vi.stubEnv("LOCAL_MODEL_URL", "");
    const folder = await aFolder({ "mine.jsonl": `${JSON.stringify(line)}\n` });
    const answers = path.join(folder, "judge.jsonl");
    const judge = () =>
      run("--with", "model", "--runs", "2", "--judge-answers", answers, "--replies", path.join(folder, "mine.jsonl"));

    expect(await judge()).toBe(0);
    expect(out).toContain("1 labelled reply assessed by rules and judge stand-in, 2 runs");
    expect(out).toMatch(/^TECHNICAL_ACCURACY .* 0 +100\.00%$/m);
    const kept = await readFile(answers, "utf8");
    expect(kept.trim().split("\n")).toHaveLength(2);
    await judge();
    expect(await readFile(answers, "utf8")).toBe(kept);
  });
});
