import type { Page } from "playwright-core";
import { percentile } from "../../../scripts/shared/journey/measure.js";
import type { ConsoleBrowser } from "../support/console-browser.js";
import { seedMany } from "../support/seed.js";
import { INBOX, readWholeInbox } from "../support/whole-inbox.js";
import { type ConsoleFigure, waitFigures } from "./figure.js";
import { addRecorder, keyToPicture, recorded, workClock } from "./recorder.js";

/** Made-up tickets, of which four in five are open. */
const TICKETS = 12_500;

/** 57 of the 60 frames that the screen shows in a second. The median would not tell of those that are missing. */
const FRAME_MS = 17.5;
const TASK_MS = 100;
const KEY_MS = 50;

/** A wheel that is turned fast, in pixels: 75 rows in a second. */
const WHEEL = { distance: 24_000, perSecond: 3_000 };

const turnWheel = async (page: Page): Promise<void> => {
  const box = await page.getByRole("grid").boundingBox();
  const session = await page.context().newCDPSession(page);
  await session.send("Input.synthesizeScrollGesture", {
    x: (box?.x ?? 0) + 300,
    y: (box?.y ?? 0) + 200,
    yDistance: -WHEEL.distance,
    speed: WHEEL.perSecond,
    gestureSourceType: "mouse",
    preventFling: true,
  });
};

/** From the first ticket to the last in ten seconds: every frame has other rows. */
const dragThumb = (page: Page): Promise<void> =>
  page.evaluate(`new Promise((resolve) => {
    const end = ${INBOX}.scrollHeight - ${INBOX}.clientHeight;
    const begun = performance.now();
    const step = (now) => {
      ${INBOX}.scrollTop = Math.min(1, (now - begun) / 10_000) * end;
      if (now - begun < 10_000) requestAnimationFrame(step);
      else resolve();
    };
    requestAnimationFrame(step);
  })`);

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

const scroll = async (page: Page, name: string, act: (page: Page) => Promise<void>): Promise<ConsoleFigure[]> => {
  await page.evaluate(`${INBOX}.scrollTop = 0`);
  await page.waitForTimeout(1_000);
  const worked = await workClock(page);
  const before = await worked();
  const { frames, tasks } = await recorded(page, () => act(page));
  const after = await worked();
  const perFrame = (seconds: number): number => (seconds * 1_000) / frames.length;
  return [
    { name: `${name}: a frame, mean of ${frames.length}`, milliseconds: meanOf(frames), most: FRAME_MS },
    { name: `${name}: 95 of 100 frames`, milliseconds: percentile(frames, 0.95) ?? Number.NaN },
    { name: `${name}: longest task (0: none over 50 ms)`, milliseconds: Math.max(0, ...tasks), most: TASK_MS },
    { name: `${name}: scripts in a frame`, milliseconds: perFrame(after.scripts - before.scripts) },
    { name: `${name}: layout in a frame`, milliseconds: perFrame(after.layout - before.layout) },
  ];
};

/** Words that are typed slowly enough for each letter to be looked for. */
const WORDS = "invoice";
const BETWEEN_KEYS_MS = 350;

const typeWords = async (page: Page): Promise<readonly number[]> => {
  await page.keyboard.press("/");
  const waits: number[] = [];
  for (const [place, letter] of Array.from(WORDS).entries()) {
    const isShown = `document.activeElement.value?.length > ${place}`;
    waits.push(await keyToPicture(page, isShown, () => page.keyboard.press(letter)));
    await page.waitForTimeout(BETWEEN_KEYS_MS);
  }
  return waits;
};

/** Scrolls and searches an inbox with 10,000 open tickets, all of which the browser has read. */
export const measureScrolling = async (console: ConsoleBrowser): Promise<readonly ConsoleFigure[]> => {
  seedMany(console.api, TICKETS);
  const page = await console.openAs("alan", "/inbox?view=all");
  await readWholeInbox(page);
  await addRecorder(page);
  const figures = [
    ...(await scroll(page, "wheel at 75 rows a second", turnWheel)),
    ...(await scroll(page, "the whole list in 10 s", dragThumb)),
    ...waitFigures("a letter in the search of 10,000 tickets", await typeWords(page), KEY_MS),
  ];
  await console.closePages();
  return figures;
};
