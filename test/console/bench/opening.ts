import type { Page } from "playwright-core";
import type { ConsoleBrowser } from "../support/console-browser.js";
import { seedMany } from "../support/seed.js";
import { type ConsoleFigure, waitFigures } from "./figure.js";
import { addRecorder, keyToPicture, loadToPicture } from "./recorder.js";

const LOADS = 5;
const LOAD_MS = 1_500;
const TICKETS = 10;
const OPEN_MS = 150;
const KEY_MS = 50;

/** How long a person looks at a row or at a ticket before the next key, in ms. */
export const LOOK_MS = 500;

const HAS_ROWS = "document.querySelector('[role=row][data-key]') !== null";

/** The conversation of a ticket is on the page. @param not path of the page before */
export const hasTicket = (not = ""): string =>
  `location.pathname.startsWith("/desk/tickets/") && location.pathname !== ${JSON.stringify(not)} &&
   document.querySelector("ol[aria-label=Conversation] li") !== null`;

/** Loads the inbox with an empty cache, for somebody who is signed in. */
export const measureLoading = async (console: ConsoleBrowser): Promise<readonly ConsoleFigure[]> => {
  const first = await console.openAs("alan", "/account");
  const context = first.context();
  await first.close();
  const waits: number[] = [];
  for (let count = 0; count < LOADS; count += 1) {
    const page = await context.newPage();
    await (await context.newCDPSession(page)).send("Network.clearBrowserCache");
    waits.push(await loadToPicture(page, `${console.url}/inbox?view=all`, HAS_ROWS));
    await page.close();
  }
  await console.closePages();
  return waitFigures("the inbox with an empty cache", waits, LOAD_MS);
};

const openTickets = async (page: Page): Promise<readonly number[]> => {
  const waits: number[] = [];
  for (let count = 0; count < TICKETS; count += 1) {
    await page.keyboard.press("j");
    await page.waitForTimeout(LOOK_MS);
    waits.push(await keyToPicture(page, hasTicket(), () => page.keyboard.press("o")));
    await page.waitForTimeout(LOOK_MS);
    await page.keyboard.press("u");
    await page.locator('[role="row"]:focus').waitFor();
  }
  return waits;
};

const TEXT = "Thank you for your patience.";

const typeReply = async (page: Page): Promise<readonly number[]> => {
  await page.keyboard.press("r");
  const waits: number[] = [];
  for (const [place, letter] of Array.from(TEXT).entries()) {
    const isShown = `document.activeElement.value?.length > ${place}`;
    waits.push(await keyToPicture(page, isShown, () => page.keyboard.press(letter)));
    await page.waitForTimeout(LOOK_MS / 5);
  }
  return waits;
};

/** Opens tickets from the inbox by keyboard, and writes a reply. */
export const measureOpening = async (console: ConsoleBrowser): Promise<readonly ConsoleFigure[]> => {
  seedMany(console.api, 50);
  const page = await console.openAs("alan", "/inbox?view=all");
  await page.getByRole("row").first().waitFor();
  await addRecorder(page);
  const opened = await openTickets(page);
  await page.goto(`${console.url}/desk/tickets/TKT-103`);
  await page.getByRole("button", { name: "Reply", exact: true }).waitFor();
  await addRecorder(page);
  const typed = await typeReply(page);
  await console.closePages();
  return [
    ...waitFigures("a ticket from the inbox", opened, OPEN_MS),
    ...waitFigures("a letter in a reply", typed, KEY_MS),
  ];
};
