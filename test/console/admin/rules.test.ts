import { expect, it } from "vitest";
import { describeInBrowser } from "../support/with-console.js";

const REFUSED = /status of 4\d\d/;

describeInBrowser("the rules of the desk", (console) => {
  const read = async (path: string): Promise<Record<string, unknown>> => {
    const { body } = await console().api.as("u-root", "GET", path);
    return JSON.parse(body) as Record<string, unknown>;
  };
  const put = (path: string, rule: object, headers: Record<string, string> = {}) =>
    console().api.as("u-root", "PUT", path, rule, headers);

  it("a macro is written by keyboard, with a placeholder and a preview; its form is kept until it is saved", async () => {
    const page = await console().openAs("admin", "/admin/macros");
    await page.getByRole("link", { name: "New macro", exact: true }).press("Enter");
    await page.getByLabel("Name").fill("Thank you");
    await page.getByLabel("Reply").fill("Hello, this is ");
    await page.getByRole("button", { name: "{{agent.name}}", exact: true }).press("Enter");
    await page.keyboard.type(".");
    await page
      .getByRole("region", { name: "Preview", exact: true })
      .getByText("Hello, this is Grace Hopper.")
      .waitFor();

    await page.reload();
    await expect.poll(() => page.getByLabel("Reply").inputValue()).toBe("Hello, this is {{agent.name}}.");
    await page.getByLabel("Status").selectOption("Solved");
    await page.getByRole("button", { name: "Save", exact: true }).press("Enter");
    await page.getByRole("link", { name: "Thank you", exact: true }).waitFor();
    expect(await read("/desk/macros/thank-you")).toMatchObject({
      reply: "Hello, this is {{agent.name}}.",
      actions: { deskStatus: "SOLVED" },
    });
  });

  it("a schedule with hours that cannot be says which day and why, and keeps what was typed", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("admin", "/admin/schedules/_new");
    await page.getByLabel("Name").fill("Office");
    const monday = page.getByRole("group", { name: "Monday", exact: true });
    const tuesday = page.getByRole("group", { name: "Tuesday", exact: true });
    await page.getByRole("button", { name: "Add hours to Monday", exact: true }).click();
    await monday.getByLabel("Monday, until").fill("8");
    await page.getByRole("button", { name: "Add hours to Tuesday", exact: true }).click();
    await page.getByRole("button", { name: "Add hours to Tuesday", exact: true }).click();
    await tuesday.getByLabel("Tuesday, from").nth(1).fill("16:00");
    await tuesday.getByLabel("Tuesday, until").nth(1).fill("18:00");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await monday.getByText(/must end after it begins/).waitFor();
    expect(await monday.getByLabel("Monday, until").inputValue()).toBe("08:00");
    await monday.getByLabel("Monday, until").fill("12");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await tuesday.getByText(/These hours overlap/).waitFor();
    await tuesday.getByRole("button", { name: "Remove these hours of Tuesday", exact: true }).nth(1).click();
    await page.getByLabel("Day", { exact: true }).fill("2026-12-25");
    await page.getByRole("button", { name: "Add holiday", exact: true }).click();
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByRole("link", { name: "Office", exact: true }).waitFor();
    expect(await read("/desk/schedules/office")).toMatchObject({
      hours: { monday: [{ from: "09:00", until: "12:00" }], tuesday: [{ from: "09:00", until: "17:00" }] },
      holidays: ["2026-12-25"],
      timeZone: "Europe/Berlin",
    });
  });

  it("a schedule that a policy names is not deleted, and the policy is named", async () => {
    console().expect(REFUSED);
    await put("/desk/schedules/nights", {
      name: "Nights",
      timeZone: "UTC",
      hours: { monday: [{ from: "20:00", until: "24:00" }] },
    });
    await put("/desk/sla-policies/at-night", {
      name: "At night",
      position: 5,
      schedule: "nights",
      targets: { firstResponse: 60 },
    });
    const page = await console().openAs("admin", "/admin/schedules/nights");
    await page.getByRole("button", { name: "Delete", exact: true }).click();
    const question = page.getByRole("alertdialog", { name: "Delete the schedule “Nights”?", exact: true });
    await question.getByRole("button", { name: "Delete", exact: true }).click();

    await question.getByText("SLA policies use this schedule: at-night.").waitFor();
    await page.keyboard.press("Escape");
    await question.waitFor({ state: "detached" });
    expect(await read("/desk/schedules/nights")).toMatchObject({ name: "Nights" });
  });

  it("a rule that somebody else changed meanwhile shows both versions, and the person chooses", async () => {
    console().expect(REFUSED);
    await put("/desk/tags/vip", { label: "Important" });
    const page = await console().openAs("admin", "/admin/tags/vip");
    await page.getByLabel("Label").fill("Mine");
    const { version } = await read("/desk/tags/vip");
    await put("/desk/tags/vip", { label: "Theirs" }, { "If-Match": `"${String(version)}"` });
    await page.getByRole("button", { name: "Save", exact: true }).click();

    const choice = page.getByRole("alertdialog", { name: "Somebody else changed this meanwhile", exact: true });
    await choice.getByRole("row", { name: "Label Mine Theirs", exact: true }).waitFor();
    expect(await read("/desk/tags/vip")).toMatchObject({ label: "Theirs" });
    await choice.getByRole("button", { name: "Keep mine", exact: true }).click();
    await page.getByText("The tag is saved.").waitFor();
    expect(await read("/desk/tags/vip")).toMatchObject({ label: "Mine" });
  });

  it("a policy that replaces a default returns to it, and the audit trail says who did what", async () => {
    const page = await console().openAs("admin", "/admin/sla-policies/gold-high");
    await page.getByLabel("First response").fill("90");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("The SLA policy is saved.").waitFor();
    expect(await read("/desk/sla-policies/gold-high")).toMatchObject({ targets: { firstResponse: 90 } });

    await page.getByRole("link", { name: "Tier gold, priority HIGH", exact: true }).click();
    await page.getByRole("button", { name: "Return to the default", exact: true }).click();
    const question = page.getByRole("alertdialog", { name: /Return the SLA policy .* to its default\?/ });
    await question.getByText("The default holds again from then on.").waitFor();
    await question.getByRole("button", { name: "Return to the default", exact: true }).click();
    await page.getByRole("heading", { level: 2, name: "SLA policies", exact: true }).waitFor();
    expect(await read("/desk/sla-policies/gold-high")).toMatchObject({ isDefault: true });

    await page.getByRole("link", { name: "Tier gold, priority HIGH", exact: true }).click();
    await page.getByRole("button", { name: "Show all changes", exact: true }).click();
    const entries = page.getByRole("list", { name: "Changes", exact: true }).getByText("Grace Hopper");
    await expect.poll(() => entries.count()).toBe(2);
  });

  it("fit into 320 pixels", async () => {
    const page = await console().openAs("admin", "/admin/macros", { width: 320, height: 640 });
    for (const address of ["macros/_new", "schedules/around-the-clock", "sla-policies", "categories/bug"]) {
      await page.goto(`${console().url}/admin/${address}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();

      expect(await page.evaluate("document.documentElement.scrollWidth"), address).toBe(320);
    }
  });

  it("show on a phone which part of the administration is open, also when it is the last", async () => {
    const page = await console().openAs("admin", "/admin/schedules", { width: 320, height: 640 });
    const part = page
      .getByRole("navigation", { name: "Administration", exact: true })
      .getByRole("link", { name: "Schedules", exact: true });
    await part.waitFor();

    await expect.poll(async () => Math.round((await part.boundingBox())?.x ?? 999)).toBeLessThan(320 - 60);
  });
});
