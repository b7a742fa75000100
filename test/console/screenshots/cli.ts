import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Command } from "commander";
import type { Page } from "playwright-core";
import { buildConsole } from "../../../scripts/local/console/build-console.js";
import { runWhenStarted, UsageError } from "../../../scripts/shared/terminal/command-line.js";
import { createCommand, type CommandHelp } from "../../../scripts/shared/terminal/help.js";
import { printLine } from "../../../scripts/shared/terminal/output.js";
import { ConsoleBrowser } from "../support/console-browser.js";
import { type ConsolePage, PAGES, untilShown } from "../support/pages.js";

const HELP: CommandHelp = {
  name: "screenshots",
  description: "Takes a picture of every page of the web console: light and dark, on a phone and on a desktop.",
  notes:
    "Builds the console first if its sources have changed. The API is in memory, with made-up tickets at a made-up time, so that two runs show the same. Needs Chromium, on the PATH or in CHROMIUM_PATH.",
  examples: ["npm run screenshots", "npm run screenshots -- --folder /tmp/pictures --only ticket"],
  exitCodes: {
    0: "the pictures are in the folder",
    1: "a page could not be shown",
    2: "wrong options, no Chromium, or the console's packages are not installed",
  },
};

const SIZES = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;

/** When the pictures are taken, by all clocks. */
const START = Date.parse("2026-11-24T09:30:00.000Z");

/** After the tickets were written, however long that took, so that the same minutes have passed. */
const SHOWN_AT = START + 45_000;

/** Moves the clock of this process, which writes the tickets: it runs on from START. */
const moveClock = (): void => {
  const Now = Date;
  const offset = START - Now.now();
  globalThis.Date = class extends Now {
    constructor(...time: readonly [] | readonly [number]) {
      super(...(time.length === 0 ? ([Now.now() + offset] as const) : time));
    }
    static override now(): number {
      return Now.now() + offset;
    }
  } as DateConstructor;
};

interface ScreenshotOptions {
  readonly folder: string;
  readonly only?: string;
}

const chosenPages = (only: string | undefined): readonly ConsolePage[] => {
  const pages = PAGES.filter(({ name }) => only === undefined || name === only);
  if (pages.length > 0) return pages;
  throw new UsageError(`--only: expected one of ${PAGES.map(({ name }) => name).join(", ")}.`);
};

const openFor = (console: ConsoleBrowser, { person }: ConsolePage, size: keyof typeof SIZES): Promise<Page> => {
  const options = { ...SIZES[size], reducedMotion: true, at: SHOWN_AT };
  return person === undefined ? console.open("/", options) : console.openAs(person, "/", options);
};

/** Takes pictures of pages in one size. Each person keeps one browser. */
const takeAll = async (console: ConsoleBrowser, size: keyof typeof SIZES, options: ScreenshotOptions) => {
  const browsers = new Map<string | undefined, Page>();
  for (const each of chosenPages(options.only)) {
    const page = browsers.get(each.person) ?? (await openFor(console, each, size));
    browsers.set(each.person, page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(console.url + each.address);
      await untilShown(page);
      // Menus and dialogs load after the page.
      await page.waitForLoadState("networkidle");
      const file = path.join(options.folder, `${each.name}-${size}-${colorScheme}.png`);
      await page.screenshot({ path: file, animations: "disabled", caret: "hide" });
      printLine(file);
    }
  }
};

const takeScreenshots = async (options: ScreenshotOptions): Promise<void> => {
  chosenPages(options.only);
  await buildConsole({ env: process.env });
  await mkdir(options.folder, { recursive: true });
  moveClock();
  const console = await ConsoleBrowser.start();
  if (console === undefined) throw new UsageError("No Chromium: install it, or name its file in CHROMIUM_PATH.");
  try {
    await takeAll(console, "desktop", options);
    await takeAll(console, "phone", options);
  } finally {
    await console.close();
  }
};

/** The command line of `npm run screenshots`. */
export const createProgram = (): Command =>
  createCommand(HELP)
    .option("--folder <path>", "folder for the pictures", ".local/screenshots")
    .option("--only <page>", "name of one page, such as ticket")
    .action(takeScreenshots);

await runWhenStarted(import.meta.filename, createProgram);
