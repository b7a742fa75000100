import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findChromium, OFFLINE } from "../../support/aws/browser.js";
import { signIn, type PersonName } from "../support/console-browser.js";
import { startConsole } from "../support/start-console.js";
import { judgeReport } from "./judge-report.js";
import { runLighthouse } from "./run-lighthouse.js";

/** Agents sit at a desk, customers are anywhere. */
const PAGES = [
  ["alan", "/inbox", "desktop"],
  ["alan", "/desk/tickets/TKT-102", "desktop"],
  ["customer", "/tickets", "phone"],
  ["customer", "/tickets/TKT-108", "phone"],
] as const;

/** Where Chromium writes its debugging port, in the folder of its profile. */
const PORT_FILE = "DevToolsActivePort";

const chromiumPath = findChromium();

/** Lighthouse opens its pages beside those of the profile, so that the session there is its own. */
const openProfile = async (executablePath: string, profile: string, person: PersonName, url: string) => {
  const browser = await chromium.launchPersistentContext(profile, {
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...OFFLINE, "--remote-debugging-port=0"],
    locale: "en-GB",
  });
  const page = await browser.newPage();
  await page.goto(`${url}/sign-in`);
  await signIn(page, person);
  // It would ask for news meanwhile.
  await page.goto("about:blank");
  const [port] = (await readFile(path.join(profile, PORT_FILE), "utf8")).split("\n");
  return { port: Number(port), close: () => browser.close() };
};

// Two runs of Lighthouse, 6 s of processor time, on a machine that may be busy.
describe.skipIf(chromiumPath === undefined)("Lighthouse", { timeout: 240_000 }, () => {
  let site: Awaited<ReturnType<typeof startConsole>> | undefined;
  let folder = "";

  beforeAll(async () => {
    site = await startConsole();
    folder = await mkdtemp(path.join(tmpdir(), "ticket-pipeline-lighthouse-"));
  });

  afterAll(async () => {
    await site?.close();
    await rm(folder, { recursive: true, force: true });
  });

  it.each(PAGES)("of %s at %s finds nothing wrong, and at least 95 for performance on a %s", async (...row) => {
    const [person, address, device] = row;
    const { url = "" } = site ?? {};
    const own = await mkdtemp(path.join(folder, "page-"));
    const browser = await openProfile(chromiumPath ?? "", path.join(own, "profile"), person, url);
    try {
      const page = url + address;
      const report = await runLighthouse({ url: page, port: browser.port, device, folder: own });

      expect(judgeReport(report, page)).toEqual([]);
    } finally {
      await browser.close();
    }
  });
});
