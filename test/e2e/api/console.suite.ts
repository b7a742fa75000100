import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildConsole } from "../../../scripts/local/console/build-console.js";
import { type ConsoleServer, serveConsole } from "../../../scripts/local/console/serve-console.js";
import { findChromium, startBrowser } from "../../support/aws/browser.js";
import { eventually } from "../support/local-pipeline.js";
import type { LocalApi } from "./support/local-api.js";
import { MARK } from "./support/tickets.js";

const AGENT = "agent.one@example.com";
/** An administrator, who works at the desk, too. The second agent is deactivated by the tests before. */
const OTHER_AGENT = "admin@example.com";
const CUSTOMER = "customer@example.com";

/** What no customer may see. */
const SECRET_NOTE = `${MARK} says that this customer never pays.`;

const chromium = findChromium();

/** The web console in browsers, against everything behind it: nothing is in memory or made up. */
export const describeConsole = (api: () => LocalApi): void => {
  describe.skipIf(chromium === undefined)("in the web console", () => {
    let site: ConsoleServer;
    let browser: Browser;
    /** What browsers complain about; a page says nothing of its own. */
    const problems: string[] = [];

    beforeAll(async () => {
      site = await serveConsole({ folder: await buildConsole({ env: process.env }), apiUrl: api().base, port: 0 });
      browser = await startBrowser(chromium ?? "");
    });

    afterAll(async () => {
      await browser.close();
      await site.close();
    });

    /** Signs in, in a browser of the person's own. */
    const openAs = async (email: string, address: string): Promise<Page> => {
      const password = (await api().people()).find((person) => person.email === email)?.password ?? "";
      const page = await (await browser.newContext({ locale: "en-GB", timezoneId: "Europe/Berlin" })).newPage();
      page.on("pageerror", (error) => problems.push(String(error)));
      page.on("console", (message) => {
        if (message.text().includes("Content Security Policy")) problems.push(message.text());
      });
      await page.goto(site.url + address);
      await page.getByLabel("E-mail address").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in", exact: true }).click();
      await page.getByRole("navigation", { name: "Main", exact: true }).waitFor();
      return page;
    };

    const submit = async (customer: Page): Promise<string> => {
      await customer.getByRole("link", { name: "New ticket", exact: true }).first().click();
      await customer.getByLabel("Subject").fill("Help");
      await customer.getByLabel("Description").fill("help!!");
      await customer.getByRole("button", { name: "Send ticket", exact: true }).click();
      await customer.getByText("We have your ticket.").waitFor();
      return new URL(customer.url()).pathname.split("/").at(-1) ?? "";
    };

    it("a customer's ticket is answered with the model's edited draft; the note stays with the team", async () => {
      const customer = await openAs(CUSTOMER, "/tickets");
      const ticketId = await submit(customer);
      await api().waitForDesk((await api().signIn(AGENT)).person, ticketId);

      const agent = await openAs(AGENT, `/desk/tickets/${ticketId}`);
      const other = await openAs(OTHER_AGENT, `/desk/tickets/${ticketId}`);
      await agent.getByText("Also here: Alex Admin").waitFor({ timeout: 40_000 });
      await agent.getByRole("button", { name: "Note", exact: true }).click();
      await agent.getByRole("textbox", { name: /Note for the team/ }).fill(SECRET_NOTE);
      await agent.keyboard.press("Control+Enter");
      await agent.getByRole("article").filter({ hasText: SECRET_NOTE }).waitFor();

      await agent
        .getByRole("region", { name: "Draft of the model", exact: true })
        .getByRole("button", { name: "Edit", exact: true })
        .click();
      const text = agent.getByRole("textbox", { name: "Reply to the customer", exact: true });
      await expect.poll(() => text.inputValue()).not.toBe("");
      await agent.keyboard.press("Control+End");
      await agent.keyboard.type(" Please write to me again.");
      await agent.keyboard.press("Control+Enter");
      await agent
        .getByRole("region", { name: "Notifications", exact: true })
        .getByRole("button", { name: "Close", exact: true })
        .click();
      await agent.getByText("Model's draft, edited").waitFor();

      await customer.getByText("Please write to me again.").waitFor({ timeout: 40_000 });
      expect(await customer.content()).not.toContain(SECRET_NOTE);
      await other.getByRole("article").filter({ hasText: SECRET_NOTE }).waitFor({ timeout: 40_000 });
      expect(problems).toEqual([]);
    });

    it("two agents who change one ticket: the slower sees both states and chooses", async () => {
      const customer = await openAs(CUSTOMER, "/tickets");
      const ticketId = await submit(customer);
      const { person } = await api().signIn(OTHER_AGENT);
      await api().waitForDesk(person, ticketId);
      const agent = await openAs(AGENT, `/desk/tickets/${ticketId}`);
      await agent.getByLabel("Priority").waitFor();
      const body = JSON.stringify({ priority: "CRITICAL" });
      await eventually(20_000, async () => {
        // The ticket may be assigned meanwhile, which changes its version.
        const { version } = await api().waitForDesk(person, ticketId);
        const headers = { "content-type": "application/json", "if-match": `"${version}"` };
        const { status } = await person.send(`/desk/tickets/${ticketId}`, { method: "PATCH", headers, body });
        return status === 200 ? { value: status } : { waitingFor: `a change of version ${version}` };
      });
      await agent.getByLabel("Priority").selectOption("HIGH");

      const dialog = agent.getByRole("alertdialog");
      await dialog.getByText("Critical").waitFor();
      await dialog.getByRole("button", { name: "Keep mine", exact: true }).click();
      await eventually(20_000, async () => {
        const { priority } = await api().waitForDesk(person, ticketId);
        return priority === "HIGH" ? { value: priority } : { waitingFor: "the priority that the agent kept" };
      });
      expect(problems).toEqual([]);
    });

    it("signing out on all devices ends the other browser, and what was typed there is kept", async () => {
      const here = await openAs(CUSTOMER, "/tickets/new");
      const there = await openAs(CUSTOMER, "/tickets/new");
      await there.getByLabel("Subject").fill("Half a sentence");
      await here.getByRole("button", { name: /Account$/ }).click();
      await here.getByRole("button", { name: "Sign out on all devices", exact: true }).click();
      await here.getByText("You are signed out.").waitFor();

      await there.reload();
      await there.getByText(/Your session has ended/).waitFor();
      expect(new URL(there.url()).searchParams.get("returnTo")).toBe("/tickets/new");
      expect(await there.evaluate("JSON.stringify(localStorage)")).toContain("Half a sentence");
      expect(problems).toEqual([]);
    });
  });
};
