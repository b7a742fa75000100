import { expect, it } from "vitest";
import { PASSWORD } from "../support/fakes/identity-fakes.js";
import { describeInBrowser } from "./support/with-console.js";

const REFUSED = /status of 4\d\d/;

describeInBrowser("signing in", (console) => {
  it("leads to the inbox, and a reload stays there", async () => {
    const page = await console().openAs("alan", "/");

    expect(page.url()).toBe(`${console().url}/inbox`);
    await page.reload();
    await page.getByRole("navigation").waitFor();
    expect(page.url()).toBe(`${console().url}/inbox`);
  });

  it("leads to the page that was asked for, and never to another site", async () => {
    const page = await console().openAs("alan", "/reports");
    expect(page.url()).toBe(`${console().url}/reports`);

    const misled = await console().openAs("alan", "/sign-in?returnTo=%2F%2Fevil.example%2Fx");
    expect(misled.url()).toBe(`${console().url}/inbox`);
  });

  it("says what is wrong and what to do when the password is wrong, and keeps the address", async () => {
    console().expect(REFUSED);
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("alan@example.com");
    await page.getByLabel("Password").fill("wrong");
    await page.getByLabel("Password").press("Enter");

    await page.getByRole("alert").getByText("E-mail address or password is wrong.").waitFor();
    expect(await page.getByLabel("E-mail address").inputValue()).toBe("alan@example.com");
  });

  it("says how long to wait after too many attempts", async () => {
    console().expect(REFUSED);
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("nobody@example.com");
    await page.getByLabel("Password").fill("wrong");
    for (let attempt = 0; attempt <= 10; attempt += 1) {
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
    }

    await page.getByText("There were too many attempts to sign in.").waitFor();
    await page.getByText(/Wait \d+ min, then try again/).waitFor();
  });

  it("asks a new person for a password of their own, and says which one is too weak", async () => {
    console().expect(REFUSED);
    await console().api.addPerson({ id: "u-new", email: "new@example.com", challenge: "NEW_PASSWORD_REQUIRED" });
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("new@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    const set = async (first: string, second: string) => {
      await page.getByLabel("New password").fill(first);
      await page.getByLabel("The same again").fill(second);
      await page.getByRole("button", { name: "Set password and sign in", exact: true }).click();
    };

    await set("A-new-pass-phrase-1", "Another-pass-phrase-1");
    await page.getByText("This differs from the password above.").waitFor();
    await set("short", "short");
    await page.getByText(/Too weak/).waitFor();
    await set("A-new-pass-phrase-1", "A-new-pass-phrase-1");
    await page.getByRole("navigation").waitFor();
  });

  it("says that an invitation may have expired, keeps what was typed, and works once it is sent again", async () => {
    console().expect(REFUSED);
    const { api } = console();
    await api.addPerson({
      id: "u-late",
      email: "late@example.com",
      challenge: "NEW_PASSWORD_REQUIRED",
      hasExpired: true,
    });
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("late@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByLabel("Password").press("Enter");
    const alert = page.getByRole("alert");
    await alert.getByText("E-mail address or password is wrong.").waitFor();
    await alert.getByText(/valid for three days: after that, ask an administrator for a new one/).waitFor();
    expect(await page.getByLabel("E-mail address").inputValue()).toBe("late@example.com");
    expect(await page.getByLabel("Password").inputValue()).toBe(PASSWORD);

    await api.as("u-root", "POST", "/users/u-late/invitation");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByLabel("New password").fill("A-new-pass-phrase-1");
    await page.getByLabel("The same again").fill("A-new-pass-phrase-1");
    api.fault = (_method, path) => (path === "/v1/auth/challenge" ? "sign-in-failed" : undefined);
    await page.getByRole("button", { name: "Set password and sign in", exact: true }).click();
    await alert.getByText("This sign-in has expired.").waitFor();
    await alert.getByText("Start again with the temporary password of your invitation.").waitFor();
    expect(await page.getByLabel("New password").inputValue()).toBe("A-new-pass-phrase-1");
    api.fault = () => undefined;
  });

  it("asks for the code of an authenticator app where the account has one", async () => {
    console().expect(REFUSED);
    await console().api.addPerson({ id: "u-mfa", email: "mfa@example.com", challenge: "SOFTWARE_TOKEN_MFA" });
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("mfa@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();

    await page.getByLabel("Code").fill("999 999");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("This code is wrong, or has expired.").waitFor();
    await page.getByLabel("Code").fill("123 456");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation").waitFor();
  });

  it("says so when the service does not respond, and works when it does again", async () => {
    console().expect(/status of 50\d/);
    const page = await console().open("/sign-in");
    await page.getByLabel("E-mail address").fill("alan@example.com");
    await page.getByLabel("Password").fill(PASSWORD);
    console().api.fault = () => 503;
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByText("The service is unavailable at the moment.").waitFor();

    console().api.fault = () => undefined;
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.getByRole("navigation").waitFor();
  });
});
