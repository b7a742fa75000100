import type { APIGatewayProxyResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { LIMITS } from "../../../../functions/serve-identity/sign-in/limit-attempts.js";
import { PERSON_SCOPES } from "../../../../functions/shared/auth/caller.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { anIdentityApi } from "../../../support/aws/identity-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import { accessTokenOf, PASSWORD, TOTP_SECRET } from "../../../support/fakes/identity-fakes.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

type Own = "beginTotp" | "verifyTotp" | "removeTotp";
const OWN: readonly Own[] = ["beginTotp", "verifyTotp", "removeTotp"];
const CODE = "123456";
const BODIES = { beginTotp: { password: PASSWORD }, verifyTotp: { code: CODE }, removeTotp: { password: PASSWORD } };
const json = ({ body }: APIGatewayProxyResult): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;
const me = aCaller({ subject: "u-ada", scopes: PERSON_SCOPES });
const admin = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });

/** An API with an admin and a customer, who asks with the access token of the sign-in. */
const anApi = () => {
  const api = anIdentityApi();
  api.ports.add();
  api.ports.add({ id: "u-root", email: "root@example.com", name: "Root", role: "admin" });
  const bearer = { Authorization: `Bearer ${accessTokenOf("u-ada")}` };
  const ask = async (
    operationId: Own | "readMe" | "resetTotp" | "readUserProfile",
    sent: Parameters<typeof aRequestTo>[1] = {},
  ) => {
    const body = OWN.some((own) => own === operationId) ? { body: BODIES[operationId as Own] } : {};
    const answer = await api.send(aRequestTo(operationId, { caller: me, headers: bearer, ...body, ...sent }));
    expect(contractViolations(operationId, answer)).toEqual([]);
    return answer;
  };
  const reset = (id: string) => ask("resetTotp", { caller: admin, parameters: { id } });
  const enrol = async () => {
    await ask("beginTotp");
    return ask("verifyTotp");
  };
  const login = (password = PASSWORD) =>
    api.send(aRequestTo("login", { caller: null, body: { email: "ada@example.com", password } }));
  const isOn = async (): Promise<unknown> => json(await ask("readMe"))["totp"];
  return { ...api, ask, enrol, reset, login, isOn };
};

describe("enrolling an authenticator app", () => {
  it("gives a secret for the password, and needs a code of it before a sign-in needs one", async () => {
    const { ask, login, isOn, ports } = anApi();
    const begun = await ask("beginTotp");

    expect(json(begun)).toEqual({
      secret: TOTP_SECRET,
      uri: `otpauth://totp/Ticket%20pipeline:ada%40example.com?secret=${TOTP_SECRET}&issuer=Ticket%20pipeline`,
    });
    expect(json(await login())).toHaveProperty("accessToken");
    expect(await isOn()).toBe(false);

    expect(await ask("verifyTotp", { body: { code: CODE, deviceName: "Ada's phone" } })).toMatchObject({
      statusCode: 204,
      body: "",
    });
    expect(json(await login())).toMatchObject({ challenge: "SOFTWARE_TOKEN_MFA" });
    expect(await isOn()).toBe(true);
    expect(ports.pool.devices).toEqual(["Ada's phone"]);
  });

  it("leaves an entry in the user's audit trail", async () => {
    const { enrol, ports } = anApi();
    await enrol();

    const { entries } = await ports.auditTrails.read({ kind: "user", id: "u-ada" }, 9, undefined);
    expect(entries).toMatchObject([
      { who: "u-ada", what: "changed", changes: [{ field: "totp", from: "false", to: "true" }] },
    ]);
  });

  it("names the field of a wrong code, and enrols nothing", async () => {
    const { ask, isOn, ports } = anApi();
    await ask("beginTotp");
    const answer = await ask("verifyTotp", { body: { code: "000000" } });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer: "#/code" }]);
    expect(answer.body).not.toContain("000000");
    expect(await isOn()).toBe(false);
    expect(ports.profiles.audit).toEqual([]);
  });

  it("needs to have begun", async () => {
    expect((await anApi().ask("verifyTotp")).statusCode).toBe(409);
  });

  it("throttles codes like passwords", async () => {
    const { ask } = anApi();
    await ask("beginTotp");
    for (let count = 0; count < LIMITS["login-account"]; count += 1)
      expect((await ask("verifyTotp", { body: { code: "000000" } })).statusCode).toBe(400);

    expect((await ask("verifyTotp")).statusCode).toBe(429);
  });

  it("is completed by repeating the request when the table failed", async () => {
    const { ask, isOn, ports } = anApi();
    await ask("beginTotp");
    ports.profiles.meanwhile = () => {
      throw new DependencyUnavailable("DynamoDB");
    };
    expect((await ask("verifyTotp")).statusCode).toBe(503);
    ports.profiles.meanwhile = undefined;

    expect((await ask("verifyTotp")).statusCode).toBe(204);
    expect(await isOn()).toBe(true);
  });
});

describe.each(OWN)("%s", (operationId) => {
  it("is refused with an API token, and when the session has ended", async () => {
    const { ask, enrol, ports } = anApi();
    await enrol();
    ports.calls.length = 0;

    expect((await ask(operationId, { headers: {} })).statusCode).toBe(403);
    expect(ports.calls).toEqual([]);
    const ended = await ask(operationId, { headers: { Authorization: "Bearer x.y.z" } });
    expect(ended.statusCode).toBe(operationId === "removeTotp" ? 204 : 401);
  });

  it("needs a sign-in through the API, which creates the profile", async () => {
    const caller = aCaller({ subject: "u-elsewhere", scopes: PERSON_SCOPES });

    expect((await anApi().ask(operationId, { caller })).statusCode).toBe(409);
  });
});

describe.each(["beginTotp", "removeTotp"] as const)("%s", (operationId) => {
  it("needs the password again, so that a stolen access token changes no second factor", async () => {
    const { ask, enrol, isOn, ports } = anApi();
    await enrol();
    ports.calls.length = 0;
    const answer = await ask(operationId, { body: { password: "Wrong-password-12" } });

    expect(answer.statusCode).toBe(400);
    expect(problemIn(answer).errors).toMatchObject([{ pointer: "#/password" }]);
    expect(ports.calls.filter((call) => call.includes("Totp"))).toEqual([]);
    expect(await isOn()).toBe(true);
    expect((await ask(operationId, { body: {} })).statusCode).toBe(400);
  });

  it("counts wrong passwords as attempts to sign in, and leaves no session open", async () => {
    const { ask, login, ports } = anApi();
    expect((await ask(operationId)).statusCode).toBeLessThan(300);
    expect(ports.pool.sessions.size).toBe(0);
    for (let count = 0; count < LIMITS["login-account"]; count += 1)
      await ask(operationId, { body: { password: "Wrong-password-12" } });

    expect((await ask(operationId)).statusCode).toBe(429);
    expect((await login()).statusCode).toBe(429);
  });
});

describe("removing the app", () => {
  it("makes a sign-in need the password alone, and says so in the audit trail", async () => {
    const { ask, enrol, isOn, login, ports } = anApi();
    await enrol();

    expect(await ask("removeTotp")).toMatchObject({ statusCode: 204, body: "" });
    expect(json(await login())).toHaveProperty("accessToken");
    expect(await isOn()).toBe(false);
    expect(ports.profiles.audit.map(({ who, after }) => [who, after.totp])).toEqual([
      ["u-ada", true],
      ["u-ada", false],
    ]);
  });

  it("is completed by repeating the request when the pool failed", async () => {
    const { ask, enrol, login, ports } = anApi();
    await enrol();
    const disable = ports.pool.disableTotp.bind(ports.pool);
    ports.pool.disableTotp = () => Promise.reject(new DependencyUnavailable("Cognito"));
    expect((await ask("removeTotp")).statusCode).toBe(503);
    ports.pool.disableTotp = disable;

    expect((await ask("removeTotp")).statusCode).toBe(204);
    expect(json(await login())).toHaveProperty("accessToken");
  });
});

describe("an admin's reset", () => {
  it("lets somebody who lost the device sign in, and names the admin in the audit trail", async () => {
    const { ask, enrol, reset, login, ports } = anApi();
    await enrol();
    const shown = await ask("readUserProfile", { caller: admin, parameters: { id: "u-ada" } });
    expect(json(shown)).toMatchObject({ totp: true });

    expect(await reset("u-ada")).toMatchObject({ statusCode: 204, body: "" });
    expect(json(await login())).toHaveProperty("accessToken");
    expect(ports.profiles.audit.at(-1)).toMatchObject({ who: "u-root", after: { totp: false } });
  });

  it("is not for oneself, since it asks for no password", async () => {
    const { reset, ports } = anApi();

    expect((await reset("u-root")).statusCode).toBe(409);
    expect(ports.calls).not.toContain("disableTotp");
  });

  it("finds nobody under an id that nobody has", async () => {
    expect((await anApi().reset("u-nobody")).statusCode).toBe(404);
  });
});
