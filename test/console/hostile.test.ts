import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { PersonName } from "./support/console-browser.js";
import { untilShown } from "./support/pages.js";
import { describeInBrowser } from "./support/with-console.js";

/** Markup that runs something in pages that read it, and characters that turn or hide what is around them. */
const MARKUP =
  '<script>window.pwned=1</script><svg onload="window.pwned=1"></svg><img src=x onerror="window.pwned=1">' +
  '<a href="javascript:window.pwned=1">x</a>';
const UNSEEN = "\u202Egpj.exe\u202C pass\u200Bword \u2066x\u2069\uFEFF";
const HOSTILE = `${MARKUP} [x](javascript:window.pwned=1) ${UNSEEN}`;

/** 1 MB, without a place where a line could break. */
const LONG = "A".repeat(1_000_000);

/** What a page may not have: what would run or load something, and characters that nobody sees. */
const FOUND = `({
  pwned: window.pwned,
  elements: [...document.querySelectorAll("#main script, #main img, #main svg[onload], #main iframe, a[href^=javascript]")]
    .map(({ outerHTML }) => outerHTML),
  unseen: [document.title, document.body.innerText]
    .flatMap((text) => text.match(/[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF]/gu) ?? []),
  sideways: document.documentElement.scrollWidth > innerWidth,
})`;

const NOTHING = { pwned: undefined, elements: [], unseen: [], sideways: false };

describeInBrowser("hostile texts", (console) => {
  /** Writes them everywhere that the API takes them. What it refuses, or writes otherwise, nobody gets to see. */
  const plant = async (): Promise<void> => {
    const { api } = console();
    api.finish({
      ticketId: "TKT-700",
      customerId: "u-ada",
      subject: HOSTILE,
      description: `${HOSTILE}\n\n${LONG}`,
      status: "NEEDS_HUMAN",
      submittedAt: new Date(Date.now() - 60_000),
      endedAt: new Date(),
      tier: "gold",
      priority: "HIGH",
      category: "OTHER",
      language: "und",
      sentiment: "NEUTRAL",
      product: HOSTILE,
      contact: { name: HOSTILE, email: HOSTILE, company: HOSTILE },
      answer: { text: `${HOSTILE}\n\n${LONG}`, confidence: 0.5, heldReasons: [HOSTILE.replaceAll(",", " ")] },
      priorityReasoning: HOSTILE,
    });
    api.finish({
      ticketId: "TKT-701",
      customerId: HOSTILE,
      subject: LONG,
      description: HOSTILE,
      status: "FAILED",
      submittedAt: new Date(Date.now() - 60_000),
      endedAt: new Date(),
      tier: "general",
      priority: "NORMAL",
      category: "OTHER",
      language: "und",
      sentiment: "NEUTRAL",
      contact: {},
      failure: HOSTILE,
    });
    const admin = { "If-Match": "*" };
    const text = { text: HOSTILE };
    const name = MARKUP.slice(0, 60);
    await api.as("u-ada", "POST", "/tickets/TKT-700/messages", text);
    await api.as("u-mary", "POST", "/desk/tickets/TKT-700/notes", text);
    await api.as("u-mary", "PATCH", "/desk/tickets/TKT-700", { tags: [HOSTILE.slice(0, 40)] }, admin);
    await api.as("u-root", "PUT", "/desk/macros/hostile", { name, reply: MARKUP }, { "If-None-Match": "*" });
    await api.as("u-root", "PUT", "/desk/tags/hostile", { label: name, description: MARKUP }, { "If-None-Match": "*" });
    await api.as("u-root", "PUT", "/desk/categories/other", { label: name, description: MARKUP, position: 1 }, admin);
    await api.addPerson({ id: "u-evil", role: "agent", tier: "general", email: "evil@example.com", name: HOSTILE });
  };

  const PLACES: Readonly<Partial<Record<PersonName, readonly string[]>>> = {
    alan: ["/inbox?view=all", "/desk/tickets/TKT-700", "/desk/tickets/TKT-701", "/desk/customers/u-ada"],
    customer: ["/tickets", "/tickets/TKT-700"],
    admin: ["users", "users/u-evil", "agents", "macros", "macros/hostile", "tags", "categories"].map(
      (part) => `/admin/${part}`,
    ),
  };

  const see = async (page: Page, address: string) => {
    await page.goto(console().url + address);
    await untilShown(page);
    return [address, await page.evaluate(FOUND)] as const;
  };

  it.each(Object.entries(PLACES) as [PersonName, readonly string[]][])(
    "are shown to %s as text, wherever they are, and 1 MB of them is cut",
    async (person, addresses) => {
      await plant();
      const page = await console().openAs(person, "/account");
      const seen = [];
      for (const address of addresses) seen.push(await see(page, address));

      expect(seen).toEqual(addresses.map((address) => [address, NOTHING]));
      const shown = (await page.locator("#main").innerText()).length;
      expect(shown).toBeLessThan(40_000);
    },
  );

  it("are shown in dialogs, drafts, the macro's preview and the audit trail as text", async () => {
    await plant();
    const page = await console().openAs("alan", "/desk/tickets/TKT-700");
    await page.getByText("Draft of the model").first().waitFor();
    await page.getByText("History of changes").click();
    await page.getByRole("list", { name: "Changes", exact: true }).waitFor();
    await page.getByRole("button", { name: "Edit", exact: true }).click();
    const text = page.getByRole("textbox", { name: "Reply to the customer", exact: true });
    await expect.poll(async () => (await text.inputValue()).length).toBeGreaterThan(0);
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands", exact: true }).waitFor();

    expect(await page.evaluate(FOUND)).toEqual(NOTHING);
  });

  it("are all there when their reader wants all of them", async () => {
    await plant();
    const page = await console().openAs("alan", "/desk/tickets/TKT-700");
    await page
      .getByRole("button", { name: /Show all 1,000,\d+ characters/ })
      .first()
      .click();

    await expect
      .poll(() => page.evaluate<number>("document.querySelector('#main').textContent.length"))
      .toBeGreaterThan(1_000_000);
    expect(await page.evaluate(FOUND)).toEqual(NOTHING);
  });
});
