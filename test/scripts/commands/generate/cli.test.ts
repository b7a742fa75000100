import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { generateTickets } from "../../../../scripts/shared/tickets/generate-tickets.js";
import { createProgram } from "../../../../scripts/commands/generate/cli.js";

const entry = fileURLToPath(new URL("../../../../scripts/commands/generate/cli.ts", import.meta.url));
const tsx = import.meta.resolve("tsx");
let folder = "";

/** Runs the command in a temporary folder, without any variable that selects a stream. */
const generate = (args: readonly string[], input = "") =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const options = { cwd: folder, env: { PATH: process.env["PATH"], NODE_NO_WARNINGS: "1" }, maxBuffer: 1e8 };
    const child = execFile(process.execPath, ["--import", tsx, entry, ...args], options, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === "number" ? error.code : 0, stdout, stderr });
    });
    child.stdin?.end(input);
  });

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "generate-"));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe("npm run generate", () => {
  it("prints the same bytes for one seed in every process", async () => {
    const options = { count: 20, seed: 7, malformed: 0.2, foreign: 0.1 };
    const expected = [...generateTickets(options)].flatMap(({ data }) => [Buffer.from(data), Buffer.from("\n")]);
    const args = ["--dry-run", "--count", "20", "--seed", "7", "--malformed", "0.2", "--foreign", ".1"];
    const { code, stdout, stderr } = await generate(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toEqual(Buffer.concat(expected).toString());
  });

  it("prints lines of standard input unchanged, reports one over 1 MiB and exits with 1", async () => {
    const input = `{"a": 1}\r\n\r\n${"x".repeat(1_048_577)}\nnot json\n\n`;
    expect(await generate(["--dry-run", "--send-malformed", "--from", "-"], input)).toEqual({
      code: 1,
      stdout: '{"a": 1}\nnot json\n',
      stderr:
        "Line 1: no-event-name: eventName: expected a string, got nothing\n" +
        "Line 3: it is larger than 1 MiB\n" +
        "Line 4: not-json: expected JSON, got 8 bytes that are not\n" +
        "Line 3 is larger than 1 MiB and was skipped.\n",
    });
  });

  it("refuses a file that is not JSON with exit code 1 and its line, and prints nothing", async () => {
    expect(await generate(["--dry-run", "--from", "-"], "id,subject\n1,Help\n")).toEqual({
      code: 1,
      stdout: "",
      stderr:
        "Line 1: not-json: expected JSON, got 10 bytes that are not\n" +
        "Line 2: not-json: expected JSON, got 6 bytes that are not\n" +
        "error: Nothing of standard input was sent: line 1 has 2 columns separated by commas, so it is CSV; expected " +
        "tickets as JSON, in UTF-8 or UTF-16, with or without gzip. To send it as it is, pass --send-malformed.\n",
    });
  });

  it("exits with 1 if one of many lines is malformed, and with 0 if none is", async () => {
    const lines = [...generateTickets({ count: 20, seed: 7 })].map(({ data }) => `${String(data)}\n`);
    const whole = lines.join("");
    expect(await generate(["--dry-run", "--from", "-"], whole)).toEqual({ code: 0, stdout: whole, stderr: "" });
    const { code, stdout } = await generate(["--dry-run", "--from", "-"], `${whole}oops\n`);
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${whole}oops\n` });
  });

  it("exits with 2 and one line on stderr if a file is missing", async () => {
    expect(await generate(["--from", "missing.jsonl"])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        'error: --from is "missing.jsonl", but it does not exist; expected a file of JSON lines, or - for standard input.\n',
    });
  });

  it("exits with 2 and one line on stderr if nothing listens at the endpoint", async () => {
    const { code, stdout, stderr } = await generate(["--endpoint", "http://127.0.0.1:9"]);
    expect({ code, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ code: 2, stdout: "", lines: 1 });
    expect(stderr).toMatch(/^error: Cannot use stream "ticket-pipeline-dev-tickets" of .*ECONNREFUSED/);
  });
});

describe("the command line of generate", () => {
  it.each([
    [["--count", "ten"], /--count is "ten"; expected a whole number/],
    [["--count", "0"], /--count is "0"; expected a whole number/],
    [["--seed", "4294967296"], /--seed is "4294967296"; expected a whole number from 0 to 4294967295/],
    [["--mix", "happy=1"], /--mix is "happy=1"; expected weights of at least one of angry, mixed, neutral, pleased/],
    [["--malformed", "1.5"], /--malformed is "1.5"; expected a share from 0 to 1/],
    [["--foreign", "-1"], /--foreign is "-1"; expected a share from 0 to 1/],
    [["--malformed", "0.8", "--foreign", "0.8"], /expected at most 1 together/],
    [["--rate", "0"], /--rate is "0"; expected records per second, above 0/],
    [["--from", "."], /--from is "\.", but it is a folder/],
    [["--from", "x.jsonl", "--count", "3"], /'--from <file>' cannot be used with option '--count <n>'/],
    [["--replies", "2"], /--replies is "2"; expected a share from 0 to 1/],
    [["--replies", "0.5", "--dry-run"], /'--replies <share>' cannot be used with option '--dry-run'/],
    [["--replies", "0.5", "--from", "x.jsonl"], /cannot be used with option/],
    [["--cuont", "3"], /unknown option '--cuont'/],
    [["5"], /too many arguments/],
  ])("refuses %j before anything is sent, and reports what is wrong", async (args, message) => {
    const program = createProgram()
      .exitOverride()
      .configureOutput({ writeErr: () => undefined });
    await expect(program.parseAsync(["node", "generate", ...args])).rejects.toThrow(message);
  });
});

describe("npm run generate, with a stream that refuses all records", () => {
  let server: Server;
  beforeAll(async () => {
    server = createServer((request, response) => {
      const isPut = request.headers["x-amz-target"]?.toString().endsWith("PutRecords");
      request.resume().on("end", () => {
        response.writeHead(isPut ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
        response.end(isPut ? '{"__type":"AccessDeniedException","message":"no"}' : "{}");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });
  afterAll(() => server.close());

  it("exits with 1, and stores the records in a file with a line that sends them", async () => {
    const { port } = server.address() as AddressInfo;
    const expected = [...generateTickets({ seed: 7, count: 20 })].map(({ data }) => `${String(data)}\n`).join("");
    const { code, stdout, stderr } = await generate([
      "--seed",
      "7",
      "--count",
      "20",
      "--endpoint",
      `http://127.0.0.1:${port}`,
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("Failed    20");
    const [file = ""] = readdirSync(path.join(folder, ".local"));
    expect(stderr).toContain(`npm run generate -- --from ${path.join(".local", file)}`);
    expect(readFileSync(path.join(folder, ".local", file), "utf8")).toBe(expected);
  });
});
