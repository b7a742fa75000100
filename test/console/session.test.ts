import { expect, it } from "vitest";
import { describeInBrowser } from "./support/with-console.js";

const REFUSED = /status of 401/;

describeInBrowser("the session", (console) => {
  it("goes on after a reload with one request for a new access token", async () => {
    const page = await console().openAs("alan", "/inbox");
    console().api.requests.length = 0;
    await page.reload();
    await page.getByRole("navigation").waitFor();

    expect(console().api.requests.filter((request) => request.includes("/auth/refresh"))).toHaveLength(1);
  });

  it("is renewed once, unnoticed, when the API no longer takes the access token", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("alan", "/inbox");
    await page.getByRole("row").first().waitFor();
    console().api.expireAccessTokens();
    console().api.requests.length = 0;
    // Two requests at a time: the ticket, and its messages.
    await page.keyboard.press("j");
    await page.keyboard.press("o");
    await page.waitForURL("**/desk/tickets/**");
    await page
      .getByRole("button", { name: "Send as it is", exact: true })
      .or(page.getByLabel("Reply to the customer"))
      .first()
      .waitFor();

    expect(console().api.requests.filter((request) => request.includes("/auth/refresh"))).toHaveLength(1);
  });

  it("ends in every tab when it ends in one", async () => {
    const page = await console().openAs("mary", "/inbox");
    const other = await page.context().newPage();
    await other.goto(`${console().url}/reports`);
    await other.getByRole("navigation").waitFor();

    await page.getByRole("button", { name: /Account$/ }).click();
    await page.getByRole("button", { name: "Sign out", exact: true }).click();
    await page.getByText("You are signed out.").waitFor();
    await other.getByText("You are signed out.").waitFor();
  });

  it("that the API has ended leads to the sign-in, and from there back", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("mary", "/reports");
    console().api.endSessions();
    await page.reload();

    await page.getByText(/Your session has ended/).waitFor();
    expect(new URL(page.url()).searchParams.get("returnTo")).toBe("/reports");
  });

  it("of a visitor without one causes no refused request", async () => {
    console().api.requests.length = 0;
    const page = await console().open("/");
    await page.getByLabel("E-mail address").waitFor();

    expect(console().api.requests).toEqual([]);
  });
});
