import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { type ConsolePage, PAGES, pagesByPerson, REDIRECTS, untilShown } from "./support/pages.js";
import { describeInBrowser } from "./support/with-console.js";

/** What axe finds wrong: the rule, where, and why. */
const violationsOf = async (page: Page): Promise<readonly string[]> => {
  const { violations } = await page.evaluate<axe.AxeResults>("axe.run(document, { resultTypes: ['violations'] })");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(
      ({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary.split("\n").join(" ")}`,
    ),
  );
};

describeInBrowser("accessibility", (console) => {
  const violationsIn = async (page: Page, { name, address }: ConsolePage): Promise<readonly string[]> => {
    const found: string[] = [];
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto(console().url + address);
      await untilShown(page);
      // Past the policy of contents, which stays in force for everything else: the page is checked as people get it.
      await page.evaluate(axe.source);
      found.push(...(await violationsOf(page)).map((violation) => `${name}, ${colorScheme}: ${violation}`));
    }
    return found;
  };

  it.each([...pagesByPerson()])("of every page of %s: axe finds nothing, in both schemes", async (person, pages) => {
    console().expect(/status of 404/);
    const options = { reducedMotion: true };
    const page = await (person === "nobody" ? console().open("/", options) : console().openAs(person, "/", options));
    const found: string[] = [];
    for (const each of pages) found.push(...(await violationsIn(page, each)));

    expect(found).toEqual([]);
  });

  it("is checked on every page that the router has", async () => {
    const page = await console().open("/");
    await untilShown(page);
    const paths = await page.evaluate<string[]>("Object.keys(__TSR_ROUTER__.routesByPath)");

    expect([...PAGES.flatMap(({ route }) => route ?? []), ...REDIRECTS].sort()).toEqual(paths.sort());
  });
});
