import { expect, it } from "vitest";
import { describeInBrowser } from "../support/with-console.js";

const SENT = /is on its way/;

describeInBrowser("a ticket on the desk", (console) => {
  const messagesOf = async (ticketId: string): Promise<readonly { text: string; drafted: string | null }[]> => {
    const { body } = await console().api.as("u-alan", "GET", `/desk/tickets/${ticketId}/messages`);
    return (JSON.parse(body) as { messages: { text: string; drafted: string | null }[] }).messages;
  };
  const ticketNow = async (ticketId: string): Promise<Record<string, unknown>> => {
    const { body } = await console().api.as("u-alan", "GET", `/desk/tickets/${ticketId}`);
    return JSON.parse(body) as Record<string, unknown>;
  };

  it("shows the model's draft with its confidence and why a person must read it, and nothing is sent by looking", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-102");
    const draft = page.getByRole("region", { name: "Draft of the model", exact: true });

    await draft.getByText("71%").waitFor();
    await draft.getByText("$0.0012 · 512 + 120 tokens").waitFor();
    await draft.getByText("The reply promises a refund.").waitFor();
    await draft.getByText("money is involved, but nothing is down").waitFor();
    expect(await messagesOf("TKT-102")).toEqual([]);
  });

  it("is answered by keyboard: d, the edited draft, Ctrl-Enter", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-105");
    await page.getByRole("button", { name: "Edit", exact: true }).waitFor();
    await page.keyboard.press("d");
    const text = page.getByRole("textbox", { name: "Reply to the customer", exact: true });
    await expect.poll(() => text.inputValue()).toContain("田中様");
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" よろしくお願いいたします。");
    await page.keyboard.press("Control+Enter");

    await page.getByText(SENT).waitFor();
    expect(await messagesOf("TKT-105")).toEqual([]);
    await page
      .getByRole("region", { name: "Notifications", exact: true })
      .getByRole("button", { name: "Close", exact: true })
      .click();
    await expect.poll(() => messagesOf("TKT-105")).toHaveLength(1);
    const [message] = await messagesOf("TKT-105");
    expect(message?.text).toMatch(/いたします。$/);
    expect(message?.drafted).toBe("edited");
  });

  it("gives the text the focus before the next key, so that fast typing is not taken for shortcuts", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-103");
    await page.getByRole("button", { name: "Reply", exact: true }).waitFor();
    const focused = await page.evaluate(
      `document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", code: "KeyN", bubbles: true }));
      document.activeElement.getAttribute("aria-label");`,
    );

    expect(focused).toMatch(/note/i);
  });

  it("takes a reply back within ten seconds, with the text as it was", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-103");
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.getByRole("button", { name: "Reply", exact: true }).waitFor();
    await page.keyboard.press("r");
    await page.keyboard.type("Not yet finished");
    await page.keyboard.press("Control+Enter");
    await page.getByRole("article").filter({ hasText: "Not yet finished" }).waitFor();
    await page.getByRole("button", { name: "Undo", exact: true }).click();

    const text = page.getByRole("textbox", { name: "Reply to the customer", exact: true });
    await expect.poll(() => text.inputValue()).toBe("Not yet finished");
    expect((await messagesOf("TKT-103")).map((message) => message.text)).not.toContain("Not yet finished");
  });

  it("keeps what was typed over a reload, and over a session that ends", async () => {
    console().expect(/status of 401/);
    const page = await console().openAs("mary", "/desk/tickets/TKT-107");
    const text = page.getByRole("textbox", { name: "Reply to the customer", exact: true });
    await text.fill("Half a sentence");
    await page.reload();
    await expect.poll(() => text.inputValue()).toBe("Half a sentence");

    console().api.endSessions();
    await page.getByText("Your session has ended.").waitFor({ timeout: 20_000 });
    await page.getByLabel("E-mail address").fill("mary@example.com");
    await page
      .getByLabel("Password")
      .fill(await import("../../support/fakes/identity-fakes.js").then((m) => m.PASSWORD));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect.poll(() => text.inputValue()).toBe("Half a sentence");
  });

  it("does not send a reply to a customer who has written meanwhile, and keeps it", async () => {
    console().expect(/status of 409/);
    const page = await console().openAs("alan", "/desk/tickets/TKT-104");
    await page.getByRole("textbox", { name: "Reply to the customer", exact: true }).fill("We are on it.");
    await console().api.as("u-ada", "POST", "/tickets/TKT-104/messages", { text: "It works again!" });
    await page.getByRole("button", { name: "Send", exact: false }).last().click();
    await page
      .getByRole("region", { name: "Notifications", exact: true })
      .getByRole("button", { name: "Close", exact: true })
      .click();

    await page.getByText("there is a newer message. Your text is kept.").waitFor();
    expect((await messagesOf("TKT-104")).map((message) => message.text)).not.toContain("We are on it.");
    await page.reload();
    await expect
      .poll(() => page.getByRole("textbox", { name: "Reply to the customer", exact: true }).inputValue())
      .toBe("We are on it.");
  });

  it("does not send a placeholder of personal data, says so beside the text, and keeps it", async () => {
    console().expect(/status of 409/);
    const words = "We will write to [EMAIL_1].";
    const page = await console().openAs("alan", "/desk/tickets/TKT-109");
    const text = page.getByRole("textbox", { name: "Reply to the customer", exact: true });
    await text.fill(words);
    await page.getByRole("status").getByText("[EMAIL_1] stands for personal data.").waitFor();
    await page.getByRole("button", { name: "Send", exact: false }).last().click();
    await page
      .getByRole("region", { name: "Notifications", exact: true })
      .getByRole("button", { name: "Close", exact: true })
      .click();
    await page.getByText("it has a placeholder of personal data. Your text is kept.").waitFor();
    await page.getByRole("button", { name: "Open ticket", exact: true }).click();

    await expect.poll(() => text.inputValue()).toBe(words);
    await page.getByRole("status").getByText("[EMAIL_1] stands for personal data.").waitFor();
    expect((await messagesOf("TKT-109")).map((message) => message.text)).not.toContain(words);
  });

  it("is assigned by typing a part of a name, and the field keeps the focus", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-109");
    const field = page.getByRole("combobox", { name: "Assigned to", exact: true });
    await field.waitFor();
    await page.getByLabel("Category").focus();
    await page.keyboard.press("Tab");
    await page.getByRole("option", { name: /Mary Jackson/ }).waitFor();
    await page.keyboard.type("jack");
    await page.getByRole("option", { name: /Alan Turing/ }).waitFor({ state: "detached" });
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");

    await expect.poll(async () => (await ticketNow("TKT-109"))["assignee"]).toBe("u-mary");
    await expect.poll(() => field.inputValue()).toMatch(/^Mary Jackson/);
    expect(await page.evaluate("document.activeElement.role")).toBe("combobox");
  });

  it("changes at once, and shows both states to whoever was slower", async () => {
    console().expect(/status of 412/);
    const page = await console().openAs("alan", "/desk/tickets/TKT-109");
    await page.getByLabel("Priority").waitFor();
    const { headers } = await console().api.as("u-mary", "GET", "/desk/tickets/TKT-109");
    const mary = { "If-Match": String(headers?.["ETag"]) };
    await console().api.as("u-mary", "PATCH", "/desk/tickets/TKT-109", { priority: "NORMAL" }, mary);
    await page.getByLabel("Priority").selectOption("HIGH");

    const dialog = page.getByRole("alertdialog");
    await dialog.getByText("Normal").waitFor();
    await dialog.getByText("High").waitFor();
    await dialog.getByRole("button", { name: "Keep mine", exact: true }).click();
    await expect.poll(() => ticketNow("TKT-109")).toMatchObject({ priority: "HIGH" });
  });

  it("has notes that look and read apart, and that its customer never gets", async () => {
    const page = await console().openAs("mary", "/desk/tickets/TKT-108");
    await page.getByRole("button", { name: "Note", exact: true }).waitFor();
    await page.keyboard.press("n");
    await page.keyboard.type("Between us: SECRET-NOTE");
    await page.keyboard.press("Control+Enter");
    const note = page.getByRole("article").filter({ hasText: "SECRET-NOTE" });
    await note.getByText("Note, for the team only").waitFor();

    const own = await console().openAs("customer", "/tickets/TKT-108");
    await own.getByText("it is at status.example.com").waitFor();
    expect(await own.content()).not.toContain("SECRET-NOTE");
  });

  it("shows hostile text as text", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-110");

    await page.getByText("<script>alert(1)</script> [U+202E]txet[U+202C]").waitFor();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain('<img src=x onerror="alert(1)">');
    expect(await page.locator("main img, main script").count()).toBe(0);
  });

  it("shows the way through the pipeline and every change when they are opened", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-106");
    await page.getByText("The pipeline could not answer this ticket:").waitFor();
    await page.getByText("Way through the pipeline").click();
    await page.getByRole("list", { name: "States", exact: true }).getByText("tried again: 2").waitFor();

    await page.goto(`${console().url}/desk/tickets/TKT-102`);
    await page.getByText("History of changes").click();
    await page.getByRole("list", { name: "Changes", exact: true }).getByText("refund").waitFor();
  });

  it("shows which criteria the model's reply does not meet, with a quote, when they are opened", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-102");
    await page.getByText("Verdicts on the model's reply").click();
    const failed = page.getByRole("list", { name: "Criteria that are not met", exact: true }).getByRole("listitem");
    await failed.getByText("The reply gives two or three concrete steps.").waitFor();

    expect(await failed.count()).toBe(1);
    expect((await failed.getByRole("blockquote").innerText()).length).toBeGreaterThan(20);
  });

  it("shows what became of the model's draft, once somebody has discarded it", async () => {
    const page = await console().openAs("mary", "/desk/tickets/TKT-102");
    await page
      .getByRole("region", { name: "Draft of the model", exact: true })
      .getByRole("button", { name: "Discard", exact: true })
      .click();
    await page.getByText("You discarded the model's draft.").waitFor();
    await page.getByText("Verdicts on the model's reply").click();

    await page.getByText("Mary Jackson discarded the model's draft.").waitFor();
    expect(await messagesOf("TKT-102")).toEqual([]);
  });

  it("says who else looks at it", async () => {
    await console().openAs("mary", "/desk/tickets/TKT-101");
    const page = await console().openAs("alan", "/desk/tickets/TKT-101");

    await page.getByText("Also here: Mary Jackson").waitFor({ timeout: 20_000 });
  });

  it("says what to do about a ticket that is not there", async () => {
    console().expect(/status of 404/);
    const page = await console().openAs("alan", "/desk/tickets/TKT-999");

    await page.getByRole("heading", { name: "No such ticket", exact: true }).waitFor();
    await page.getByRole("main").getByRole("link", { name: "Back to the inbox", exact: true }).waitFor();
  });

  it("fits into 320 pixels", async () => {
    const page = await console().openAs("alan", "/desk/tickets/TKT-102", { width: 320, height: 700 });
    await page.getByRole("region", { name: "Draft of the model", exact: true }).waitFor();

    expect(
      await page.evaluate("document.querySelector('#main').scrollWidth <= document.querySelector('#main').clientWidth"),
    ).toBe(true);
  });
});
