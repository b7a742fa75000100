import { existsSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Chromium's command, by the names under which distributions install it. */
const NAMES = ["chromium", "chromium-browser", "google-chrome"];

const onPath = (name: string): readonly string[] =>
  (process.env["PATH"] ?? "").split(path.delimiter).map((folder) => path.join(folder, name));

/** A Chromium on this machine: CHROMIUM_PATH, or one on the PATH; undefined if there is none. */
export const findChromium = (): string | undefined =>
  [process.env["CHROMIUM_PATH"] ?? "", ...NAMES.flatMap(onPath)].find((file) => existsSync(file));

/** Switches that keep Chromium from calling its maker. Every name other than these resolves to nothing. */
const offline = (names: readonly string[]): readonly string[] => [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  `--host-resolver-rules=${[...names.map((name) => `MAP ${name} 127.0.0.1`), "MAP * ~NOTFOUND", "EXCLUDE 127.0.0.1"].join(", ")}`,
];

/** The same for pages of 127.0.0.1 alone. */
export const OFFLINE = offline([]);

/**
 * Starts Chromium without a window.
 * @param executablePath from {@link findChromium}
 * @param names host names that lead to this machine, as an attacker's DNS may say
 */
export const startBrowser = (executablePath: string, names: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args: [...offline(names)] });
