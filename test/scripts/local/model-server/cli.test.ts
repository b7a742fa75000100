import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { expect, it } from "vitest";

const run = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  spawn(process.execPath, ["--import", "tsx", "scripts/local/model-server/cli.ts", ...args], {
    env: { ...process.env, LOCAL_MODEL_URL: "", ...env },
  });

const textOf = async (stream: NodeJS.ReadableStream): Promise<string> => {
  let text = "";
  for await (const chunk of stream) text += String(chunk);
  return text;
};

it("prints its url as one JSON line when ready, and exits with code 0 on SIGTERM", async () => {
  const child = run([]);
  const lines = createInterface(child.stdout);
  const [line] = (await once(lines, "line")) as [string];
  const { url } = JSON.parse(line) as { url: string };
  expect((await fetch(`${url}/_health`)).status).toBe(200);

  child.kill("SIGTERM");

  expect(await once(child, "exit")).toEqual([0, null]);
  await expect(fetch(url)).rejects.toThrow();
});

it.each([
  [["--port", "many"], {}, '--port is "many"'],
  [["--prot", "1"], {}, "--prot"],
  [[], { LOCAL_MODEL_URL: "localhost" }, 'LOCAL_MODEL_URL is "localhost"'],
])(
  "exits with code 2 and one line for %j and %j",
  async (args, env, message) => {
    const child = run(args, env);
    const [stderr, [code]] = await Promise.all([textOf(child.stderr), once(child, "exit")]);

    expect(code).toBe(2);
    expect(stderr).toContain(message);
    expect(stderr.trim().split("\n")).toHaveLength(1);
  },
  30_000,
);
