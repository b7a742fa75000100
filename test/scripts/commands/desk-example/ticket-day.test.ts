import { describe, expect, it } from "vitest";
import { walkThroughDay } from "../../../../scripts/commands/desk-example/ticket-day.js";
import type { ApiRequest, ApiResponse } from "../../../../scripts/shared/deployment/http-api.js";
import { UnexpectedResponse } from "../../../../scripts/shared/deployment/shown-requests.js";

const SECRETS = { token: "tp_secret-token", password: "Aa1-secret-password", accessToken: "secret.access.token" };

/** What the API answers to an agent's and a customer's requests, by method and path. */
const ANSWERS: Readonly<Record<string, readonly [status: number, body: unknown]>> = {
  "POST /tickets": [202, { ticketId: "T-1" }],
  "GET /tickets/T-1": [200, { status: "NEEDS_HUMAN" }],
  "POST /auth/login": [200, { accessToken: SECRETS.accessToken }],
  "GET /auth/me": [200, { id: "u-sam" }],
  "GET /desk/tickets": [200, { tickets: [{ ticketId: "T-1" }] }],
  "GET /desk/tickets/T-1": [200, { ticketId: "T-1" }],
  "PATCH /desk/tickets/T-1": [200, { ticketId: "T-1" }],
  "POST /desk/tickets/T-1/notes": [201, {}],
  "GET /desk/tickets/T-1/draft": [200, { text: "Please restart it." }],
  "PUT /desk/tickets/T-1/draft": [200, {}],
  "POST /desk/tickets/T-1/draft/send": [201, {}],
  "GET /tickets/T-1/messages": [200, {}],
  "POST /tickets/T-1/messages": [201, {}],
  "GET /desk/tickets/T-1/audit": [200, {}],
};

const walk = async (changes: Readonly<Record<string, readonly [number, unknown]>> = {}) => {
  const printed: string[] = [];
  const requests: (ApiRequest & { readonly what: string })[] = [];
  const backdated: string[] = [];
  const send = (request: ApiRequest): Promise<ApiResponse> => {
    const what = `${request.method} ${new URL(request.url).pathname.replace("/v1", "")}`;
    requests.push({ ...request, what });
    const [status, body] = { ...ANSWERS, ...changes }[what] ?? [404, {}];
    return Promise.resolve({ status, body, headers: new Headers({ etag: `"${requests.length}"` }) });
  };
  await walkThroughDay({
    apiUrl: "http://127.0.0.1:1/v1",
    token: SECRETS.token,
    customerId: "local-customer",
    agent: { email: "sam@example.com", password: SECRETS.password },
    backdate: (ticketId) => Promise.resolve(void backdated.push(ticketId)),
    send,
    print: (text) => printed.push(text),
    sleep: () => Promise.resolve(),
  });
  return { printed: printed.join("\n"), requests, backdated };
};

describe("a ticket's day", () => {
  it("is an edited draft of the model that an agent sends, and a customer who answers", async () => {
    const { requests, backdated } = await walk();
    const bodies = requests.flatMap(({ what, body }) => (body === undefined ? [] : [[what, JSON.parse(body)]]));

    expect(bodies).toMatchObject([
      ["POST /tickets", {}],
      ["POST /auth/login", { email: "sam@example.com" }],
      ["PATCH /desk/tickets/T-1", { assignee: "u-sam" }],
      ["POST /desk/tickets/T-1/notes", {}],
      ["PUT /desk/tickets/T-1/draft", { text: expect.stringMatching(/^Please restart it\./), basedOnModel: true }],
      ["POST /desk/tickets/T-1/draft/send", { deskStatus: "PENDING", lastSeenMessageId: null }],
      ["POST /tickets/T-1/messages", {}],
      ["PATCH /desk/tickets/T-1", { deskStatus: "SOLVED" }],
    ]);
    expect(backdated).toEqual(["T-1"]);
  });

  it("finds the ticket among those of its customer, also when somebody has got it meanwhile", async () => {
    const { requests } = await walk();
    const inbox = requests.find(({ what }) => what === "GET /desk/tickets");

    expect(Object.fromEntries(new URL(inbox?.url ?? "").searchParams)).toEqual({
      customer: "local-customer",
      q: "help",
      limit: "3",
    });
  });

  it("names in each change the version that was read before it", async () => {
    const { requests } = await walk();

    for (const [index, { what, headers }] of requests.entries())
      if (what.startsWith("PATCH")) expect(headers["If-Match"]).toBe(`"${index}"`);
  });

  it("prints every request as a line for a shell, without a secret", async () => {
    const { printed } = await walk();

    expect(printed).toContain(`curl -sS -X POST 'http://127.0.0.1:1/v1/desk/tickets/T-1/notes'`);
    expect(printed).toContain(`-H "Authorization: Bearer $ACCESS_TOKEN"`);
    expect(printed).toContain(`-H "Token: $API_TOKEN"`);
    for (const secret of Object.values(SECRETS)) expect(printed).not.toContain(secret);
  });

  it("ends at a response that is not as expected, and says which", async () => {
    await expect(walk({ "GET /desk/tickets/T-1/draft": [404, { detail: "none" }] })).rejects.toThrow(
      new UnexpectedResponse(`… reads the model's draft: the API returned 404, not 200: {"detail":"none"}`),
    );
  });
});
