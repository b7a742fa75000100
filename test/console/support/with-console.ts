import { afterAll, afterEach, beforeAll, describe, expect } from "vitest";
import { findChromium } from "../../support/aws/browser.js";
import { ConsoleBrowser } from "./console-browser.js";

/**
 * Tests in a browser. Each group has a console of its own, with the made-up tickets of seed.ts. A test fails when a
 * page breaks the policy of contents or reports an error that it has not been told to expect.
 */
export const describeInBrowser = (name: string, tests: (console: () => ConsoleBrowser) => void): void => {
  describe.skipIf(findChromium() === undefined)(name, () => {
    let started: ConsoleBrowser | undefined;
    const current = (): ConsoleBrowser => {
      if (started === undefined) throw new Error("The console has not started.");
      return started;
    };

    beforeAll(async () => {
      started = await ConsoleBrowser.start();
    });

    afterEach(async () => {
      await current().closePages();
      expect(current().problems.splice(0)).toEqual([]);
    });

    afterAll(() => started?.close());

    tests(current);
  });
};
