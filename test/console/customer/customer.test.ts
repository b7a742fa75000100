import { expect, it } from "vitest";
import { describeInBrowser } from "../support/with-console.js";

describeInBrowser("a customer", (console) => {
  it("submits a ticket by keyboard and is led to it; a form that is left is kept", async () => {
    const page = await console().openAs("customer", "/tickets");
    await page.getByRole("main").getByRole("link", { name: "New ticket", exact: true }).press("Enter");
    await page.getByLabel("Subject").fill("Invoices are missing");
    await page.reload();
    await expect.poll(() => page.getByLabel("Subject").inputValue()).toBe("Invoices are missing");
    await page.getByLabel("Description").fill("The page of invoices is empty since yesterday.");
    await page.getByRole("button", { name: "Send ticket", exact: true }).press("Enter");

    await page.getByText("We have your ticket.").waitFor();
    await page.getByRole("heading", { level: 1, name: /Invoices are missing/ }).waitFor();
    await page.getByText("Your text appears here once we have read it.").waitFor();
    expect(console().api.submitted.at(-1)).toMatchObject({ data: { subject: "Invoices are missing" } });
  });

  it("writes on, and gets the team's answer while the page is open", async () => {
    const page = await console().openAs("customer", "/tickets/TKT-104");
    await page.getByLabel("Your message").fill("It is still down.");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article").filter({ hasText: "It is still down." }).waitFor();
    expect(await page.getByLabel("Your message").inputValue()).toBe("");

    const { body } = await console().api.as("u-alan", "GET", "/desk/tickets/TKT-104");
    const { lastMessageId } = JSON.parse(body) as { lastMessageId: string };
    const reply = { text: "Writes work again.", deskStatus: "SOLVED", lastSeenMessageId: lastMessageId };
    await console().api.as("u-alan", "POST", "/desk/tickets/TKT-104/replies", reply);
    await page.getByText("Writes work again.").waitFor({ timeout: 20_000 });
    await page.getByText("Solved", { exact: true }).waitFor();
  });

  it("says that a problem is solved, and that it is not", async () => {
    const page = await console().openAs("customer", "/tickets/TKT-108");
    await page.getByRole("button", { name: "It is not solved", exact: true }).click();
    await page.getByText("With our team").waitFor();
    await page.getByRole("button", { name: "My problem is solved", exact: true }).click();
    await page.getByText("Solved", { exact: true }).waitFor();
  });

  it("keeps a message that could not be sent, and says what to do", async () => {
    console().expect(/status of 503/);
    const page = await console().openAs("customer", "/tickets/TKT-108");
    await page.getByLabel("Your message").fill("Once more");
    console().api.fault = (method, path) => (method === "POST" && path.endsWith("/messages") ? 503 : undefined);
    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("alert").getByText("The service is unavailable at the moment.").waitFor();
    expect(await page.getByLabel("Your message").inputValue()).toBe("Once more");
    console().api.fault = () => undefined;

    await page.getByRole("button", { name: "Send", exact: true }).click();
    await page.getByRole("article").filter({ hasText: "Once more" }).waitFor();
  });

  it("does not see another's ticket, nor the desk", async () => {
    console().expect(/status of 404/);
    const page = await console().openAs("customer", "/tickets/TKT-102");
    await page.getByRole("heading", { name: "No such ticket", exact: true }).waitFor();

    const desk = await console().openAs("customer", "/desk/tickets/TKT-102");
    expect(await desk.content()).not.toContain("INV-20931");
  });

  it("reads everything in German", async () => {
    const page = await console().openAs("customer", "/tickets", { locale: "en-GB" });
    await page.getByRole("button", { name: /Account$/ }).click();
    await page.getByLabel("Language").selectOption("de");

    await page.getByRole("heading", { level: 1, name: "Meine Tickets", exact: true }).waitFor();
    await page.getByText("Bei unserem Team").first().waitFor();
  });
});
