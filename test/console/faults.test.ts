import type { Locator, Page } from "playwright-core";
import { afterEach, describe, expect, it } from "vitest";
import { PASSWORD } from "../support/fakes/identity-fakes.js";
import type { Fault, Trouble } from "./support/console-api.js";
import type { PersonName } from "./support/console-browser.js";
import { describeInBrowser } from "./support/with-console.js";

const REFUSED = /status of [45]\d\d|ERR_/;

/** What nobody should have to read. */
const RAW = /\b[45]\d\d\b|undefined|null|NaN|Error\b|Failed to fetch|urn:|[{}<>]/;

const DOWN = "The service is unavailable at the moment.";

/** What each kind of trouble is called, and what to do about it. */
const WORDS: readonly (readonly [Trouble, what: string, todo: string])[] = [
  ["forbidden", "Your account may not do this.", "Ask an administrator if you need it."],
  ["not-found", "This does not exist, or is not yours to see.", "Check the address, or go back to the list."],
  ["conflict", "This cannot be changed in its present state.", "Load it again to see what it is now."],
  ["payload-too-large", "This is too large.", "Shorten it, then try again."],
  [413, "This is too large.", "Shorten it, then try again."],
  [422, "The service did not accept this.", "Check what you entered, then try again."],
  ["too-many-requests", "There were too many requests.", "Try again in 7 seconds."],
  ["unavailable", DOWN, "Try again in a minute. What you typed is kept."],
  [502, DOWN, "Try again in a minute. What you typed is kept."],
  ["no-response", DOWN, "Try again in a minute. What you typed is kept."],
];

/** Those that a page is read with, of which some are waited for. */
const ON_READING = new Set<Trouble>(["forbidden", "too-many-requests", 502, "no-response"]);

/** What each person reads, with a part of what is there. */
const PLACES: Readonly<Partial<Record<PersonName, readonly (readonly [address: string, shows: string])[]>>> = {
  alan: [
    ["/inbox?view=all", "Production API returns 503"],
    ["/desk/tickets/TKT-102", "My card was charged twice"],
    ["/reports", "First response"],
  ],
  customer: [
    ["/tickets", "Production API returns 503"],
    ["/tickets/TKT-108", "it is at status.example.com"],
  ],
  admin: [
    ["/admin/users", "Alan Turing"],
    ["/admin/macros", "Ask for the invoice"],
  ],
};

const exceptSignIn =
  (trouble: Trouble): Fault =>
  (_method, path) =>
    path.startsWith("/v1/auth/") ? undefined : trouble;

const only =
  (method: string, path: RegExp, trouble: Trouble): Fault =>
  (asked, address) =>
    asked === method && path.test(address) ? trouble : undefined;

const noFault: Fault = () => undefined;

const readable = async (alert: Locator): Promise<string> => {
  const text = await alert.innerText();
  expect(text).not.toMatch(RAW);
  return text;
};

describeInBrowser("a page that cannot be read", (console) => {
  /** Reads a place while everything fails, and again when it does not. */
  const readTwice = async (page: Page, [trouble, what, todo]: (typeof WORDS)[number], address: string) => {
    console().api.fault = exceptSignIn(trouble);
    await page.goto(console().url + address);
    const alert = page.getByRole("main").getByRole("alert").filter({ hasText: what }).first();
    await alert.waitFor({ timeout: 30_000 });
    expect(await readable(alert), address).toContain(todo);
    await page.getByRole("navigation", { name: "Main", exact: true }).waitFor();
  };

  it.each(["alan", "customer", "admin"] as const)(
    "says to %s what happened and what to do, and shows itself once that is over",
    async (person) => {
      console().expect(REFUSED);
      const page = await console().openAs(person, "/account");
      for (const words of WORDS.filter(([trouble]) => ON_READING.has(trouble)))
        for (const [address, shows] of PLACES[person] ?? []) {
          await readTwice(page, words, address);
          console().api.fault = noFault;
          await page.getByRole("main").getByRole("button", { name: "Try again", exact: true }).first().click();
          await page.getByText(shows).first().waitFor();
        }
    },
  );

  it("is not shown in place of everything when it is not known who is signed in", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("customer", "/tickets");
    console().api.fault = (_method, path) => (path.startsWith("/v1/auth/") ? "unavailable" : undefined);
    await page.reload();
    await page.getByRole("alert").getByText(DOWN).waitFor();
    console().api.fault = noFault;
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await page.getByRole("link", { name: /Production API/ }).waitFor();
  });

  it("has places of the final size while it loads for 5 seconds, and asks for everything once", async () => {
    const page = await console().openAs("alan", "/inbox?view=all");
    await page.getByRole("row").first().waitFor();
    console().api.requests.length = 0;
    console().api.delayMs = 5_000;
    await page.evaluate(`window.shifts = 0;
      new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => { window.shifts += value; }))
        .observe({ type: "layout-shift" });`);
    await page.getByRole("link", { name: "Reports", exact: true }).click();
    await page.locator(".skeleton").first().waitFor();
    expect(await page.getByRole("alert").count()).toBe(0);
    await page.getByText("First response").first().waitFor();
    await page.locator(".skeleton").first().waitFor({ state: "detached" });
    console().api.delayMs = 0;

    const asked = console().api.requests.filter((request) => request.includes("/stats"));
    expect(asked.length).toBe(new Set(asked).size);
    expect(await page.evaluate("window.shifts")).toBeLessThan(0.1);
  });
});

/** How a person sends something that they have written. */
interface Sending {
  readonly person: PersonName;
  readonly address: string;
  /** The request that sends it. */
  readonly method: "POST" | "PUT";
  readonly path: RegExp;
  readonly field: (page: Page) => Locator;
  readonly prepare?: (page: Page) => Promise<void>;
  readonly send: (page: Page) => Promise<void>;
  /** What says that it has arrived. */
  readonly arrived: (page: Page, text: string) => Locator;
  /** Troubles with better words of their own. */
  readonly except?: readonly Trouble[];
}

const press = (name: string) => (page: Page) => page.getByRole("button", { name, exact: true }).click();

const SENDINGS: Readonly<Record<string, Sending>> = {
  "a customer's new ticket": {
    person: "customer",
    address: "/tickets/new",
    method: "POST",
    path: /^\/v1\/tickets$/,
    prepare: (page) => page.getByLabel("Subject").fill("Everything is slow"),
    field: (page) => page.getByLabel("Description"),
    send: press("Send ticket"),
    arrived: (page) => page.getByRole("heading", { name: /Everything is slow/ }),
  },
  "a customer's message": {
    person: "customer",
    address: "/tickets/TKT-108",
    method: "POST",
    path: /\/messages$/,
    field: (page) => page.getByLabel("Your message"),
    send: press("Send"),
    arrived: (page, text) => page.getByRole("article").filter({ hasText: text }),
  },
  "a note": {
    person: "alan",
    address: "/desk/tickets/TKT-103",
    method: "POST",
    path: /\/notes$/,
    prepare: press("Note"),
    field: (page) => page.getByRole("textbox", { name: /Note for the team/ }),
    send: press("Add note"),
    arrived: (page, text) => page.getByRole("article").filter({ hasText: text }),
  },
  "a macro": {
    person: "admin",
    address: "/admin/macros/ask-for-the-invoice",
    method: "PUT",
    path: /\/macros\/ask-for-the-invoice$/,
    field: (page) => page.getByLabel("Name", { exact: true }),
    send: press("Save"),
    arrived: (page, text) => page.getByRole("link", { name: text, exact: true }),
  },
};

describeInBrowser("what a person sends", (console) => {
  const begin = async ({ person, address, prepare, field }: Sending, text: string): Promise<Page> => {
    console().expect(REFUSED);
    const page = await console().openAs(person, address);
    await prepare?.(page);
    await field(page).fill(text);
    return page;
  };

  afterEach(() => {
    console().api.fault = noFault;
    console().api.delayMs = 0;
  });

  const sent = ({ method, path }: Sending): number =>
    console().api.requests.filter((request) => {
      const [asked = "", address = ""] = request.split(" ");
      return asked === method && path.test(address);
    }).length;

  describe.each(Object.entries(SENDINGS))("%s", (_name, sending) => {
    const { method, path, field, send, arrived } = sending;

    it("is kept whatever the refusal, which is explained beside it, and is sent when that is over", async () => {
      const page = await begin(sending, "Kept over all refusals");
      for (const [trouble, what, todo] of WORDS) {
        console().api.fault = only(method, path, trouble);
        await send(page);
        const alert = page.getByRole("main").getByRole("alert").filter({ hasText: what }).filter({ hasText: todo });
        await alert.waitFor();
        await readable(alert);
        expect(await field(page).inputValue(), String(trouble)).toBe("Kept over all refusals");
      }
      console().api.fault = noFault;
      await send(page);
      await arrived(page, "Kept over all refusals").first().waitFor();
    });

    it("is sent once, though the API takes 5 seconds and the button is pressed again and again", async () => {
      const page = await begin(sending, "Only once");
      console().api.requests.length = 0;
      console().api.delayMs = 5_000;
      await send(page);
      await field(page).press("Control+Enter");
      await page.getByRole("main").locator("[aria-disabled=true]").first().click({ force: true });
      console().api.delayMs = 0;
      await arrived(page, "Only once").first().waitFor();

      expect(sent(sending)).toBe(1);
    });

    it("is kept without a network, and happens once although its response was lost", async () => {
      const page = await begin(sending, "Without a network");
      await page.context().setOffline(true);
      await page.getByText(/No network/).waitFor();
      await field(page).press("End");
      await page.keyboard.type(" at all");
      await send(page);
      await page.getByRole("main").getByRole("alert").getByText("The service did not respond.").waitFor();
      await page.context().setOffline(false);
      console().api.fault = only(method, path, "lost-response");
      await send(page);
      await page.getByRole("main").getByRole("alert").getByText(DOWN).waitFor();
      expect(await field(page).inputValue()).toBe("Without a network at all");
      console().api.fault = noFault;
      await send(page);

      await arrived(page, "Without a network at all").first().waitFor();
      await page.reload();
      await arrived(page, "Without a network at all").first().waitFor();
      expect(await arrived(page, "Without a network at all").count()).toBe(1);
      const tickets = console().api.submitted.filter((event) => JSON.stringify(event).includes("Without a network"));
      expect(tickets.length).toBeLessThan(2);
    });
  });
});

describeInBrowser("an agent's reply", (console) => {
  const textOf = (page: Page): Locator => page.getByRole("textbox", { name: "Reply to the customer", exact: true });
  const toasts = (page: Page): Locator => page.getByRole("region", { name: "Notifications", exact: true });

  /** Sends at once what would wait for an undo. */
  const sendNow = async (page: Page): Promise<void> => {
    await textOf(page).press("Control+Enter");
    await toasts(page)
      .getByRole("listitem")
      .filter({ hasText: "is on its way" })
      .getByRole("button", { name: "Close", exact: true })
      .click();
  };

  const open = async (ticketId: string, text: string): Promise<Page> => {
    console().expect(REFUSED);
    const page = await console().openAs("alan", `/desk/tickets/${ticketId}`);
    await textOf(page).fill(text);
    return page;
  };

  it("comes back into the text whatever the refusal, with words about it, and is sent when that is over", async () => {
    const page = await open("TKT-103", "We found it.");
    for (const [trouble, what, todo] of WORDS.filter(([each]) => each !== "conflict")) {
      console().api.fault = only("POST", /\/replies$/, trouble);
      await sendNow(page);
      const toast = toasts(page).getByRole("listitem").filter({ hasText: "was not sent" });
      await toast.waitFor();
      expect(await toast.innerText()).toContain(`Your reply to TKT-103 was not sent. ${what} ${todo}`);
      await expect.poll(() => textOf(page).inputValue()).toBe("We found it.");
      await toast.getByRole("button", { name: "Close", exact: true }).click();
    }
    console().api.fault = noFault;
    await sendNow(page);
    await page.getByRole("article").filter({ hasText: "We found it." }).waitFor();
  });

  it("is there once when its response was lost, and is not said to be unsent", async () => {
    const page = await open("TKT-105", "Once and for all.");
    console().api.fault = only("POST", /\/replies$/, "lost-response");
    await sendNow(page);
    console().api.fault = noFault;
    await page
      .getByRole("article")
      .filter({ hasText: "Once and for all." })
      .filter({ hasNotText: "On its way" })
      .waitFor();
    expect(await textOf(page).inputValue()).toBe("");
    expect(await toasts(page).getByText("was not sent").count()).toBe(0);
  });

  it("is a draft again when the network is lost or the session ends before it is sent", async () => {
    const page = await open("TKT-104", "Nearly there.");
    await page.context().setOffline(true);
    await sendNow(page);
    await toasts(page).getByText("The service did not respond.").waitFor();
    await page.context().setOffline(false);
    await expect.poll(() => textOf(page).inputValue()).toBe("Nearly there.");

    console().api.endSessions();
    await sendNow(page);
    await page.getByText("Your session has ended.").first().waitFor();
    await page.getByLabel("E-mail address").fill("alan@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect.poll(() => textOf(page).inputValue()).toBe("Nearly there.");
  });
});
