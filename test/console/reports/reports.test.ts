import { expect, it } from "vitest";
import { describeInBrowser } from "../support/with-console.js";

const REFUSED = /status of 400/;

describeInBrowser("the reports", (console) => {
  it("show what the API counts, as a chart and as the same in a table, by keyboard", async () => {
    const page = await console().openAs("alan", "/inbox");
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    const { body } = await console().api.as("u-alan", "GET", "/desk/stats");
    const { open, period, days } = JSON.parse(body) as {
      open: { total: number };
      period: { created: number };
      days: unknown[];
    };
    expect(open.total).toBeGreaterThan(0);
    expect(period.created).toBeGreaterThan(0);
    await page
      .getByRole("definition")
      .filter({ hasText: String(open.total) })
      .first()
      .waitFor();
    await page.locator("canvas").waitFor();

    await page.getByText("The same as a table").focus();
    await page.keyboard.press("Enter");
    const rows = page.getByRole("region", { name: "Figures by day", exact: true }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(days.length + 1);
  });

  it("of other days are chosen by mouse; days that cannot be read are refused beside them", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("mary", "/reports");
    await page.getByRole("button", { name: "7 days", exact: true }).click();
    await page.getByText("The same as a table").click();
    const rows = page.getByRole("region", { name: "Figures by day", exact: true }).getByRole("row");
    await expect.poll(() => rows.count()).toBe(8);

    await page.goto(`${console().url}/reports?from=2020-01-01`);
    await page.getByText(/Choose at most 92 days/).waitFor();
    await page.getByRole("button", { name: "30 days", exact: true }).click();
    await page.getByRole("heading", { name: "Open now", exact: true }).waitFor();
  });

  it("say when there is nothing, and what is not counted", async () => {
    const page = await console().openAs("alan", "/inbox");
    await page.route("**/v1/desk/stats*", async (route) => {
      const response = await route.fetch();
      const stats = (await response.json()) as { open: object; period: object };
      const none = { created: 0, firstResponses: { total: 0 }, resolutions: { total: 0 } };
      await route.fulfill({ response, json: { ...stats, open: { total: 0 }, period: { ...stats.period, ...none } } });
    });
    await page.getByRole("link", { name: "Reports", exact: true }).click();

    await page.getByText("No figures in these days").waitFor();
    await page.getByText("Satisfaction and the costs of the model are not counted here.").waitFor();
    await page.getByText("npm run report").waitFor();
  });

  it("fit into 320 pixels", async () => {
    const page = await console().openAs("alan", "/reports", { width: 320, height: 640 });
    await page.locator("canvas").waitFor();

    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });
});
