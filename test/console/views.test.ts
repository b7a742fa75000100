import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import type { OpenOptions, PersonName } from "./support/console-browser.js";
import { type ConsolePage, pagesByPerson, untilShown } from "./support/pages.js";
import { describeInBrowser } from "./support/with-console.js";

/** A desktop of 1280 by 1024 pixels at 400%. */
const ZOOMED = { width: 320, height: 256 } as const;

/** What reaches out of the window and of every part that scrolls by itself. */
const TOO_WIDE = `(() => {
  const width = document.documentElement.clientWidth;
  const isWithinScroller = ({ parentElement }) =>
    parentElement !== null && parentElement.id !== "main" &&
    (getComputedStyle(parentElement).overflowX !== "visible" || isWithinScroller(parentElement));
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > width + 1 && !isWithinScroller(element))
    .map(({ tagName, className }) => tagName + "." + className)
    .slice(0, 3);
})()`;

/** Parts that scroll sideways and have no name, or that no key scrolls. */
const UNNAMED_SCROLLERS = `[...document.querySelectorAll("main *")]
  .filter((element) => ["auto", "scroll"].includes(getComputedStyle(element).overflowX))
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
  .filter((element) =>
    !element.matches("[aria-label], nav, textarea") && element.querySelector(":scope > [aria-label]") === null ||
    element.tabIndex < 0 && element.querySelector("a, button, [tabindex]") === null)
  .map(({ tagName, className }) => tagName + "." + className)`;

/** How much of the window the parts take that stay while the page scrolls, from 0 to 1. */
const SHARE_THAT_STAYS = `[...document.querySelectorAll("body *")]
  .filter((element) => ["sticky", "fixed"].includes(getComputedStyle(element).position) || element.matches(".shell-bar"))
  .filter((element) => element.checkVisibility() && !element.matches("[popover]"))
  .reduce((sum, element) => sum + element.getBoundingClientRect().height, 0) / innerHeight`;

/** The width of the focus's outline, in the colours of the system; 0 for none. */
const FOCUS_OUTLINE = `(() => {
  const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
  return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
})()`;

/** Badges without a border: their grounds are gone in the colours of the system. */
const BARE_BADGES = `[...document.querySelectorAll("main [data-badge]")]
  .filter((element) => parseFloat(getComputedStyle(element).borderTopWidth) === 0)
  .map((element) => element.textContent)`;

const MOVING = `document.getAnimations()
  .filter(({ playState }) => playState === "running")
  .map((animation) => animation.animationName ?? animation.transitionProperty)`;

describeInBrowser("every page", (console) => {
  /** Opens one browser as a person, and shows each of their pages in it. */
  const each = async (
    person: PersonName | "nobody",
    pages: readonly ConsolePage[],
    options: OpenOptions,
    look: (page: Page) => Promise<unknown>,
    ready = untilShown,
  ): Promise<readonly (readonly [name: string, seen: unknown])[]> => {
    console().expect(/status of 404/);
    const page = await (person === "nobody" ? console().open("/", options) : console().openAs(person, "/", options));
    const seen: (readonly [string, unknown])[] = [];
    for (const { name, address } of pages) {
      await page.goto(console().url + address);
      await ready(page);
      seen.push([name, await look(page)]);
    }
    return seen;
  };

  /** What is expected of all pages. */
  const all = (pages: readonly ConsolePage[], expected: unknown) => pages.map(({ name }) => [name, expected] as const);

  it.each([...pagesByPerson()])("of %s scrolls no way but down at 400%%", async (person, pages) => {
    const seen = await each(person, pages, ZOOMED, async (page) => ({
      tooWide: await page.evaluate(TOO_WIDE),
      scrolls: await page.evaluate("document.documentElement.scrollWidth > innerWidth"),
      unnamed: await page.evaluate(UNNAMED_SCROLLERS),
      roomToRead: (await page.evaluate<number>(SHARE_THAT_STAYS)) < 0.4,
    }));

    expect(seen).toEqual(all(pages, { tooWide: [], scrolls: false, unnamed: [], roomToRead: true }));
  });

  it.each([...pagesByPerson()])("of %s shows focus and badges in the colours of the system", async (person, pages) => {
    const seen = await each(person, pages, { forcedColors: true }, async (page) => {
      await page.keyboard.press("Tab");
      await page.keyboard.press("Tab");
      return { hasFocus: (await page.evaluate<number>(FOCUS_OUTLINE)) > 0, bare: await page.evaluate(BARE_BADGES) };
    });

    expect(seen).toEqual(all(pages, { hasFocus: true, bare: [] }));
  });

  it.each([...pagesByPerson()])("of %s moves nothing for who wants no motion", async (person, pages) => {
    console().api.delayMs = 300;
    const whileItLoads = (page: Page): Promise<void> => page.locator(".skeleton, h1").first().waitFor();
    const moving = (page: Page) => page.waitForTimeout(20).then(() => page.evaluate(MOVING));
    const seen = await each(person, pages, { reducedMotion: true }, moving, whileItLoads);
    console().api.delayMs = 0;

    expect(seen).toEqual(all(pages, []));
  });

  it("of the desk marks the place, the view and the selected rows in the colours of the system", async () => {
    const page = await console().openAs("alan", "/inbox?view=all", { forcedColors: true });
    const rows = page.getByRole("grid", { name: "Tickets", exact: true }).getByRole("row");
    await rows.first().waitFor();
    const markOf = (selector: string): Promise<string> =>
      page.evaluate(`(() => {
        const { borderInlineStart, borderBlockEnd, outline, textDecorationLine } = getComputedStyle(document.querySelector(${JSON.stringify(selector)}));
        return [borderInlineStart, borderBlockEnd, outline, textDecorationLine].join(" ");
      })()`);
    const plain = await markOf('[role="row"]');
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    await page.locator('[role="row"][aria-selected="true"]').waitFor();
    await page.keyboard.press("j");

    expect(await markOf('[role="row"][aria-selected="true"]')).not.toBe(plain);
    expect(await markOf('nav a[aria-current="page"]')).not.toBe(await markOf('nav a:not([aria-current="page"])'));
    expect(await markOf('main ul a[aria-current="page"]')).not.toBe(
      await markOf('main ul a:not([aria-current="page"])'),
    );
  });
});
