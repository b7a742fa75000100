import { describe, expect, it } from "vitest";
import type { TicketOperationId } from "../../../../functions/shared/api/ticket-routes.js";
import { aTicketApi } from "../../../support/aws/api-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";

const FULL = { subject: "Printer", description: "It prints blank pages." };

/** Sends a body and returns the event that was put on the stream. */
const eventOf = async (body: unknown, to: TicketOperationId = "submitTicket") => {
  const { send, ports } = aTicketApi();
  const response = await send(aRequestTo(to, { body }));
  expect(response.statusCode, response.body).toBeLessThan(300);
  return ports.stream.events[0];
};

describe("null in an optional field of a body", () => {
  it.each<[string, object]>([
    ["category", { category: null }],
    ["product", { product: null }],
    ["contact", { contact: null }],
    ["all of them", { category: null, product: null, contact: null }],
  ])("is its absence: %s", async (_field, nulls) => {
    expect(await eventOf({ ...FULL, ...nulls })).toEqual(await eventOf(FULL));
  });

  const SHORT = { type: "Login", message: "It fails" };

  it.each<[string, object, object]>([
    ["title beside subject", FULL, { title: null }],
    ["subject beside title", { title: "Printer", description: FULL.description }, { subject: null }],
    ["the short form's beside the full form's", FULL, { type: null, message: null, title: null }],
    [
      "the full form's beside the short form's",
      SHORT,
      { subject: null, title: null, description: null, contact: null },
    ],
    ["all others", SHORT, { subject: null, title: null, description: null, category: null, product: null }],
  ])("is its absence in the fields of another form: %s", async (_fields, body, nulls) => {
    expect(await eventOf({ ...body, ...nulls })).toEqual(await eventOf(body));
    expect(await eventOf({ ...nulls, ...body })).toEqual(await eventOf(body));
  });

  it.each<[string, object]>([
    ["a field that no form has", { ...FULL, titel: null }],
    ["every heading", { subject: null, title: null, description: "It fails" }],
    ["a text of another form that is not null", { ...FULL, title: "Printer" }],
  ])("is refused for %s", async (_what, body) => {
    expect((await aTicketApi().send(aRequestTo("submitTicket", { body }))).statusCode).toBe(400);
  });

  it("is its absence within the contact", async () => {
    const email = "ada@example.com";
    const contact = { email, firstName: null, lastName: null, company: null };

    expect(await eventOf({ ...FULL, contact })).toEqual(await eventOf({ ...FULL, contact: { email } }));
  });

  it("is its absence in a legacy client's ticket, and has the same idempotency key's ticket", async () => {
    const { send, ports } = aTicketApi();
    const user = JSON.parse((await send(aRequestTo("createUser"))).body) as { user_id: string };
    const headers = { "Idempotency-Key": "k-1" };
    const first = await send(aRequestTo("submitUserTicket", { body: user, headers }));
    const second = await send(aRequestTo("submitUserTicket", { body: { ...user, description: null }, headers }));

    expect([first.statusCode, second.body]).toEqual([200, first.body]);
    expect(ports.stream.records).toHaveLength(1);
  });
});

describe("characters of a body that are not text", () => {
  it.each([
    ["a NUL", "It broke\u0000", "It broke\ufffd"],
    ["an escape sequence", "\u001b[31mIt broke", "\ufffd[31mIt broke"],
    ["half an emoji", "It broke \ud83d", "It broke \ufffd"],
    ["a vertical tab", "It broke\vagain", "It broke\nagain"],
  ])("are replaced as in the stream: %s", async (_what, message, expected) => {
    expect((await eventOf({ type: "Bug", message }))?.data.description).toBe(expected);
    expect((await eventOf({ ...FULL, subject: message }))?.data.subject).toBe(expected.replace("\n", " "));
    expect((await eventOf({ content: message, customerId: "7" }, "submitSupportRequest"))?.data.description).toBe(
      expected,
    );
  });
});

describe("a field of a single line", () => {
  const line = "one\r\nBcc: two\u2028three";
  const folded = "one Bcc: two three";

  it("has its lines folded as in the stream", async () => {
    const contact = { firstName: line, lastName: line, company: line, email: "ada@example.com" };
    const event = await eventOf({ ...FULL, subject: line, product: line, category: line, contact });

    expect(event?.data).toMatchObject({
      subject: folded,
      product_issue_information: { product: folded, issue_type: folded },
      customer_contact_information: { first_name: folded, last_name: folded, company: folded },
    });
    expect((await eventOf({ type: line, message: line }))?.data).toMatchObject({ subject: folded, description: line });
    expect(await eventOf({ content: line, customerId: line }, "submitSupportRequest")).toMatchObject({
      requesterId: folded,
      data: { description: line },
    });
  });
});

describe("a byte order mark before a body", () => {
  it("is ignored, as in the stream", async () => {
    const text = `\ufeff${JSON.stringify(FULL)}`;

    expect(await eventOf(text)).toEqual(await eventOf(FULL));
    expect(await eventOf(Buffer.from(text))).toEqual(await eventOf(FULL));
  });
});

describe("the e-mail address of a contact", () => {
  it.each([
    [" ada@example.com\n", "ada@example.com"],
    ['"ada byron"@example.com', '"ada byron"@example.com'],
    ["用户@例子.广告", "用户@例子.广告"],
  ])("%j is stored as %s", async (email, expected) => {
    const { data } = (await eventOf({ ...FULL, contact: { email } })) ?? {};
    expect(data?.customer_contact_information?.email).toBe(expected);
  });
});

describe("a Content-Encoding that changes nothing", () => {
  it.each(["identity", "Identity", " identity ", "", "identity, identity"])("is accepted: %j", async (encoding) => {
    const { send } = aTicketApi();
    const headers = { "Content-Encoding": encoding };

    expect((await send(aRequestTo("submitTicket", { body: FULL, headers }))).statusCode).toBe(202);
  });
});

describe("links", () => {
  it.each([
    ["/v1", "/tickets", "/v1/tickets/"],
    ["/v1", "/tickets/", "/v1/tickets/"],
    ["/desk/api", "/tickets", "/desk/api/tickets/"],
    ["/_aws/execute-api/abc/v1", "/tickets/", "/_aws/execute-api/abc/v1/tickets/"],
    ["", "/tickets", "/tickets/"],
  ])("begin with the path at which the API was reached: %s%s", async (basePath, path, expected) => {
    const { send } = aTicketApi();
    const reached = (event: ReturnType<typeof aRequestTo>, whole: string) => ({
      ...event,
      requestContext: { ...event.requestContext, path: basePath + whole },
    });
    const { headers, body } = await send(reached(aRequestTo("submitTicket", { body: FULL }), path));
    const { ticketId, links } = JSON.parse(body) as { ticketId: string; links: { self: string } };
    const parameters = { id: ticketId };
    const list = await send(reached(aRequestTo("listTickets"), path));
    const one = await send(reached(aRequestTo("readTicket", { parameters }), `${path}/${ticketId}`));

    expect([headers?.["Location"], links.self]).toEqual([expected + ticketId, expected + ticketId]);
    expect(JSON.parse(list.body)).toMatchObject({ tickets: [{ links }] });
    expect(JSON.parse(one.body)).toMatchObject({ links });
  });
});

describe("a body as some clients write it", () => {
  const send = async (to: TicketOperationId, body: string, headers = {}) =>
    (await aTicketApi().send(aRequestTo(to, { body, headers }))).statusCode;
  const json = JSON.stringify(FULL);

  it.each([
    ["after a byte order mark", `\ufeff${json}`, {}],
    ["with blanks around it", `\r\n ${json}\n`, {}],
    ["with a charset", json, { "Content-Type": "application/json; charset=UTF-8" }],
    ["with the type in capitals", json, { "Content-Type": "Application/JSON" }],
    ["without a Content-Type", json, { "Content-Type": undefined }],
  ])("is read %s", async (_how, body, headers) => {
    expect(await send("submitTicket", body, headers)).toBe(202);
  });

  it.each(["", " \r\n", "\ufeff"])("is none when it is %j", async (body) => {
    expect(await send("createUser", body)).toBe(200);
    expect(await send("submitTicket", body)).toBe(400);
  });
});

describe("a path with slashes too many", () => {
  it.each(["/v1//tickets", "//v1/tickets", "/v1/tickets//"])("has the same links: %s", async (path) => {
    const event = aRequestTo("submitTicket", { body: FULL });
    const { headers } = await aTicketApi().send({ ...event, requestContext: { ...event.requestContext, path } });

    expect(headers?.["Location"]).toMatch(/^\/v1\/tickets\/TKT-/);
  });
});
