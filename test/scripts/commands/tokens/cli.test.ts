import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  PutItemCommand,
  QueryCommand,
  ResourceNotFoundException,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { parseApiToken } from "../../../../functions/shared/auth/api-token.js";
import { runCommand } from "../../../../scripts/shared/terminal/command-line.js";
import { createProgram } from "../../../../scripts/commands/tokens/cli.js";
import { TOKEN, TOKEN_TEXT } from "../../../support/fakes/authorizer-fakes.js";

const dynamo = mockClient(DynamoDBClient);
const ENDPOINT = ["--endpoint", "http://127.0.0.1:4566"];
const none = new ConditionalCheckFailedException({ message: "no", $metadata: {} });

let out: string[];
let err: string[];

const run = async (...args: string[]): Promise<number> => {
  process.exitCode = 0;
  await runCommand(createProgram(), ["node", "tokens", ...args]);
  const code = process.exitCode;
  process.exitCode = 0;
  return code;
};

beforeEach(() => {
  dynamo.reset();
  out = [];
  err = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => out.push(String(text)) > 0);
  vi.spyOn(process.stderr, "write").mockImplementation((text) => err.push(String(text)) > 0);
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("npm run tokens -- create", () => {
  it("prints only the token on stdout, and on stderr that it cannot be shown again", async () => {
    dynamo.on(PutItemCommand).resolves({});

    expect(await run("create", "--subject", "C-1", "--tier", "gold", ...ENDPOINT)).toBe(0);
    const token = parseApiToken(out.join("").trim());
    expect(err.join("")).toContain(`Token ${token?.id} of C-1: role customer, tier gold`);
    expect(err.join("")).toContain("cannot be shown again");
    expect(err.join("")).not.toContain(token?.secret);
  });

  it("prints it as JSON", async () => {
    dynamo.on(PutItemCommand).resolves({});
    await run("create", "--subject", "C-1", "--scopes", "tickets:read", "--days", "7", "--json", ...ENDPOINT);
    const created: unknown = JSON.parse(out.join(""));

    expect(created).toMatchObject({
      subject: "C-1",
      scopes: ["tickets:read"],
      token: expect.stringMatching(/^tp_/) as string,
    });
    expect(created).not.toHaveProperty("tokenHash");
    expect(err).toEqual([]);
  });

  it.each([
    ["no subject", [], "--subject"],
    ["a subject with a space", ["--subject", "C 1"], '--subject is "C 1"'],
    ["another tier", ["--subject", "C-1", "--tier", "platinum"], "general, gold"],
    ["another role", ["--subject", "C-1", "--role", "root"], "customer, agent, admin"],
    ["another scope", ["--subject", "C-1", "--scopes", "tickets:read,all"], "tickets:read,tickets:write"],
    ["a subject with a quote", ["--subject", 'C"1'], 'neither " nor \\.'],
    ["scopes on two lines", ["--subject", "C-1", "--scopes", "a\nb"], String.raw`--scopes is "a\nb"`],
    ["no scope", ["--subject", "C-1", "--scopes", ""], "--scopes"],
    ["no days", ["--subject", "C-1", "--days", "0"], "--days"],
    ["a long label", ["--subject", "C-1", "--label", "x".repeat(101)], "--label has 101 characters"],
  ])("refuses %s with code 2 and one line, and creates nothing", async (_what, options, words) => {
    expect(await run("create", ...options, ...ENDPOINT)).toBe(2);
    expect(err.join("")).toContain(words);
    expect(err.join("").trimEnd()).not.toContain("\n");
    expect(dynamo.calls()).toEqual([]);
  });
});

describe("npm run tokens -- list", () => {
  it("prints the tokens as JSON", async () => {
    dynamo.on(QueryCommand).resolves({ Items: [] });

    expect(await run("list", "--json", ...ENDPOINT)).toBe(0);
    expect(JSON.parse(out.join(""))).toEqual({ tokens: [], unreadable: [] });
  });

  it("reports that the table does not exist", async () => {
    dynamo.on(QueryCommand).rejects(new ResourceNotFoundException({ message: "no", $metadata: {} }));

    expect(await run("list", ...ENDPOINT)).toBe(2);
    expect(err.join("")).toMatch(/^error: Table "ticket-pipeline-dev-tickets" of the emulator at .* not found/);
  });

  it("reports why the table cannot be used", async () => {
    dynamo.on(QueryCommand).rejects(Object.assign(new Error("expired"), { name: "ExpiredTokenException" }));

    expect(await run("list", ...ENDPOINT)).toBe(2);
    expect(err.join("")).toContain("ExpiredTokenException");
  });
});

describe("npm run tokens -- revoke", () => {
  it("reports how soon each token stops working", async () => {
    dynamo.on(UpdateItemCommand).resolves({});

    expect(await run("revoke", TOKEN.id, "f".repeat(16), ...ENDPOINT)).toBe(0);
    expect(out).toEqual([
      `Token ${TOKEN.id} is revoked. It stops working within 60 seconds.\n`,
      `Token ${"f".repeat(16)} is revoked. It stops working within 60 seconds.\n`,
    ]);
  });

  it("revokes a leaked token by its whole text, and does not print its secret", async () => {
    dynamo.on(UpdateItemCommand).resolves({});
    await run("revoke", TOKEN_TEXT, ...ENDPOINT);

    expect(out.join("")).toContain(TOKEN.id);
    expect(out.join("") + err.join("")).not.toContain(TOKEN.secret);
  });

  it("revokes the others if one is unknown, and exits with code 1", async () => {
    dynamo.on(UpdateItemCommand).rejectsOnce(none).resolves({});

    expect(await run("revoke", "e".repeat(16), TOKEN.id, ...ENDPOINT)).toBe(1);
    expect(err).toEqual([`error: Token ${"e".repeat(16)} not found.\n`]);
    expect(out.join("")).toContain(TOKEN.id);
  });

  it("revokes nothing if one argument is not an id, and does not print it", async () => {
    expect(await run("revoke", TOKEN.id, TOKEN.secret, ...ENDPOINT)).toBe(2);
    expect(err.join("")).toContain("16 digits");
    expect(err.join("")).not.toContain(TOKEN.secret);
    expect(dynamo.calls()).toEqual([]);
  });
});
