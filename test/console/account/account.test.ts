import { expect, it } from "vitest";
import { PASSWORD, TOTP_SECRET } from "../../support/fakes/identity-fakes.js";
import { describeInBrowser } from "../support/with-console.js";

const REFUSED = /status of 400/;

describeInBrowser("the security of one's own account", (console) => {
  it("two-step sign-in is set up by keyboard and switched off by mouse, each with the password", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("mary", "/inbox");
    await page.getByRole("button", { name: /Account$/ }).click();
    await page.getByRole("link", { name: "Account security", exact: true }).click();
    await page.getByRole("button", { name: "Set up", exact: true }).press("Enter");
    await page.keyboard.type("not the password");
    await page.keyboard.press("Enter");
    await page.getByText("This is not your password.").waitFor();
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.keyboard.press("Enter");

    await page.getByRole("img", { name: "QR code for the authenticator app", exact: true }).waitFor();
    await page.getByRole("link", { name: new RegExp(`^otpauth://totp/.*secret=${TOTP_SECRET}`) }).waitFor();
    await page.keyboard.type("000 000");
    await page.keyboard.press("Enter");
    await page.getByText(/This code is wrong/).waitFor();
    await page.getByLabel("Code", { exact: true }).fill("123 456");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Use another app", exact: true }).waitFor();
    expect(console().api.identity.pool.users.get("u-mary")?.challenge).toBe("SOFTWARE_TOKEN_MFA");

    await page.getByRole("button", { name: "Switch off", exact: true }).click();
    await page.getByLabel("Your password").fill(PASSWORD);
    await page.getByRole("button", { name: "Switch off", exact: true }).click();
    await page.getByRole("button", { name: "Set up", exact: true }).waitFor();
    expect(console().api.identity.pool.users.get("u-mary")?.challenge).toBeUndefined();
  });
});
