import type { Locator, Page } from "playwright-core";
import { expect, it } from "vitest";
import type { ConsoleApi } from "../support/console-api.js";
import { describeInBrowser } from "../support/with-console.js";

const rows = (page: Page): Locator => page.getByRole("grid", { name: "Tickets", exact: true }).getByRole("row");

const row = (page: Page, subject: string): Locator => rows(page).filter({ hasText: subject });

const focusedText = (page: Page): Promise<string> => page.locator('[role="row"]:focus').innerText();

/** What the API answers to somebody. */
const readAs = async <Body>(api: ConsoleApi, personId: string, path: string): Promise<Body> =>
  JSON.parse((await api.as(personId, "GET", path)).body) as Body;

const press = async (page: Page, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};

describeInBrowser("the inbox", (console) => {
  const open = async (address = "/inbox", ...rest: [object?]): Promise<Page> => {
    const page = await console().openAs("alan", address, ...rest);
    await rows(page).first().waitFor();
    return page;
  };

  it("lists open tickets by deadline, each with what an agent chooses by", async () => {
    const page = await open("/inbox?view=all");

    const text = await row(page, "Production API").innerText();
    for (const part of ["Critical", "Gold", "Open", "Outage", "Alan Turing", "First response"])
      expect(text).toContain(part);
    expect(await rows(page).last().innerText()).toContain("Pending");
  });

  it("is worked through by keyboard: move, open, come back to the same row", async () => {
    const page = await open();
    await press(page, "j", "j", "k", "j");
    const focused = await focusedText(page);
    await press(page, "o");
    await page.waitForURL("**/desk/tickets/**");
    await page.getByRole("complementary", { name: "About this ticket", exact: true }).waitFor();
    await press(page, "u");
    await page.waitForURL("**/inbox**");
    await page.locator('[role="row"]:focus').waitFor();

    expect((await focusedText(page)).split("\n")[1]).toBe(focused.split("\n")[1]);
  });

  it("selects by keyboard, tags, and takes it back", async () => {
    const page = await open("/inbox?view=all&priority=NORMAL");
    await press(page, "j", "x", "j", "x");
    await page.getByText("2 selected").waitFor();
    await press(page, "t");
    await page.getByRole("dialog", { name: "Tag 2 tickets", exact: true }).waitFor();
    await page.keyboard.type("Follow-Up");
    await press(page, "Enter");
    await page.getByText("2 tickets were changed.").waitFor();
    expect(await rows(page).filter({ hasText: "follow-up" }).count()).toBe(2);

    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await page.getByText("It is as it was before.").waitFor();
    expect(await rows(page).filter({ hasText: "follow-up" }).count()).toBe(0);
  });

  it("selects a range with the mouse, assigns it, and solves one", async () => {
    const page = await open("/inbox?view=all");
    await page.getByRole("checkbox", { name: /Select Impossible/ }).click();
    await page.getByRole("checkbox", { name: /Select Report of/ }).click({ modifiers: ["Shift"] });
    await page.getByText("3 selected").waitFor();
    await page.getByRole("button", { name: "Assign to", exact: true }).click();
    await page.getByRole("menuitem", { name: /^Me/ }).click();
    await page.getByText("3 tickets were changed.").waitFor();
    expect(await row(page, "Report of September").innerText()).toContain("Alan Turing");

    await page.getByRole("checkbox", { name: /Select Report of/ }).click();
    await page.getByRole("button", { name: "Status", exact: true }).click();
    await page.getByRole("menuitem", { name: /^Solved/ }).click();
    await row(page, "Report of September").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Undo", exact: true }).last().click();
    await row(page, "Report of September").waitFor();
  });

  it("keeps what was refused selected, says why, and changes the others", async () => {
    const page = await open("/inbox?view=all");
    await rows(page)
      .first()
      .click({ position: { x: 20, y: 20 } });
    await press(page, "Control+a");
    const { tickets } = await readAs<{ tickets: { ticketId: string; subject: string; version: number }[] }>(
      console().api,
      "u-mary",
      "/desk/tickets?view=all",
    );
    const [stale] = tickets;
    await console().api.as(
      "u-mary",
      "PATCH",
      `/desk/tickets/${stale?.ticketId}`,
      { tags: ["mary"] },
      {
        "If-Match": `"${stale?.version}"`,
      },
    );
    await page.getByRole("button", { name: "Priority", exact: true }).click();
    await page.getByRole("menuitem", { name: "Critical", exact: true }).click();

    const alert = page.getByRole("alert");
    await alert.getByText("1 ticket was not changed. It is still selected.").waitFor();
    expect(await alert.innerText()).toContain("Somebody else changed it meanwhile.");
    expect(await alert.innerText()).toContain(stale?.subject);
    await page.getByText("1 selected").waitFor();
    await page.getByText(/^\d+ tickets? (?:was|were) changed\.$/).waitFor();
  });

  it("keeps view, filters and words in the address, and remembers them as a saved view", async () => {
    const page = await open();
    await press(page, "/");
    await page.keyboard.type("refund");
    await page.waitForURL("**/inbox?*q=refund*");
    await press(page, "Enter", "f");
    await page.getByLabel("Priority").selectOption("Medium");
    await page.waitForURL("**priority=MEDIUM**");
    await page.getByRole("button", { name: "Saved views", exact: true }).click();
    await page.getByRole("menuitem", { name: "Save this view…", exact: true }).click();
    await page.getByLabel("Name", { exact: true }).fill("Refunds");
    await press(page, "Enter");

    await page.goto(`${console().url}/inbox?view=all`);
    await rows(page).nth(3).waitFor();
    await page.getByRole("button", { name: "Saved views", exact: true }).click();
    await page.getByRole("menuitem", { name: "Refunds", exact: true }).click();
    await page.waitForURL("**q=refund**");
    expect(new URL(page.url()).searchParams.get("priority")).toBe("MEDIUM");
    await page.getByRole("button", { name: "Remove filter Priority: Medium", exact: true }).click();
    await page.waitForURL((url) => !url.searchParams.has("priority"));
  });

  it("leaves out of an address what is no filter", async () => {
    const page = await console().openAs("alan", "/inbox?view=nonsense&priority=URGENT&from=2026-02-31x&q=17&limit=3");
    await page.getByText("No ticket matches").waitFor();

    expect(await page.getByRole("link", { name: "All", exact: true }).getAttribute("aria-current")).toBe("page");
    expect(await page.getByRole("searchbox").inputValue()).toBe("17");
  });

  it("shows a new ticket without moving the row under the pointer, and announces it", async () => {
    const page = await open("/inbox?view=all");
    const pointed = row(page, "Report of September");
    await pointed.hover();
    const before = await pointed.boundingBox();
    console().api.requests.length = 0;
    console().api.finish({
      ticketId: "TKT-900",
      customerId: "C-1",
      subject: "Everything is down",
      description: "All of it.",
      status: "NEEDS_HUMAN",
      submittedAt: new Date(Date.now() - 3_600_000 * 30),
      endedAt: new Date(),
      tier: "gold",
      priority: "CRITICAL",
      category: "OUTAGE",
      language: "en",
      sentiment: "NEGATIVE",
      contact: {},
    });
    const show = page.getByRole("button", { name: "Show 1 new ticket", exact: true });
    await show.waitFor({ timeout: 20_000 });
    await page.getByText("1 new ticket", { exact: true }).waitFor({ state: "attached" });
    expect(await pointed.boundingBox()).toEqual(before);

    await show.click();
    await row(page, "Everything is down").waitFor();
    expect(await rows(page).first().innerText()).toContain("Everything is down");
  });

  it("says what went wrong and tries again when the list does not load", async () => {
    console().expect(/status of 503/);
    console().api.fault = (_method, path) => (path.startsWith("/v1/desk/tickets") ? 503 : undefined);
    const page = await console().openAs("alan", "/inbox");
    await page.getByRole("alert").getByText("The service is unavailable at the moment.").waitFor({ timeout: 20_000 });
    console().api.fault = () => undefined;
    await page.getByRole("button", { name: "Try again", exact: true }).click();
    await rows(page).first().waitFor();
  });

  it("lets an agent take no more tickets, and submits one for a customer", async () => {
    const page = await open();
    const available = page.getByRole("switch", { name: "I take tickets", exact: true });
    await available.click();
    await expect
      .poll(async () => {
        const { agents } = await readAs<{ agents: { id: string; available: boolean }[] }>(
          console().api,
          "u-root",
          "/desk/agents",
        );
        return agents.find(({ id }) => id === "u-alan")?.available;
      })
      .toBe(false);
    await available.click();

    await press(page, "c");
    await page.getByLabel("Customer's id").fill("C-1187");
    await page.getByLabel("Subject").fill("Called: no mail arrives");
    await page.getByRole("textbox", { name: "Description", exact: true }).fill("Since Monday.");
    await page.getByRole("button", { name: "Submit ticket", exact: true }).click();
    await page.getByText(/Ticket TKT-\S+ is submitted/).waitFor();
    const submitted = JSON.stringify(console().api.submitted.at(-1));
    expect(submitted).toContain('"Called: no mail arrives"');
    expect(submitted).toContain('"C-1187"');
  });

  it("shows hostile subjects as text", async () => {
    console().api.finish({
      ticketId: "TKT-666",
      customerId: "\u202Eevil",
      subject: `<script>alert(1)</script> \u202Egpj.exe\u200B ${"x".repeat(300)}`,
      description: "x",
      status: "NEEDS_HUMAN",
      submittedAt: new Date(),
      endedAt: new Date(),
      tier: "general",
      priority: "NORMAL",
      category: "OTHER",
      language: "und",
      sentiment: "NEUTRAL",
      contact: {},
    });
    const page = await open("/inbox?view=all&q=gpj");

    const text = await rows(page).first().innerText();
    expect(text).toContain("<script>alert(1)</script> [U+202E]gpj.exe[U+200B]");
    expect(text).toContain("[U+202E]evil");
  });

  it("has two lines for each ticket within 320 pixels, and scrolls no way but down", async () => {
    const page = await open("/inbox?view=all", { width: 320, height: 568 });

    expect((await rows(page).first().boundingBox())?.height).toBe(68);
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
    expect(
      await page.evaluate("document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"),
    ).toBe(true);
  });
});
