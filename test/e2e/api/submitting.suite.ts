import { expect, it } from "vitest";
import { runProcess, runScript } from "../support/run-script.js";
import { AcceptedTicketSchema } from "../../../functions/shared/api/ticket-schemas.js";
import { renderHelp } from "../../../scripts/commands/start/render.js";
import { accepted } from "./support/api-user.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion, anAlarm, aRequest, aTitledQuestion } from "./support/tickets.js";

const FORMS = [
  ["the short form", "Reports", aQuestion()],
  ["the full form", "Folders of our team", aRequest()],
  ["the full form with a title", "Invoices", aTitledQuestion()],
] as const;

/** A ticket from its submission to its answer. */
export const describeSubmitting = (api: () => LocalApi): void => {
  it.each(FORMS)(
    "accepts %s, returns the address of the ticket, and shows its answer there",
    async (_form, subject, body) => {
      const owner = await api().customer("forms");

      const response = await owner.post("/tickets", body);

      const { ticketId, submittedAt, links } = accepted(response);
      const address = new URL(response.headers.location ?? "", `${owner.base}/tickets`);
      expect(address.href).toBe(`${owner.base}/tickets/${ticketId}`);
      expect(new URL(links.self, `${owner.base}/tickets`).href).toBe(address.href);
      const ticket = await api().waitForTicket(owner, ticketId);
      expect(ticket).toMatchObject({ ticketId, submittedAt, status: "ANSWERED", subject, tier: "general" });
      expect(ticket.response?.length).toBeGreaterThan(20);
      expect(ticket.sentiment).toMatch(/^(POSITIVE|NEGATIVE|NEUTRAL|MIXED)$/);
      expect(ticket.priority).toMatch(/^(CRITICAL|HIGH|MEDIUM|NORMAL)$/);
      expect(Date.parse(ticket.finishedAt ?? "")).toBeGreaterThan(Date.parse(submittedAt));
      const self = new URL(ticket.links.self, `${owner.base}/tickets/${ticketId}`);
      expect(self.href).toBe(address.href);
    },
  );

  it("shows that an alarm waits for a person, and not the model's draft", async () => {
    const owner = await api().customer("alarm");
    const { ticketId } = await owner.submit(anAlarm());

    const ticket = await api().waitForTicket(owner, ticketId);

    expect(ticket).toMatchObject({ ticketId, status: "NEEDS_HUMAN", priority: "CRITICAL", response: null });
  });

  it("can be tried with npm run api:example", async () => {
    const { environment } = api().pipeline.stack;

    const { code, out, err } = await runScript("scripts/commands/api-example/cli.ts", [], environment);

    expect(code, err).toBe(0);
    const token = /export API_TOKEN=(tp_[0-9a-f]{16}_([\w-]{43}))/.exec(out);
    api().secrets.add(token?.[2] ?? "no token was printed");
    expect(out).toMatch(
      /\n202, Location: \/\S*\/tickets\/[^]*the same ticket[^]*"status": "ANSWERED"[^]*List your tickets/,
    );
  });

  it("accepts the curl command that npm start prints", async () => {
    const token = await api().token("shell");
    const line =
      renderHelp({ ...api().pipeline.stack, token, people: [], console: { problem: "none" } })
        .split("\n")
        .find((text) => text.includes("curl")) ?? "";

    const { code, out, err } = await runProcess("sh", ["-c", line], {});

    expect(code, err).toBe(0);
    const { ticketId } = AcceptedTicketSchema.parse(JSON.parse(out));
    expect(await api().ticketsOf("shell")).toMatchObject([{ ticket_id: { S: ticketId } }]);
  });

  it("stores customer and product of the full form", async () => {
    const owner = await api().customer("full-form");

    const { ticketId } = await owner.submit(anAlarm());
    await api().waitForTicket(owner, ticketId);

    const item = (await api().pipeline.items()).get(ticketId);
    expect(item?.["customer_email"]?.S).toBe("ada@example.com");
    expect(item?.["customer_full_name"]?.S).toBe("Ada Byron");
    expect(item?.["customer_company"]?.S).toBe("Example");
    expect(item?.["product"]?.S).toBe("Cloud Vault");
    expect(item?.["channel"]?.S).toBe("api");
  });

  it("shows a ticket only to its owner: to others, it looks like a ticket that never existed", async () => {
    const [owner, other] = await Promise.all([api().customer("owner"), api().customer("other")]);
    const { ticketId } = await owner.submit(aQuestion());

    const foreign = problemOf(await other.send(`/tickets/${ticketId}`), 404);
    const unknown = problemOf(await other.send(`/tickets/${ticketId.slice(0, -4)}0000`), 404);
    const byLegacyRoute = problemOf(await other.send(`/ticket?ticket_id=${ticketId}`), 404);

    expect({ ...foreign, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    expect({ ...byLegacyRoute, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    expect(await other.read("/tickets")).toEqual({ tickets: [], nextCursor: null });
    await owner.read(`/tickets/${ticketId}`);
  });
};
