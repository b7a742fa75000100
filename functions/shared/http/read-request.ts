import type { APIGatewayProxyEvent } from "aws-lambda";
import * as z from "zod";
import { headerValues } from "../auth/header-values.js";
import { type Caller, CallerSchema } from "../auth/caller.js";
import { isJsonObject } from "../contracts/parse-json.js";
import { ApiProblem, type FieldError } from "./problem.js";
import { formsOf, IDEMPOTENCY_KEY, type RouteDefinition, visibleAscii } from "./route.js";
import { readIfMatch, readMustBeNew } from "./etag.js";
import { readSession } from "./session-cookie.js";
import { inBody, inParameter, invalidRequest, toFieldErrors } from "./field-errors.js";
import { readBody } from "./read-body.js";

/** A request parsed by its route's schemas, whose types only the operation knows. */
export interface CheckedRequest {
  readonly requestId: string;
  readonly address: string;
  readonly basePath: string;
  readonly caller: Caller | undefined;
  readonly parameters: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string | undefined;
  readonly session: string | undefined;
  readonly accessToken?: string;
  readonly ifMatch: string | undefined;
  readonly mustBeNew?: boolean;
}

/** The caller as the authorizer identified it; `undefined` when the authorizer did not run. */
export const callerOf = (event: APIGatewayProxyEvent): Caller | undefined =>
  CallerSchema.safeParse(event.requestContext.authorizer).data;

/**
 * Checks the caller's access to a route; `undefined` for a public one.
 * @throws ApiProblem unauthorized without a caller, forbidden without the scope or the role
 */
export const requireAccess = (caller: Caller | undefined, { access, roles }: RouteDefinition): Caller | undefined => {
  if (access === "public") return undefined;
  if (caller === undefined) throw new ApiProblem("unauthorized", "Send a valid token in Token or Authorization.");
  if (access !== "signed-in" && !caller.scopes.includes(access))
    throw new ApiProblem("forbidden", `The token lacks the scope ${access}.`);
  if (roles?.includes(caller.role) === false)
    throw new ApiProblem("forbidden", `Only the role ${roles.join(" or ")} may do this.`);
  return caller;
};

/**
 * Parses everything that the route has a schema for, and reports all errors of the request at once.
 * @param address of whoever sent it
 * @throws ApiProblem invalid-request, and as readBody does
 */
export const readRequest = (
  event: APIGatewayProxyEvent,
  route: RouteDefinition,
  caller: Caller | undefined,
  address: string,
): CheckedRequest => {
  const accessToken = readAccessToken(event, route);
  const session = readSession(event, route);
  const ifMatch = readIfMatch(event, route);
  const mustBeNew = readMustBeNew(event, route);
  const json = readBody(event, route);
  const body: CheckedBody = route.body && json !== undefined ? checkBody(route.body, json) : { errors: [] };
  const path = checkPath(event, route);
  const query = checkQuery(event, route);
  const key = checkIdempotencyKey(event, route);
  const errors = [path, query, key, body].flatMap((part) => part.errors);
  if (errors.length > 0) throw invalidRequest(errors, body.form);
  return {
    requestId: event.requestContext.requestId,
    address,
    basePath: basePathOf(event),
    caller,
    parameters: path.value,
    query: query.value,
    body: body.value,
    idempotencyKey: key.value,
    session,
    ...(accessToken !== undefined && { accessToken }),
    ifMatch,
    ...(mustBeNew && { mustBeNew }),
  };
};

const BEARER = /^Bearer +(?<token>[\w-]+\.[\w-]+\.[\w-]+)$/i;

/**
 * The access token of a caller who signed in, as the authorizer has verified it, on routes that need one.
 * @throws ApiProblem forbidden for an API token
 */
const readAccessToken = (event: APIGatewayProxyEvent, { byAccessToken }: RouteDefinition): string | undefined => {
  if (byAccessToken !== true) return undefined;
  const token = BEARER.exec(headerValues(event, "Authorization").at(0) ?? "")?.groups?.["token"];
  if (token === undefined) throw new ApiProblem("forbidden", "Sign in. An API token cannot do this.");
  return token;
};

/**
 * The path of the API's root as the client reaches it, without a slash at its end: the stage, or the base path of a
 * custom domain. It is the request's whole path without the segments of the resource, and without slashes at the end.
 */
const basePathOf = ({ resource, requestContext }: APIGatewayProxyEvent): string => {
  const depth = resource.split("/").filter(Boolean).length;
  const segments = requestContext.path.split("/").filter(Boolean);
  return segments
    .slice(0, Math.max(0, segments.length - depth))
    .map((segment) => `/${segment}`)
    .join("");
};

/** A part of the request: its parsed value, or what is wrong with it. */
interface Checked<T = unknown> {
  readonly value?: T | undefined;
  readonly errors: readonly FieldError[];
}

interface CheckedBody extends Checked {
  /** Name of the form that the errors were found with, when the route accepts several. */
  readonly form?: string | undefined;
}

interface FormMismatch {
  readonly form: z.ZodObject;
  readonly issues: readonly z.core.$ZodIssue[];
}

/** How far a body is from a form: each invalid or unknown field counts one. */
const distance = ({ issues }: FormMismatch): number =>
  issues.reduce((sum, issue) => sum + (issue.code === "unrecognized_keys" ? issue.keys.length : 1), 0);

const nearestForm = (mismatches: readonly FormMismatch[]): FormMismatch | undefined =>
  mismatches.toSorted((a, b) => distance(a) - distance(b))[0];

/** Parses a body by the forms that it may have. If none fits, the errors are those of the nearest form. */
const checkBody = (schema: z.ZodType, json: unknown): CheckedBody => {
  const forms = formsOf(schema);
  const mismatches: FormMismatch[] = [];
  for (const form of forms) {
    const { success, data, error } = form.safeParse(json);
    if (success) return { value: data, errors: [] };
    mismatches.push({ form, issues: error.issues });
  }
  const nearest = nearestForm(mismatches);
  const name = forms.length > 1 && isJsonObject(json) ? nearest?.form.meta()?.id : undefined;
  return { errors: toFieldErrors(nearest?.issues ?? [], inBody), form: name };
};

const checkParameters = (schema: z.ZodObject, values: Readonly<Record<string, unknown>>): Checked => {
  const { success, data, error } = schema.safeParse(values);
  return success ? { value: data, errors: [] } : { errors: toFieldErrors(error.issues, inParameter) };
};

/** Parses the parameters of the path, which API Gateway has decoded. */
const checkPath = (event: APIGatewayProxyEvent, { parameters }: RouteDefinition): Checked =>
  parameters === undefined ? { errors: [] } : checkParameters(parameters, event.pathParameters ?? {});

const NO_PARAMETERS = z.strictObject({});

/** Every query parameter with its values, in the order of the request. */
const queryOf = (event: APIGatewayProxyEvent): [name: string, values: readonly string[]][] =>
  Object.entries(event.multiValueQueryStringParameters ?? event.queryStringParameters ?? {}).map(([name, values]) => [
    name,
    [values ?? []].flat(),
  ]);

/**
 * Parses the query. Unknown parameters are errors, so that a misspelt filter is not ignored; on public routes they are
 * allowed.
 */
const checkQuery = (event: APIGatewayProxyEvent, { query, access }: RouteDefinition): Checked => {
  if (query === undefined && access === "public") return { errors: [] };
  const sent = queryOf(event);
  const values = Object.fromEntries(sent.map(([name, [first]]) => [name, first]));
  const result = checkParameters(query ?? NO_PARAMETERS, values);
  const repeated = sent
    .filter(([, values]) => values.length > 1)
    .map(([name]) => ({ ...inParameter([name]), detail: "expected once, not several times" }));
  return { value: query && result.value, errors: [...result.errors, ...repeated] };
};

const { header, maxLength } = IDEMPOTENCY_KEY;
const KEY = visibleAscii(maxLength);

/** Reads the idempotency key of a route that honours one. */
const checkIdempotencyKey = (event: APIGatewayProxyEvent, { idempotent }: RouteDefinition): Checked<string> => {
  const [value, ...more] = idempotent === true ? headerValues(event, header) : [];
  if (value === undefined) return { errors: [] };
  if (more.length === 0 && KEY.test(value)) return { value, errors: [] };
  return { errors: [{ header, detail: `expected once, with 1 to ${maxLength} visible ASCII characters` }] };
};
