import type { Page } from "playwright-core";

/** The inbox's list, in JavaScript of a page. */
export const INBOX = "document.querySelector('[role=grid]')";

/** Scrolls to the end of the inbox until all of its pages are read. */
export const readWholeInbox = async (page: Page): Promise<void> => {
  await page.getByRole("row").first().waitFor();
  while ((await page.getByText("more below").count()) > 0) await page.evaluate(`${INBOX}.scrollTop = 1e9`);
  await page.evaluate(`${INBOX}.scrollTop = 1e9`);
};
