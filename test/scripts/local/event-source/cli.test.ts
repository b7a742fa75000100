import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createInterface } from "node:readline";
import { expect, it, onTestFinished } from "vitest";

const TIMEOUT_MS = 60_000;
const CREDENTIALS = { AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" };

const run = (args: readonly string[], preload: readonly string[] = []) =>
  spawn(process.execPath, ["--import", "tsx", ...preload, "scripts/local/event-source/cli.ts", ...args], {
    env: { ...process.env, AWS_ENDPOINT_URL: "", AWS_REGION: "us-east-1", ...CREDENTIALS },
  });

const textOf = async (stream: NodeJS.ReadableStream): Promise<string> => {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
};

/** An account without mappings, and the paths of its requests. */
const emptyAccount = async (): Promise<{ url: string; paths: string[] }> => {
  const paths: string[] = [];
  const server = createServer((request, response) => {
    paths.push(request.url ?? "");
    response.setHeader("content-type", "application/json").end('{"EventSourceMappings":[]}');
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, paths };
};

it(
  "prints its endpoint as one JSON line when it is working, lists the mappings, and exits with code 0 on SIGTERM",
  async () => {
    const { url, paths } = await emptyAccount();
    const child = run(["--endpoint", url]);
    const [line] = (await once(createInterface(child.stdout), "line")) as [string];
    expect(JSON.parse(line)).toEqual({ endpoint: url });
    await expect.poll(() => paths.length, { timeout: TIMEOUT_MS }).toBeGreaterThan(0);

    child.kill("SIGTERM");

    expect(await once(child, "exit")).toEqual([0, null]);
    expect(paths[0]).toMatch(/event-source-mappings/);
  },
  TIMEOUT_MS,
);

it(
  "exits when its parent process has ended",
  async () => {
    const { url } = await emptyAccount();
    const child = run(["--endpoint", url], ["--import", "./scripts/local/process/end-with-parent.ts"]);
    await once(createInterface(child.stdout), "line");

    child.stdin.end();

    expect(await once(child, "exit")).toEqual([0, null]);
  },
  TIMEOUT_MS,
);

it(
  "exits with code 2 and one line for an invalid endpoint",
  async () => {
    const child = run(["--endpoint", "localhost"]);
    const [stderr, [code]] = await Promise.all([textOf(child.stderr), once(child, "exit")]);

    expect(code).toBe(2);
    expect(stderr).toContain('The endpoint is "localhost"');
    expect(stderr.trim().split("\n")).toHaveLength(1);
  },
  TIMEOUT_MS,
);
