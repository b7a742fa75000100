import { describe, expect, it } from "vitest";
import * as z from "zod";
import { formsOf, methodsOf, requiredQuery, type RouteDefinition } from "../../../../functions/shared/http/route.js";
import { API_ROUTES } from "../../../../functions/shared/api/routes.js";

const routes: readonly RouteDefinition[] = API_ROUTES;
const routeOf = (operationId: string): RouteDefinition => {
  const route = routes.find((each) => each.operationId === operationId);
  if (route === undefined) throw new Error(`no route ${operationId}`);
  return route;
};

describe("a route", () => {
  it("answers HEAD wherever it answers GET, and only there", () => {
    for (const route of routes) expect(methodsOf(route).includes("HEAD")).toBe(route.method === "GET");
  });

  it("requires the parameters that have no default", () => {
    expect(requiredQuery(routeOf("readUserTicket"))).toEqual(["ticket_id"]);
    expect(requiredQuery(routeOf("listTickets"))).toEqual([]);
    expect(requiredQuery(routeOf("checkHealth"))).toEqual([]);
  });

  it("has a body in one form, or in several", () => {
    expect(formsOf(routeOf("submitTicket").body ?? z.never())).toHaveLength(3);
    expect(formsOf(routeOf("createUser").body ?? z.never())).toHaveLength(1);
  });

  it("cannot have a body that is a list", () => {
    expect(() => formsOf(z.array(z.string()))).toThrow(TypeError);
  });
});
