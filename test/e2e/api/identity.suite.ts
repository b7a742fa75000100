import { setTimeout as sleep } from "node:timers/promises";
import { decodeJwt } from "jose";
import { beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { AuditTrailSchema } from "../../../functions/shared/api/audit-schemas.js";
import { SignedInSchema, TotpSecretSchema } from "../../../functions/shared/api/identity-schemas.js";
import type { LocalPerson } from "../../../scripts/shared/tokens/local-people.js";
import { totpCode } from "../../support/totp-code.js";
import { problemOf } from "./support/check-response.js";
import type { LocalApi, Session } from "./support/local-api.js";
import type { ReceivedResponse } from "./support/send-http-request.js";

const UserSchema = z.looseObject({ id: z.string(), email: z.string(), role: z.string(), active: z.boolean() });

const StepSchema = z.looseObject({ session: z.string().optional() });

/** Longer than the authorizer caches a decision. */
const CACHE_MS = 62_000;
const OWN = { "x-requested-with": "fetch" };

/** Signing in, staying signed in, and what ends it; users. */
export const describeIdentity = (api: () => LocalApi): void => {
  let people: readonly LocalPerson[];

  beforeAll(async () => {
    people = await api().people();
  });

  const personNamed = (email: string): LocalPerson => {
    const found = people.find((person) => person.email === email);
    if (found === undefined) throw new Error(`${email} not found`);
    return found;
  };
  const login = (email: string, password: string): Promise<ReceivedResponse> =>
    api().user().post("/auth/login", { email, password });
  const signIn = (email: string): Promise<Session> => api().signIn(email);
  const withCookie = (path: string, cookie: string, headers: Readonly<Record<string, string>> = OWN) =>
    api()
      .user()
      .send(path, { method: "POST", headers: { cookie, ...headers } });

  it("signs people in with the role of their group, and gives their tokens to nobody else", async () => {
    for (const { email, role } of people) {
      const { person, accessToken } = await signIn(email);
      expect(await person.read("/auth/me")).toMatchObject({ id: decodeJwt(accessToken).sub, email, role });
    }
  });

  it("answers a wrong password and an unknown account alike", async () => {
    const [wrong, unknown] = [
      await login("customer@example.com", "Wrong-password-1!"),
      await login("nobody@example.com", "Wrong-password-1!"),
    ].map((response) => problemOf(response, 401));

    expect({ ...wrong, requestId: "" }).toEqual({ ...unknown, requestId: "" });
  });

  it("renews the access token by the cookie, which a page of another site cannot use", async () => {
    const { cookie } = await signIn("customer@example.com");

    const renewed = await withCookie("/auth/refresh", cookie);
    expect(renewed.status, renewed.text).toBe(200);
    api().secrets.add(SignedInSchema.parse(JSON.parse(renewed.text)).accessToken);
    problemOf(await withCookie("/auth/refresh", cookie, {}), 403);
  });

  it("ends the sessions of who logs out or is deactivated, within the time of the authorizer's cache", async () => {
    const { person: admin } = await signIn("admin@example.com");
    const agent = await signIn("agent.two@example.com");
    await agent.person.read("/auth/me");
    problemOf(await agent.person.send("/users"), 403);
    const listed = z.object({ users: z.array(UserSchema) }).parse(await admin.read("/users?q=agent.two"));
    const id = listed.users[0]?.id ?? "";
    const out = await signIn("customer@example.com");
    await out.person.read("/auth/me");

    const change = await admin.send(`/users/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ active: false }),
    });
    expect(change.status, change.text).toBe(200);
    expect((await withCookie("/auth/logout", out.cookie)).status).toBe(204);

    problemOf(await withCookie("/auth/refresh", agent.cookie), 401);
    problemOf(await withCookie("/auth/refresh", out.cookie), 401);
    problemOf(await login("agent.two@example.com", personNamed("agent.two@example.com").password), 401);
    await sleep(CACHE_MS);
    problemOf(await agent.person.send("/auth/me"), 401);
    problemOf(await out.person.send("/auth/me"), 401);
    expect((await admin.send(`/users/${id}`, { method: "DELETE" })).status).toBe(204);
  });

  it("signs in with the codes of an authenticator app that was enrolled, until an admin resets it", async () => {
    const { person: admin } = await signIn("admin@example.com");
    const email = "customer@example.com";
    const { password } = personNamed(email);
    const { person, accessToken } = await signIn(email);
    const id = decodeJwt(accessToken).sub ?? "";
    const stepOf = async () => StepSchema.parse(JSON.parse((await login(email, password)).text));
    const answer = (session: string | undefined, code: string) =>
      api()
        .user()
        .post("/auth/challenge", { session: session ?? "", code });

    problemOf(await person.post("/auth/totp", { password: "Wrong-password-1!" }), 400);
    const begun = await person.post("/auth/totp", { password });
    expect(begun.status, begun.text).toBe(200);
    const { secret, uri } = TotpSecretSchema.parse(JSON.parse(begun.text));
    api().secrets.add(secret);
    expect(uri).toContain(`secret=${secret}`);
    const wrong = totpCode(secret, Date.now() - 3_600_000);
    expect(problemOf(await person.post("/auth/totp/verify", { code: wrong }), 400).errors).toMatchObject([
      { pointer: "#/code" },
    ]);
    expect(await stepOf()).toHaveProperty("accessToken");
    const verified = await person.post("/auth/totp/verify", { code: totpCode(secret), deviceName: "Phone" });
    expect(verified.status, verified.text).toBe(204);
    expect(await person.read("/auth/me")).toMatchObject({ totp: true });

    const { session } = await stepOf();
    problemOf(await answer(session, wrong), 401);
    problemOf(await answer(`${session?.split(".")[0] ?? ""}.made-up`, totpCode(secret)), 401);
    const signedIn = await answer(session, totpCode(secret));
    expect(signedIn.status, signedIn.text).toBe(200);
    api().secrets.add(SignedInSchema.parse(JSON.parse(signedIn.text)).accessToken);

    expect((await admin.send(`/users/${id}/totp`, { method: "DELETE" })).status).toBe(204);
    expect(await stepOf()).toHaveProperty("accessToken");
    const { entries } = AuditTrailSchema.parse(await admin.read(`/users/${id}/audit`));
    const of = entries.flatMap(({ who, changes }) => changes.map(({ field, to }) => [who === id, field, to]));
    expect(of.filter(([, field]) => field === "totp").slice(-2)).toEqual([
      [true, "totp", "true"],
      [false, "totp", "false"],
    ]);
  });

  it("keeps the last admin", async () => {
    const { person: admin, accessToken } = await signIn("admin@example.com");
    const path = `/users/${decodeJwt(accessToken).sub ?? ""}`;
    const headers = { "content-type": "application/json" };

    problemOf(await admin.send(path, { method: "PUT", headers, body: JSON.stringify({ role: "agent" }) }), 409);
    problemOf(await admin.send(path, { method: "DELETE" }), 409);
  });

  it("invites people, who get their first password by e-mail", async () => {
    const { person: admin } = await signIn("admin@example.com");
    const response = await admin.post("/users", { email: "grace@example.com", name: "Grace Hopper", role: "agent" });

    expect(response.status, response.text).toBe(201);
    const user = UserSchema.parse(JSON.parse(response.text));
    expect(response.headers.location).toMatch(new RegExp(`/users/${user.id}$`));
    expect((await admin.send(`/users/${user.id}/invitation`, { method: "POST" })).status).toBe(204);
    problemOf(await admin.post("/users", { email: "grace@example.com", name: "Grace" }), 409);
  });

  it("limits attempts on an account", async () => {
    const attempts: number[] = [];
    // A quarter of an hour may end in between, after which eleven attempts are enough.
    for (let count = 0; count < 22 && !attempts.includes(429); count += 1)
      attempts.push((await login("guessed@example.com", "Wrong-password-1!")).status);

    expect(new Set(attempts)).toEqual(new Set([401, 429]));
  });
};
