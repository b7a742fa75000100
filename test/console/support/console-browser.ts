import type { Browser, BrowserContext, Page } from "playwright-core";
import { findChromium, startBrowser } from "../../support/aws/browser.js";
import { PASSWORD } from "../../support/fakes/identity-fakes.js";
import { PEOPLE } from "./seed.js";
import { startConsole } from "./start-console.js";

export type PersonName = "admin" | "alan" | "mary" | "customer";

const PERSON_IDS: Readonly<Record<PersonName, string>> = {
  admin: "u-root",
  alan: "u-alan",
  mary: "u-mary",
  customer: "u-ada",
};

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: "light" | "dark";
  /** BCP 47. @default "en-GB" */
  readonly locale?: string;
  readonly reducedMotion?: boolean;
  readonly forcedColors?: boolean;
  /** What the browser's clock shows all the time, in ms since 1970. @default the time */
  readonly at?: number;
}

/** Signs somebody in on the page of the sign-in. Its elements are found in any language, and without waiting. */
export const signIn = async (page: Page, person: PersonName): Promise<void> => {
  const email = PEOPLE.find(({ id }) => id === PERSON_IDS[person])?.email ?? "";
  await page.locator('input[type="email"]').fill(email);
  await page.locator('input[type="password"]').fill(PASSWORD);
  await page.locator('button[type="submit"]').click();
  await page.getByRole("navigation", { name: /Main|Haupt/ }).waitFor();
};

/** What a page may not say: everything, except what a test expects. */
const isExpected = (text: string, expected: readonly RegExp[]): boolean => expected.some((each) => each.test(text));

/**
 * A console with made-up tickets, and browsers that look at it. `problems` has every violation of the policy of
 * contents, every error in a browser's console and every error of a page; a test ends with none.
 */
export class ConsoleBrowser {
  readonly problems: string[] = [];
  readonly #expected: RegExp[] = [];

  private constructor(
    private readonly console: Awaited<ReturnType<typeof startConsole>>,
    private readonly browser: Browser,
  ) {}

  /** @returns undefined where no Chromium is installed */
  static async start(): Promise<ConsoleBrowser | undefined> {
    const chromium = findChromium();
    if (chromium === undefined) return undefined;
    return new ConsoleBrowser(await startConsole(), await startBrowser(chromium));
  }

  get api() {
    return this.console.api;
  }

  get url(): string {
    return this.console.url;
  }

  /** Says that a browser's console will report this, such as a refused request. */
  expect(...texts: readonly RegExp[]): void {
    this.#expected.push(...texts);
  }

  /** Opens an address of the console in a browser of its own, with nobody signed in. */
  async open(address: string, options: OpenOptions = {}): Promise<Page> {
    const context = await this.#newContext(options);
    if (options.at !== undefined) await context.clock.setFixedTime(options.at);
    const page = await context.newPage();
    this.#watch(page);
    await page.goto(this.url + address);
    return page;
  }

  /** Opens an address of the console as somebody, in a browser of their own. */
  async openAs(person: PersonName, address: string, options: OpenOptions = {}): Promise<Page> {
    const page = await this.open(address, options);
    await signIn(page, person);
    return page;
  }

  /** Closes every page, so that none asks for news in the next test. */
  async closePages(): Promise<void> {
    await Promise.all(this.browser.contexts().map((context) => context.close()));
  }

  async close(): Promise<void> {
    await this.browser.close();
    await this.console.close();
  }

  #newContext(options: OpenOptions): Promise<BrowserContext> {
    const { width = 1280, height = 800, scheme = "light", locale = "en-GB" } = options;
    return this.browser.newContext({
      viewport: { width, height },
      colorScheme: scheme,
      locale,
      timezoneId: "Europe/Berlin",
      reducedMotion: options.reducedMotion === true ? "reduce" : "no-preference",
      forcedColors: options.forcedColors === true ? "active" : "none",
    });
  }

  #watch(page: Page): void {
    page.on("console", (message) => {
      // Violations of the policy of contents are errors in the browser's console, too.
      if (message.type() === "error" || message.type() === "warning") this.#report(message.text());
    });
    page.on("pageerror", (error) => {
      this.#report(String(error));
    });
  }

  #report(text: string): void {
    if (!isExpected(text, this.#expected)) this.problems.push(text);
  }
}
