import { describe, expect, it } from "vitest";
import type { ApiReply } from "../../../../scripts/shared/deployment/api-client.js";
import type { ApiRequest } from "../../../../scripts/shared/deployment/curl-line.js";
import {
  UnexpectedAnswer,
  walkThrough,
  type WalkThroughOptions,
} from "../../../../scripts/commands/api-example/walk-through.js";

const TOKEN = "tp_0123456789abcdef_secret";

const aReply = (status: number, body: unknown, headers: Record<string, string> = {}): ApiReply => ({
  status,
  body,
  headers: new Headers(headers),
});

/** An API whose tickets are answered at the third look. */
class FakeApi {
  readonly requests: ApiRequest[] = [];
  #looks = 0;

  constructor(private readonly changes: { readonly ids?: readonly string[]; readonly listed?: ApiReply } = {}) {}

  answer(request: ApiRequest): ApiReply {
    this.requests.push(request);
    if (request.method === "POST") return this.#accepted();
    if (request.url.includes("?limit=")) return this.changes.listed ?? aReply(200, { tickets: [], nextCursor: null });
    return aReply(200, { ticketId: "t-1", status: ["RECEIVED", "PROCESSING"][this.#looks++] ?? "ANSWERED" });
  }

  #accepted(): ApiReply {
    const ticketId = this.changes.ids?.[this.requests.length - 1] ?? "t-1";
    return aReply(202, { ticketId, status: "RECEIVED" }, { location: `tickets/${ticketId}` });
  }
}

const walk = async (api: FakeApi): Promise<{ readonly printed: string; readonly rests: number }> => {
  const printed: string[] = [];
  let rests = 0;
  const world: WalkThroughOptions = {
    apiUrl: "http://127.0.0.1:1/v1",
    token: TOKEN,
    idempotencyKey: "key-1",
    send: (request) => Promise.resolve(api.answer(request)),
    print: (text) => printed.push(text),
    sleep: () => Promise.resolve((rests += 1)),
  };
  await walkThrough(world);
  return { printed: printed.join("\n"), rests };
};

describe("walkThrough", () => {
  it("submits a ticket twice under one key, looks until it is done, and lists", async () => {
    const api = new FakeApi();
    const { rests } = await walk(api);

    expect(api.requests.map(({ method, url }) => `${method} ${url.replace("http://127.0.0.1:1/v1", "")}`)).toEqual([
      "POST /tickets",
      "POST /tickets",
      "GET /tickets/t-1",
      "GET /tickets/t-1",
      "GET /tickets/t-1",
      "GET /tickets?limit=3",
    ]);
    expect(api.requests.slice(0, 2).map(({ headers }) => headers["Idempotency-Key"])).toEqual(["key-1", "key-1"]);
    expect(rests).toBe(2);
  });

  it("sends the token and prints none", async () => {
    const api = new FakeApi();
    const { printed } = await walk(api);

    expect(new Set(api.requests.map(({ headers }) => headers["Token"]))).toEqual(new Set([TOKEN]));
    expect(printed).toContain("Token: $API_TOKEN");
    expect(printed).not.toContain(TOKEN);
  });

  it("shows status, place and body of an answer", async () => {
    expect((await walk(new FakeApi())).printed).toMatch(/202, Location: tickets\/t-1\n\{\n {2}"ticketId": "t-1"/);
  });

  it("does not pass over a key that made two tickets", async () => {
    await expect(walk(new FakeApi({ ids: ["t-1", "t-2"] }))).rejects.toThrow(/two tickets, t-1 and t-2/);
  });

  it("ends with what the API said when it refuses", async () => {
    const api = new FakeApi({ listed: aReply(403, { title: "Forbidden" }) });

    await expect(walk(api)).rejects.toThrow(UnexpectedAnswer);
    await expect(walk(api)).rejects.toThrow(/answered with 403, not 200: \{"title":"Forbidden"\}/);
  });
});
