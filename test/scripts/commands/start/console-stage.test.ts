import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { prepareConsole } from "../../../../scripts/commands/start/console-stage.js";

const stack = { apiUrl: "http://127.0.0.1:9/_aws/execute-api/abc/v1" };
const { signal } = new AbortController();

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "console-stage-"));
  await writeFile(path.join(folder, "index.html"), "<title>Tickets</title>");
});

afterEach(() => rm(folder, { recursive: true }));

describe("the console of npm start", () => {
  it("is built at once, with what time is left over, and served when the stack is there", async () => {
    const started: unknown[] = [];
    const build = (options: object): Promise<string> => {
      started.push(options);
      return Promise.resolve(folder);
    };
    const prepared = prepareConsole({ env: {}, signal, build });

    expect(started).toMatchObject([{ inBackground: true }]);
    const { shown, close } = await prepared.serve(stack);
    const url = "url" in shown ? shown.url : "";
    expect(await (await fetch(url)).text()).toBe("<title>Tickets</title>");
    await close();
    await expect(fetch(url)).rejects.toThrow();
  });

  it("is left out, and says why, when it cannot be built", async () => {
    const build = () => Promise.reject(new Error("The console's packages are not installed."));
    const { shown, close } = await prepareConsole({ env: {}, signal, build }).serve(stack);

    expect(shown).toEqual({ problem: expect.stringContaining("not installed") });
    await close();
  });
});
