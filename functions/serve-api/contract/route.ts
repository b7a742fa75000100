import * as z from "zod";
import type { Scope } from "../../shared/auth/caller.js";

type Method = "GET" | "POST";

/** Methods by which a route can be called: HEAD wherever GET is, as HTTP servers must support (RFC 9110, 9.1). */
export const methodsOf = ({ method }: RouteDefinition): readonly (Method | "HEAD")[] =>
  method === "GET" ? ["GET", "HEAD"] : [method];

/** The header by which a client marks a request that it may repeat. */
export const IDEMPOTENCY_KEY = {
  header: "Idempotency-Key",
  /** In visible ASCII characters. The most common form, a UUID, has 36. */
  maxLength: 255,
} as const;

/** One endpoint: everything that the gateway, the dispatcher and the OpenAPI document need to know about it. */
export interface RouteDefinition {
  /** Its name in the code and in the OpenAPI document. */
  readonly operationId: string;
  readonly method: Method;
  /** As API Gateway writes it: `/tickets/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: "Tickets" | "Legacy clients" | "Service";
  /** The scope that a caller needs; `public` needs no token. */
  readonly access: "public" | Scope;
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether a request may have no body. @default false */
  readonly bodyOptional?: boolean;
  /** Whether Idempotency-Key is honoured. @default false */
  readonly idempotent?: boolean;
  /** The response to a request that succeeds. */
  readonly response: {
    readonly status: 200 | 202;
    readonly description: string;
    readonly schema: z.ZodType;
    /** Whether the header Location links to what was created. @default false */
    readonly location?: boolean;
  };
  /** Statuses of its problems, besides those that every route of its kind can have (see openapi-responses.ts). */
  readonly problems?: readonly (404 | 409 | 429)[];
}

/** The forms that a body may have: the options of a union, or the single object. */
export const formsOf = (body: z.core.$ZodType): readonly z.ZodObject[] => {
  if (body instanceof z.ZodObject) return [body];
  if (body instanceof z.ZodUnion) return body.options.flatMap(formsOf);
  throw new TypeError("The schema of a body must be an object, or a union of objects.");
};

/** The query parameters without which the gateway rejects a request. */
export const requiredQuery = ({ query }: RouteDefinition): readonly string[] =>
  Object.entries(query?.shape ?? {})
    .filter(([, schema]) => !z.safeParse(schema, undefined).success)
    .map(([name]) => name);
