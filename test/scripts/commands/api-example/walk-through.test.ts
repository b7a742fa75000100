import { describe, expect, it } from "vitest";
import { walkThrough, type WalkThroughOptions } from "../../../../scripts/commands/api-example/walk-through.js";
import { UnexpectedResponse } from "../../../../scripts/shared/deployment/shown-requests.js";
import type { ApiRequest, ApiResponse } from "../../../../scripts/shared/deployment/http-api.js";

const TOKEN = "tp_0123456789abcdef_secret";

const aResponse = (status: number, body: unknown, headers: Record<string, string> = {}): ApiResponse => ({
  status,
  body,
  headers: new Headers(headers),
});

/** An API whose tickets are answered when they are read for the third time. */
class FakeApi {
  readonly requests: ApiRequest[] = [];
  #reads = 0;

  constructor(private readonly changes: { readonly ids?: readonly string[]; readonly listed?: ApiResponse } = {}) {}

  respond(request: ApiRequest): ApiResponse {
    this.requests.push(request);
    if (request.method === "POST") return this.#accepted();
    if (request.url.includes("?limit="))
      return this.changes.listed ?? aResponse(200, { tickets: [], nextCursor: null });
    return aResponse(200, { ticketId: "t-1", status: ["RECEIVED", "PROCESSING"][this.#reads++] ?? "ANSWERED" });
  }

  #accepted(): ApiResponse {
    const ticketId = this.changes.ids?.[this.requests.length - 1] ?? "t-1";
    return aResponse(202, { ticketId, status: "RECEIVED" }, { location: `tickets/${ticketId}` });
  }
}

const walk = async (api: FakeApi): Promise<{ readonly printed: string; readonly sleeps: number }> => {
  const printed: string[] = [];
  let sleeps = 0;
  const options: WalkThroughOptions = {
    apiUrl: "http://127.0.0.1:1/v1",
    token: TOKEN,
    idempotencyKey: "key-1",
    send: (request) => Promise.resolve(api.respond(request)),
    print: (text) => printed.push(text),
    sleep: () => Promise.resolve((sleeps += 1)),
  };
  await walkThrough(options);
  return { printed: printed.join("\n"), sleeps };
};

describe("walkThrough", () => {
  it("submits a ticket twice with one key, polls until it is done, and lists the tickets", async () => {
    const api = new FakeApi();
    const { sleeps } = await walk(api);

    expect(api.requests.map(({ method, url }) => `${method} ${url.replace("http://127.0.0.1:1/v1", "")}`)).toEqual([
      "POST /tickets",
      "POST /tickets",
      "GET /tickets/t-1",
      "GET /tickets/t-1",
      "GET /tickets/t-1",
      "GET /tickets?limit=3",
    ]);
    expect(api.requests.slice(0, 2).map(({ headers }) => headers["Idempotency-Key"])).toEqual(["key-1", "key-1"]);
    expect(sleeps).toBe(2);
  });

  it("sends the token and does not print it", async () => {
    const api = new FakeApi();
    const { printed } = await walk(api);

    expect(new Set(api.requests.map(({ headers }) => headers["Token"]))).toEqual(new Set([TOKEN]));
    expect(printed).toContain("Token: $API_TOKEN");
    expect(printed).not.toContain(TOKEN);
  });

  it("shows status, location and body of a response", async () => {
    expect((await walk(new FakeApi())).printed).toMatch(/202, Location: tickets\/t-1\n\{\n {2}"ticketId": "t-1"/);
  });

  it("fails when one key creates two tickets", async () => {
    await expect(walk(new FakeApi({ ids: ["t-1", "t-2"] }))).rejects.toThrow(/two tickets, t-1 and t-2/);
  });

  it("fails with the API's response when the API refuses a request", async () => {
    const api = new FakeApi({ listed: aResponse(403, { title: "Forbidden" }) });

    await expect(walk(api)).rejects.toThrow(UnexpectedResponse);
    await expect(walk(api)).rejects.toThrow(/returned 403, not 200: \{"title":"Forbidden"\}/);
  });
});
