import type { APIGatewayProxyResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { LIMITS, networkOf, WINDOW_MS } from "../../../../functions/serve-identity/sign-in/limit-attempts.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { anIdentityApi } from "../../../support/aws/identity-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { PASSWORD } from "../../../support/fakes/identity-fakes.js";

const EMAIL = "ada@example.com";
const ADDRESS = "192.0.2.1";
const login = (body: object = {}, address = ADDRESS) =>
  aRequestTo("login", { caller: null, address, body: { email: EMAIL, password: PASSWORD, ...body } });
const OWN = { "X-Requested-With": "fetch" };
const withCookie = (operationId: "refresh" | "logout", cookie: string | undefined, body?: object) =>
  aRequestTo(operationId, {
    caller: null,
    headers: { ...OWN, ...(cookie !== undefined && { Cookie: cookie }) },
    ...(body !== undefined && { body }),
  });
const cookieOf = ({ headers }: APIGatewayProxyResult): string => String(headers?.["Set-Cookie"]).split(";")[0] ?? "";
const json = ({ body }: APIGatewayProxyResult): Record<string, string> => JSON.parse(body) as Record<string, string>;

/** An API with one user, and the user's session. */
const signedIn = async () => {
  const api = anIdentityApi();
  api.ports.add();
  const answer = await api.send(login());
  return { ...api, answer, cookie: cookieOf(answer) };
};

describe("POST /auth/login", () => {
  it("returns an access token, and the refresh token only in a cookie that pages cannot read", async () => {
    const { answer } = await signedIn();

    expect(answer.statusCode).toBe(200);
    expect(contractViolations("login", answer)).toEqual([]);
    expect(json(answer)).toEqual({ accessToken: "access-refresh-1", tokenType: "Bearer", expiresIn: 900 });
    expect(answer.headers?.["Set-Cookie"]).toBe(
      "tp_session=dS1hZGE.refresh-1; Path=/v1/auth; Max-Age=86400; HttpOnly; Secure; SameSite=Strict",
    );
  });

  it("finds the account whatever the case of the address", async () => {
    const { send } = await signedIn();

    expect((await send(login({ email: " Ada@Example.COM " }))).statusCode).toBe(200);
  });

  it("answers a wrong password, an unknown account and a deactivated one alike, after the same calls", async () => {
    const { ports, send } = await signedIn();
    ports.add({ id: "u-old", email: "old@example.com", active: false });
    const attempts = [{ password: "wrong" }, { email: "nobody@example.com" }, { email: "old@example.com" }];
    const seen = [];
    for (const attempt of attempts) {
      ports.calls.length = 0;
      const { statusCode, headers, body } = await send(login(attempt));
      seen.push(JSON.stringify({ statusCode, headers, body, calls: ports.calls }));
    }

    expect(new Set(seen).size).toBe(1);
    expect(JSON.parse(seen[0] ?? "")).toMatchObject({
      statusCode: 401,
      calls: ["take login-address", "take login-account", "signIn"],
    });
    expect(ports.counted).toEqual(["signInsFailed", "signInsFailed", "signInsFailed"]);
  });

  it("refuses more attempts on one account, known or not, until the quarter of an hour is over", async () => {
    const { ports, send } = await signedIn();
    for (const email of [EMAIL, "nobody@example.com"]) {
      for (let count = 0; count < LIMITS["login-account"]; count += 1)
        expect((await send(login({ email, password: "wrong" }, `192.0.2.${count}`))).statusCode).toBe(401);
      const refused = await send(login({ email }, "192.0.2.99"));

      expect(refused).toMatchObject({ statusCode: 429, headers: { "Retry-After": "900" } });
      expect(contractViolations("login", refused)).toEqual([]);
    }
    ports.time += WINDOW_MS;

    expect((await send(login())).statusCode).toBe(200);
  });

  it("refuses more attempts from one address, on whatever accounts", async () => {
    const { ports, send } = anIdentityApi();
    for (let count = 0; count < LIMITS["login-address"]; count += 1)
      await send(login({ email: `u${count}@example.com` }));
    const calls = ports.calls.length;

    expect((await send(login())).statusCode).toBe(429);
    expect(ports.calls.slice(calls)).toEqual(["take login-address"]);
  });

  it("does not count those who know their password, even if that cannot be written", async () => {
    const { ports, send } = await signedIn();
    ports.attempts.fault = new Error("no table");
    for (let count = 0; count < 20; count += 1) expect((await send(login())).statusCode).toBe(200);
  });

  it("writes the profile of somebody who signs in for the first time, and does not fail when it cannot", async () => {
    const { ports, send } = anIdentityApi();
    ports.add();
    ports.profiles.items.clear();
    await send(login());

    expect(ports.profiles.items.get("u-ada")).toMatchObject({ email: EMAIL, active: true, version: 1 });
    ports.profiles.fault = new Error("no table");
    expect((await send(login())).statusCode).toBe(200);
  });
});

describe("POST /auth/challenge", () => {
  const challenged = async (challenge: "NEW_PASSWORD_REQUIRED" | "SOFTWARE_TOKEN_MFA") => {
    const api = anIdentityApi();
    api.ports.add({ challenge });
    const first = await api.send(login());
    return { ...api, first, session: String(json(first)["session"]) };
  };
  const respond = (body: object) => aRequestTo("respondToChallenge", { caller: null, address: ADDRESS, body });

  it("sets the first password", async () => {
    const { send, session, first } = await challenged("NEW_PASSWORD_REQUIRED");

    expect(first.headers).not.toHaveProperty("Set-Cookie");
    expect(json(first)["challenge"]).toBe("NEW_PASSWORD_REQUIRED");
    expect(contractViolations("login", first)).toEqual([]);
    const answer = await send(respond({ session, newPassword: "Another-horse-battery-2" }));
    expect(contractViolations("respondToChallenge", answer)).toEqual([]);
    expect(cookieOf(answer)).toBe("tp_session=dS1hZGE.refresh-1");
  });

  it("says what is wrong with a new password, and never repeats it", async () => {
    const { send, session } = await challenged("NEW_PASSWORD_REQUIRED");
    const answer = await send(respond({ session, newPassword: "tooshort" }));

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer: "#/newPassword" }]);
    expect(answer.body).not.toContain("tooshort");
  });

  it("takes the code of an authenticator app, and counts wrong ones", async () => {
    const { send, session } = await challenged("SOFTWARE_TOKEN_MFA");

    expect((await send(respond({ session, code: "000000" }))).statusCode).toBe(401);
    expect((await send(respond({ session, code: "123456" }))).statusCode).toBe(200);
    for (let count = 0; count < LIMITS["login-account"]; count += 1) await send(respond({ session, code: "000000" }));
    expect((await send(respond({ session, code: "123456" }))).statusCode).toBe(429);
  });

  it("refuses a session of another step, or none", async () => {
    const { send, session } = await challenged("SOFTWARE_TOKEN_MFA");

    expect((await send(respond({ session, newPassword: "Another-horse-battery-2" }))).statusCode).toBe(401);
    expect((await send(respond({ session: "dS1hZGE.other", code: "123456" }))).statusCode).toBe(401);
    expect((await send(respond({ session: "no dot", code: "123456" }))).statusCode).toBe(400);
  });
});

describe("POST /auth/refresh", () => {
  it("returns a new access token for the cookie", async () => {
    const { send, cookie } = await signedIn();
    const answer = await send(withCookie("refresh", cookie));

    expect(contractViolations("refresh", answer)).toEqual([]);
    expect(answer.statusCode).toBe(200);
    expect(answer.headers).not.toHaveProperty("Set-Cookie");
  });

  it.each([undefined, "tp_session=dS1hZGE.other", "tp_session=nonsense", "other=1"])(
    "refuses the cookie %s",
    async (cookie) => {
      const { send } = await signedIn();

      expect((await send(withCookie("refresh", cookie))).statusCode).toBe(401);
    },
  );

  it("refuses two sessions at once, of which nobody knows whose is meant", async () => {
    const { send, cookie } = await signedIn();

    expect((await send(withCookie("refresh", `${cookie}; ${cookie}`))).statusCode).toBe(200);
    expect((await send(withCookie("refresh", `${cookie}; tp_session=other`))).statusCode).toBe(401);
  });

  it.each(["refresh", "logout"] as const)("%s refuses what a page of another site can send", async (operationId) => {
    const { ports, send, cookie } = await signedIn();
    const calls = ports.calls.length;
    const answer = await send(aRequestTo(operationId, { caller: null, headers: { Cookie: cookie } }));

    expect(answer.statusCode).toBe(403);
    expect(contractViolations(operationId, answer)).toEqual([]);
    expect(ports.calls).toHaveLength(calls);
  });

  it("refuses a user who was deactivated", async () => {
    const { ports, send, cookie } = await signedIn();
    await ports.pool.apply({ ...ports.add(), active: false });

    expect((await send(withCookie("refresh", cookie))).statusCode).toBe(401);
  });
});

describe("POST /auth/logout", () => {
  it("ends the session: its access tokens are revoked, its refresh token is refused, the cookie is removed", async () => {
    const { ports, send, cookie } = await signedIn();
    const answer = await send(withCookie("logout", cookie));

    expect(answer).toMatchObject({ statusCode: 204, body: "" });
    expect(answer.headers?.["Set-Cookie"]).toContain("tp_session=; Path=/v1/auth; Max-Age=0");
    expect(ports.revocations.revoked).toEqual(["JTI#session-of-refresh-1"]);
    expect((await send(withCookie("refresh", cookie))).statusCode).toBe(401);
  });

  it("ends every session of the person if asked to", async () => {
    const { ports, send, cookie } = await signedIn();
    const other = cookieOf(await send(login()));
    await send(withCookie("logout", cookie, { everywhere: true }));

    expect(ports.revocations.revoked).toEqual(["SUB#u-ada"]);
    expect((await send(withCookie("refresh", other))).statusCode).toBe(401);
  });

  it("leaves other sessions alone otherwise", async () => {
    const { send, cookie } = await signedIn();
    const other = cookieOf(await send(login()));
    await send(withCookie("logout", cookie));

    expect((await send(withCookie("refresh", other))).statusCode).toBe(200);
  });

  it.each([undefined, "tp_session=dS1hZGE.other"])("does nothing without a session: %s", async (cookie) => {
    const { ports, send } = await signedIn();

    expect((await send(withCookie("logout", cookie))).statusCode).toBe(204);
    expect(ports.revocations.revoked).toEqual([]);
  });
});

describe("POST /auth/register", () => {
  const register = (email: string) =>
    aRequestTo("register", { caller: null, address: ADDRESS, body: { email, name: "Grace Hopper" } });

  it("is off unless it is configured", async () => {
    const { ports, send } = anIdentityApi();

    expect((await send(register("grace@example.com"))).statusCode).toBe(403);
    expect(ports.calls).toEqual([]);
  });

  it("answers a known and an unknown address alike, after the same calls", async () => {
    const { ports, send } = anIdentityApi();
    ports.selfRegistration = true;
    ports.add();
    const seen = [];
    for (const email of [EMAIL, "grace@example.com"]) {
      ports.calls.length = 0;
      const answer = await send(register(email));
      expect(contractViolations("register", answer)).toEqual([]);
      seen.push(JSON.stringify({ ...answer, calls: ports.calls }));
    }

    expect(new Set(seen).size).toBe(1);
    expect(ports.pool.users.get("u-grace")).toMatchObject({ role: "customer" });
  });

  it("does not send e-mails without end", async () => {
    const { ports, send } = anIdentityApi();
    ports.selfRegistration = true;
    const statuses = [];
    for (let count = 0; count <= LIMITS["register-account"]; count += 1)
      statuses.push((await send(register("grace@example.com"))).statusCode);

    expect(statuses).toEqual([202, 202, 202, 429]);
  });

  it("names an address that the pool cannot take", async () => {
    const { ports, send } = anIdentityApi();
    ports.selfRegistration = true;
    const answer = await send(register('"a b"@example.com'));

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer: "#/email" }]);
  });
});

describe("GET /auth/me", () => {
  it("tells who the caller is, by what the authorizer says", async () => {
    const { ports, send } = anIdentityApi();
    ports.add({ id: "C-1", role: "customer" });
    const answer = await send(aRequestTo("readMe"));

    expect(contractViolations("readMe", answer)).toEqual([]);
    expect(json(answer)).toMatchObject({ id: "C-1", email: EMAIL, name: "Ada Byron", role: "customer" });
  });

  it("knows callers without a profile, such as API tokens, and nobody without a token", async () => {
    const { send } = anIdentityApi();

    expect(json(await send(aRequestTo("readMe")))).toMatchObject({ id: "C-1", email: null, name: null });
    expect((await send(aRequestTo("readMe", { caller: null }))).statusCode).toBe(401);
  });
});

describe("the network of an address", () => {
  it.each([
    ["192.0.2.7", "192.0.2.7"],
    ["2001:db8:1:2:aaaa::1", "2001:db8:1:2"],
    ["2001:db8:1:2:bbbb::9", "2001:db8:1:2"],
    ["2001:db8:0:0:1:2:3:4", "2001:db8:0:0"],
    ["2001:db8::9:8:7:6", "2001:db8:0:0"],
    ["::1", "0:0:0:0"],
    ["fe80::", "fe80:0:0:0"],
    ["", ""],
  ])("%s is %s", (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
