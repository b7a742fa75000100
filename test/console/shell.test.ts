import { expect, it } from "vitest";
import { describeInBrowser } from "./support/with-console.js";

describeInBrowser("the shell", (console) => {
  it.each([
    ["customer", ["My tickets", "New ticket"]],
    ["alan", ["Inbox", "Reports"]],
    ["admin", ["Inbox", "Reports", "Administration"]],
  ] as const)("shows %s their places and no others", async (person, places) => {
    const page = await console().openAs(person, "/");

    expect(await page.getByRole("navigation").getByRole("link").allInnerTexts()).toEqual(places);
  });

  it("says to whom a page belongs that is not for the role, and what is not there", async () => {
    const page = await console().openAs("customer", "/inbox");
    await page.getByText("This page is not for your account").waitFor();

    await page.goto(`${console().url}/nowhere`);
    await page.getByText("There is nothing at this address").waitFor();
    await page
      .getByRole("navigation", { name: "Main", exact: true })
      .getByRole("link", { name: "My tickets", exact: true })
      .waitFor();
  });

  it("goes everywhere by keyboard, and shows all commands and shortcuts", async () => {
    const page = await console().openAs("admin", "/inbox");
    await page.keyboard.press("g");
    await page.keyboard.press("r");
    await page.waitForURL("**/reports");

    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts", exact: true }).getByText("Go to Inbox").waitFor();
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+k");
    await page.getByRole("dialog", { name: "Commands", exact: true }).waitFor();
    await page.keyboard.type("adminis");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/admin/users");
  });

  it("takes the second key of a shortcut for itself: g a goes to the administration and assigns nothing", async () => {
    const page = await console().openAs("admin", "/inbox");
    await page.getByRole("row").first().waitFor();
    await page.keyboard.press("j");
    console().api.requests.length = 0;
    await page.keyboard.press("g");
    await page.keyboard.press("a");
    await page.waitForURL("**/admin/**");

    expect(console().api.requests.filter((request) => !request.startsWith("GET"))).toEqual([]);
  });

  it("changes colours and language at once, and remembers both", async () => {
    const page = await console().openAs("alan", "/inbox");
    await page.getByRole("button", { name: /Account$/ }).click();
    await page.getByLabel("Colours").selectOption("Dark");
    await page.getByLabel("Language").selectOption("Deutsch");
    await page.getByRole("link", { name: "Posteingang", exact: true }).waitFor();

    await page.reload();
    await page.getByRole("link", { name: "Posteingang", exact: true }).waitFor();
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(15, 16, 18)");
    expect(await page.evaluate("document.documentElement.lang")).toBe("de");
  });

  it.each([
    ["en-GB", /^\d{1,2} \w+ \d{4}, \d{2}:\d{2}$/],
    ["en-US", /^\w+ \d{1,2}, \d{4}, \d{1,2}:\d{2}\s[AP]M$/],
    ["de-AT", /^\d{2}\.\d{2}\.\d{4}, \d{2}:\d{2}$/],
  ])("writes times as people with a browser in %s do", async (locale, form) => {
    const page = await console().openAs("customer", "/tickets", { locale });

    expect(await page.getByRole("main").locator("time").first().getAttribute("title")).toMatch(form);
  });

  it("says when there is no network", async () => {
    console().expect(/ERR_INTERNET_DISCONNECTED/);
    const page = await console().openAs("alan", "/inbox");
    await page.context().setOffline(true);
    await page.getByText(/No network/).waitFor();
    await page.context().setOffline(false);
    await page.getByText(/No network/).waitFor({ state: "detached" });
  });

  it("fits into 320 pixels without scrolling sideways", async () => {
    const page = await console().openAs("admin", "/inbox", { width: 320, height: 568 });

    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(320);
  });
});
