import type { Locator, Page } from "playwright-core";
import { beforeEach, expect, it } from "vitest";
import { seedMany } from "../support/seed.js";
import { INBOX, readWholeInbox } from "../support/whole-inbox.js";
import { describeInBrowser } from "../support/with-console.js";

/** A screen of 800 pixels has 16 rows, and a third as many ahead. */
const MOST_ROWS = 30;

const rows = (page: Page): Locator => page.getByRole("row");

/** Notes from now on which rows of the page change, other than by the time that passes. */
const watchRows = (page: Page): Promise<void> =>
  page.evaluate(`{
    globalThis.changed = new Set();
    const elementOf = ({ target }) => (target instanceof Element ? target : target.parentElement);
    const note = (element) => changed.add(element.closest("[role=row]")?.dataset.key ?? "the list");
    new MutationObserver((all) => all.map(elementOf).filter((each) => each.closest("time") === null).forEach(note))
      .observe(${INBOX}, { subtree: true, childList: true, attributes: true, characterData: true });
  }`);

describeInBrowser("an inbox of many tickets", (console) => {
  beforeEach(() => {
    seedMany(console().api, 600);
  });

  it("has only the rows on the screen on the page, each with its number in the list", async () => {
    const page = await console().openAs("alan", "/inbox?view=all");
    await readWholeInbox(page);
    const count = Number(/\d+/.exec(await page.getByText(/^\d+ tickets$/).innerText())?.[0]);
    await expect.poll(() => rows(page).last().getAttribute("aria-rowindex")).toBe(String(count));

    expect(count).toBeGreaterThan(450);
    expect(await rows(page).count()).toBeLessThan(MOST_ROWS);
    expect(await page.getByRole("grid").getAttribute("aria-rowcount")).toBe(String(count));
    await page.keyboard.press("j");
    await page.keyboard.press("Home");
    await expect.poll(() => page.locator('[role="row"]:focus').getAttribute("aria-rowindex")).toBe("1");
    expect(await rows(page).count()).toBeLessThan(MOST_ROWS);
  });

  it("looks for news in two requests, and changes nothing but the rows that changed", async () => {
    const page = await console().openAs("alan", "/inbox?view=all");
    await readWholeInbox(page);
    const { api } = console();
    // Off the rows: the pointer is where the sign-in was.
    await page.mouse.move(0, 0);
    await page.waitForTimeout(500);
    const changing = await rows(page).last().getAttribute("data-key");
    await watchRows(page);
    api.requests.length = 0;
    const { headers } = await api.as("u-mary", "GET", `/desk/tickets/${changing}`);
    const version = { "If-Match": String(headers?.["ETag"]) };
    await api.as("u-mary", "PATCH", `/desk/tickets/${changing}`, { tags: ["seen-by-mary"] }, version);
    await rows(page).filter({ hasText: "seen-by-mary" }).waitFor({ timeout: 20_000 });

    expect(await page.evaluate("[...changed]")).toEqual([changing]);
    const lists = api.requests.filter((request) => request.startsWith("GET /v1/desk/tickets?"));
    expect(lists.length).toBeLessThanOrEqual(4);
  });
});
