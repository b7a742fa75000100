import { describe, expect, it } from "vitest";
import * as z from "zod";
import { gatewayModel, requiredQuery } from "../../../../functions/serve-api/contract/gateway-model.js";
import type { RouteDefinition } from "../../../../functions/serve-api/contract/route.js";
import { API_ROUTES } from "../../../../functions/serve-api/contract/routes.js";

const routes: readonly RouteDefinition[] = API_ROUTES;
const routeOf = (operationId: string): RouteDefinition => {
  const route = routes.find((each) => each.operationId === operationId);
  if (route === undefined) throw new Error(`no route ${operationId}`);
  return route;
};

describe("what the gateway itself rejects", () => {
  it("is a body that is not an object, or has more fields than the largest form of a ticket", () => {
    expect(gatewayModel(routeOf("submitTicket"))).toEqual({
      $schema: "http://json-schema.org/draft-04/schema#",
      title: "submitTicket",
      type: "object",
      maxProperties: 5,
    });
  });

  it("does not include optional bodies, nor routes without one", () => {
    expect(gatewayModel(routeOf("createUser"))).toBeUndefined();
    expect(gatewayModel(routeOf("listTickets"))).toBeUndefined();
  });

  it("is a query without a parameter that has no default", () => {
    expect(requiredQuery(routeOf("readUserTicket"))).toEqual(["ticket_id"]);
    expect(requiredQuery(routeOf("listTickets"))).toEqual([]);
    expect(requiredQuery(routeOf("checkHealth"))).toEqual([]);
  });

  it("has a model for every required body", () => {
    const withBody = routes.filter(({ body, bodyOptional }) => body !== undefined && bodyOptional !== true);

    expect(withBody.map(gatewayModel)).not.toContain(undefined);
    expect(withBody).toHaveLength(3);
  });

  it("cannot be derived from a body that is a list", () => {
    expect(() => gatewayModel({ ...routeOf("submitTicket"), body: z.array(z.string()) })).toThrow(TypeError);
  });
});
