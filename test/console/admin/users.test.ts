import { expect, it } from "vitest";
import { describeInBrowser } from "../support/with-console.js";

const REFUSED = /status of 4\d\d/;

describeInBrowser("users and agents", (console) => {
  it("are found by a part of the name, and the search stands in the address", async () => {
    const page = await console().openAs("admin", "/admin/users");
    await page.getByLabel("Search").fill("turing");
    await page.getByRole("link", { name: "Ada Byron", exact: true }).waitFor({ state: "detached" });
    await page.getByRole("link", { name: "Alan Turing", exact: true }).waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("turing");

    await page.getByLabel("Search").fill("nobody at all");
    await page.getByText("Nobody found").waitFor();
  });

  it("somebody is invited by keyboard; an address that is taken is refused beside it", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("admin", "/admin/users");
    await page.getByRole("button", { name: "Invite somebody", exact: true }).press("Enter");
    const dialog = page.getByRole("dialog", { name: "Invite somebody", exact: true });
    await dialog.getByLabel("E-mail address").fill("alan@example.com");
    await dialog.getByLabel("Name").fill("Katherine Johnson");
    await page.keyboard.press("Enter");
    await dialog.getByText("Somebody with this address has an account already.").waitFor();

    await dialog.getByLabel("E-mail address").fill("katherine@example.com");
    await page.keyboard.press("Enter");
    await page.getByText("katherine@example.com gets an e-mail").waitFor();
    await page.getByRole("link", { name: "Katherine Johnson", exact: true }).waitFor();
  });

  it("a user is deactivated only after a question that names them", async () => {
    const page = await console().openAs("admin", "/admin/users/u-mary");
    await page.getByRole("button", { name: "Deactivate", exact: true }).click();
    const question = page.getByRole("alertdialog", { name: "Deactivate Mary Jackson?", exact: true });
    await question.getByRole("button", { name: "Cancel", exact: true }).click();
    expect(console().api.identity.pool.users.get("u-mary")).toMatchObject({ active: true });
    await page.getByRole("button", { name: "Deactivate", exact: true }).click();
    await question.getByRole("button", { name: "Deactivate", exact: true }).click();

    await page.getByRole("button", { name: "Activate", exact: true }).waitFor();
    expect(console().api.identity.pool.users.get("u-mary")).toMatchObject({ active: false });
  });

  it("the last administrator stays one, and the page says why", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("admin", "/admin/users/u-root");
    await page.getByLabel("Role").selectOption("Agent");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByText("This is the last active administrator.").waitFor();
    await page.getByRole("button", { name: "Discard changes", exact: true }).click();
    expect(await page.getByLabel("Role").inputValue()).toBe("admin");
  });

  it("an agent gets a capacity and skills; a capacity that cannot be is refused beside it", async () => {
    console().expect(REFUSED);
    const page = await console().openAs("admin", "/admin/agents/u-alan");
    await page.getByLabel("Capacity").fill("1001");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Write a whole number from 0 to 1,000.").waitFor();
    await page.getByLabel("Capacity").fill("3");
    await page.getByRole("checkbox", { name: "Billing", exact: true }).check();
    await page.getByLabel("Languages").fill("DE, en");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByText(/The agent is saved/).waitFor();
    const { body } = await console().api.as("u-root", "GET", "/desk/agents");
    const { agents } = JSON.parse(body) as { agents: { id: string }[] };
    expect(agents.find(({ id }) => id === "u-alan")).toMatchObject({
      capacity: 3,
      categories: ["BILLING"],
      languages: ["de", "en"],
    });
  });

  it.each([
    ["user", "/admin/users/u-ada", "/users/u-ada", "Name", { name: "Ada Lovelace" }, "Ada King"],
    ["agent", "/admin/agents/u-mary", "/desk/agents/u-mary", "Capacity", { capacity: 7 }, "8"],
  ] as const)(
    "a change of the %s that another administrator was faster with shows both versions, and one is chosen",
    async (kind, address, path, label, theirs, mine) => {
      const page = await console().openAs("admin", address);
      await page.getByLabel(label, { exact: true }).fill(mine);
      await console().api.as("u-root", "PUT", path, theirs);
      await page.getByRole("button", { name: "Save", exact: true }).click();
      const dialog = page.getByRole("alertdialog");
      await dialog.getByRole("cell", { name: mine, exact: true }).waitFor();
      await dialog.getByRole("cell", { name: String(Object.values(theirs)[0]), exact: true }).waitFor();
      await dialog.getByRole("button", { name: "Keep mine", exact: true }).click();

      await page.getByText(`The ${kind} is saved`).waitFor();
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(mine);
    },
  );

  it("fit into 320 pixels", async () => {
    const page = await console().openAs("admin", "/admin/users", { width: 320, height: 640 });
    for (const address of ["users", "users/u-ada", "agents", "agents/u-alan"]) {
      await page.goto(`${console().url}/admin/${address}`);
      await page.getByRole("heading", { level: 2 }).first().waitFor();

      expect(await page.evaluate("document.documentElement.scrollWidth"), address).toBe(320);
    }
  });
});
