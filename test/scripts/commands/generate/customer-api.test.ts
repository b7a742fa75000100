import { describe, expect, it } from "vitest";
import { ApiRefused, HttpCustomerApi } from "../../../../scripts/commands/generate/customer-api.js";
import { problemType } from "../../../../functions/shared/http/problem.js";
import type { ApiRequest, ApiResponse } from "../../../../scripts/shared/deployment/http-api.js";

const ticket = { ticketId: "TKT-1", customerId: "CUS-1", tier: "gold", mood: "neutral" } as const;

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}): ApiResponse => ({
  status,
  headers: new Headers(headers),
  body,
});

/** An API that answers as scripted, in order, and again with the last answer. */
const apiThat = (...answers: readonly ApiResponse[]) => {
  const requests: ApiRequest[] = [];
  const waits: number[] = [];
  const api = new HttpCustomerApi({
    apiUrl: "http://127.0.0.1:1/v1",
    tokenOf: ({ customerId }) => Promise.resolve(`token of ${customerId}`),
    send: (request) => {
      requests.push(request);
      return Promise.resolve(answers[requests.length - 1] ?? answers.at(-1) ?? answer(500));
    },
    signal: new AbortController().signal,
    wait: (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  });
  return { api, requests, waits };
};

describe("a customer of a generated ticket", () => {
  it.each([
    [answer(200, { conversation: "solved" }), "solved"],
    [answer(200, { conversation: null }), undefined],
    [answer(404), undefined],
  ])("sees where the conversation stands, once there is one", async (response, expected) => {
    const { api, requests } = apiThat(response);

    expect(await api.conversationOf(ticket)).toBe(expected);
    expect(requests).toEqual([
      { method: "GET", url: "http://127.0.0.1:1/v1/tickets/TKT-1", headers: { Token: "token of CUS-1" } },
    ]);
  });

  it.each([
    [answer(201, { followUpOf: null }), "reply"],
    [answer(201, { followUpOf: "TKT-1" }), "follow-up"],
    [answer(409, { type: problemType("idempotency-key-reused"), title: "The key was used" }), "before"],
  ])("writes a message under a key of the ticket's own", async (response, expected) => {
    const { api, requests } = apiThat(response);

    expect(await api.write(ticket, "Thanks!")).toBe(expected);
    expect(requests).toMatchObject([
      {
        method: "POST",
        url: "http://127.0.0.1:1/v1/tickets/TKT-1/messages",
        headers: { "Idempotency-Key": "generate-reply-TKT-1" },
        body: '{"text":"Thanks!"}',
      },
    ]);
  });

  it("tries again when the API is throttled or a service unavailable, as late as it is asked to", async () => {
    const unavailable = answer(503, {}, { "retry-after": "5" });
    const { api, requests, waits } = apiThat(answer(429), unavailable, answer(201, { followUpOf: null }));

    expect(await api.write(ticket, "Thanks!")).toBe("reply");
    expect(new Set(requests.map(({ headers }) => headers["Idempotency-Key"])).size).toBe(1);
    expect(waits).toEqual([500, 5_000]);
  });

  it.each([
    ["after some attempts", answer(503), 6],
    ["at once when it would have to wait for a day's budget", answer(429, {}, { "retry-after": "3600" }), 1],
    ["at once when it may not write", answer(403), 1],
  ])("gives up %s", async (_when, response, attempts) => {
    const { api, requests } = apiThat(response);

    await expect(api.write(ticket, "Thanks!")).rejects.toThrow(ApiRefused);
    expect(requests).toHaveLength(attempts);
  });

  it("says why a message was refused", async () => {
    const problem = { type: "about:blank", title: "Conflict", detail: "The ticket has 1,000 messages." };
    const { api } = apiThat(answer(409, problem));

    await expect(api.write(ticket, "Thanks!")).rejects.toThrow(
      "A reply was not written: status 409, The ticket has 1,000 messages.",
    );
  });
});
