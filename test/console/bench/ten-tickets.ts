import type { Page } from "playwright-core";
import type { ConsoleApi } from "../support/console-api.js";
import type { ConsoleBrowser } from "../support/console-browser.js";
import { seedWaiting, WAITING_CUSTOMER } from "../support/seed.js";
import { type ConsoleFigure, waitFigures } from "./figure.js";
import { hasTicket, LOOK_MS } from "./opening.js";
import { addRecorder, keyToPicture } from "./recorder.js";

const TICKETS = 10;
const TICKET_MS = 300;

/** Longer than a reply waits so that it can be taken back, in ms. */
const SENT_MS = 15_000;

const HAS_DRAFT = `document.activeElement.matches("textarea") && document.activeElement.value !== ""`;
const IS_EDITED = `document.activeElement.value.endsWith("!")`;
const IS_SENT = `document.body.innerText.includes("is on its way")`;

/** A person looks, presses a key, and waits for what it does. @returns how long they waited, in ms */
const press = async (page: Page, key: string, condition: string): Promise<number> => {
  await page.waitForTimeout(LOOK_MS);
  return keyToPicture(page, condition, () => page.keyboard.press(key));
};

/** Edits the model's draft of the ticket that is open and sends it. The next one opens by itself. */
const answer = async (page: Page, isLast: boolean): Promise<number> => {
  const edit = await press(page, "d", HAS_DRAFT);
  await page.keyboard.press("Control+End");
  const write = await press(page, "!", IS_EDITED);
  const next = hasTicket(new URL(page.url()).pathname);
  return edit + write + (await press(page, "Control+Enter", isLast ? IS_SENT : next));
};

/** Whether each ticket has one reply, as it was edited. */
const isAnswered = async (api: ConsoleApi, ticketId: string): Promise<boolean> => {
  const { body } = await api.as("u-alan", "GET", `/desk/tickets/${ticketId}/messages`);
  const { messages } = JSON.parse(body) as { messages: { text: string; author: { role: string } }[] };
  const replies = messages.filter(({ author }) => author.role !== "customer");
  return replies.length === 1 && replies[0]?.text.endsWith("!") === true;
};

/**
 * Answers ten tickets that wait for a person, without a mouse: open, edit the model's draft, send, next.
 * @throws Error if a ticket does not have its reply in the end
 */
export const measureTenTickets = async (console: ConsoleBrowser): Promise<readonly ConsoleFigure[]> => {
  const ids = seedWaiting(console.api, TICKETS);
  const page = await console.openAs("alan", `/inbox?view=all&customer=${WAITING_CUSTOMER}`);
  await page.getByRole("row").first().waitFor();
  await addRecorder(page);
  await page.keyboard.press("j");
  const opened = await press(page, "o", hasTicket());
  const waits: number[] = [];
  for (let count = 1; count <= TICKETS; count += 1) waits.push(await answer(page, count === TICKETS));
  await page.waitForTimeout(SENT_MS);
  for (const id of ids) if (!(await isAnswered(console.api, id))) throw new Error(`${id} has no reply.`);
  await console.closePages();
  const perTicket = waits.map((wait, place) => (place === 0 ? wait + opened : wait));
  const all = {
    name: "ten tickets answered by keyboard, waits in all",
    milliseconds: perTicket.reduce((sum, wait) => sum + wait, 0),
  };
  return [all, ...waitFigures("a ticket answered by keyboard", perTicket, TICKET_MS)];
};
