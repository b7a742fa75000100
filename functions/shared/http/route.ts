import * as z from "zod";
import type { Role, Scope } from "../auth/caller.js";
import type { ProblemKind } from "./problem.js";

type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** Methods by which a route can be called: HEAD wherever GET is, as HTTP servers must support (RFC 9110, 9.1). */
export const methodsOf = ({ method }: RouteDefinition): readonly (Method | "HEAD")[] =>
  method === "GET" ? ["GET", "HEAD"] : [method];

/** The methods of a path, as `Allow` lists them; none for a path that the API does not have. */
export const methodsAt = (path: string, routes: readonly RouteDefinition[]): readonly string[] => {
  const methods = routes.filter((route) => route.path === path).flatMap(methodsOf);
  return methods.length === 0 ? [] : [...methods, "OPTIONS"];
};

/** 1 to `maxLength` visible ASCII characters: what a header of ours may hold. */
export const visibleAscii = (maxLength: number): RegExp => new RegExp(`^[!-~]{1,${maxLength}}$`);

/** The header by which a client marks a request that it may repeat. */
export const IDEMPOTENCY_KEY = {
  header: "Idempotency-Key",
  /** In visible ASCII characters. The most common form, a UUID, has 36. */
  maxLength: 255,
} as const;

/**
 * The header without which a request with the session cookie is refused: a page of another origin cannot send it
 * without a preflight request, which does not allow it.
 */
export const SESSION_REQUEST = { header: "X-Requested-With", maxLength: 255 } as const;

/** The cookie with a person's refresh token. */
export const SESSION_COOKIE = "tp_session";

/** A field of a response that another operation takes, as a parameter or in its body. */
export interface ResponseLink {
  readonly operationId: string;
  readonly field: string;
  readonly becomes: { readonly parameter: string } | { readonly property: string };
}

/** One endpoint: everything that the gateway, the dispatcher and the OpenAPI document need to know about it. */
export interface RouteDefinition {
  /** Its name in the code and in the OpenAPI document. */
  readonly operationId: string;
  readonly method: Method;
  /** As API Gateway writes it: `/tickets/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly tag: "Tickets" | "Desk" | "Desk rules" | "Legacy clients" | "Sign-in" | "Users" | "Service";
  /** The scope that a caller needs; `signed-in` needs any valid token, and `public` none. */
  readonly access: "public" | "signed-in" | Scope;
  /** Roles that a caller needs one of, besides the scope. @default every role */
  readonly roles?: readonly Role[];
  /** Whether the session cookie is read, which requires the header of SESSION_REQUEST. @default false */
  readonly session?: boolean;
  /** Whether a request without the cookie succeeds, too. @default false */
  readonly sessionOptional?: boolean;
  /** Whether it is for people who signed in, whose access token the operation gets: no API tokens. @default false */
  readonly byAccessToken?: boolean;
  readonly parameters?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** Whether a request may have no body. @default false */
  readonly bodyOptional?: boolean;
  /** Whether Idempotency-Key is honoured. @default false */
  readonly idempotent?: boolean;
  /**
   * Whether a request must say in If-Match which version it changes (RFC 6585, 3). `if-exists`: it creates what does
   * not exist, and needs If-Match only for what does; `If-None-Match: *` makes sure that it creates. @default false
   */
  readonly conditional?: boolean | "if-exists";
  /** The response to a request that succeeds. */
  readonly response: {
    readonly status: 200 | 201 | 202 | 204;
    readonly description: string;
    /** Whether the status is 201 when the request created what its path names (RFC 9110, 9.3.4). @default false */
    readonly creates?: boolean;
    /** Schema of the body. @default no body, which status 204 requires */
    readonly schema?: z.ZodType;
    /** Whether the header Location links to what was created. @default false */
    readonly location?: boolean;
    /** Whether the header ETag names the version of what is returned; a GET can be answered by 304. @default false */
    readonly etag?: boolean;
    /** Whether the session cookie is set or removed. @default false */
    readonly session?: boolean;
    /** The operation that takes a field of the response. */
    readonly link?: ResponseLink;
  };
  /** Kinds of its problems, besides those that every route of its sort can have (see openapi-responses.ts). */
  readonly problems?: readonly ProblemKind[];
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
