import type { Page } from "playwright-core";
import { afterEach, expect, it } from "vitest";
import type { PersonName } from "./support/console-browser.js";
import { untilShown } from "./support/pages.js";
import { describeInBrowser } from "./support/with-console.js";

/** Longer than a browser needs between two requests of one round, in ms. */
const ANSWER_MS = 700;

/** Before the page's own data: a new access token, and who has it. */
const SESSION = ["/v1/auth/refresh", "/v1/auth/me"];

interface Load {
  readonly person: PersonName;
  readonly address: string;
  /** Beginning of the name of the file with its code. */
  readonly code: string;
  /** What it shows first. */
  readonly reads: readonly string[];
  readonly shows: string;
}

const LOADS: Readonly<Record<string, Load>> = {
  "the inbox": {
    person: "alan",
    address: "/inbox?view=all",
    code: "inbox-page",
    reads: ["/v1/desk/tickets?view=all&limit=100", "/v1/desk/agents"],
    shows: "Production API returns 503",
  },
  "a ticket": {
    person: "alan",
    address: "/desk/tickets/TKT-102",
    code: "ticket-page",
    reads: [
      "/v1/desk/tickets/TKT-102",
      "/v1/desk/tickets/TKT-102/messages?limit=100",
      "/v1/desk/tickets/TKT-102/notes?limit=100",
      "/v1/desk/agents",
    ],
    shows: "Both invoices are real",
  },
  "a customer's tickets": {
    person: "customer",
    address: "/tickets",
    code: "own-tickets-page",
    reads: ["/v1/tickets?limit=25"],
    shows: "Production API returns 503",
  },
  "a customer's ticket": {
    person: "customer",
    address: "/tickets/TKT-108",
    code: "own-ticket-page",
    reads: ["/v1/tickets/TKT-108", "/v1/tickets/TKT-108/messages?limit=100"],
    shows: "it is at status.example.com",
  },
};

/** What the browser has loaded, in ms since the load began. */
interface Resource {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

const resourcesOf = (page: Page): Promise<readonly Resource[]> =>
  page.evaluate(`performance.getEntriesByType("resource").map(({ name, startTime, responseEnd }) =>
    ({ name: name.replace(location.origin, ""), from: startTime, to: responseEnd }))`);

/** How many answers of the API somebody waits for, one after the other, until this one is there. */
const roundOf = (one: Resource, all: readonly Resource[]): number =>
  1 + Math.max(0, ...all.filter(({ to }) => to <= one.from).map((before) => roundOf(before, all)));

/** Adds up from now on how far things jump. */
const WATCH_SHIFTS = `globalThis.shifts = 0;
  new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { globalThis.shifts += value; }))
    .observe({ type: "layout-shift", buffered: true });`;

describeInBrowser("the first load", (console) => {
  afterEach(() => {
    console().api.delayMs = 0;
  });

  it.each(Object.entries(LOADS))(
    "of %s takes three rounds of answers, and its code does not wait for them",
    async (_name, { person, address, code, reads, shows }) => {
      const page = await console().openAs(person, "/account");
      console().api.delayMs = ANSWER_MS;
      await page.goto(console().url + address);
      await page.getByText(shows).first().waitFor();
      const all = await resourcesOf(page);
      const answers = all.filter(({ name }) => name.startsWith("/v1/"));
      const rounds = Map.groupBy(answers, (answer) => roundOf(answer, answers));
      const namesIn = (round: number): readonly string[] => (rounds.get(round) ?? []).map(({ name }) => name).sort();

      expect([...namesIn(1), ...namesIn(2)]).toEqual(SESSION);
      expect(namesIn(3)).toEqual(expect.arrayContaining([...reads]));
      const [session] = answers;
      const own = all.find(({ name }) => name.includes(`/${code}-`));
      expect(own?.from).toBeLessThan(session?.to ?? 0);
    },
  );

  it.each([
    ["desktop", { width: 1280, height: 800 }],
    ["phone", { width: 390, height: 844 }],
  ] as const)("moves nothing that is on the page already, on a %s", async (_name, size) => {
    const jumps: Record<string, number> = {};
    for (const [name, { person, address, shows }] of Object.entries(LOADS)) {
      const page = await console().openAs(person, "/account", size);
      console().api.delayMs = 200;
      await page.addInitScript({ content: WATCH_SHIFTS });
      await page.goto(console().url + address);
      await page.getByText(shows).first().waitFor();
      await untilShown(page);
      await page.waitForLoadState("networkidle");
      jumps[name] = await page.evaluate<number>("shifts");
      console().api.delayMs = 0;
      await page.close();
    }

    for (const [name, jump] of Object.entries(jumps)) expect(jump, name).toBeLessThan(0.02);
  });
});
