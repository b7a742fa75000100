import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { CustomerCardSchema, CustomerHistorySchema } from "../../../functions/shared/api/desk-customers-schemas.js";
import { ExecutionSchema } from "../../../functions/shared/api/desk-execution-schemas.js";
import { type DeskStats, DeskStatsSchema } from "../../../functions/shared/api/desk-stats-schemas.js";
import { DESK_ROUTES } from "../../../functions/shared/api/desk-routes.js";
import { DeskTicketViewSchema, type DeskTicketView } from "../../../functions/shared/api/desk-ticket-schemas.js";
import { EvaluationLineSchema } from "../../../functions/shared/reply-quality/evaluation.js";
import { eventually } from "../support/local-pipeline.js";
import { runScript } from "../support/run-script.js";
import type { ApiUser } from "./support/api-user.js";
import type { LocalApi } from "./support/local-api.js";
import { checkResponse } from "./support/check-response.js";
import { type ReceivedResponse, sendHttpRequest } from "./support/send-http-request.js";
import { MARK } from "./support/tickets.js";

const EntriesSchema = z.object({ entries: z.array(z.object({ who: z.string(), what: z.string() })) });
const MessagesSchema = z.object({ messages: z.array(z.object({ text: z.string() })) });

/** What no customer may see. */
const SECRET_NOTE = `${MARK} says that this customer never pays.`;

/** Staff who work on tickets of customers, and what customers see of it. */
export const describeDesk = (api: () => LocalApi): void => {
  let owner: ApiUser;
  let ada: ApiUser;
  let bob: ApiUser;

  beforeAll(async () => {
    owner = await api().customer("desk-owner");
    ada = await api().customer("desk-ada", { role: "agent" });
    bob = await api().customer("desk-bob", { role: "agent" });
  });

  /** Submits a ticket of which the model is not sure, and waits until the desk has it. */
  const aTicketOnTheDesk = async (): Promise<DeskTicketView> => {
    const { ticketId } = await owner.submit({ type: "Help", message: "help!!" });
    return api().waitForDesk(ada, ticketId);
  };
  const patch = (user: ApiUser, id: string, body: unknown, version: number): Promise<ReceivedResponse> =>
    user.send(`/desk/tickets/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json", "if-match": `"${version}"` },
      body: JSON.stringify(body),
    });
  const statuses = (responses: readonly ReceivedResponse[]): readonly number[] =>
    responses.map(({ status }) => status).toSorted();

  it("opens what the model could not answer, with its draft, and shows it to staff alone", async () => {
    const { ticketId, ...ticket } = await aTicketOnTheDesk();

    expect(ticket).toMatchObject({
      status: "NEEDS_HUMAN",
      deskStatus: "OPEN",
      customerId: "desk-owner",
      assignee: null,
    });
    expect(ticket.modelAnswer?.text).toBeTruthy();
    expect((await owner.send(`/desk/tickets/${ticketId}`)).status).toBe(403);
    expect((await api().user().send(`/desk/tickets/${ticketId}`)).status).toBe(401);
  });

  it("is closed to customers on every route", async () => {
    for (const { method, path } of DESK_ROUTES) {
      const response = await owner.send(path.replaceAll(/\{\w+\}/g, "TKT-1"), { method });
      expect([method, path, response.status]).toEqual([method, path, 403]);
    }
  });

  it("lets the first of two agents change a ticket, and shows the other what it has become", async () => {
    const { ticketId, version } = await aTicketOnTheDesk();

    const responses = await Promise.all([
      patch(ada, ticketId, { tags: ["ada"] }, version),
      patch(bob, ticketId, { tags: ["bob"] }, version),
    ]);

    expect(statuses(responses)).toEqual([200, 412]);
    const [won, lost] = responses.toSorted((one, other) => one.status - other.status);
    const { tags } = DeskTicketViewSchema.parse(JSON.parse(won?.text ?? ""));
    expect(JSON.parse(lost?.text ?? "")).toMatchObject({ current: { ticketId, version: version + 1, tags } });
  });

  it("sends one of two replies at once, and tells the other agent that there is a newer message", async () => {
    const { ticketId } = await aTicketOnTheDesk();
    const reply = { text: "Please try again.", lastSeenMessageId: null };

    const responses = await Promise.all(
      [ada, bob].map((agent) => agent.post(`/desk/tickets/${ticketId}/replies`, reply)),
    );

    expect(statuses(responses)).toEqual([201, 409]);
    const { messages } = MessagesSchema.parse(await ada.read(`/desk/tickets/${ticketId}/messages`));
    expect(messages).toHaveLength(1);
  });

  it("shows agents who else looks at a ticket", async () => {
    const { ticketId } = await aTicketOnTheDesk();
    const announce = (agent: ApiUser) => agent.send(`/desk/tickets/${ticketId}/presence`, { method: "PUT" });
    await announce(ada);

    expect(JSON.parse((await announce(bob)).text)).toMatchObject({ others: [{ agent: "desk-ada" }] });
  });

  it("shows the customer the reply, and neither a note, a draft nor who wrote it", async () => {
    const { ticketId } = await aTicketOnTheDesk();
    const path = `/desk/tickets/${ticketId}`;
    expect((await ada.post(`${path}/notes`, { text: SECRET_NOTE })).status).toBe(201);
    const draft = { method: "PUT", headers: { "content-type": "application/json" } };
    await ada.send(`${path}/draft`, { ...draft, body: JSON.stringify({ text: "Hello from the desk." }) });
    const sent = await ada.post(`${path}/draft/send`, { lastSeenMessageId: null });
    expect(sent.status, sent.text).toBe(201);

    const seen = await Promise.all(
      [`/tickets/${ticketId}`, `/tickets/${ticketId}/messages`, "/tickets"].map(async (read) =>
        JSON.stringify(await owner.read(read)),
      ),
    );

    expect(seen.join("\n")).toContain("Hello from the desk.");
    for (const hidden of ["never pays", "desk-ada", "drafted", "assignee"])
      expect(seen.join("\n")).not.toContain(hidden);
    const { entries } = EntriesSchema.parse(await bob.read(`${path}/audit`));
    expect(entries.map(({ who, what }) => `${who} ${what}`)).toEqual(["desk-ada noted", "desk-ada draft-sent"]);
  });

  it("archives for the warehouse that an agent sent the model's draft as it was", async () => {
    const { ticketId } = await aTicketOnTheDesk();
    const sent = await ada.post(`/desk/tickets/${ticketId}/draft/send`, { lastSeenMessageId: null });
    expect(sent.status, sent.text).toBe(201);

    const { account, outputs } = api().pipeline;
    const body = await eventually(60_000, async () => {
      const objects = await account.objects(outputs.bucket_name, "evaluations/");
      const found = [...objects].find(([key]) => key.endsWith(`/verdict_${ticketId}.json`));
      return found === undefined ? { waitingFor: `the verdict on the draft of ${ticketId}` } : { value: found[1] };
    });

    expect(EvaluationLineSchema.parse(JSON.parse(body))).toMatchObject({
      ...{ ticket_id: ticketId, source: "PERSON", criterion: "FIT_TO_SEND", verdict: "PASS" },
      ...{ draft_use: "SENT_AS_IS", edit_share: 0 },
    });
    expect(body).not.toContain("desk-ada");
  });

  it("lists a customer's tickets for staff, also those that are solved", async () => {
    const { ticketId, version } = await aTicketOnTheDesk();
    expect((await patch(ada, ticketId, { deskStatus: "SOLVED" }, version)).status).toBe(200);

    const { tickets } = CustomerHistorySchema.parse(await ada.read("/desk/customers/desk-owner/tickets"));
    const card = CustomerCardSchema.parse(await ada.read("/desk/customers/desk-owner"));

    expect(tickets[0]).toMatchObject({ ticketId, status: "NEEDS_HUMAN", deskStatus: "SOLVED" });
    expect(card).toMatchObject({ customerId: "desk-owner", isUser: false });
    expect(card.tickets.total).toBe(tickets.length);
  });

  it("has a solved ticket in the statistics within seconds: created, answered and solved by staff", async () => {
    const read = async () => DeskStatsSchema.parse(await ada.read("/desk/stats"));
    const countOf = ({ today }: DeskStats) => [today.firstResponses.byStaff, today.resolutions.byStaff];
    const { ticketId } = await aTicketOnTheDesk();
    const before = countOf(await read());
    const reply = { text: "Please try again.", lastSeenMessageId: null, deskStatus: "SOLVED" };
    expect((await ada.post(`/desk/tickets/${ticketId}/replies`, reply)).status).toBe(201);

    await expect
      .poll(async () => countOf(await read()), { timeout: 20_000, interval: 500 })
      .toEqual(before.map((count) => count + 1));
    const { open, today } = await read();
    expect(today.created).toBeGreaterThan(0);
    expect(open.total).toBe(open.byDeskStatus.OPEN + open.byDeskStatus.PENDING + open.byDeskStatus.ON_HOLD);
  });

  it("shows staff a ticket's way through the pipeline, without its text", async () => {
    const { ticketId } = await aTicketOnTheDesk();
    const token = await api().token("desk-ada", { role: "agent" });
    const response = await sendHttpRequest(`${ada.base}/desk/tickets/${ticketId}/execution`, { headers: { token } });
    expect(response.status, response.text).toBe(200);
    const { status, states, consoleUrl, executionArn } = ExecutionSchema.parse(JSON.parse(response.text));
    // The one response that names a resource, for staff only: besides this ARN it reveals nothing.
    checkResponse({ ...response, text: response.text.replaceAll(executionArn, "") }, api());

    expect({ status, consoleUrl }).toEqual({ status: "SUCCEEDED", consoleUrl: null });
    expect(executionArn).toContain(`:${ticketId}-`);
    expect(states.map(({ name }) => name)).toEqual(expect.arrayContaining(["Open ticket", "Publish ticket"]));
    expect(states.filter(({ outcome }) => outcome !== "SUCCEEDED")).toEqual([]);
    expect(response.text).not.toContain("help!!");
  });

  it("gets messages of customers who reply, from npm run generate", async () => {
    const { environment } = api().pipeline.stack;
    const args = ["--count", "6", "--replies", "1"];

    const { code, out, err } = await runScript("scripts/commands/generate/cli.ts", args, environment);

    expect(code, `${out}\n${err}`).toBe(0);
    expect(out).toMatch(/^Sent +6 records/m);
    expect(out).toMatch(/^Replies +6 customers wrote: .+\nReopened +[1-6] tickets?; 0 follow-up tickets$/m);
  });

  it("can be tried with npm run desk:example", async () => {
    const { environment } = api().pipeline.stack;

    const { code, out, err } = await runScript("scripts/commands/desk-example/cli.ts", [], environment);

    expect(code, err).toBe(0);
    expect(out).toMatch(/NEEDS_HUMAN[^]*inbox[^]*takes it[^]*and sends it[^]*Thank you![^]*draft-sent[^]*"CLOSED"/);
  });
};
