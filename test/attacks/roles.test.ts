import { describe, expect, it } from "vitest";
import { API_ROUTES, type OperationId, ROUTES_BY_FUNCTION } from "../../functions/shared/api/routes.js";
import { PERSON_SCOPES, SCOPES, type Caller, type Role } from "../../functions/shared/auth/caller.js";
import type { RouteDefinition } from "../../functions/shared/http/route.js";
import { contractViolations } from "../support/aws/api-contract.js";
import { aTicketApi, problemIn } from "../support/aws/api-under-test.js";
import { aDeskApi } from "../support/aws/desk-under-test.js";
import { anIdentityApi } from "../support/aws/identity-under-test.js";
import { aRequestTo } from "../support/builders/api-events.js";
import { aCaller } from "../support/fakes/ticket-api-ports.js";

/** Who asks: somebody who signed in, or the holder of an API token. */
interface Asker {
  readonly role: Role;
  readonly isPerson: boolean;
}
const ASKERS: readonly Asker[] = (["customer", "agent", "admin"] as const).flatMap((role) => [
  { role, isPerson: true },
  { role, isPerson: false },
]);

const callerOf = ({ role, isPerson }: Asker, scopes: Caller["scopes"] = isPerson ? PERSON_SCOPES : SCOPES): Caller =>
  aCaller({ subject: `u-${role}`, role, scopes });

const RULES = /^\/desk\/(?:macros|categories|tags|sla-policies|schedules)\b/;

/** Whether docs/desk.md and docs/api-access.md let somebody past the door of a route. */
const isLetIn = ({ method, path }: RouteDefinition, { role, isPerson }: Asker): boolean => {
  if (path.startsWith("/auth/totp")) return isPerson;
  const changesRules = RULES.test(path) && (method !== "GET" || path.endsWith("/audit"));
  if (path.startsWith("/users") || changesRules) return role === "admin" && isPerson;
  return path.startsWith("/desk") ? role !== "customer" : true;
};

const apiOf = (operationId: OperationId) => {
  const isIn = (routes: readonly RouteDefinition[]) => routes.some((route) => route.operationId === operationId);
  if (isIn(ROUTES_BY_FUNCTION["serve-desk"])) return aDeskApi();
  return isIn(ROUTES_BY_FUNCTION["serve-identity"]) ? anIdentityApi() : aTicketApi();
};

const ask = async (
  { operationId, path }: { readonly operationId: OperationId; readonly path: string },
  caller: Caller | null,
  headers: Readonly<Record<string, string>> = {},
) => {
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, "TKT-404"] as const);
  const answer = await apiOf(operationId).send(
    aRequestTo(operationId, {
      caller,
      parameters: Object.fromEntries(names),
      headers: { "If-Match": '"1"', ...headers },
    }),
  );
  expect(contractViolations(operationId, answer)).toEqual([]);
  return answer;
};

const GUARDED = API_ROUTES.filter(({ access }) => access !== "public");
const matrix = GUARDED.flatMap((route) =>
  ASKERS.map((asker) => ({ route, asker, name: `${route.method} ${route.path}`, ...asker })),
);

describe("who gets past the door of a route", () => {
  it.each(matrix)("$name: $role, signed in: $isPerson", async ({ route, asker }) => {
    const { statusCode } = await ask(route, callerOf(asker), asker.isPerson ? { Authorization: "Bearer a.b.c" } : {});

    if (isLetIn(route, asker)) expect(statusCode).not.toBe(401);
    expect(statusCode === 403).toBe(!isLetIn(route, asker));
  });

  it.each(GUARDED)("nobody without a token: $method $path", async (route) => {
    expect((await ask(route, null)).statusCode).toBe(401);
  });

  it.each(GUARDED.filter(({ access }) => access !== "signed-in"))(
    "nobody without the scope, not even an admin: $method $path",
    async (route) => {
      const scopes = PERSON_SCOPES.filter((scope) => scope !== route.access);
      const answer = await ask(route, callerOf({ role: "admin", isPerson: true }, scopes));

      expect(answer.statusCode).toBe(403);
      expect(problemIn(answer).detail).toContain(route.access);
    },
  );
});
