import type { Page } from "playwright-core";
import type { PersonName } from "./console-browser.js";

/** A page of the console with made-up tickets, for tests and pictures of all pages. */
export interface ConsolePage {
  /** Also the name of its picture. */
  readonly name: string;
  /** Path of its route; undefined for what the router shows without one. */
  readonly route?: string;
  /** Path and query. */
  readonly address: string;
  /** undefined: nobody is signed in. */
  readonly person?: PersonName;
}

/** Every page; a test fails while one of the router is missing. */
export const PAGES: readonly ConsolePage[] = [
  { name: "sign-in", route: "/sign-in", address: "/sign-in" },
  { name: "own-tickets", route: "/tickets", address: "/tickets", person: "customer" },
  { name: "new-ticket", route: "/tickets/new", address: "/tickets/new", person: "customer" },
  { name: "own-ticket", route: "/tickets/$ticketId", address: "/tickets/TKT-108", person: "customer" },
  { name: "not-found", route: "/$", address: "/nowhere", person: "customer" },
  { name: "role-required", address: "/admin", person: "customer" },
  { name: "inbox", route: "/inbox", address: "/inbox", person: "alan" },
  { name: "ticket", route: "/desk/tickets/$ticketId", address: "/desk/tickets/TKT-102", person: "alan" },
  { name: "ticket-failed", address: "/desk/tickets/TKT-106", person: "alan" },
  { name: "ticket-missing", address: "/desk/tickets/TKT-999", person: "alan" },
  {
    name: "customer",
    route: "/desk/customers/$customerId",
    address: "/desk/customers/u-ada",
    person: "alan",
  },
  { name: "reports", route: "/reports", address: "/reports", person: "alan" },
  { name: "account", route: "/account", address: "/account", person: "alan" },
  { name: "users", route: "/admin/users", address: "/admin/users", person: "admin" },
  { name: "user", route: "/admin/users/$userId", address: "/admin/users/u-mary", person: "admin" },
  { name: "user-missing", address: "/admin/users/u-nobody", person: "admin" },
  { name: "agents", route: "/admin/agents", address: "/admin/agents", person: "admin" },
  { name: "agent", route: "/admin/agents/$agentId", address: "/admin/agents/u-alan", person: "admin" },
  { name: "macros", route: "/admin/$kind", address: "/admin/macros", person: "admin" },
  { name: "new-macro", route: "/admin/$kind/$ruleId", address: "/admin/macros/_new", person: "admin" },
  { name: "macro", address: "/admin/macros/ask-for-the-invoice", person: "admin" },
  { name: "category", address: "/admin/categories/bug", person: "admin" },
  { name: "sla-policy", address: "/admin/sla-policies/gold-high", person: "admin" },
  { name: "schedule", address: "/admin/schedules/around-the-clock", person: "admin" },
  { name: "rule-missing", address: "/admin/tags/none", person: "admin" },
  { name: "categories", address: "/admin/categories", person: "admin" },
  { name: "tags", address: "/admin/tags", person: "admin" },
  { name: "sla-policies", address: "/admin/sla-policies", person: "admin" },
  { name: "schedules", address: "/admin/schedules", person: "admin" },
];

/** Paths that only lead to other pages. */
export const REDIRECTS: readonly string[] = ["/", "/admin"];

/** The pages of each person, for one browser to visit. */
export const pagesByPerson = (): ReadonlyMap<PersonName | "nobody", readonly ConsolePage[]> =>
  Map.groupBy(PAGES, ({ person }) => person ?? "nobody");

/** Waits until a page shows its contents: no skeleton is left, and nothing moves or changes its colour. */
export const untilShown = async (page: Page): Promise<void> => {
  await page.getByRole("heading").first().waitFor();
  await page.locator(".skeleton").first().waitFor({ state: "detached" });
  await page.evaluate("Promise.all(document.getAnimations().map(({ finished }) => finished.catch(() => undefined)))");
};
