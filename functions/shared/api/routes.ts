import * as z from "zod";
import type { RouteDefinition } from "../http/route.js";
import { DESK_ROUTES } from "./desk-routes.js";
import { IDENTITY_ROUTES } from "./identity-routes.js";
import { TICKET_ROUTES } from "./ticket-routes.js";

/** The endpoints of each function behind the API, by the folder of its code. */
export const ROUTES_BY_FUNCTION = {
  "serve-api": TICKET_ROUTES,
  "serve-desk": DESK_ROUTES,
  "serve-identity": IDENTITY_ROUTES,
} as const satisfies Readonly<Record<string, readonly RouteDefinition[]>>;

/** API Gateway itself returns the API's description, so that no request for it invokes a function. */
export const DESCRIPTION_ROUTE = {
  operationId: "describeApi",
  method: "GET",
  path: "/openapi.json",
  summary: "Describe this API",
  tag: "Service",
  access: "public",
  response: { status: 200, description: "This document.", schema: z.looseObject({}) },
} as const satisfies RouteDefinition;

/**
 * Every endpoint of the API: the source of the gateway's resources and methods, the dispatchers and the OpenAPI
 * document.
 */
export const API_ROUTES = [...TICKET_ROUTES, ...DESK_ROUTES, ...IDENTITY_ROUTES, DESCRIPTION_ROUTE] as const;

export type OperationId = (typeof API_ROUTES)[number]["operationId"];
