import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { makeApiToken, formatApiToken } from "../../../functions/shared/auth/api-token.js";
import { runScript } from "../support/run-script.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi } from "./support/local-api.js";
import { aQuestion } from "./support/tickets.js";

/** How long a revoked token may still work (docs/api-access.md), and the tolerance of the test. */
const CACHE_SECONDS = 60;
const SLACK_SECONDS = 5;

const HOUR_MS = 3_600_000;
const UNKNOWN = formatApiToken(makeApiToken());

/** Authentication by an API token, and authorization by its scopes. */
export const describeTokens = (api: () => LocalApi): void => {
  it.each([
    ["no token", {}],
    ["an empty token", { token: "" }],
    ["a word", { token: "let-me-in" }],
    ["a token with another end", { token: `${UNKNOWN}x` }],
    ["a token that nobody made", { token: UNKNOWN }],
    ["a token where a JWT belongs", { authorization: `Bearer ${UNKNOWN}` }],
    ["a user and a password", { authorization: "Basic YWRhOmFkYQ==" }],
    ["two tokens in two headers", { token: UNKNOWN, authorization: `Bearer ${UNKNOWN}` }],
  ])("refuses %s, and says which credentials it expects", async (_what, headers) => {
    const response = await api().user(headers).send("/tickets");

    expect(problemOf(response, 401).type).toBe("urn:ticket-pipeline:problem:unauthorized");
    expect(response.headers["www-authenticate"]).toBe("Bearer");
  });

  it("responds to a wrong secret and an expired token as to an unknown one", async () => {
    const past = new Date(Date.now() - HOUR_MS).toISOString();
    const whole = await api().token("several");
    const bad = [UNKNOWN, whole.slice(0, 20) + UNKNOWN.slice(20), await api().token("several", { validUntil: past })];

    const problems = await Promise.all(
      bad.map(async (token) => problemOf(await api().user({ token }).send("/tickets"), 401)),
    );

    const alike = problems.map((problem) => ({ ...problem, requestId: "" }));
    expect(new Set(alike.map((problem) => JSON.stringify(problem))).size).toBe(1);
    await api().user({ token: whole }).read("/tickets");
  });

  it("limits a token to its scopes, and names the missing one", async () => {
    const reader = await api().customer("scopes", { scopes: ["tickets:read"] });
    const writer = await api().customer("scopes", { scopes: ["tickets:write"] });

    expect(problemOf(await reader.post("/tickets", aQuestion()), 403).detail).toContain("tickets:write");
    expect(problemOf(await writer.send("/tickets"), 403).detail).toContain("tickets:read");
    await writer.submit(aQuestion());
    await reader.read("/tickets");
  });

  it("accepts a token from npm run tokens until at most a minute after it was revoked", async () => {
    const { environment } = api().pipeline.stack;
    const tokens = (...args: string[]) => runScript("scripts/commands/tokens/cli.ts", args, environment);
    const made = await tokens("create", "--subject", "by-command", "--tier", "gold");
    const token = /tp_[0-9a-f]{16}_[\w-]{43}/.exec(made.out)?.[0] ?? made.err;
    api().secrets.add(token.slice(20));
    const owner = api().user({ token });
    await owner.read("/tickets");

    const listed = await tokens("list");
    expect(listed.out).toContain("by-command");
    expect(listed.out).not.toContain(token.slice(20));
    const revoked = await tokens("revoke", token.slice(3, 19));
    const since = Date.now();

    expect(revoked).toMatchObject({ code: 0 });
    console.info(`Waiting for the revoked token to stop working, at most ${CACHE_SECONDS} s.`);
    let last = await owner.send("/tickets");
    while (last.status === 200 && Date.now() < since + (CACHE_SECONDS + SLACK_SECONDS) * 1_000) {
      await sleep(1_000);
      last = await owner.send("/tickets");
    }
    problemOf(last, 401);
  });
};
