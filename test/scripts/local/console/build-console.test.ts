import { mkdir, mkdtemp, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { buildConsole, buildForDeployment, VITE } from "../../../../scripts/local/console/build-console.js";
import { UsageError } from "../../../../scripts/shared/terminal/command-line.js";

/** Writes dist/index.html with the number of builds so far. */
const BUILD = `
  import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
  mkdirSync("dist", { recursive: true });
  appendFileSync("dist/builds", ".");
  writeFileSync("dist/index.html", String(readFileSync("dist/builds").length));
`;

let folder: string;

const write = async (name: string, text: string): Promise<void> => {
  const file = path.join(folder, name);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
};

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "build-console-"));
  await write(VITE, BUILD);
  await write("src/main.ts", "");
  await write("node_modules/vite/package.json", '{ "type": "module" }');
});

afterEach(() => rm(folder, { recursive: true }));

const build = (signal?: AbortSignal): Promise<string> =>
  buildConsole({
    folder,
    env: process.env,
    logFile: path.join(folder, ".log", "build.log"),
    inBackground: true,
    signal,
  });

const builds = async (): Promise<string> => readFile(path.join(folder, "dist", "index.html"), "utf8");

/** Sets when a file was changed, relative to now. */
const changed = async (name: string, seconds: number): Promise<void> => {
  const at = new Date(Date.now() + seconds * 1_000);
  await utimes(path.join(folder, name), at, at);
};

describe("the build of the console", () => {
  it("runs when there is none, and names the folder", async () => {
    expect(await build()).toBe(path.join(folder, "dist"));
    expect(await builds()).toBe("1");
  });

  it("is kept while no source is newer", async () => {
    await build();
    await changed("node_modules/vite/package.json", 60);
    await changed("dist/builds", 60);
    await build();

    expect(await builds()).toBe("1");
  });

  it("is repeated when a source is newer", async () => {
    await build();
    await changed("src/main.ts", 60);
    await build();

    expect(await builds()).toBe("2");
  });

  it("says what to do if the packages are not installed", async () => {
    await rm(path.join(folder, "node_modules"), { recursive: true });

    await expect(build()).rejects.toThrow(UsageError);
    await expect(build()).rejects.toThrow("npm run console");
  });

  it("reports what the build printed last if it fails", async () => {
    await write(VITE, 'console.log("no such module: ./inbox"); process.exit(1);');

    await expect(build()).rejects.toThrow(/could not be built:[^]*no such module: \.\/inbox/);
  });

  it("leaves no cache in the temporary folder", async () => {
    await write(
      VITE,
      `import { enableCompileCache } from "node:module";\nconsole.log(JSON.stringify(process.env), enableCompileCache().directory ?? "none");\nprocess.exit(1);`,
    );

    await expect(build()).rejects.toThrow(/"JITI_FS_CACHE":"false".* none/);
  });

  it("gets no credentials of the environment", async () => {
    await write(VITE, "console.log(JSON.stringify(process.env)); process.exit(1);");
    const env = { ...process.env, AWS_SECRET_ACCESS_KEY: "secret-1", GITHUB_TOKEN: "secret-2" };
    const logFile = path.join(folder, ".log", "build.log");

    await expect(buildConsole({ folder, env, logFile })).rejects.toThrow("could not be built");
    expect(await readFile(logFile, "utf8")).toContain('"PATH"');
    expect(await readFile(logFile, "utf8")).not.toMatch(/secret-[12]/);
  });

  it("stops when it is interrupted", async () => {
    await write(VITE, "setInterval(() => undefined, 1_000);");
    const interruption = new AbortController();
    const built = build(interruption.signal);
    setTimeout(() => {
      interruption.abort(new Error("interrupted"));
    }, 100);

    await expect(built).rejects.toThrow("interrupted");
  });
});

describe("the build before a deployment", () => {
  it.each([
    [{}, 1],
    [{ CONSOLE: "true" }, 1],
    [{ CONSOLE: "", CONSOLE_BUILD: "" }, 1],
    [{ CONSOLE: "false" }, 0],
    [{ CONSOLE_BUILD: "/builds/console" }, 0],
  ])("with the settings %j runs %i times", async (env, times) => {
    let built = 0;
    await buildForDeployment(env, () => {
      built += 1;
      return Promise.resolve(folder);
    });

    expect(built).toBe(times);
  });
});
