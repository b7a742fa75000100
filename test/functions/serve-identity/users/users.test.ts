import type { APIGatewayProxyResult } from "aws-lambda";
import { describe, expect, it } from "vitest";
import type { Role } from "../../../../functions/shared/auth/caller.js";
import { PERSON_SCOPES, SCOPES } from "../../../../functions/shared/auth/caller.js";
import { IDENTITY_ROUTES } from "../../../../functions/shared/api/identity-routes.js";
import { DependencyUnavailable } from "../../../../functions/shared/lambda/errors.js";
import { contractViolations } from "../../../support/aws/api-contract.js";
import { problemIn } from "../../../support/aws/api-under-test.js";
import { anIdentityApi } from "../../../support/aws/identity-under-test.js";
import { aRequestTo } from "../../../support/builders/api-events.js";
import type { FakeIdentityPorts } from "../../../support/fakes/identity-fakes.js";
import { aCaller } from "../../../support/fakes/ticket-api-ports.js";

const ADMIN = aCaller({ subject: "u-root", role: "admin", scopes: PERSON_SCOPES });
const ask = (
  operationId: (typeof IDENTITY_ROUTES)[number]["operationId"],
  sent: Parameters<typeof aRequestTo>[1] = {},
) => aRequestTo(operationId, { caller: ADMIN, ...sent });
const change = (id: string, body: object) => ask("changeUser", { parameters: { id }, body });
const json = ({ body }: APIGatewayProxyResult): Record<string, unknown> => JSON.parse(body) as Record<string, unknown>;

/** An API with two admins and a customer. */
const aDesk = () => {
  const api = anIdentityApi();
  api.ports.add({ id: "u-root", email: "root@example.com", name: "Root", role: "admin" });
  api.ports.add({ id: "u-zoe", email: "zoe@example.com", name: "Zoe", role: "admin" });
  api.ports.add();
  return api;
};
const roleOf = (ports: FakeIdentityPorts, id: string): Role | undefined => ports.pool.users.get(id)?.role;

const forAdmins = IDENTITY_ROUTES.filter(({ tag }) => tag === "Users");

describe("the routes for admins", () => {
  it.each(forAdmins.map(({ operationId }) => operationId))("%s is closed to everybody else", async (operationId) => {
    const { ports, send } = aDesk();
    const sent = { parameters: { id: "u-ada" }, body: { email: "x@example.com", name: "X" } };
    const others = [
      aCaller({ role: "agent", scopes: PERSON_SCOPES }),
      aCaller({ role: "customer", scopes: PERSON_SCOPES }),
      // An API token of an admin does not have the scope.
      aCaller({ role: "admin", scopes: SCOPES }),
    ];
    for (const caller of others) {
      const answer = await send(aRequestTo(operationId, { ...sent, caller }));
      expect(answer.statusCode).toBe(403);
      expect(contractViolations(operationId, answer)).toEqual([]);
    }
    expect((await send(aRequestTo(operationId, { ...sent, caller: null }))).statusCode).toBe(401);
    expect(ports.calls).toEqual([]);
  });
});

describe("GET /users", () => {
  it("pages through all users, each once", async () => {
    const { ports, send } = anIdentityApi();
    for (let count = 0; count < 7; count += 1) ports.add({ id: `u-${count}`, email: `u${count}@example.com` });
    const seen: unknown[] = [];
    let cursor: string | null = null;
    do {
      const query: Record<string, string[]> = { limit: ["3"], ...(cursor !== null && { cursor: [cursor] }) };
      const answer: APIGatewayProxyResult = await send(ask("listUsers", { query }));
      expect(contractViolations("listUsers", answer)).toEqual([]);
      const page = JSON.parse(answer.body) as { users: { id: string }[]; nextCursor: string | null };
      seen.push(...page.users.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);

    expect(seen).toEqual(["u-0", "u-1", "u-2", "u-3", "u-4", "u-5", "u-6"]);
  });

  it.each([
    [{ q: ["BYRON"] }, ["u-ada"]],
    [{ q: ["zoe@"] }, ["u-zoe"]],
    [{ role: ["admin"] }, ["u-root", "u-zoe"]],
    [{ active: ["false"] }, []],
    [{ q: [" "] }, ["u-ada", "u-root", "u-zoe"]],
  ])("finds by %o", async (query, ids) => {
    const { send } = aDesk();
    const page = json(await send(ask("listUsers", { query }))) as { users?: { id: string }[] };

    expect(page.users?.map(({ id }) => id)).toEqual(ids);
  });

  it("refuses the cursor of another list", async () => {
    const { send } = aDesk();
    const { nextCursor } = json(await send(ask("listUsers", { query: { limit: ["1"] } })));
    for (const cursor of [
      String(nextCursor),
      "nonsense",
      Buffer.from("1|u-ada|0123456789abcdef").toString("base64url"),
    ]) {
      const answer = await send(ask("listUsers", { query: { role: ["admin"], cursor: [cursor] } }));
      expect(answer.statusCode).toBe(400);
      expect(problemIn(answer).errors).toMatchObject([{ parameter: "cursor" }]);
    }
  });
});

describe("POST /users", () => {
  const invite = (body: object = {}) =>
    ask("inviteUser", { body: { email: "Grace@Example.com", name: "Grace Hopper", role: "agent", ...body } });

  it("creates the user in the pool and in the table, and links to it", async () => {
    const { ports, send } = aDesk();
    const answer = await send(invite());

    expect(answer).toMatchObject({ statusCode: 201, headers: { Location: "/v1/users/u-grace" } });
    expect(contractViolations("inviteUser", answer)).toEqual([]);
    expect(json(answer)).toMatchObject({ email: "grace@example.com", role: "agent", tier: "general", active: true });
    expect(roleOf(ports, "u-grace")).toBe("agent");
    expect(ports.profiles.audit).toMatchObject([{ who: "u-root", before: undefined, after: { id: "u-grace" } }]);
  });

  it("refuses the address of another user", async () => {
    const { send } = aDesk();
    const answer = await send(invite({ email: "ada@example.com" }));

    expect(answer.statusCode).toBe(409);
    expect(contractViolations("inviteUser", answer)).toEqual([]);
  });

  it("completes an invitation that was interrupted", async () => {
    const { ports, send } = aDesk();
    await ports.pool.invite("grace@example.com", "Grace Hopper");

    expect((await send(invite())).statusCode).toBe(201);
    expect(roleOf(ports, "u-grace")).toBe("agent");
  });

  it("can be sent again until its user has signed in", async () => {
    const { ports, send } = aDesk();
    await send(invite());
    const again = (id: string) => send(ask("resendInvitation", { parameters: { id } }));

    expect((await again("u-grace")).statusCode).toBe(204);
    expect((await again("u-ada")).statusCode).toBe(409);
    expect((await again("u-none")).statusCode).toBe(404);
    expect(ports.calls.filter((call) => call === "inviteAgain")).toHaveLength(2);
  });
});

describe("GET /users/{id}", () => {
  it("reads one user, without what is only ours", async () => {
    const { send } = aDesk();
    const answer = await send(ask("readUserProfile", { parameters: { id: "u-ada" } }));

    expect(contractViolations("readUserProfile", answer)).toEqual([]);
    expect(json(answer)).not.toHaveProperty("version");
    expect((await send(ask("readUserProfile", { parameters: { id: "u-none" } }))).statusCode).toBe(404);
  });
});

describe("PUT /users/{id}", () => {
  it("changes what is named, in the table and in the pool, and keeps who did it", async () => {
    const { ports, send } = aDesk();
    const answer = await send(change("u-ada", { role: "agent", tier: "gold" }));

    expect(contractViolations("changeUser", answer)).toEqual([]);
    expect(json(answer)).toMatchObject({ role: "agent", tier: "gold", name: "Ada Byron" });
    expect(ports.pool.users.get("u-ada")).toMatchObject({ role: "agent", tier: "gold" });
    expect(ports.profiles.audit).toMatchObject([
      { who: "u-root", before: { role: "customer" }, after: { role: "agent" } },
    ]);
  });

  it("deactivates and reactivates", async () => {
    const { ports, send } = aDesk();
    for (const active of [false, true]) {
      expect(json(await send(change("u-ada", { active })))).toMatchObject({ active });
      expect(ports.pool.users.get("u-ada")?.active).toBe(active);
    }
  });

  it("writes nothing when nothing changes, and still makes the pool agree", async () => {
    const { ports, send } = aDesk();
    await send(change("u-ada", { role: "customer" }));

    expect(ports.profiles.audit).toEqual([]);
    expect(ports.calls.at(-1)).toBe("apply");
  });

  it("is completed by repeating it when the pool failed", async () => {
    const { ports, send } = aDesk();
    ports.pool.fault = new DependencyUnavailable("no pool");
    expect((await send(change("u-ada", { role: "agent" }))).statusCode).toBe(503);
    ports.pool.fault = undefined;
    expect((await send(change("u-ada", { role: "agent" }))).statusCode).toBe(200);

    expect(roleOf(ports, "u-ada")).toBe("agent");
    expect(ports.profiles.audit).toHaveLength(1);
  });

  it("works on the newest version when somebody else was faster, and gives up when that goes on", async () => {
    const { ports, send } = aDesk();
    const raise = (): void => {
      const current = ports.profiles.items.get("u-ada");
      if (current !== undefined)
        ports.profiles.items.set("u-ada", { ...current, tier: "gold", version: current.version + 1 });
    };
    ports.profiles.meanwhile = () => {
      ports.profiles.meanwhile = undefined;
      raise();
    };
    expect(json(await send(change("u-ada", { role: "agent" })))).toMatchObject({ role: "agent", tier: "gold" });
    ports.profiles.meanwhile = raise;
    expect((await send(change("u-ada", { role: "customer" }))).statusCode).toBe(503);
  });

  it("knows no other users, fields or values", async () => {
    const { send } = aDesk();

    expect((await send(change("u-none", { role: "agent" }))).statusCode).toBe(404);
    for (const body of [{ role: "root" }, { email: "x@example.com" }, { active: "no" }, { name: "" }, []])
      expect((await send(change("u-ada", body))).statusCode).toBe(400);
  });
});

describe("the last admin", () => {
  it.each([
    ["demoted", { role: "agent" }],
    ["deactivated", { active: false }],
  ])("cannot be %s", async (_what, body) => {
    const { ports, send } = aDesk();
    await send(change("u-zoe", { role: "agent" }));
    const caller = { ...ADMIN, subject: "u-zoe" };
    const answer = await send(aRequestTo("changeUser", { parameters: { id: "u-root" }, body, caller }));

    expect(answer.statusCode).toBe(409);
    expect(contractViolations("changeUser", answer)).toEqual([]);
    expect(ports.pool.users.get("u-root")).toMatchObject({ role: "admin", active: true });
  });

  it("may give up the role while there is another", async () => {
    const { ports, send } = aDesk();

    expect((await send(change("u-root", { role: "agent" }))).statusCode).toBe(200);
    expect(roleOf(ports, "u-root")).toBe("agent");
  });
});

describe("DELETE /users/{id}", () => {
  const remove = (id: string) => ask("deactivateUser", { parameters: { id } });

  it("deactivates the user, whose history stays, as often as it is asked", async () => {
    const { ports, send } = aDesk();
    for (let count = 0; count < 2; count += 1)
      expect(await send(remove("u-ada"))).toMatchObject({ statusCode: 204, body: "" });

    expect(ports.profiles.items.get("u-ada")).toMatchObject({ active: false });
    expect(ports.profiles.audit).toHaveLength(1);
  });

  it("refuses to let admins deactivate themselves", async () => {
    const { ports, send } = aDesk();

    expect((await send(remove("u-root"))).statusCode).toBe(409);
    expect((await send(change("u-root", { active: false }))).statusCode).toBe(409);
    expect(ports.profiles.items.get("u-root")).toMatchObject({ active: true });
  });
});

describe("GET /users/{id}/audit", () => {
  it("says who changed what, from what to what, when and by which request", async () => {
    const { ports, send } = aDesk();
    await send(change("u-ada", { role: "agent", tier: "gold" }));
    const answer = await send(ask("readUserAudit", { parameters: { id: "u-ada" } }));

    expect(contractViolations("readUserAudit", answer)).toEqual([]);
    expect(json(answer)).toEqual({
      entries: [
        {
          at: ports.now().toISOString(),
          who: "u-root",
          what: "changed",
          requestId: expect.any(String) as string,
          changes: [
            { field: "role", from: "customer", to: "agent" },
            { field: "tier", from: "general", to: "gold" },
          ],
          entryId: null,
          reason: null,
        },
      ],
      nextCursor: null,
    });
  });

  it("is empty for a user whom nobody has changed, and not there for nobody's id", async () => {
    const { send } = aDesk();
    const of = (id: string) => send(ask("readUserAudit", { parameters: { id } }));

    expect(json(await of("u-ada"))).toEqual({ entries: [], nextCursor: null });
    expect((await of("u-nobody")).statusCode).toBe(404);
  });
});
