import type { APIGatewayProxyEvent } from "aws-lambda";
import { headerValues } from "../auth/header-values.js";
import { ApiProblem } from "./problem.js";
import { type RouteDefinition, SESSION_COOKIE, SESSION_REQUEST, visibleAscii } from "./route.js";

/** Longest value that is read: browsers keep cookies of 4,096 bytes, name and attributes included. */
const MAX_LENGTH = 4_096;

/** Characters of a cookie's value (RFC 6265, 4.1.1), without those that would need quotes. */
const VALUE = /^[\w.~!$&'()*+/:=?@^`|{}<>[\]#%-]+$/;

const { header, maxLength } = SESSION_REQUEST;
const OWN_VALUE = visibleAscii(maxLength);

const valuesOf = (event: APIGatewayProxyEvent): readonly string[] =>
  headerValues(event, "Cookie")
    .flatMap((header) => header.split(";"))
    .map((pair) => pair.trim())
    .filter((pair) => pair.startsWith(`${SESSION_COOKIE}=`))
    .map((pair) => pair.slice(SESSION_COOKIE.length + 1));

/**
 * The session cookie's value on a route that reads it; `undefined` if none was sent, or one that we cannot have set.
 * Browsers send the cookie by themselves, so the request must have a header that only our own pages can send.
 * @throws ApiProblem forbidden without that header
 */
export const readSession = (event: APIGatewayProxyEvent, { session }: RouteDefinition): string | undefined => {
  if (session !== true) return undefined;
  if (!headerValues(event, header).some((value) => OWN_VALUE.test(value.trim())))
    throw new ApiProblem("forbidden", `Send the header ${header} with any value, such as fetch.`, {
      errors: [{ header, detail: `expected 1 to ${maxLength} visible ASCII characters` }],
    });
  const [value, ...more] = new Set(valuesOf(event));
  return value !== undefined && more.length === 0 && value.length <= MAX_LENGTH && VALUE.test(value)
    ? value
    : undefined;
};

interface CookieScope {
  /** Path below which browsers send the cookie: `/v1/auth`. */
  readonly path: string;
  /** Seconds for which browsers keep it. */
  readonly maxAge: number;
}

/**
 * The header Set-Cookie of a session: no script can read it, no other site's page makes the browser send it. Browsers
 * accept Secure cookies from http://localhost, too.
 */
export const sessionCookie = (value: string, { path, maxAge }: CookieScope): string =>
  `${SESSION_COOKIE}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; Secure; SameSite=Strict`;
