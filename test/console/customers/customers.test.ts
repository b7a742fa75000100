import { expect, it } from "vitest";
import { seedMany } from "../support/seed.js";
import { describeInBrowser } from "../support/with-console.js";

describeInBrowser("a customer's page for staff", (console) => {
  it("is reached from a ticket by keyboard, and leads to each of the customer's tickets", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-104");
    await page.getByRole("link", { name: "u-ada", exact: true }).press("Enter");
    await page.getByRole("heading", { level: 1, name: "Ada Byron", exact: true }).waitFor();
    await page.getByText("Analytical Engines Ltd").waitFor();

    const tickets = page.getByRole("list", { name: "Tickets of this customer", exact: true }).getByRole("link");
    await expect.poll(() => tickets.count()).toBeGreaterThan(1);
    await page.getByRole("link", { name: /Where do I find the status page/ }).press("Enter");
    await page.waitForURL("**/desk/tickets/TKT-108");
  });

  it("shows texts of customers as text, and older tickets page by page", async () => {
    seedMany(console().api, 300);
    const page = await console().openAs("alan", "/desk/customers/C-2041");
    const tickets = page.getByRole("list", { name: "Tickets of this customer", exact: true }).getByRole("link");
    await page.getByText('<img src=x onerror="alert(1)">').first().waitFor();
    const before = await tickets.count();
    await page.getByRole("button", { name: "Show older tickets", exact: true }).click();

    await expect.poll(() => tickets.count()).toBeGreaterThan(before);
  });

  it("says that there is no such customer", async () => {
    console().expect(/status of 404/);
    const page = await console().openAs("alan", "/desk/customers/nobody");

    await page.getByText("No such customer").waitFor();
  });

  it("fits into 320 pixels", async () => {
    const page = await console().openAs("alan", "/desk/customers/u-ada", { width: 320, height: 640 });
    await page.getByRole("heading", { level: 1, name: "Ada Byron", exact: true }).waitFor();
    await page.getByRole("list", { name: "Tickets of this customer", exact: true }).waitFor();

    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });
});
